/** Words of the guide to one's own data. */
import type {Language} from "../../language/format.js";
import type {GuideExample} from "../../model/published/guide.js";
import {guideEn} from "./words-en.js";
import {guideZh} from "./words-zh.js";

/** One step: what to do, why, and what it looks like in the mapping. */
export interface GuideStep {
  readonly title: string;
  readonly text: string;
  readonly yaml: string | null;
}

export interface GuideWords {
  readonly title: string;
  readonly headline: string;
  readonly lede: readonly string[];
  readonly contents: string;
  readonly steps: {readonly title: string; readonly question: string; readonly list: readonly GuideStep[]};
  readonly sources: {
    readonly title: string;
    readonly question: string;
    readonly head: readonly [string, string, string];
    readonly rows: readonly (readonly [string, string, string])[];
  };
  readonly examples: {
    readonly title: string;
    readonly question: string;
    readonly mapping: string;
    readonly settings: string;
    readonly of: Readonly<
      Record<
        GuideExample["id"],
        {readonly title: string; readonly what: string; readonly made: readonly string[]; readonly gives: string}
      >
    >;
  };
  readonly faults: {
    readonly title: string;
    readonly question: string;
    readonly head: readonly [string, string];
    readonly rows: readonly (readonly [string, string])[];
  };
}

export const guideWords: Readonly<Record<Language, GuideWords>> = {en: guideEn, zh: guideZh};
