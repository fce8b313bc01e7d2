import {parseHTML} from "linkedom";
import {readPublished} from "../../loaders/run/read-published.js";
import {cohortsPage} from "../pages/cohorts/page.js";

const {document} = parseHTML("<!doctype html><html><body></body></html>");
process.stdout.write(cohortsPage(JSON.parse(await readPublished("cohorts.json")), "zh", document));
