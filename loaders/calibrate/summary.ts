import {toDigits} from "../../src/model/statistics/rounding.js";
import {worldRows, worldsTold, type CalibrationPlan} from "../../src/model/published/calibration-plan.js";
import {
  acceptable,
  fewestToJudge,
  isCalibrated,
  neither,
  noVerdicts,
  precisionOf,
  recallOf,
  runOf,
  verdictsOf,
  worlds,
  type Calibration,
  type ChainLevel,
  type GamedUnits,
  type Run,
  type VerdictCounts
} from "../../src/model/published/calibration.js";
import type {Job} from "./jobs.js";
import {momentShape} from "./moment-level.js";
import type {Result} from "./results.js";

/** What the jobs that are done say together. */
export function calibrationOf(
  jobs: readonly Job[],
  results: ReadonlyMap<string, Result>,
  {date, version, plan}: Run
): Calibration {
  const done = jobs.flatMap((job) => {
    const result = results.get(job.id);
    return result ? [{job, result}] : [];
  });
  const levels = groupBy(
    done.flatMap(({job, result}) => (job.kind === "chain" && result.kind === "chain" ? [{job, result}] : [])),
    ({job}) => `${job.world} ${job.customers} ${job.months}`
  );
  const traced = groupBy(
    done.flatMap(({job, result}) => (job.kind === "detect" && result.kind === "detect" ? [{job, result}] : [])),
    ({job}) => job.world
  );
  return {
    date,
    version,
    ...(plan !== undefined && {plan}),
    moments: momentLevelOf(jobs, done),
    chain: levels.map(chainLevelOf),
    detection: traced.map(detectionOf),
    planted: done.flatMap(({job, result}) =>
      job.kind === "planted" && result.kind === "planted"
        ? [
            {
              behaviour: job.behaviour,
              dose: job.dose,
              planted: result.planted,
              found: result.found,
              foundElsewhere: result.foundElsewhere,
              anyTrace: result.anyTrace
            }
          ]
        : []
    )
  };
}

interface Done<Kind extends Job["kind"] = Job["kind"]> {
  readonly job: Extract<Job, {readonly kind: Kind}>;
  readonly result: Extract<Result, {readonly kind: Kind}>;
}

/** Verdicts over moments drawn with nothing to find, and with each planted difference; null where none are done. */
function momentLevelOf(
  jobs: readonly Job[],
  done: readonly {readonly job: Job; readonly result: Result}[]
): Calibration["moments"] {
  const moments = (truth: number) =>
    done.flatMap(({job, result}) =>
      job.kind === "moments" && job.truth === truth && result.kind === "moments" ? [result] : []
    );
  const together = (all: readonly {readonly verdicts: VerdictCounts}[]): VerdictCounts =>
    all.reduce((sum, {verdicts}) => added(sum, verdicts), noVerdicts);
  const none = moments(0);
  if (!none.length) return null;
  const truths = [...new Set(jobs.flatMap((job) => (job.kind === "moments" && job.truth !== 0 ? [job.truth] : [])))];
  return {
    cities: momentShape.cities,
    units: momentShape.cities * momentShape.unitsPerCity,
    quarters: momentShape.periods,
    null: together(none),
    power: truths.flatMap((truth) => {
      const all = moments(truth);
      if (!all.length) return [];
      const verdicts = together(all);
      const differences = all.reduce((sum, one) => sum + one.differences, 0);
      return [{difference: rounded(differences / verdictsOf(verdicts)), verdicts}];
    })
  };
}

/** Verdicts and traces of the operators of one world and size. */
function chainLevelOf(all: readonly Done<"chain">[]): ChainLevel {
  const verdicts = {...noVerdicts};
  // Where no contest could be held nothing was said.
  for (const {
    result: {verdict}
  } of all)
    verdicts[verdict ?? "undecided"]++;
  const {world, customers, months} = all[0].job;
  const traced = all.flatMap(({result: {gaming}}) => gaming ?? []);
  const operators = (when: "now" | "before"): GamedUnits => ({
    legacy: traced.filter((one) => (one[when]?.legacy ?? 0) > 0).length,
    challenger: traced.filter((one) => (one[when]?.challenger ?? 0) > 0).length
  });
  return {
    world,
    customers,
    months,
    verdicts,
    difference: rounded(all.reduce((sum, {result}) => sum + result.difference, 0) / all.length),
    gaming: traced.length === all.length ? {now: operators("now"), before: operators("before")} : null
  };
}

/** How many of the units that game were found in the operators of one world, and how many others. */
function detectionOf(all: readonly Done<"detect">[]): Calibration["detection"][number] {
  const sum = (part: "gaming" | "found" | "foundWrongly" | "units" | "quickHonest" | "quickHonestFound") =>
    all.reduce((total, {result}) => total + result[part], 0);
  return {
    world: all[0].job.world,
    operators: all.length,
    customers: all[0].job.customers,
    gaming: sum("gaming"),
    found: sum("found"),
    foundWrongly: sum("foundWrongly"),
    units: sum("units"),
    quickHonest: sum("quickHonest"),
    quickHonestFound: sum("quickHonestFound")
  };
}

