import {readPublished} from "../../loaders/publish/read.js";

process.stdout.write(await readPublished("report.json"));
