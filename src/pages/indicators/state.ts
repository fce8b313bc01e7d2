import type {IndicatorState} from "../../model/published/indicator-choices.js";
import type {IndicatorList} from "../../model/published/indicators.js";

/** What an address asks for; what it leaves out isn't there. */
export function stateFromSearch(search: string): Partial<IndicatorState> {
  const asked = new URLSearchParams(search);
  const given = (name: string) => asked.get(name) ?? undefined;
  return {indicator: given("indicator"), unit: given("unit"), period: given("period"), level: given("level")};
}

/** The address's search part for a choice, `?indicator=…`; what stands where nothing is asked for is left out. */
export function searchFromState(state: Partial<IndicatorState>): string {
  const given = Object.entries(state).filter(([, value]) => value !== undefined);
  return `?${new URLSearchParams(Object.fromEntries(given))}`;
}

/** The indicator that is shown: the one asked for, else the first that the challenger appraises, else the first of the list. */
export function shownIndicator({site, listed}: IndicatorList, asked: string | undefined): string | null {
  const known = new Set(listed.map(({indicator}) => indicator));
  const first = site.systems.challenger.appraise.find(({indicator}) => known.has(indicator))?.indicator;
  return (asked !== undefined && known.has(asked) ? asked : first) ?? listed[0]?.indicator ?? null;
}
