import {expect, test} from "vitest";
import {acrossUnits, trendGrain, trendOf} from "../../../src/model/published/compare-series.js";
import {smallCompare} from "../small-compare.js";

test("a trend holds one unit's periods of one grain in the order of time", () => {
  const trend = trendOf(smallCompare, "connect_rate", 1, "month");
  expect(trend.map(({period, value}) => [period, value])).toEqual([
    [0, 0.88],
    [1, 0.9]
  ]);
});

test("a trend keeps the order of time when the file doesn't", () => {
  const [first, ...others] = smallCompare.series;
  const turned = {
    ...first,
    unit: first.unit.toReversed(),
    period: first.period.toReversed(),
    value: first.value.toReversed(),
    standardError: first.standardError.toReversed(),
    customers: first.customers.toReversed()
  };
  const trend = trendOf({...smallCompare, series: [turned, ...others]}, "connect_rate", 1, "month");
  expect(trend.map(({value}) => value)).toEqual([0.88, 0.9]);
});

test("the grain is the finest with figures for half of the periods", () => {
  expect(trendGrain(smallCompare, "connect_rate", 1)).toBe("month");
  expect(trendGrain(smallCompare, "service_nps", 0)).toBe("month");
  expect(trendGrain(smallCompare, "service_nps", 1)).toBe("year");
});

test("units of a kind in a period, the largest first", () => {
  expect(acrossUnits(smallCompare, "service_nps", "city", 2).map(({unit}) => unit)).toEqual([1, 2, 3]);
  expect(acrossUnits(smallCompare, "unheard_of", "city", 2)).toEqual([]);
});
