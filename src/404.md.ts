import {parseHTML} from "linkedom";
import {handOver} from "../loaders/run/hand-over.js";
import {notFoundPage} from "./pages/not-found/page.js";

const {document} = parseHTML("<!doctype html><html><body></body></html>");
handOver(notFoundPage(document));
