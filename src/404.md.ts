import {handOver} from "../loaders/run/hand-over.js";
import {notFoundText} from "../loaders/site/page-text.js";

handOver(notFoundText());
