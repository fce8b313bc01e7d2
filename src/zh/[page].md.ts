import {parseArgs} from "node:util";
import {handOver} from "../../loaders/run/hand-over.js";
import {pageAt, pageText} from "../../loaders/site/page-text.js";

const {values} = parseArgs({options: {page: {type: "string"}}});
handOver(await pageText(pageAt(values.page ?? ""), "zh"));
