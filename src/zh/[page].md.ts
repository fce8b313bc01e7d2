import {parseArgs} from "node:util";
import {pageText} from "../../loaders/site/page-text.js";

const {values} = parseArgs({options: {page: {type: "string"}}});
process.stdout.write(await pageText(values.page ?? "", "zh"));
