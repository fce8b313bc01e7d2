import {bootstrapInference, resampleClusters} from "../src/model/statistics/cluster-inference.js";
import {contest, contestIndex, type ContestInput} from "../src/model/statistics/contest.js";
import {cumulativeShares, independences, normalScores, preparedLatent} from "../src/model/statistics/independence.js";
import {normal} from "../src/model/statistics/random.js";
import {preparedComponents, preparedForms, type Panel} from "../src/model/statistics/variance.js";
import {plainContest, plainForms} from "./evidence-plain.js";
import {rounded} from "./clock.js";

/** What the evidence must be able to do. */
const size = {units: 200, months: 36, indicators: 25, draws: 1000};
/** Draws over which both ways are timed and their results compared. */
const comparedDraws = 100;
const seed = 20260930;

/**
 * Times the evidence of many units, months and indicators: what each foretells, with bootstrap
 * intervals over whole unit histories, how far it tells units apart, where its variance comes from and
 * what it says that all others don't, with the same resamples; the first two also over fewer draws against
 * a version in plain objects, whose results must be the same. A ratio of different results is never printed.
 */
export async function bench(): Promise<Readonly<Record<string, unknown>>> {
  const input = makeInput();
  const panels = makePanels();
  const [full, seconds, processor] = timed(() => {
    const results = ours(input, panels, size.draws);
    const rest = others(input, panels, size.draws);
    return {...results, ...rest};
  });
  console.error(
    `evidence of ${size.units} units × ${size.months} months × ${size.indicators} indicators × ${size.draws} draws: ${seconds.toFixed(1)} s, ${full.associations.length} associations, ${full.components.length} panels, ${full.independence.length} independences`
  );
  const [own, ownSeconds, ownProcessor] = timed(() => ours(input, panels, comparedDraws));
  const [plain, plainSeconds, plainProcessor] = timed(() => plainly(input, panels, comparedDraws));
  const apart = Math.max(
    ...own.associations
      .flatMap((one, k) => [
        one.value - plain.associations[k].value,
        one.low - plain.associations[k].low,
        one.high - plain.associations[k].high
      ])
      .map(Math.abs),
    ...own.forms
      .flatMap((one, k) => [
        one.value - plain.forms[k].value,
        one.low - plain.forms[k].low,
        one.high - plain.forms[k].high
      ])
      .map(Math.abs)
  );
  if (!(apart < 1e-8)) throw new Error(`evidence: expected the same results both ways; found them ${apart} apart`);
  return {
    ...size,
    seconds: rounded(seconds),
    processor_seconds: rounded(processor),
    compared_draws: comparedDraws,
    ours_seconds: rounded(ownSeconds),
    plain_seconds: rounded(plainSeconds),
    ratio: rounded(plainSeconds / ownSeconds),
    ratio_processor: rounded(plainProcessor / ownProcessor),
    largest_difference: apart
  };
}

type Result = Pick<ReturnType<typeof bootstrapInference>, "value" | "low" | "high">;

interface Results {
  readonly associations: readonly Result[];
  readonly forms: readonly Result[];
}

function ours(input: ContestInput, panels: readonly Panel[], draws: number): Results {
  const {associations} = contest({...input, draws});
  const clusterOf = Array.from({length: input.units}, (_, unit) => unit);
  const forms = panels.map((panel) => {
    const formsOf = preparedForms(panel);
    return resampleClusters(
      {units: input.units, clusterOf, figures: (weights) => Float64Array.of(formsOf(weights).discrimination)},
      {draws, seed}
    ).infer(([one]) => one);
  });
  return {associations, forms};
}

/** What stands on a card besides: variance components, independence of all others, and how many there really are. */
function others(
  input: ContestInput,
  panels: readonly Panel[],
  draws: number
): {readonly components: readonly Result[]; readonly independence: readonly Result[]} {
  const clusterOf = Array.from({length: input.units}, (_, unit) => unit);
  const parts = panels.map((panel) => {
    const componentsOf = preparedComponents(panel);
    const figures = (weights: Float64Array | null) => Float64Array.of(componentsOf(weights)?.unit ?? NaN);
    return resampleClusters({units: input.units, clusterOf, figures}, {draws, seed}).infer(([one]) => one);
  });
  const {latent} = preparedLatent(
    normalScores(
      input.contestants.map(({scores}) => scores),
      input.units
    ),
    input.units
  );
  const all = input.contestants.map((_, k) => k);
  const alone = resampleClusters(
    {
      units: input.units,
      clusterOf,
      figures: (weights) => {
        const {correlations} = latent(weights);
        return Float64Array.from([...independences(correlations), ...cumulativeShares(correlations)]);
      }
    },
    {draws, seed}
  );
  return {components: parts, independence: all.map((k) => alone.infer((figures) => figures[k]))};
}

function plainly(input: ContestInput, panels: readonly Panel[], draws: number): Results {
  const inferred = ({value, drawn}: {readonly value: number; readonly drawn: readonly number[]}) =>
    bootstrapInference(value, drawn, input.units, 0.2);
  return {
    associations: plainContest(input, draws, seed).map(inferred),
    forms: panels.map((panel) => inferred(plainForms(panel, draws, seed)))
  };
}

function makeInput(): ContestInput {
  const {units, months: periods, indicators} = size;
  const arrays = Array.from({length: indicators + 1}, () => new Float64Array(2 * periods * units));
  for (let unit = 0; unit < units; unit++) {
    const quality = normal(seed, 1, unit);
    for (let period = 0; period < periods; period++) {
      for (const half of [0, 1]) {
        const at = contestIndex(half, period, unit, {units, periods});
        arrays.forEach((values, k) => {
          // Some indicators come in whole steps, so that there are ties.
          const value =
            (k === 0 ? 1 : k / indicators) * quality +
            normal(seed, 2, k, unit) / 2 +
            normal(seed, 3, k, unit, period, half);
          values[at] = k % 5 === 4 ? Math.round(value) : value;
        });
      }
    }
  }
  return {
    units,
    periods,
    clusters: Array.from({length: units}, (_, unit) => unit),
    outcome: arrays[0],
    margin: 0.2,
    seed,
    contestants: arrays.slice(1).map((scores, k) => ({id: `indicator-${k}`, scores})),
    pairs: []
  };
}

function makePanels(): Panel[] {
  const {units, months, indicators} = size;
  return Array.from({length: indicators}, (_, k) => {
    const values = Array.from({length: units}, (_unused, unit) =>
      Array.from({length: months}, (_month, t) => normal(seed, 4, k, unit) + normal(seed, 5, k, unit, t))
    );
    return {values, errors: values.map((row) => row.map((_value, t) => 0.5 + t / 100))};
  });
}

/** The result, seconds by the clock, and of the processor: the latter hardly depend on what else the machine does. */
function timed<T>(run: () => T): readonly [T, number, number] {
  const start = performance.now();
  const before = process.cpuUsage();
  const result = run();
  const {user, system} = process.cpuUsage(before);
  return [result, (performance.now() - start) / 1000, (user + system) / 1e6];
}
