/** The brief's verdict in English. What is said is decided in the model; these are its words. */
import {
  count,
  decimal,
  formatInterval,
  hundredths,
  money,
  monthsBetween,
  monthsText,
  percent,
  roundCount,
  signed
} from "../../language/format.js";
import {rangeInWords, rangeText} from "../../language/intervals.js";
import type {Sides} from "../../language/wording.js";
import type {BriefVerdict, Decision, Figure, UnneededUpsell} from "../../model/published/evidence.js";
import type {SiteFacts} from "../../model/published/site.js";
import {upsellFinding} from "../../model/scoring/findings.js";
import {
  changeFindings,
  foretellingFinding,
  sureFinding,
  whyFinding,
  type ChangeFinding,
  type ForetellingFinding,
  type StakeFinding,
  type Told
} from "../../model/scoring/verdict-findings.js";
import {concordantShare} from "../../model/statistics/concordant-share.js";
import type {Prose} from "../../elements/elements.js";

type Text = (string | {readonly strong: string})[];

const pairs = ({value}: Figure) => `${hundredths(concordantShare(value), "en")} of 100 pairs`;
const customers = (bounds: Told) => `${rangeInWords(bounds, (size) => roundCount(size, "en"), "en")} customers`;
const yuan = (bounds: Told) => rangeInWords(bounds, (amount) => money(amount, "en", 2), "en");

function stakeText(found: StakeFinding, one: string, other: string): Text {
  if (found.kind === "lacking")
    return [" What that is worth in customers and money can’t be told: too few months follow."];
  if (found.kind === "untold") {
    const [low, high] = [found.customers.low, found.customers.high].map((n) =>
      n === null ? "?" : roundCount(n, "en")
    );
    return [
      ` What that is worth in customers and money isn’t known: the interval runs from ${low} to ${high} customers a year.`
    ];
  }
  const {customers: kept, yuan: revenue} = found;
  const told = revenue === "untold" ? null : revenue;
  return [
    ` Had all units kept customers as well as the upper half ${one}, rather than the upper half ${other}: `,
    {
      strong: `about ${roundCount(kept.value, "en")} customers${told ? ` and ${money(told.value, "en", 2)}` : ""} a year`
    },
    ` (95% interval ${customers(kept)}${told ? `; ${yuan(told)}` : revenue ? "; in money it can’t be told" : ""}). That is what the better ranking points to, not yet what paying by it would bring.`
  ];
}

const headline: Readonly<Record<Decision, string>> = {change: "Change.", pilot: "Pilot first.", stay: "Don’t change."};

function foretellingText(found: ForetellingFinding, months: string, sides: Sides): Text {
  const other = found.better === "challenger" ? "legacy" : "challenger";
  const lead = {
    better: `In ${months} of history the ranking ${sides[found.better]} foretold better who stays. `,
    worse: `In ${months} of history the ranking ${sides[found.better]} foretold better who stays. `,
    equal: "Both rankings foretold equally well who stays. ",
    undecided: `In ${months} of history it can’t be told which ranking foretells better who stays. `
  }[found.kind];
  const after = {
    better: found.pointedWrong ? ` The ranking ${sides.legacy} pointed the wrong way.` : "",
    worse: "",
    equal: " A change would bring no ranking that tells more.",
    undecided: " The difference could be chance."
  }[found.kind];
  return [
    lead,
    `Of two units, the one ahead ${sides.challenger} kept more of its customers afterwards in `,
    {strong: pairs(found.challenger)},
    `, the one ahead ${sides.legacy} in `,
    {strong: pairs(found.legacy)},
    ` (50 is chance).${after}`,
    ...(found.stake ? stakeText(found.stake, sides[found.better], sides[other]) : [])
  ];
}

export const headlineWords = (sides: Sides) => ({
  headline,
  lede: (verdict: BriefVerdict, site: SiteFacts): Prose =>
    foretellingText(
      foretellingFinding(verdict),
      monthsText(monthsBetween(site.firstMonth, site.lastMonth), "en"),
      sides
    )
});

export const whyWords = (sides: Sides) => ({
  why: {
    question: "Why this answer?",
    answer: (verdict: BriefVerdict): Prose => {
      const found = whyFinding(verdict);
      switch (found.kind) {
        case "surely_better":
          return [
            `The ranking ${sides.challenger} foretold better, also among customers of the same mix, and did so while people were paid by it.`
          ];
        case "gamed":
          return [
            {
              strong: `It foretold better, but ${found.challenger} of ${found.units} units show traces of gaming it.`
            },
            " A ranking that is gamed foretells less as more people learn how. A pilot with the loopholes closed shows what is left."
          ];
        case "mix":
          return [
            {
              strong: "It foretold better while people were paid by it, but not surely among customers of the same mix."
            },
            " A pilot in some units settles whether it is the work or the customers."
          ];
        case "never_paid":
        case "hardly_paid":
          return [
            {
              strong: {
                never_paid: "It foretold better, but nobody has been paid by it yet.",
                hardly_paid: "It foretold better, but people have hardly been paid by it yet."
              }[found.kind]
            },
            " What is paid for gets gamed, and history isn’t the effect of appraising. A pilot in some units shows both before everyone changes."
          ];
        case "worse":
          return [{strong: "The ranking in use foretold better."}, " Changing would put a worse one in its place."];
        case "equal":
          return [
            {strong: "Stay as you are."},
            " A change costs something, and this one wouldn’t bring a ranking that foretells more."
          ];
        case "alone":
          return [
            {
              strong: `By itself, the ranking ${sides.challenger} foretells beyond chance, and the one ${sides.legacy} doesn’t.`
            },
            " Whether the one is better than the other isn’t settled; a pilot can settle it."
          ];
        case "nothing":
          return [
            {strong: "There is no evidence to change on."},
            " That isn’t evidence that both are alike: these data can’t tell them apart."
          ];
      }
    }
  }
});

