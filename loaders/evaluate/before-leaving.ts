import type {BeforeLeaving, Cohorts} from "../../src/model/published/cohort-data.js";
import {sumOf} from "../../src/model/statistics/sums.js";
import {bucketCount} from "../intake/intake.js";
import {columnsLacking, type Intake} from "../intake/table-intake.js";
import type {featureNames, LeavingRow} from "../measure/panel/before-leaving.js";
import {besideStayers, drawnStratum, type ComparedStratum} from "./beside-stayers.js";
import type {PublicationContext} from "../privacy/publication.js";

/** What is looked for in the 90 days, and the columns it needs. */
const features: readonly {readonly id: (typeof featureNames)[number]; readonly needs: readonly string[]}[] = [
  {id: "contacts", needs: ["contacts.started_at"]},
  {id: "many_contacts", needs: ["contacts.started_at"]},
  {id: "repeats", needs: ["contacts.started_at", "contacts.reason"]},
  {id: "complaints", needs: ["complaints.opened_at"]},
  {id: "bill_shocks", needs: ["bills.revenue_fen"]},
  {id: "network", needs: ["network.outages"]}
];

/** The columns of which one at least must be filled for anything to be looked for; none where one is. */
export function featuresLacking(intake: Intake): string[] {
  const lacking = features.map(({needs}) => columnsLacking(intake, needs));
  return lacking.some((columns) => columns.length === 0) ? [] : [...new Set(lacking.flat())];
}

/**
 * Leavers of the last year, by port-out and otherwise, beside comparable customers who stayed: of the same quarter, value tier and tenure.
 *
 * @param joinedLate who left so soon after joining that they are compared with nobody: other files count them among all who left
 */
export function beforeLeavingOf(
  {intake, settings}: Pick<PublicationContext, "intake" | "settings">,
  rows: readonly LeavingRow[],
  joinedLate: Readonly<Record<"port_out" | "other", number>>
): Cohorts["before"] {
  const strata = rows.map((row) => ({...row, key: [row.quarter, row.valueTier, row.tenure].join(" ")}));
  const measurable = features.filter(({needs}) => columnsLacking(intake, needs).length === 0);
  const keys = [...new Set(strata.map(({key}) => key))].sort();
  const compare = (how: "port_out" | "other"): BeforeLeaving | null => {
    const of = (who: string, key: string, feature: (typeof featureNames)[number]) =>
      strata.filter((one) => one.how === who && one.key === key).map((one) => ({...one, with: one.has[feature]}));
    const compared = measurable.flatMap(({id}) => {
      const besideNobody = {leavers: {n: joinedLate[how], with: 0}, stayers: drawnStratum([], bucketCount)};
      const strataCompared = keys.map((key): ComparedStratum => {
        const leavers = of(how, key, id);
        return {
          leavers: {n: sumOf(leavers, ({customers}) => customers), with: sumOf(leavers, (one) => one.with)},
          stayers: drawnStratum(of("stayed", key, id), bucketCount)
        };
      });
      const beside = besideStayers([...strataCompared, besideNobody], settings.privacy_floor);
      return beside ? [{id, ...beside}] : [];
    });
    const counts = compared.at(-1);
    return counts ? {features: compared, leavers: counts.leavers.customers, stayers: counts.stayers.customers} : null;
  };
  return {portOut: compare("port_out"), other: compare("other")};
}
