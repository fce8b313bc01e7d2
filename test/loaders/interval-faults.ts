/** Figures of published files that lie outside their own interval or outside what can be. */
import {readFileSync, readdirSync} from "node:fs";
import {join} from "node:path";

/** Pairs of ends that are no interval: what a plan comes to at an assumption's low and high end, in that order. */
const notIntervals = [/^plan\.json\.facts\.tornado\.bars\[\]$/];

/** Where a figure stands in the published files, and what it can be. */
const ranges: readonly (readonly [where: RegExp, least: number, most: number])[] = [
  [/\.levels\[\]\.(discrimination|stability|lasting|wrongTopQuarter|rankability)$/, 0, 1],
  [/\.levels\[\]\.wrongHalf$/, 0, 0.5],
  [/\.levels\[\]\.components\.\w+$/, 0, Infinity],
  [/\.levels\[\]\.customersFor\d+$/, 1, Infinity],
  [/\.(independence|concordance)$/, 0, 1],
  [/\.(firstAssociation|secondAssociation|proxyQuality|agreement)$/, -1, 1],
  [/\.alignment\.\w+$/, -1, 1],
  [/\.rows\[\]\.difference$/, -2, 2],
  [/\.greenLight\.(leavers|stayers|months\[\])$/, 0, 1],
  [/\.greenLight\.difference$/, -1, 1],
  [/\.(conversion\.\w+|conversionPer\w+|retention|unneededUpsell\.share|unneededUpsell\.left\.\w+)$/, 0, 1],
  [/\.(byTenure\[\]\.(inTerm|newOnlyPlan|leaving)|shares\[\])$/, 0, 1],
  [/\.league\.units\[\]\.(legacy|challenger)$/, 0, Infinity],
  [/\.(nps)$/, -100, 100],
  [/\.ranks\.units\[\]\.\w+$/, 1, Infinity],
  [/^plan-base\.json\.estimates\.outages\w+$/, 0, 1],
  [/^evidence\.json\.independent\.\w+\.amount$/, 1, Infinity]
];

/** The keys that a figure with ends may stand under. */
const middles = ["value", "score", "rank", "independent", "forecast"] as const;
const pairs = [
  ["low", "high"],
  ["wideLow", "wideHigh"],
  ["rankLow", "rankHigh"]
] as const;

export interface IntervalSearch {
  /** Objects with ends that were looked at. */
  readonly seen: number;
  /** Each with its path and the object. */
  readonly faults: readonly string[];
}

/** Looks through all JSON files of a folder. */
export function intervalFaults(folder: string): IntervalSearch {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => faultsIn(JSON.parse(readFileSync(join(folder, name), "utf8")), name))
    .reduce((all, one) => ({seen: all.seen + one.seen, faults: [...all.faults, ...one.faults]}), {seen: 0, faults: []});
}

/** Looks through one value; `path` names where it stands, list places as `[]`. */
export function faultsIn(value: unknown, path: string): IntervalSearch {
  const faults: string[] = [];
  let seen = 0;
  const walk = (one: unknown, at: string): void => {
    if (Array.isArray(one)) for (const item of one) walk(item, `${at}[]`);
    if (typeof one !== "object" || one === null || Array.isArray(one)) return;
    const found = new Map<string, unknown>(Object.entries(one));
    if (found.has("low") && found.has("high") && !notIntervals.some((where) => where.test(at))) {
      seen++;
      if (isFault(found, at)) faults.push(`${at} ${JSON.stringify(one)}`);
    }
    for (const [key, item] of found) walk(item, `${at}.${key}`);
  };
  walk(value, path);
  return {seen, faults};
}

function isFault(found: ReadonlyMap<string, unknown>, at: string): boolean {
  const numberOf = (key: string): number | null => {
    const one = found.get(key);
    return typeof one === "number" ? one : null;
  };
  const [least, most] = ranges.flatMap(([where, ...range]) => (where.test(at) ? [range] : []))[0] ?? [
    -Infinity,
    Infinity
  ];
  const outside = (one: number | null) => one !== null && !(one >= least && one <= most);
  return pairs.some(([lowKey, highKey]) => {
    const [low, high] = [numberOf(lowKey), numberOf(highKey)];
    const middle = lowKey === "rankLow" ? numberOf("rank") : middles.map(numberOf).find((one) => one !== null);
    const value = middle ?? null;
    return (
      (low !== null && high !== null && low > high) ||
      (low !== null && value !== null && low > value) ||
      (high !== null && value !== null && high < value) ||
      (lowKey !== "rankLow" && [low, value, high].some(outside))
    );
  });
}