const strengths = {strong: "Strong, for history.", moderate: "Moderately.", weak: "Not very."};

export const sureWords = (sides: Sides) => ({
  sure: {
    question: "How sure is that?",
    answer: (verdict: BriefVerdict): Prose => {
      const {strength, units, clusters, clusterKind, difference, hidden, equalWithin, traced, stands, lead} =
        sureFinding(verdict);
      const text: Text = [{strong: strengths[strength]}, " "];
      if (difference)
        text.push(
          `The rank correlations with later retention differ by ${signed(difference.value, "en", 2)} (95% interval ${rangeText(difference, (correlation) => signed(correlation, "en", 2), "en")}). `
        );
      else text.push(`${units} units in ${clusters} clusters are too few for an interval. `);
      if (hidden !== null)
        text.push(
          `With ${units} units in ${clusters} ${clusterKind.en.toLowerCase()} branches, differences under about ${decimal(hidden, "en", 2)} can’t be told from chance. `
        );
      if (equalWithin !== null)
        text.push(`Differences inside ±${decimal(equalWithin, "en", 2)} were called equal beforehand. `);
      if (traced)
        text.push(
          `Of ${traced.units} units, ${traced.legacy === 0 ? "none shows" : traced.legacy === 1 ? "1 shows" : `${traced.legacy} show`} traces of gaming what is appraised ${sides.legacy}, ${traced.challenger === 0 ? "none" : traced.challenger} of gaming what is appraised ${sides.challenger}. `
        );
      if (stands)
        text.push(
          `The verdict stands in ${percent(stands.share, "en")} of ${count(stands.worlds, "en")} other ways to count. `
        );
      if (lead) {
        const start = "The old figures were measured under pay and the new ones weren’t";
        text.push(
          lead.kind === "ahead"
            ? `${start}; yet even if its correlation fell to zero, the ranking ${sides.challenger} would stay ahead. `
            : lead.kind === "untold"
              ? `${start}: if its correlation fell to zero, the data couldn’t tell which is ahead. `
              : `${start}: losing ${percent(lead.share, "en")} of its correlation would cost the ranking ${sides.challenger} its lead. `
        );
      }
      return text;
    },
    link: "All the evidence"
  },
  unneededUpsell: {
    title: "Urged up, needing less",
    question: "Who was urged to a larger plan while using less than half of their own?",
    big: ({neededLess}: UnneededUpsell): string => count(neededLess, "en"),
    unit: "customers in the year",
    explained: ({urged, share}: UnneededUpsell): string =>
      `That is ${percent(share.value, "en", 1)} (95% interval ${interval(share)}) of the ${count(urged, "en")} who were offered an upgrade: in each of the three months before, they had used under half of their mobile data.`,
    left: ({left}: UnneededUpsell): string => {
      if (!left) return "Too few of them left to compare.";
      const {neededLess, others} = left;
      const shares = `${percent(neededLess.value, "en", 1)} (${interval(neededLess)}) left within six months of such an offer, against ${percent(others.value, "en", 1)} (${interval(others)}) of the others who were offered one`;
      const says = {more: "more often", less: "less often", unclear: "no difference that could be told"};
      return `${shares}: ${says[upsellFinding(left)]}.`;
    }
  }
});

function changeText(found: ChangeFinding): string {
  switch (found.kind) {
    case "foretells_still":
      return "A pilot in which what is paid for still foretells who stays would speak for changing.";
    case "lead_lost":
      return `Losing ${percent(found.share, "en")} of what it foretells once paid for would speak against it.`;
    case "keeps_fewer":
      return "A pilot that keeps fewer customers than the units beside it would speak against it.";
    case "more_data":
      return `More units or months: with ${count(found.units, "en")} units only differences over ${decimal(found.over, "en", 2)} show.`;
    case "other_challenger":
      return "Another challenger: indicators that foretell more than the ranking in use.";
  }
}

export const changesWords = {
  /** What would change the answer, the most telling first. */
  changes: (verdict: BriefVerdict): readonly string[] => changeFindings(verdict).map(changeText)
};

/** English. */
export const en = (wording: Sides) => ({
  ...headlineWords(wording),
  ...whyWords(wording),
  ...sureWords(wording),
  ...changesWords
});

export type VerdictWords = ReturnType<typeof en>;

function interval({low, high}: Figure): string {
  return low === null || high === null ? "unknown" : formatInterval({low, high}, "percent", "en");
}
