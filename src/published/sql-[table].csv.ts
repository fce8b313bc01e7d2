import {parseArgs} from "node:util";
import {readPublished} from "../../loaders/run/read-published.js";

const {values} = parseArgs({options: {table: {type: "string"}}});
process.stdout.write(await readPublished(`sql-${values.table ?? ""}.csv`));
