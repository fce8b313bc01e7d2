import {count, decimal, percent, signed} from "../../language/format.js";
import {rangeInWords} from "../../language/intervals.js";
import type {CalibrationPlan, CloseWorld, WorldRow} from "../../model/published/calibration-plan.js";
import type {Tried} from "../../model/published/calibration-runs.js";
import {
  acceptable,
  fewestToJudge,
  neither,
  verdictsOf,
  type Calibration,
  type ChainLevel,
  type DetectionLevel,
  type MomentLevel,
  type PlantedLevel,
  type Run,
  type VerdictCounts
} from "../../model/published/calibration.js";
import {sumOf} from "../../model/statistics/sums.js";
import type {Prose} from "../../elements/elements.js";

const truths: Readonly<Record<string, {readonly name: string; readonly says: string}>> = {
  gamed: {name: "Reception gamed", says: "Units game the legacy system; the challenger predicts far better."},
  honest: {name: "Honest", says: "Nobody games; both see something, the challenger more."},
  null: {name: "Nothing to find", says: "Leaving is independent of everything scored; reception is gamed."},
  equal: {name: "Equal", says: "Nobody games; both systems see the same."},
  reversed: {name: "Reversed", says: "Nobody games; the legacy system predicts better."},
  nps_gamed: {
    name: "New system gamed",
    says: "From the middle of the data on the challenger is appraised, and gamed; in the first year nobody games."
  }
};

const answers: Readonly<Record<WorldRow["right"], string>> = {better: "better", worse: "worse", equal: "equal"};

const limitsAll: readonly string[] = [
  "These companies are simulated. Yours differs in ways that nobody has simulated; the same code says less of it, never more.",
  "Associations in history aren’t the effect of appraising by an indicator. Only a pilot shows that.",
  "A system that was never paid for hasn’t been gamed yet. Every comparison with one that was favours the newcomer.",
  "A unit without traces isn’t proven honest, and a unit with traces isn’t proven to game."
];

/** Names the worlds whose right answer is a convention. */
function closeText(close: readonly CloseWorld[]): string {
  if (!close.length) return "";
  const named = close.map(
    ({world, trueDifference}) => `“${truths[world]?.name ?? world}” (${signed(trueDifference, "en", 2)})`
  );
  return ` It is close in ${named.join(" and ")}: the truth may as well lie on the other side of the margin, and an answer counted as wrong says little.`;
}

