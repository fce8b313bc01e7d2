import {parseArgs} from "node:util";
import {handOver} from "../../loaders/run/hand-over.js";
import {readPublished} from "../../loaders/run/read-published.js";

const {values} = parseArgs({options: {table: {type: "string"}}});
handOver(await readPublished(`sql-${values.table ?? ""}.csv`));
