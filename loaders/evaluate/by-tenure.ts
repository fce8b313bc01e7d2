import type {AgeGroup} from "../../src/model/published/cohort-data.js";
import {estimateOfMoments} from "../../src/model/published/cells.js";
import type {Moments} from "../../src/model/statistics/moments.js";
import type {Estimate} from "../../src/model/published/site.js";
import {columnsLacking} from "../intake/table-intake.js";
import type {MonthlyMeasure, AgeRow} from "../measure/panel/by-tenure.js";
import {valueName} from "../definitions/value-names.js";
import type {PublicationContext} from "../privacy/publication.js";

/** Lines of each kind by age over the last year; a kind of which any age is under the floor isn't shown at all. */
export function byTenureOf(
  {intake, contract, settings}: Pick<PublicationContext, "intake" | "contract" | "settings">,
  rows: readonly AgeRow[]
): AgeGroup[] {
  const hasPlans = columnsLacking(intake, ["plans.open_to", "bills.plan_id"]).length === 0;
  const hasBills = columnsLacking(intake, ["bills.revenue_fen"]).length === 0;
  const hasTerms = columnsLacking(intake, ["contracts.due_on"]).length === 0;
  const groups = rows.map((row): AgeGroup => {
    const {kind, age, n, x, xx} = row;
    const moments = (name: MonthlyMeasure): Moments => ({n, x, xx, y: row.y[name], yy: row.yy[name], xy: row.xy[name]});
    const scaled = (one: Moments, scale: number): Estimate => {
      const {value, low, high, customers} = estimateOfMoments(one, "yuan");
      // A mean is negative where more was given back than paid; otherwise its interval ends at 0.
      return {value: value * scale, low: (value < 0 ? low : Math.max(0, low)) * scale, high: high * scale, customers};
    };
    const share = (name: MonthlyMeasure): Estimate => {
      const {value, low, high, customers} = estimateOfMoments(moments(name), "percent");
      return {value, low, high, customers};
    };
    const paid = moments("revenue");
    const perMegabyte: Moments = {
      n: paid.n,
      y: paid.y,
      yy: paid.yy,
      x: row.y.allowance,
      xx: row.yy.allowance,
      xy: row.revenueAllowance
    };
    return {
      kind,
      kindName: valueName(contract, "subscriptions", "kind", kind) ?? {en: kind, zh: kind},
      age,
      customers: n,
      lineMonths: x,
      paid: hasBills ? scaled(paid, 0.01) : null,
      inTerm: hasTerms ? share("in_term") : null,
      newOnlyPlan: hasPlans ? share("new_only") : null,
      leaving: share("closed"),
      perGigabyte: perMegabyte.x > 0 ? scaled(perMegabyte, 10.24) : null
    };
  });
  const small = new Set(groups.filter(({customers}) => customers < settings.privacy_floor).map(({kind}) => kind));
  const ages = ["new", "middle", "old"];
  return groups
    .filter(({kind}) => !small.has(kind))
    .sort((a, b) => (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0) || ages.indexOf(a.age) - ages.indexOf(b.age));
}
