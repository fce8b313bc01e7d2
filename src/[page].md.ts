import {parseArgs} from "node:util";
import {pageAt, pageText} from "../loaders/site/page-text.js";

const {values} = parseArgs({options: {page: {type: "string"}}});
process.stdout.write(await pageText(pageAt(values.page ?? ""), "en"));
