import type {IndicatorUse} from "./indicators.js";
import type {Bilingual} from "./systems.js";

/** What happened to an indicator in a month: a system that appraises or takes away by it came into force, or was in force for the last time. */
export interface IndicatorEvent {
  readonly month: string;
  readonly kind: "begins" | "ends";
  readonly system: Bilingual;
}

/** The events within some months, both ends included, in the order of time; a system that uses an indicator twice begins once. */
export function eventsOf(
  uses: readonly IndicatorUse[],
  {from, to}: {readonly from: string; readonly to: string}
): IndicatorEvent[] {
  const systems = new Map(uses.filter(({as}) => as.kind !== "observed").map((use) => [use.system, use]));
  return [...systems.values()]
    .flatMap(({name, inForce}): IndicatorEvent[] =>
      inForce === null
        ? []
        : [
            {month: inForce.from, kind: "begins", system: name},
            ...(inForce.to === null ? [] : [{month: inForce.to, kind: "ends", system: name} as const])
          ]
    )
    .filter(({month}) => month >= from && month <= to)
    .sort((a, b) => (a.month < b.month ? -1 : a.month > b.month ? 1 : 0));
}
