import {parseHTML} from "linkedom";
import {readPublished} from "../loaders/run/read-published.js";
import {trustPage} from "./pages/trust/page.js";

const {document} = parseHTML("<!doctype html><html><body></body></html>");
process.stdout.write(trustPage(JSON.parse(await readPublished("trust.json")), "en", document));
