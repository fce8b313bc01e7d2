import {leaksOf} from "../loaders/privacy/check-floor.js";
import {auditedWorld, floor, smallCells, withCellsBesideSmall} from "../test/loaders/privacy/audited-world.js";
import {sharedWorld} from "../test/loaders/world.js";
import type {Proof} from "./proof.js";

const worlds = [
  {customers: 10_000, months: 15, seed: 11},
  {customers: 40_000, months: 24, seed: 12}
];
const indicators = ["solved_at_first_answer", "service_nps", "offer_conversion_per_customer"];

export const proof: Proof = {
  claims: `Nobody who solves back all that is published of operators of 10,000 and of 40,000 customers gets at fewer than ${floor}; where cells are shown that hide a single small one beside them, the audit says so.`,
  dependsOn: [
    "loaders/intake",
    "loaders/measure",
    "loaders/evaluate",
    "loaders/sample",
    "data/contract",
    "data/gaming",
    "data/indicators",
    "data/plans",
    "data/report",
    "data/systems"
  ],
  run: async (progress) => {
    const figures: Record<string, number> = {};
    let holds = true;
    for (const settings of worlds) {
      progress(`${settings.customers} customers: publishing`);
      const audited = await auditedWorld(await sharedWorld(settings));
      const {world, measured, bare} = audited;
      progress(`${settings.customers} customers: solving back`);
      const leaks = leaksOf(world, measured, floor).length;
      const {all, shown} = smallCells(audited);
      const without = leaksOf({brief: world.brief, compare: bare, systemFiles: []}, measured, floor).length;
      const found = indicators.filter((indicator) => {
        const compare = withCellsBesideSmall(audited, indicator);
        const told = leaksOf({...world, compare}, measured, floor);
        return told.length > 0 && told.every((leak) => leak.indicator === indicator);
      }).length;
      holds &&= leaks === 0 && all > 1000 && shown === 0 && without > 1000 && found === indicators.length;
      figures[`leaks_${settings.customers}`] = leaks;
      figures[`small_cells_${settings.customers}`] = all;
      figures[`small_cells_shown_${settings.customers}`] = shown;
      figures[`leaks_without_floor_${settings.customers}`] = without;
      figures[`planted_leaks_found_${settings.customers}`] = found;
    }
    return {holds, figures: {...figures, planted_leaks: indicators.length}};
  }
};
