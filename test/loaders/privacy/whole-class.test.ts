import {describe, expect, it} from "vitest";
import {calendarOf, monthNumber} from "../../../loaders/intake/periods.js";
import {allChannels, Breakdown} from "../../../loaders/measure/breakdowns.js";
import {monthGroups} from "../../../loaders/privacy/month-groups.js";
import {customersTold} from "../../../loaders/privacy/whole-class.js";
import {noMoments, type Moments} from "../../../src/model/statistics/moments.js";

const floor = 10;
const share = (y: number, n: number) => ({...noMoments, n, y, x: n, yy: y, xx: n, xy: y});
const asPercent = {format: "percent", over: "1"} as const;
const asPoints = {format: "points", over: "1"} as const;
const asSeconds = {format: "seconds", over: "1"} as const;
const half = share(500, 1000);

describe("a class in which all have the same", () => {
  it("counts as under the floor where it is small", () => {
    expect(customersTold(share(12, 12), half, asPercent, floor)).toBe(9);
    expect(customersTold(share(0, 20), half, asPercent, floor)).toBe(9);
    expect(customersTold({...share(0, 15), y: -1500}, share(0, 1000), asPoints, floor)).toBe(9);
  });

  it("counts as it is where it is large, or not all have it, or it isn't a share", () => {
    expect(customersTold(share(21, 21), half, asPercent, floor)).toBe(21);
    expect(customersTold(share(11, 12), half, asPercent, floor)).toBe(12);
    expect(customersTold(share(0, 12), half, asSeconds, floor)).toBe(12);
  });

  it("tells nothing where nine in ten of the company have it", () => {
    expect(customersTold(share(12, 12), share(900, 1000), asPercent, floor)).toBe(12);
    expect(customersTold(share(12, 12), share(899, 1000), asPercent, floor)).toBe(9);
    expect(customersTold(share(0, 12), share(1, 1000), asPercent, floor)).toBe(12);
  });

  it("and a small class stays what it is", () => {
    expect(customersTold(share(4, 4), half, asPercent, floor)).toBe(4);
  });
});

it("a segment of 15 in a month who all have it, where half of the others do, stands with others in its quarter's months", () => {
  const {periods} = calendarOf(monthNumber("2026-01"), monthNumber("2026-03"));
  const months = periods.flatMap(({grain}, i) => (grain === "month" ? [i] : []));
  const breakdown = new Breakdown();
  const add = (segment: string, customers: number, having: (month: number) => number) =>
    months.forEach((period, month) => {
      const y = having(month);
      breakdown.add(period, segment, allChannels, {n: customers, y, x: customers, yy: y, xx: customers, xy: y});
    });
  add("family", 50, () => 25);
  add("individual", 40, () => 20);
  add("youth", 15, (month) => (month === 1 ? 15 : 8));
  const groups = (told?: (own: Moments, whole: Moments) => number) =>
    monthGroups(breakdown, periods, () => [], 10, told)(months[1])?.map(({of}) => of.toSorted());
  expect(groups()).toEqual([["family"], ["individual"], ["youth"]]);
  expect(groups((own, whole) => customersTold(own, whole, asPercent, 10))).toEqual([
    ["family"],
    ["individual", "youth"]
  ]);
});
