/** What the reader of the plan page has chosen: kept in the address, so that it can be sent. */
import type {PlanBase, Scenario} from "../../model/plan/base.js";
import type {FanSeries} from "../../model/plan/risk.js";
import {scenarioFile, scenarioFrom, type ScenarioFault} from "../../model/plan/scenario.js";

export interface PlanState {
  /** Scenarios that are compared, four at most; `own` among them where there is one. */
  readonly shown: readonly string[];
  /** The one that charts put beside today. */
  readonly focus: string;
  readonly fan: FanSeries;
  readonly own: Scenario | null;
}

/** As many as can be told apart. */
const mostShown = 4;

/** What the chart over the year can show. */
export const fans: readonly FanSeries[] = ["contribution", "customers", "revenue", "cost"];

/** The choice that an address holds; what isn't there falls back to all shipped scenarios and the suggestion. */
export function planStateFromSearch(
  search: string,
  base: PlanBase
): {readonly state: PlanState; readonly faults: readonly ScenarioFault[]} {
  const asked = new URLSearchParams(search);
  const given = asked.get("own");
  const {scenario: own, faults} = given === null ? {scenario: null, faults: []} : scenarioFrom(parsed(given), base);
  const known = [...base.scenarios.map(({id}) => id), ...(own ? ["own"] : [])];
  const shown = (asked.get("plans")?.split(",") ?? [])
    .filter((id, i, all) => known.includes(id) && all.indexOf(id) === i)
    .slice(0, mostShown);
  const focus =
    known.find((id) => id === asked.get("focus")) ??
    (own ? "own" : known.includes("suggested") ? "suggested" : (known[0] ?? ""));
  return {
    faults,
    state: {
      shown: withFocus(shown.length ? shown : defaultShown(base, own), focus),
      focus,
      fan: fans.find((one) => one === asked.get("fan")) ?? "contribution",
      own
    }
  };
}

/** Today first, then the shipped ones, with the own in place of the last where there are too many. */
function defaultShown(base: PlanBase, own: Scenario | null): string[] {
  const shipped = base.scenarios.map(({id}) => id).toSorted((a, b) => Number(b === "today") - Number(a === "today"));
  return own ? [...shipped.slice(0, mostShown - 1), "own"] : shipped.slice(0, mostShown);
}

/** What charts are about is always among what is compared. */
export function withFocus(shown: readonly string[], focus: string): readonly string[] {
  return shown.includes(focus) || focus === "" ? shown : [...shown.slice(0, mostShown - 1), focus];
}

/** The address's search part for a choice. */
export function searchFromPlanState({shown, focus, fan, own}: PlanState): string {
  return `?${new URLSearchParams({plans: shown.join(","), focus, fan, ...(own ? {own: JSON.stringify(scenarioFile(own))} : {})})}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
