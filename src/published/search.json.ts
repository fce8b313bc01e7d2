import {handOver} from "../../loaders/run/hand-over.js";
import {readPublished} from "../../loaders/run/read-published.js";

handOver(await readPublished("search.json"));