export const en = {
  headline: "How far can you trust this?",
  lede: "The lab was tried on companies whose truth is known, because they were made up: what did it say of them, how often was it wrong, and what does it miss?",
  none: "No calibration stands in this copy. Run `npm run calibrate -- --keep` and build again.",
  when: ({date, version}: Calibration): string =>
    `Last run on ${date}, with version ${version}. Every size that was run is shown, and only what was run.`,
  /** That all or some of it was run with other code than this site's. */
  earlier: (isAll: boolean, version: string): string =>
    `${
      isAll ? "All of it" : "Some of it"
    } was run with earlier versions of the code than this site was made with (${version}); what has changed since hasn’t been tried. It is marked “earlier code”, and “Which code ran what” names each size with its code.`,
  earlierCode: (text: string): string => `${text} (earlier code)`,
  null: {
    title: "Where there is nothing to find, does it find something?",
    question:
      "In these companies leaving has nothing to do with anything that is scored. A verdict of better or worse would be a false alarm; 5 in 100 are to be expected, and far fewer would mean that the lab never dares to say anything.",
    moments: (level: MomentLevel): Prose => [
      {
        strong: `${count(verdictsOf(level.null) - neither(level.null), "en")} false alarms in ${count(verdictsOf(level.null), "en")}`
      },
      ` companies of ${level.units} units in ${level.cities} cities over ${level.quarters} quarters, drawn at the level of figures and scored by the systems’ own rules.`
    ],
    chain: (level: ChainLevel): Prose => [
      {
        strong: `${count(verdictsOf(level.verdicts) - neither(level.verdicts), "en")} in ${count(verdictsOf(level.verdicts), "en")}`
      },
      ` small operators of ${count(level.customers, "en")} customers and ${level.months} months, each taken through the whole chain from rows to verdict.`
    ],
    fine: (counts: VerdictCounts): string => {
      const [low, high] = acceptable(verdictsOf(counts));
      const said = neither(counts);
      const range = rangeInWords({low, high}, (companies) => count(companies, "en"), "en");
      if (verdictsOf(counts) < fewestToJudge)
        return "Too few to judge the rate of false alarms by; the next calibration goes on from here.";
      if (said >= low && said <= high)
        return `“Not better, not worse” ${count(said, "en")} times; ${range} are in order.`;
      return said < low
        ? `“Not better, not worse” ${count(said, "en")} times, where ${range} are in order: too many false alarms.`
        : `“Not better, not worse” ${count(said, "en")} times, where ${range} are in order: more cautious than it ought to be.`;
    }
  },
  power: {
    title: "Where there is something, does it find it?",
    question: "The same companies with a true difference: how often did the lab say that the better system is better?",
    row: (difference: number, counts: VerdictCounts): Prose => [
      `A difference of ${decimal(difference, "en", 2)}: `,
      {strong: percent(counts.better / verdictsOf(counts), "en")}
    ],
    chart: "Share of companies in which the better system was found, by true difference",
    note: (gamed: ChainLevel | null): string =>
      `The difference is that of the two systems’ rank correlations with who stays later.${gamed ? ` In the simulated operators in which reception is gamed it was ${decimal(gamed.difference, "en", 2)} on average.` : ""}`
  },
  worlds: {
    title: "Does it tell worlds apart?",
    question:
      "Simulated operators of each kind, through the whole chain: what was said of the challenger against the legacy system, and whose appraisal shows traces of being gamed. One answer is right in each world.",
    heads: {
      world: "World and size",
      truth: "What is true in it",
      right: "Right answer",
      said: "What the lab said",
      gaming: "Traces of gaming",
      standing: "Against the plan"
    },
    truths,
    size: ({world, customers, months}: WorldRow): string =>
      `${truths[world]?.name ?? world}: ${count(customers, "en")} customers, ${months} months`,
    right: ({right, trueDifference, isClose}: WorldRow): string =>
      `${answers[right]} (true difference ${signed(trueDifference, "en", 2)}${isClose ? ", close to the margin" : ""})`,
    said: ({level, runs, rightly, undecided, wrongly}: WorldRow): string =>
      level === null
        ? "not run"
        : `right ${count(rightly, "en")} of ${count(runs, "en")}, undecided ${count(undecided, "en")}, wrong ${count(wrongly, "en")}; mean difference ${signed(level.difference, "en", 2)}`,
    /** In how many operators units were found to game what a system appraises. */
    gaming: ({gaming, verdicts}: ChainLevel): string =>
      gaming
        ? `Last year: legacy ${gaming.now.legacy} of ${verdictsOf(verdicts)}, challenger ${gaming.now.challenger}; first year: ${gaming.before.legacy} and ${gaming.before.challenger}`
        : "not looked for",
    standing: ({standing, runs, planned, world}: WorldRow): string =>
      ({
        told: world === "null" ? "false alarms as they ought to be" : "told for what it is",
        undecided: world === "null" ? "more cautious than it ought to be" : "not wrong, but mostly undecided",
        wrong: world === "null" ? "too many false alarms" : "wrong too often",
        few: `too few to say: ${runs} of ${planned ?? 0} planned`,
        unplanned: "not in the plan",
        "not run": `not run: ${planned ?? 0} planned`
      })[standing],
    notRun: "not run",
    note: (
      {fixedOn, margin, wrongAtMost, rightAtLeast, trueDifferenceError}: CalibrationPlan,
      close: readonly CloseWorld[]
    ): string =>
      `Sizes, numbers and the margin of “equal” (±${decimal(margin, "en", 2)}) were fixed on ${fixedOn}; no option of the calibration changes them. A world is told for what it is when all planned operators were run, at most ${percent(wrongAtMost, "en")} of the answers are wrong and at least ${percent(rightAtLeast, "en")} right; undecided ones are counted apart. The true difference is that of the systems’ rank correlations in operators with 60,000 customers; it is itself known to ±${decimal(trueDifferenceError, "en", 2)} (one standard error), so where it is close to the margin the right answer is a convention.${closeText(close)} Traces count operators in which some unit was found.`,
    /** Where some of it was run without a plan. */
    withoutPlan:
      "What was run before the plan is held against it all the same, but had its sizes chosen freely, and in part after looking: “Reversed” was run with 60,000 customers once 20,000 had left it undecided in two of five."
  },
  detection: {
    title: "Does it find who games, and spare who doesn’t?",
    question:
      "Units of simulated operators whose truth is known. The detectors share nothing with what makes the data.",
    found: (level: DetectionLevel): Prose => [
      {strong: `${count(level.found, "en")} of ${count(level.gaming, "en")}`},
      ` units that game on more than three in ten occasions were found (recall ${percent(level.found / level.gaming, "en")}), in ${level.operators} gamed operators of ${count(level.customers, "en")} customers.`
    ],
    wrongly: (levels: readonly DetectionLevel[]): Prose => [
      {
        strong: count(
          sumOf(levels, ({foundWrongly}) => foundWrongly),
          "en"
        )
      },
      ` of ${count(
        sumOf(levels, ({units, gaming}) => units - gaming),
        "en"
      )} other units were found wrongly, honest operators included.`
    ],
    quick: (levels: readonly DetectionLevel[]): Prose => [
      {
        strong: `${count(
          sumOf(levels, ({quickHonestFound}) => quickHonestFound),
          "en"
        )} of ${count(
          sumOf(levels, ({quickHonest}) => quickHonest),
          "en"
        )}`
      },
      " honest units among the quickest third were called gamers: short calls alone are no offence."
    ],
    planted: "One behaviour at a time",
    plantedNote: (levels: readonly PlantedLevel[]): string =>
      `Each planted in ${levels[0]?.planted ?? 0} units of a company in which nobody else games, on ${percent(levels[0]?.dose ?? 0, "en")} of its occasions; some of them the detectors weren’t made for. A unit is listed as found only with traces of two kinds, so that one behaviour alone is hardly ever enough. What leaves no trace here leaves none in your data either.`,
    heads: {behaviour: "Behaviour", found: "Units found", any: "With a single trace", elsewhere: "Found elsewhere"},
    of: (part: number, whole: number): string => `${part} of ${whole}`
  },
  runs: {
    title: "Which code ran what",
    question:
      "Every size that was run, by the version of the code that ran it. The right answer of each is fixed by what is true in it; undecided ones are neither right nor wrong.",
    heads: {
      what: "What was run",
      companies: "Companies",
      right: "Right",
      undecided: "Undecided",
      wrong: "Wrong"
    },
    code: ({version, date, plan}: Run, isThis: boolean): string =>
      `${isThis ? "This site’s code" : "Earlier code"}, ${version}, run on ${date} ${plan === undefined ? "before there was a plan" : `by the plan of ${plan}`}`,
    none: "–",
    tried: (tried: Tried): string => {
      switch (tried.kind) {
        case "moments":
          return tried.difference === null
            ? "Drawn at the level of figures, nothing to find"
            : `Drawn at the level of figures, difference ${decimal(tried.difference, "en", 2)}`;
        case "world":
          return `Whole chain, “${truths[tried.world]?.name ?? tried.world}”, ${count(tried.customers, "en")} customers, ${tried.months} months`;
        case "detection":
          return `Who games, “${truths[tried.world]?.name ?? tried.world}”, ${count(tried.customers, "en")} customers`;
        case "planted":
          return `Planted behaviours, ${count(tried.behaviours, "en")} of them`;
      }
    }
  },
  /** What an audit found and what was changed. */
  corrections: {
    title: "What an audit found and what was changed",
    question:
      "Figures and sentences that were wrong or said too much, with what they are now. Each stands here with the figure that was shown, so that whoever used it can see what changes.",
    heads: {what: "Figure", before: "Before", after: "Now"},
    held: "How it is held now: "
  },
  limits: {
    title: "What no calibration can tell",
    all: limitsAll
  },
  again: "Run it yourself: npm run calibrate. It goes on where it was ended, and ends with one line of JSON.",
  table: {
    summary: "All counts",
    caption: "Verdicts by what was run",
    what: "What was run",
    better: "Better",
    worse: "Worse",
    equal: "Equal",
    undecided: "Undecided",
    runs: "Companies",
    moments: (difference: number | null): string =>
      difference === null ? "Figures, nothing to find" : `Figures, difference ${decimal(difference, "en", 2)}`,
    chain: ({world, customers, months}: ChainLevel): string =>
      `Whole chain, ${en.worlds.truths[world]?.name ?? world}, ${count(customers, "en")} customers, ${months} months`
  }
};

export type TrustWords = typeof en;
