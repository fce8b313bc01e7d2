import {parseHTML} from "linkedom";
import {readPublished} from "../loaders/run/read-published.js";
import {reportPage} from "./pages/report/page.js";

const {document} = parseHTML("<!doctype html><html><body></body></html>");
process.stdout.write(reportPage(JSON.parse(await readPublished("report.json")), "en", document));
