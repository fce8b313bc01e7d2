/** Cells in which everybody has something, or nobody: they tell it of each of them, however many customers they rest on. */
import {isOfMoney, isSurelyShared} from "./dominance.js";
import type {IndicatorFormat} from "../../src/model/published/site.js";
import {ratio, type Moments} from "../../src/model/statistics/moments.js";

/** A class is small up to so many times the floor. */
const smallTimes = 2;
/** Whoever guesses by the whole company's share is right of so many already: then the class tells nothing. */
const guessed = 0.9;
/** What all of a class having it, or nobody, counts as. */
const ends: Partial<Record<IndicatorFormat, readonly [number, number]>> = {
  percent: [0, 1],
  per_10k: [0, 10_000],
  points: [-100, 100]
};

/** What of an indicator's definition decides what its cells tell. */
interface ToldBy {
  readonly format: IndicatorFormat;
  readonly sum?: string;
  readonly over: string;
}

/**
 * How many customers a cell counts as for the floor: those that it rests on, but fewer than the floor where it is small and
 * all of them have the same, unless nearly all of the company have it; and one where it is of money of which one customer, or
 * two, may have nearly all.
 *
 * @param whole the company's sums in the same period
 */
export function customersTold(moments: Moments, whole: Moments, definition: ToldBy, floor: number): number {
  const {n} = moments;
  const {format} = definition;
  if (n > 0 && isOfMoney(definition) && !isSurelyShared(moments)) return 1;
  const [none, all] = ends[format] ?? [];
  if (n < floor || n > smallTimes * floor || none === undefined || all === undefined) return n;
  const value = ratio(moments);
  if (value !== none && value !== all) return n;
  const share = (ratio(whole) - none) / (all - none);
  return (value === all ? share : 1 - share) >= guessed ? n : floor - 1;
}
