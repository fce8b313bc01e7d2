/** Words of the brief's verdict. What they may say is decided by the contest's verdict and the decision's rules. */
import type {Prose} from "../../elements/dom.js";
import type {Language} from "../../language/format.js";
import type {Decision} from "../../model/published/evidence.js";
import type {BriefVerdict, UrgedUp} from "../../model/published/evidence.js";
import type {SiteFacts} from "../../model/published/published.js";
import {en} from "./verdict-en.js";
import {zh} from "./verdict-zh.js";

export interface VerdictWords {
  readonly headline: Readonly<Record<Decision, string>>;
  readonly lede: (verdict: BriefVerdict, site: SiteFacts) => Prose;
  readonly why: {readonly question: string; readonly answer: (verdict: BriefVerdict) => Prose};
  readonly sure: {readonly question: string; readonly answer: (verdict: BriefVerdict) => Prose; readonly link: string};
  readonly urged: {
    readonly title: string;
    readonly question: string;
    readonly big: (urged: UrgedUp) => string;
    readonly unit: string;
    readonly explained: (urged: UrgedUp) => string;
    readonly left: (urged: UrgedUp) => string;
  };
  /** What would change the answer, the most telling first. */
  readonly changes: (verdict: BriefVerdict) => readonly string[];
}

/** The words of the verdict in both languages. */
export const verdictWords: Record<Language, VerdictWords> = {en, zh};
