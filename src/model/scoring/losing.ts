import type {LeagueUnit} from "../published/brief.js";
import type {Estimate} from "../published/site.js";
import {beyondTogether, chanceNotBelow} from "../statistics/many-differences.js";
import {exists, keptUnits} from "./findings.js";

/**
 * Units that look green and lose customers: in the upper half per contact, with retention below that of the rest of the
 * company beyond noise. The company's own error counts, and so does that it has the unit's customers among its own; all
 * units of the upper half are judged together, so that where all keep alike any is named in at most 5 of 100 companies (Holm).
 *
 * @returns their ids, the one that keeps the fewest first
 */
export function greenAndLosing(units: readonly LeagueUnit[], company: Estimate | null): string[] {
  if (!exists(company)) return [];
  const looked = keptUnits(units).filter(({legacy}) => legacy.rank <= units.length / 2);
  const isLosing = beyondTogether(
    looked.map(({retention}) => chanceNotBelow(retention, company, retention.customers / company.customers))
  );
  return looked
    .filter((_, i) => isLosing[i])
    .sort((a, b) => a.retention.value - b.retention.value || (a.id < b.id ? -1 : 1))
    .map(({id}) => id);
}
