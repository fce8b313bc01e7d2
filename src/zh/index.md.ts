import {parseHTML} from "linkedom";
import {readPublished} from "../../loaders/run/read-published.js";
import {briefPage} from "../pages/brief/page.js";

const {document} = parseHTML("<!doctype html><html><body></body></html>");
process.stdout.write(briefPage(JSON.parse(await readPublished("brief.json")), "zh", document));
