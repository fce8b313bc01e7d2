/** The brief's verdict in English. */
import {
  count,
  decimal,
  formatInterval,
  money,
  monthsBetween,
  monthsText,
  percent,
  roundCount,
  signed,
  hundredths
} from "../../language/format.js";
import {rangeInWords, rangeText} from "../../language/intervals.js";
import {isGamedAlready, triedUnderPay} from "../../model/scoring/decision.js";
import type {Figure, Stake} from "../../model/published/evidence.js";
import {concordantShare} from "../../model/statistics/concordant-share.js";
import type {Decision} from "../../model/published/evidence.js";
import type {BriefVerdict} from "../../model/published/evidence.js";
import type {Sides} from "../../language/wording.js";
import type {SiteFacts} from "../../model/published/site.js";
import {upsellFinding} from "../../model/scoring/findings.js";
import type {Prose} from "../../elements/elements.js";
import type {UnneededUpsell} from "../../model/published/evidence.js";

type Text = (string | {readonly strong: string})[];

const pairs = ({value}: Figure) => `${hundredths(concordantShare(value), "en")} of 100 pairs`;

/** Both bounds on one side of nothing. */
function isTold({low, high}: Figure): boolean {
  return low !== null && high !== null && (low > 0 || high < 0);
}

function customers({low, high}: Figure): string {
  return low === null || high === null
    ? "without an interval"
    : `${rangeInWords({low, high}, (size) => roundCount(size, "en"), "en")} customers`;
}

function yuan({low, high}: Figure): string {
  return low === null || high === null
    ? "without an interval"
    : rangeInWords({low, high}, (amount) => money(amount, "en", 2), "en");
}

function stakeText(stake: Stake | null, by: "customer" | "contact", sides: Sides): Text {
  if (!stake) return [" What that is worth in customers and money can’t be told: too few months follow."];
  const {customers: kept, yuan: revenue} = stake;
  const [one, other] = by === "customer" ? [sides.challenger, sides.legacy] : [sides.legacy, sides.challenger];
  if (!isTold(kept))
    return [
      ` What that is worth in customers and money isn’t known: the interval runs from ${kept.low === null ? "?" : roundCount(kept.low, "en")} to ${kept.high === null ? "?" : roundCount(kept.high, "en")} customers a year.`
    ];
  const flip = by === "customer" ? 1 : -1;
  const turned = (figure: Figure): Figure =>
    flip === 1
      ? figure
      : {
          value: -figure.value,
          low: figure.high === null ? null : -figure.high,
          high: figure.low === null ? null : -figure.low
        };
  const told = revenue !== null && isTold(revenue) ? turned(revenue) : null;
  const size = turned(kept);
  return [
    ` Had all units kept customers as well as the upper half ${one}, rather than the upper half ${other}: `,
    {
      strong: `about ${roundCount(size.value, "en")} customers${told ? ` and ${money(told.value, "en", 2)}` : ""} a year`
    },
    ` (95% interval ${customers(size)}${told ? `; ${yuan(told)}` : revenue ? "; in money it can’t be told" : ""}). That is what the better ranking points to, not yet what paying by it would bring.`
  ];
}

const headline: Readonly<Record<Decision, string>> = {change: "Change.", pilot: "Pilot first.", stay: "Don’t change."};

export const headlineWords = (sides: Sides) => ({
  headline,
  lede: (
    {
      contest: {
        rows: [primary]
      },
      stake
    }: BriefVerdict,
    site: SiteFacts
  ): Prose => {
    const months = monthsText(monthsBetween(site.firstMonth, site.lastMonth), "en");
    const shares = [
      `Of two units, the one ahead ${sides.challenger} kept more of its customers afterwards in `,
      {strong: pairs(primary.firstAssociation)},
      `, the one ahead ${sides.legacy} in `,
      {strong: pairs(primary.secondAssociation)},
      ` (50 is chance).`
    ];
    switch (primary.verdict) {
      case "better":
        return [
          `In ${months} of history the ranking ${sides.challenger} foretold better who stays. `,
          ...shares,
          primary.secondAssociation.high !== null && primary.secondAssociation.high < 0
            ? ` The ranking ${sides.legacy} pointed the wrong way.`
            : "",
          ...stakeText(stake, "customer", sides)
        ];
      case "worse":
        return [
          `In ${months} of history the ranking ${sides.legacy} foretold better who stays. `,
          ...shares,
          ...stakeText(stake, "contact", sides)
        ];
      case "equal":
        return [
          "Both rankings foretold equally well who stays. ",
          ...shares,
          " A change would bring no ranking that tells more."
        ];
      case "undecided":
        return [
          `In ${months} of history it can’t be told which ranking foretells better who stays. `,
          ...shares,
          " The difference could be chance.",
          ...stakeText(stake, "customer", sides)
        ];
    }
  }
});

