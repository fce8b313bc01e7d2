import {estimateOfPart, type Breakdowns} from "./breakdowns.js";
import type {IndicatorFormat} from "./site.js";

/**
 * What a unit would show had it the whole company's mix of segments (direct standardisation): Σ wₛ vₛ, with wₛ the segment's
 * share of the company's customers. Segments are as they are published by quarter, the small ones together.
 *
 * @param top the unit whose mix is taken
 * @returns value and standard error by unit; none of a unit that lacks a figure of a segment, and none at all where no segments are told apart
 */
export function adjustedForMix(
  {bySegment}: Pick<Breakdowns, "bySegment">,
  {indicator, period, top}: {readonly indicator: string; readonly period: number; readonly top: string},
  format: IndicatorFormat
): ReadonlyMap<string, {readonly value: number; readonly standardError: number}> {
  const table = bySegment.find((one) => one.indicator === indicator)?.tables.find((one) => one.period === period);
  const whole = table?.rows.find(({row}) => row === top)?.figures ?? [];
  const customers = whole.map((figure) => figure?.customers ?? 0);
  const all = customers.reduce((total, one) => total + one, 0);
  if (!table || customers.filter((one) => one > 0).length < 2) return new Map();
  return new Map(
    table.rows.flatMap(({row, figures}) => {
      let [value, variance] = [0, 0];
      for (const [i, of] of customers.entries()) {
        if (of === 0) continue;
        const figure = figures[i];
        if (!figure) return [];
        const {value: own, standardError} = estimateOfPart(figure, format);
        value += (of / all) * own;
        variance += ((of / all) * standardError) ** 2;
      }
      return [[row, {value, standardError: Math.sqrt(variance)}] as const];
    })
  );
}
