import type {BeforeLeaving, Cohorts} from "../../src/model/published/cohort-data.js";
import {standardisedShares, type Stratum} from "../../src/model/statistics/standardised.js";
import {columnsLacking} from "../measure/cohorts.js";
import type {featureNames, LeavingRow} from "../measure/panel/before-leaving.js";
import {comparedStrata} from "./green-light.js";
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

/** Leavers of the last year, by port-out and otherwise, beside comparable customers who stayed: of the same quarter, value tier and tenure. */
export function beforeLeavingOf(
  {intake, settings}: Pick<PublicationContext, "intake" | "settings">,
  rows: readonly LeavingRow[]
): Cohorts["before"] {
  const strata = rows.map((row) => ({...row, key: [row.quarter, row.valueTier, row.tenure].join(" ")}));
  const measurable = features.filter(({needs}) => columnsLacking(intake, needs).length === 0);
  const keys = [...new Set(strata.map(({key}) => key))].sort();
  const compare = (how: string): BeforeLeaving | null => {
    const of = (who: string, key: string, feature: (typeof featureNames)[number]): Stratum => {
      const found = strata.find((one) => one.how === who && one.key === key);
      return {n: found?.customers ?? 0, with: found?.with[feature] ?? 0};
    };
    const floor = settings.privacy_floor;
    let counts = {leavers: 0, stayers: 0};
    const compared = measurable.flatMap(({id}) => {
      const both = comparedStrata(
        keys.map((key) => ({leavers: of(how, key, id), stayers: of("stayed", key, id)})),
        floor
      );
      const shares = standardisedShares(
        both.map(({leavers}) => leavers),
        both.map(({stayers}) => stayers)
      );
      if (!shares || shares.matched < floor || shares.comparison.n < floor) return [];
      counts = {leavers: shares.matched, stayers: shares.comparison.n};
      const estimate = ({value, low, high}: {value: number; low: number; high: number}, customers: number) => ({
        value,
        low,
        high,
        customers
      });
      return [
        {
          id,
          leavers: estimate(shares.subjects, shares.matched),
          stayers: estimate(shares.comparison, shares.comparison.n),
          difference: estimate(shares.difference, shares.matched)
        }
      ];
    });
    return compared.length ? {features: compared, ...counts} : null;
  };
  return {portOut: compare("port_out"), other: compare("other")};
}
