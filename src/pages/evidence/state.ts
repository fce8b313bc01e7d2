/** What the reader of the evidence page has chosen, as it stands in the address. */
import type {Evidence} from "../../model/published/evidence.js";
import type {CalendarGrain} from "../../model/published/grain.js";
import {firstChoice, type CardChoice} from "./context.js";

/** Lengths of period that the cards can show. */
export const grains: readonly CalendarGrain[] = ["month", "quarter", "year"];

/** The choice that an address holds; what isn't there falls back to the first choice. */
export function choiceFromSearch(search: string, evidence: Evidence): CardChoice {
  const asked = new URLSearchParams(search);
  const first = firstChoice(evidence);
  return {
    kind: evidence.kinds.find(({kind}) => kind === asked.get("level"))?.kind ?? first.kind,
    grain: grains.find((grain) => grain === asked.get("grain")) ?? first.grain
  };
}

/** The address's search part for a choice. */
export function searchFromChoice({kind, grain}: CardChoice): string {
  return `?${new URLSearchParams({level: kind, grain})}`;
}
