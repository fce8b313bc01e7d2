import {parseHTML} from "linkedom";
import type {Brief} from "../../../src/model/published/brief.js";
import {greenLightFinding} from "../../../src/model/scoring/findings.js";
import {spearman} from "../../../src/model/statistics/spearman.js";
import {briefPage} from "../../../src/pages/brief/page.js";

/** What the brief tells of an operator. */
export interface Story {
  /** Rank correlation of each system's scores with retention, over the branches of the brief. */
  readonly foretells: Readonly<
    Record<"legacy" | "challenger", {readonly value: number; readonly low: number; readonly high: number}>
  >;
  /** Branches that move by more than noise. */
  readonly beyondNoise: number;
  readonly greenLight: ReturnType<typeof greenLightFinding> | null;
  readonly decision: string | undefined;
  /** The primary contest's verdict. */
  readonly contest: string | undefined;
  /** The English page's words. */
  readonly words: string;
}

export function storyOf(brief: Brief): Story {
  const {league, greenLight, verdict} = brief;
  const foretells = (system: "legacy" | "challenger") =>
    spearman(
      league.units.map((unit) => unit[system].score),
      league.units.map(({retention}) => retention?.value ?? NaN)
    );
  const {document} = parseHTML("<!doctype html><html><body></body></html>");
  return {
    foretells: {legacy: foretells("legacy"), challenger: foretells("challenger")},
    beyondNoise: league.units.filter(({beyondNoise}) => beyondNoise).length,
    greenLight: greenLight && greenLightFinding(greenLight),
    decision: verdict?.decision,
    contest: verdict?.contest.rows.find(({primary}) => primary)?.verdict,
    words: briefPage(brief, "en", document).replace(/<[^>]*>/g, " ")
  };
}
