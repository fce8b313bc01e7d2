import {parseHTML} from "linkedom";
import {readPublished} from "../../loaders/run/read-published.js";
import {comparePage} from "../pages/compare/page.js";

const {document} = parseHTML("<!doctype html><html><body></body></html>");
process.stdout.write(comparePage(JSON.parse(await readPublished("compare.json")), "zh", document));
