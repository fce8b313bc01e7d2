import {parseArgs} from "node:util";
import {readPublished} from "../../loaders/publish/read.js";

const {values} = parseArgs({options: {table: {type: "string"}}});
process.stdout.write(await readPublished(`sql-${values.table ?? ""}.csv`));
