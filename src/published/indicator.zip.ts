/** The files of single indicators, taken apart: a page loads the one that is looked at. */
import {strToU8, zipSync} from "fflate";
import {handOver} from "../../loaders/run/hand-over.js";
import {readPublishedFile} from "../../loaders/run/read-published.js";

const {files} = await readPublishedFile("indicator-files.json");
const parts = files.map((file) => [`${file.definition.id}.json`, strToU8(JSON.stringify(file))] as const);
// No other date gives the same bytes for the same content.
handOver(zipSync(Object.fromEntries(parts), {level: 0, mtime: new Date(1980, 0, 1)}));
