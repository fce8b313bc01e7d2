import {parseHTML} from "linkedom";
import {readPublished} from "../loaders/run/read-published.js";
import {evidencePage} from "./pages/evidence/page.js";

const {document} = parseHTML("<!doctype html><html><body></body></html>");
process.stdout.write(
  evidencePage(
    JSON.parse(await readPublished("evidence.json")),
    JSON.parse(await readPublished("gaming.json")),
    "en",
    document
  )
);
