import {parseHTML} from "linkedom";
import {readPublished} from "../loaders/run/read-published.js";
import {planPage} from "./pages/plan/page.js";

const {document} = parseHTML("<!doctype html><html><body></body></html>");
process.stdout.write(
  planPage(
    JSON.parse(await readPublished("plan-base.json")),
    JSON.parse(await readPublished("plan.json")),
    "en",
    document
  )
);
