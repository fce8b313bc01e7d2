import {describe, expect, it} from "vitest";
import {hasteSlope, outageShare} from "../../../loaders/evaluate/plan-estimates.js";
import type {HandledMonth, UnitMonth} from "../../../loaders/measure/plan/read-plan.js";
import {normal, uniform} from "../../../src/model/statistics/random.js";

const [cities, unitsPerCity, months] = [8, 2, 18];
const cityOf = (unit: string) => unit.slice(0, 2);

/** Units of 400 customers of whom 2 in 100 leave a month, and a part of them for an outage that their city had. */
function company(seed: number, share: number): UnitMonth[] {
  const hit = (city: number, month: number) => uniform(seed, 1, city, month) < 0.25;
  return Array.from({length: cities * unitsPerCity * months}, (_, i): UnitMonth => {
    const month = i % months;
    const unit = Math.floor(i / months);
    const city = unit % cities;
    const atRisk = 400;
    // A quarter of all unit-months have an hour of outage: to bring the share, it weighs four times as much there.
    const rate = 0.02 * (1 - share + (hit(city, month) ? 4 * share : 0)) * Math.exp(0.2 * normal(seed, 2, city, month));
    return {
      unit: `c${city}u${unit}`,
      month,
      minutes: hit(city, month) ? 60 : 0,
      atRisk,
      left: Math.max(0, Math.round(atRisk * rate + Math.sqrt(atRisk * rate) * normal(seed, 3, unit, month))),
      needs: 0
    };
  });
}

const leaving = ({left, atRisk}: UnitMonth) => left / atRisk;

describe("what outages bring", () => {
  it("is a share with its interval, whatever chance makes of it, and holds what is true", () => {
    for (const share of [0, 0.15]) {
      let [told, held, below] = [0, 0, 0];
      for (let seed = 0; seed < 40; seed++) {
        const found = outageShare(company(seed, share), leaving, cityOf);
        if (!found) continue;
        told++;
        expect(found.low).toBeGreaterThanOrEqual(0);
        expect(found.low).toBeLessThanOrEqual(found.value);
        expect(found.value).toBeLessThanOrEqual(found.high);
        expect(found.high).toBeLessThanOrEqual(1);
        if (found.value === 0) below++;
        // What the company of this seed truly has differs a little from what all of them have.
        if (found.low <= share + 0.03 && found.high >= share - 0.03) held++;
      }
      expect(told).toBeGreaterThan(36);
      expect(held / told).toBeGreaterThanOrEqual(0.9);
      // Where outages bring nothing, half of the slopes lie below 0, and used to be shown so.
      if (share === 0) expect(below).toBeGreaterThan(10);
    }
  });

  it("can't be told where nobody left, nobody was there, or cities are too few", () => {
    const cells = company(1, 0.15);
    expect(
      outageShare(
        cells.map((cell) => ({...cell, left: 0})),
        leaving,
        cityOf
      )
    ).toBeNull();
    expect(
      outageShare(
        cells.map((cell) => ({...cell, atRisk: 0})),
        leaving,
        cityOf
      )
    ).toBeNull();
    expect(outageShare([], leaving, cityOf)).toBeNull();
    expect(
      outageShare(
        cells.filter(({unit}) => unit < "c5"),
        leaving,
        cityOf
      )
    ).toBeNull();
  });
});

describe("what haste brings back", () => {
  const handled = Array.from({length: cities * months}, (_, i): HandledMonth => {
    const [city, month] = [i % cities, Math.floor(i / cities)];
    const seconds = 300 * Math.exp(0.2 * normal(5, city, Math.floor(month / 3)));
    const again = 0.2 * (seconds / 300) ** -0.5 * Math.exp(0.02 * normal(6, city, month));
    return {
      unit: `c${city}`,
      month,
      contacts: 1000,
      handledSeconds: Math.round(1000 * seconds),
      again: Math.round(1000 * again)
    };
  });

  it("is found, and a quarter in which no time was noted doesn't take it away", () => {
    const found = hasteSlope(handled, 0, cityOf);
    expect(found?.low).toBeLessThan(0.5);
    expect(found?.high).toBeGreaterThan(0.5);
    const without = hasteSlope(
      handled.filter(({unit, month}) => unit !== "c3" || month > 2),
      0,
      cityOf
    );
    const unnoted = hasteSlope(
      handled.map((one) => (one.unit === "c3" && one.month <= 2 ? {...one, handledSeconds: 0} : one)),
      0,
      cityOf
    );
    expect(without).not.toBeNull();
    expect(unnoted).toEqual(without);
  });
});
