import {parseHTML} from "linkedom";
import {readPublished} from "../loaders/run/read-published.js";
import {guidePage} from "./pages/guide/page.js";

const {document} = parseHTML("<!doctype html><html><body></body></html>");
process.stdout.write(guidePage(JSON.parse(await readPublished("guide.json")), "en", document));
