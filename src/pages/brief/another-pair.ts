/** The brief of another pair than the named one: loaded once a reader chooses it, since it takes the scoring and all of the page's drawings. */
export {briefElement} from "./page.js";
export {briefOfPair} from "../../model/scoring/pair-brief.js";
export {pairCompare} from "../../model/scoring/pair-compare.js";
