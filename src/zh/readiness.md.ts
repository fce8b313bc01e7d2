import {parseHTML} from "linkedom";
import {readPublished} from "../../loaders/run/read-published.js";
import {readinessPage} from "../pages/readiness/page.js";

const {document} = parseHTML("<!doctype html><html><body></body></html>");
process.stdout.write(readinessPage(JSON.parse(await readPublished("readiness.json")), "zh", document));