/** A run's results, and of what wasn't run this time those that were kept before, with when that was. A world is taken whole from one of them. */
export function withEarlier(now: Calibration, earlier: Calibration | null): Calibration {
  if (!earlier) return now;
  const of = <T extends {readonly run?: Run | undefined}>(part: T): T => ({
    ...part,
    run: runOf(earlier, part)
  });
  const rest = <T extends {readonly run?: Run | undefined}>(
    all: readonly T[],
    kept: readonly T[],
    keyOf: (one: T) => string
  ): T[] => [...all, ...kept.filter((one) => !all.some((other) => keyOf(other) === keyOf(one))).map(of)];
  return {
    ...now,
    moments: now.moments ?? (earlier.moments && of(earlier.moments)),
    chain: rest(now.chain, earlier.chain, ({world, customers, months}) => `${world} ${customers} ${months}`),
    detection: rest(now.detection, earlier.detection, ({world}) => world),
    planted: rest(now.planted, earlier.planted, ({behaviour}) => behaviour)
  };
}

/** The last line's type: figures, and of each world and size what is right and what came. */
type Line = Readonly<Record<string, number | boolean | null | Readonly<Record<string, LineOfSize>>>>;
type LineOfSize = Readonly<
  Record<"right" | "standing", string> & Record<"rightly" | "undecided" | "wrongly" | "of", number>
>;

/** The last line: what an automatic reader asks for. Null is what wasn't run in full. */
export function lineOf({moments, chain, detection, planted}: Calibration, plan: CalibrationPlan): Line {
  const rows = worldRows(chain, plan);
  const none = moments?.null ?? noVerdicts;
  const chainNull = chain.find(({world}) => world === "null")?.verdicts ?? noVerdicts;
  const most = moments?.power.at(-1);
  const quick = detection.reduce((sum, level) => sum + level.quickHonest, 0);
  const quickFound = detection.reduce((sum, level) => sum + level.quickHonestFound, 0);
  return {
    null_false_alarm_ok: moments ? isCalibrated(none) : null,
    null_seeds: verdictsOf(none),
    null_ok: neither(none),
    null_ok_of_2000: verdictsOf(none) === 2000 ? neither(none) : null,
    chain_false_alarm_ok: verdictsOf(chainNull) >= fewestToJudge ? isCalibrated(chainNull) : null,
    chain_worlds: verdictsOf(chainNull),
    chain_ok: neither(chainNull),
    chain_ok_of_200: verdictsOf(chainNull) === 200 ? neither(chainNull) : null,
    power: most ? rounded(most.verdicts.better / verdictsOf(most.verdicts)) : null,
    planted_difference: most?.difference ?? null,
    worlds_recognised: worldsTold(rows).length,
    worlds_tried: worlds.filter((world) => rows.some((row) => row.world === world && row.runs > 0)).length,
    worlds: Object.fromEntries(
      rows.map(({world, customers, right, rightly, undecided, wrongly, runs, standing}) => [
        `${world} ${customers}`,
        {right, rightly, undecided, wrongly, of: runs, standing}
      ])
    ),
    precision: roundedOrNull(precisionOf(detection)),
    recall: roundedOrNull(recallOf(detection)),
    honest_quick_units: quick,
    honest_quick_units_found: quickFound,
    planted_behaviours: planted.length,
    planted_behaviours_found: planted.filter(({found, planted: all}) => found >= all / 2).length,
    planted_behaviours_traced: planted.filter(({anyTrace, planted: all}) => anyTrace >= all / 2).length
  };
}

/** The table that is printed. */
export function tableOf({moments, chain, detection, planted}: Calibration, plan: CalibrationPlan): string[] {
  const said = (counts: VerdictCounts) =>
    `better ${counts.better}, worse ${counts.worse}, equal ${counts.equal}, undecided ${counts.undecided}`;
  const within = (counts: VerdictCounts) => {
    const [low, high] = acceptable(verdictsOf(counts));
    return `${neither(counts)} of ${verdictsOf(counts)} neither better nor worse (expected ${low} to ${high})`;
  };
  return [
    ...(moments ? [`moment level, nothing to find: ${within(moments.null)}; ${said(moments.null)}`] : []),
    ...(moments?.power ?? []).map(
      ({difference, verdicts}) =>
        `moment level, difference ${difference.toFixed(2)}: better in ${verdicts.better} of ${verdictsOf(verdicts)}`
    ),
    ...chain.map(
      ({world, customers, months, verdicts, difference}) =>
        `full chain, ${world}, ${customers} customers, ${months} months: ${world === "null" ? within(verdicts) : said(verdicts)}; mean difference ${difference.toFixed(2)}`
    ),
    ...worldRows(chain, plan).map(
      ({world, customers, planned, right, rightly, undecided, wrongly, runs, traced, standing}) =>
        `world ${world}, ${customers} customers: ${right} is right; so in ${rightly} of ${runs}, undecided ${undecided}, wrong ${wrongly}; traces as they are in ${traced ?? "none looked for"}; planned ${planned ?? "not"}: ${standing}`
    ),
    ...detection.map(
      (one) =>
        `traces, ${one.world}, ${one.operators} operators of ${one.customers} customers: ${one.found} of ${one.gaming} gaming units found, ${one.foundWrongly} wrongly of ${one.units - one.gaming}; quick and honest ${one.quickHonest}, of them found ${one.quickHonestFound}`
    ),
    ...planted.map(
      (one) =>
        `planted, ${one.behaviour} at ${one.dose}: ${one.found} of ${one.planted} units found, a single trace in ${one.anyTrace}, ${one.foundElsewhere} found elsewhere`
    )
  ];
}

function added(a: VerdictCounts, b: VerdictCounts): VerdictCounts {
  return {
    better: a.better + b.better,
    worse: a.worse + b.worse,
    equal: a.equal + b.equal,
    undecided: a.undecided + b.undecided
  };
}

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return [...groups.values()];
}

const rounded = (value: number): number => toDigits(value, 4);
const roundedOrNull = (value: number | null): number | null => (value === null ? null : rounded(value));
