import {parseHTML} from "linkedom";
import {readPublished} from "../../loaders/run/read-published.js";
import {sqlPage} from "../pages/sql/page.js";

const {document} = parseHTML("<!doctype html><html><body></body></html>");
const {site} = JSON.parse(await readPublished("brief.json"));
process.stdout.write(sqlPage(JSON.parse(await readPublished("sql.json")), site, "zh", document));
