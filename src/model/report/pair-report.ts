/** The report for two systems that a reader chose: what it says of the appraisal, which alone depends on them. */
import type {BriefVerdict} from "../published/evidence.js";
import type {PairContests} from "../published/pair-contests.js";
import type {SystemList, SystemPair} from "../published/system-files.js";
import {chosenVerdict} from "../scoring/pair-verdict.js";
import type {ReportData} from "./report.js";

/**
 * The report of a pair.
 *
 * @param named the verdict on the pair that the settings name
 */
export function reportOfPair(
  data: ReportData,
  named: BriefVerdict | null,
  {
    contests,
    list,
    pair
  }: {
    readonly contests: PairContests;
    readonly list: SystemList;
    readonly pair: SystemPair;
  }
): ReportData {
  const found = chosenVerdict(named, {contests, pair, settings: list.settings, customers: data.customers});
  const nameOf = (id: string) => list.systems.find((one) => one.id === id)?.name ?? {en: id, zh: id};
  return {
    ...data,
    appraisal: found && {
      decision: found.verdict.decision,
      strength: found.verdict.strength,
      legacy: nameOf(pair.legacy),
      challenger: nameOf(pair.challenger),
      ...(found.correctedFor !== null && {correctedFor: found.correctedFor})
    }
  };
}
