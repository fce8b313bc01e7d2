import {parseArgs} from "node:util";
import {handOver} from "../../loaders/run/hand-over.js";
import {readPublished} from "../../loaders/run/read-published.js";

const {values} = parseArgs({options: {place: {type: "string"}}});
handOver(await readPublished(`system-${values.place ?? ""}.json`));
