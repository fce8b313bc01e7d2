import {describe, expect, it} from "vitest";
import type {LeagueUnit} from "../../../src/model/published/brief.js";
import type {Estimate} from "../../../src/model/published/site.js";
import {
  keptUnits,
  retentionSides,
  retentionSpread,
  reversedPair,
  upsellFinding
} from "../../../src/model/scoring/findings.js";
import {greenAndLosing} from "../../../src/model/scoring/losing.js";
import {shareOf} from "../../../src/model/statistics/standardised.js";
import {estimate, units} from "../../fixtures/brief.js";
import {alarmsOver, publishedShare, shareSettings} from "../statistics/share-alarms.js";

type Differ = (first: Estimate, second: Estimate) => boolean;
type Rule = readonly [name: string, differ: Differ];

const [one, other] = units([1, 2]);

const withRetention = (...kept: readonly Estimate[]): LeagueUnit[] =>
  [one, other].map((unit, i) => ({...unit, retention: kept[i]}));

/** The company of two groups: its share, and the interval published of it. */
const company = (first: Estimate, second: Estimate): Estimate =>
  publishedShare(
    Math.round(first.value * first.customers) + Math.round(second.value * second.customers),
    first.customers + second.customers
  );

/** The pair turns round for certain per customer; per contact they are alike. */
const seemsReversed: Differ = (first, second) =>
  [
    [first, second],
    [second, first]
  ].some(
    ([above, below]) =>
      reversedPair([
        {...one, conversionPerContact: above, conversionPerCustomer: estimate(0.1, 0.001)},
        {...other, conversionPerContact: below, conversionPerCustomer: estimate(0.2, 0.001)}
      ]) !== null
  );

/** Two groups, either of which may be named first. */
const ofTwo: readonly Rule[] = [
  ["retentionSpread", (first, second) => retentionSpread(withRetention(first, second))?.isBeyondNoise === true],
  ["reversedPair", seemsReversed]
];

/** A unit against the rest of the company, the unit being either of the two. */
const ofPart: readonly Rule[] = [
  [
    "retentionSides",
    (first, second) =>
      retentionSides(keptUnits(withRetention(first, second)).slice(0, 1), company(first, second)).some(
        (side) => side !== "noise"
      )
  ],
  ["greenAndLosing", (first, second) => greenAndLosing(withRetention(first, second), company(first, second)).length > 0]
];

describe("of 10, 20 and 100 customers against as many and against 1,000 with the same share, few seem to differ", () => {
  it.each([...ofTwo, ...ofPart])("by %s: over all outcomes at most 7 of 100", (_, differ) => {
    for (const [m, n, share] of shareSettings)
      expect(alarmsOver([m, n], share, publishedShare, differ)).toBeLessThan(0.07);
  });

  it.each(ofPart)("by %s of a unit that is nearly all of the company too", (_, differ) => {
    for (const [m, n, share] of shareSettings.filter(([size, other]) => size !== other))
      expect(alarmsOver([n, m], share, publishedShare, differ)).toBeLessThan(0.07);
  });

  it("by upsellFinding, whose shares are published with their careful ends", () => {
    const known = (events: number, size: number) => shareOf({n: size, with: events});
    for (const [m, n, share] of shareSettings)
      expect(
        alarmsOver([m, n], share, known, (neededLess, others) => upsellFinding({neededLess, others}) !== "unclear")
      ).toBeLessThan(0.07);
  });

  it.each([...ofTwo, ...ofPart])(
    "and by %s no caution is wasted on 1,000 against 1,000: at least 3.5 of 100",
    (_, differ) => {
      const alarms = alarmsOver([1000, 1000], 0.9, publishedShare, differ);
      expect(alarms).toBeGreaterThan(0.035);
      expect(alarms).toBeLessThan(0.06);
    }
  );
});
