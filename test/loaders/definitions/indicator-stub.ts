import {DefinitionFault} from "../../../loaders/ground/faults.js";
import type {IndicatorDefinition, Indicators} from "../../../loaders/definitions/indicators.js";

/** Indicators with no more to them than what systems look at: id → what is better, and the format. */
export function stubIndicators(
  list: Readonly<Record<string, readonly ["higher" | "lower", IndicatorDefinition["format"]]>>
): Indicators {
  const byId = new Map(
    Object.entries(list).map(([id, [better, format]]): [string, IndicatorDefinition] => [
      id,
      {
        kind: "ratio",
        name: {en: id.replaceAll("_", " "), zh: `「${id}」`},
        says: {en: id, zh: id},
        raised_by: [],
        frame: "contact",
        account: "contact",
        sum: "1",
        over: "1",
        unit: "home",
        attribution: "all",
        cluster: "customer",
        knowable_after: 0,
        better,
        format
      }
    ])
  );
  return {byId, fault: (indicator, key, message) => new DefinitionFault(`${indicator}.${key}: ${message}`)};
}