export const whyWords = (sides: Sides) => ({
  why: {
    question: "Why this answer?",
    answer: ({
      decision,
      traced,
      contest: {
        rows: [primary],
        paid
      }
    }: BriefVerdict): Prose => {
      if (decision === "change")
        return [
          `The ranking ${sides.challenger} foretold better, also among customers of the same mix, and did so while people were paid by it.`
        ];
      switch (primary.verdict) {
        case "better":
          if (paid.challenger >= triedUnderPay && traced && isGamedAlready(traced))
            return [
              {
                strong: `It foretold better, but ${traced.challenger} of ${traced.units} units show traces of gaming it.`
              },
              " A ranking that is gamed foretells less as more people learn how. A pilot with the loopholes closed shows what is left."
            ];
          if (paid.challenger >= triedUnderPay)
            return [
              {
                strong:
                  "It foretold better while people were paid by it, but not surely among customers of the same mix."
              },
              " A pilot in some units settles whether it is the work or the customers."
            ];
          return [
            {
              strong:
                paid.challenger === 0
                  ? "It foretold better, but nobody has been paid by it yet."
                  : "It foretold better, but people have hardly been paid by it yet."
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
        case "undecided":
          return decision === "pilot"
            ? [
                {
                  strong: `By itself, the ranking ${sides.challenger} foretells beyond chance, and the one ${sides.legacy} doesn’t.`
                },
                " Whether the one is better than the other isn’t settled; a pilot can settle it."
              ]
            : [
                {strong: "There is no evidence to change on."},
                " That isn’t evidence that both are alike: these data can’t tell them apart."
              ];
      }
    }
  }
});

export const sureWords = (sides: Sides) => ({
  sure: {
    question: "How sure is that?",
    answer: ({
      strength,
      stands,
      traced,
      contest: {
        rows: [primary],
        units,
        clusters,
        clusterKind,
        margin,
        paid,
        leadUnderPay: lead
      }
    }: BriefVerdict): Prose => {
      const {difference, verdict} = primary;
      const half = difference.high === null ? null : difference.high - difference.value;
      const strengths = {strong: "Strong, for history.", moderate: "Moderately.", weak: "Not very."};
      const text: Text = [{strong: strengths[strength]}, " "];
      if (half === null || difference.low === null || difference.high === null)
        text.push(`${units} units in ${clusters} clusters are too few for an interval. `);
      else {
        text.push(
          `The rank correlations with later retention differ by ${signed(difference.value, "en", 2)} (95% interval ${rangeText({low: difference.low, high: difference.high}, (correlation) => signed(correlation, "en", 2), "en")}). `
        );
        if (verdict === "undecided")
          text.push(
            `With ${units} units in ${clusters} ${clusterKind.en.toLowerCase()} branches, differences under about ${decimal(half, "en", 2)} can’t be told from chance. `
          );
        if (verdict === "equal")
          text.push(`Differences inside ±${decimal(margin, "en", 2)} were called equal beforehand. `);
      }
      if (traced && traced.legacy + traced.challenger > 0)
        text.push(
          `Of ${traced.units} units, ${traced.legacy === 0 ? "none shows" : traced.legacy === 1 ? "1 shows" : `${traced.legacy} show`} traces of gaming what is appraised ${sides.legacy}, ${traced.challenger === 0 ? "none" : traced.challenger} of gaming what is appraised ${sides.challenger}. `
        );
      if (stands)
        text.push(
          `The verdict stands in ${percent(stands.share, "en")} of ${count(stands.worlds, "en")} other ways to count. `
        );
      if (paid.legacy > paid.challenger && lead !== null) {
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

export const changesWords = {
  /** What would change the answer, the most telling first. */
  changes: ({
    decision,
    contest: {
      rows: [primary],
      leadUnderPay: lead,
      units
    }
  }: BriefVerdict): readonly string[] => {
    const half = primary.difference.high === null ? null : primary.difference.high - primary.difference.value;
    const list: string[] = [];
    if (decision === "pilot")
      list.push("A pilot in which what is paid for still foretells who stays would speak for changing.");
    if (lead?.kind === "share")
      list.push(`Losing ${percent(lead.share, "en")} of what it foretells once paid for would speak against it.`);
    if (decision === "pilot" && (lead?.kind === "ahead" || lead?.kind === "untold"))
      list.push("A pilot that keeps fewer customers than the units beside it would speak against it.");
    if (primary.verdict === "undecided" && half !== null)
      list.push(
        `More units or months: with ${count(units, "en")} units only differences over ${decimal(half, "en", 2)} show.`
      );
    if (primary.verdict === "equal" || primary.verdict === "worse")
      list.push("Another challenger: indicators that foretell more than the ranking in use.");
    return list;
  }
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
