import {parseHTML} from "linkedom";
import {readPublished} from "../../loaders/run/read-published.js";
import {dataPage} from "../pages/data/page.js";

const {document} = parseHTML("<!doctype html><html><body></body></html>");
process.stdout.write(dataPage(JSON.parse(await readPublished("data.json")), "zh", document));
