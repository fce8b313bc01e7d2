import {readPublished} from "../../loaders/run/read-published.js";

process.stdout.write(await readPublished("plan.json"));
