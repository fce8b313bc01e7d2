/** The brief in English. */
import {
  count,
  decimal,
  formatInterval,
  formatValue,
  monthLong,
  monthRange,
  monthsBetween,
  monthsText,
  percent,
  ordinal,
  rankText,
  sharePoints,
  sharePointsInterval,
  hundredths
} from "../../language/format.js";
import {rangeText} from "../../language/intervals.js";
import {exists, isLittle, type Agreement} from "../../model/scoring/findings.js";
import type {LeagueUnit} from "../../model/published/brief.js";
import type {Estimate} from "../../model/published/site.js";
import {common} from "../../language/common.js";
import type {Wording} from "../../language/wording.js";
import type {Brief, Unranked} from "../../model/published/brief.js";
import type {LeagueFinding} from "../../model/scoring/findings.js";
import type {Prose} from "../../elements/elements.js";
import type {GreenLightFinding} from "../../model/scoring/findings.js";
import type {GreenLight} from "../../model/published/brief.js";
import type {KeptUnit} from "../../model/scoring/findings.js";

const words = common.en;

const agreements: Record<Agreement, string> = {
  alike: "Both rankings put the units in the same order",
  closely: "As a whole the two rankings agree closely",
  partly: "As a whole the two rankings agree in part",
  hardly: "As a whole the two rankings hardly agree",
  against: "As a whole the two rankings run against each other",
  untold: "How closely the two rankings agree can’t be told from so few units"
};

/** `10th (90% interval: 8th to 12th)`. */
function placed({challenger}: LeagueUnit): string {
  const {rankLow, rankHigh} = challenger;
  const range =
    rankLow === rankHigh ? `${ordinal(rankLow, "en")} only` : `${ordinal(rankLow, "en")} to ${ordinal(rankHigh, "en")}`;
  return `${rankText(challenger, "en")} (90% interval: ${range})`;
}

/** A difference of two shares: `−2.0 percentage points (95% interval −6.1 to +2.1)`. */
function difference(gap: Estimate): string {
  return `${sharePoints(gap.value, "en")} percentage points (95% interval ${sharePointsInterval(gap, "en")})`;
}

function kept(own: Estimate, company: Estimate, during: string): string {
  return `kept ${formatValue(own.value, "percent", "en")} of its customers ${during} (95% interval ${formatInterval(own, "percent", "en")}); the company kept ${formatValue(company.value, "percent", "en")} (${formatInterval(company, "percent", "en")})`;
}

const answer: Prose = [
  {strong: "Not decided yet."},
  " A verdict (change, don’t change, or pilot first) needs evidence that isn’t here yet: whether either system foretells which customers stay."
];

export const titleWords = {
  title: "Brief",
  /** Months covered, customers, units. */
  covers: (site: Brief["site"]): readonly string[] => [
    site.operator.en,
    `${monthsText(monthsBetween(site.firstMonth, site.lastMonth), "en")} to ${monthLong(site.lastMonth, "en")}`,
    words.customers(site.customers),
    ...site.unitsByKind
      .filter(({kind, units}) => kind !== "company" && units > 1)
      .map(({kind, name, units}) => words.units(units, kind, name))
  ],
  headline: (finding: LeagueFinding, {kind, kindName}: Brief["league"]): string => {
    const units = words.unitsOfKind(kind, kindName);
    switch (finding.kind) {
      case "none":
        return `No ${words.unitOfKind(kind, kindName)} can be ranked yet.`;
      case "single":
        return `One ${words.unitOfKind(kind, kindName)} alone: there is nothing to rank.`;
      case "moved":
        return `${finding.moved} of ${words.units(finding.units, kind, kindName)} ${finding.moved === 1 ? "changes" : "change"} place beyond noise.`;
      case "agree":
        return `Both systems rank the ${units} alike.`;
      case "same":
        return `Both systems put the ${units} in the same order.`;
      case "noise":
        return `No ${words.unitOfKind(kind, kindName)} changes place beyond noise.`;
    }
  }
};

export const ledeWords = ({sides, during}: Wording) => ({
  lede: (
    finding: LeagueFinding,
    {fall, rise}: {readonly fall: LeagueUnit | null; readonly rise: LeagueUnit | null},
    {greenAndLosing, retention, league}: Brief
  ): Prose => {
    switch (finding.kind) {
      case "none":
        if (league.lacking?.length) {
          return [
            `${league.lacking.map(({system, indicators}) => `“${system.en}” can’t score yet: it lacks ${indicators.map(({en: name}) => name).join(", ")}`).join(". ")}. What can be measured stands on the compare page; the readiness page says what to collect next.`
          ];
        }
        return [
          league.unranked.length > 0 && league.unranked.every(({why}) => why === "rule")
            ? "Every unit has the figures, but a rule has no target for a period of this length, or nothing to compare with. The compare page says which; other periods may be scored."
            : "The data read so far hold no unit with enough customers under both systems. The data page says what was read and what is missing."
        ];
      case "single":
        return ["A ranking needs at least two units. The figures below stand for the one there is."];
      case "agree":
        return [
          `Ranked ${sides.legacy} or ${sides.challenger}, the order is nearly the same, and no move is larger than sampling noise explains. On this evidence, changing the appraisal would change little about who stands where.`
        ];
      case "same":
        return [
          `Ranked ${sides.legacy} or ${sides.challenger}, every unit has the same place. Noise in the figures might hide a difference: the data are too few to say that there is none.`
        ];
      case "noise":
        return [
          `Places differ between the two systems for ${count(league.units.filter((unit) => unit.move !== 0).length, "en")} of ${count(finding.units, "en")} units, but each of these moves could be sampling noise. These data can’t tell the two rankings apart.`
        ];
      case "moved": {
        const text: (string | {strong: string})[] = [`That is what happens to the ranking ${sides.changed}. `];
        if (fall)
          text.push(
            {strong: fall.name.en},
            ` stands ${rankText(fall.legacy, "en")} ${sides.legacy} and ${placed(fall)} ${sides.challenger}`
          );
        if (fall && rise)
          text.push(
            "; ",
            {strong: rise.name.en},
            ` goes the other way, from ${rankText(rise.legacy, "en")} to ${placed(rise)}.`
          );
        else if (rise)
          text.push(
            {strong: rise.name.en},
            ` stands ${rankText(rise.legacy, "en")} ${sides.legacy} and ${placed(rise)} ${sides.challenger}.`
          );
        else if (fall) text.push(".");
        if (fall && greenAndLosing.includes(fall.id) && exists(fall.retention) && exists(retention))
          text.push(` ${fall.name.en} ${kept(fall.retention, retention, during)}.`);
        return text;
      }
    }
  },
  verdict: {
    question: "Should we change?",
    answer
  }
});

export const sureWords = ({sides, challengerPaid}: Wording) => ({
  sure: {
    question: "How sure is that?",
    answer: (finding: LeagueFinding, agreement: Agreement | null, {league}: Brief): Prose => {
      if (finding.kind === "none" || finding.kind === "single") return ["There is no ranking to be sure of."];
      const moves = league.units.filter((unit) => unit.move !== 0).length;
      const noise = moves - finding.moved;
      const text: (string | {strong: string})[] = [];
      if (finding.moved > 0) {
        const [these, them] =
          finding.moved === 1 ? ["the one move", "it"] : [`the ${count(finding.moved, "en")} moves`, "any one of them"];
        text.push(
          {strong: `Of ${these} in colour: fairly sure.`},
          ` Given the noise in the figures, the chance that ${them} isn’t real is under 1 in 40. `
        );
        if (noise > 0) text.push(`The other ${noise === 1 ? "move" : `${count(noise, "en")} moves`} could be noise. `);
      } else if (moves > 0) {
        text.push(
          {strong: "Not sure of any move."},
          " Given the noise in the figures, each of them has a chance of at least 1 in 40 of not being real. "
        );
      }
      if (agreement) {
        const range = rangeText(league.agreement, (correlation) => decimal(correlation, "en", 2), "en");
        text.push(
          `${agreements[agreement]} (rank correlation ${decimal(league.agreement.value, "en", 2)}, 95% interval ${range}; 1 is the same order). `
        );
      }
      text.push("All this is about places only.");
      if (challengerPaid !== "throughout")
        text.push(
          ` The figures that rank ${sides.challenger} weren’t ${challengerPaid === "partly" ? "all " : ""}appraised while they were measured, and what isn’t appraised yet tends to look better than it will.`
        );
      return text;
    }
  }
});

export const greenLightWords = {
  greenLight: {
    title: "Green-light leavers",
    question:
      "What is green-light leaving? Customers who ported out although every contact in their last 90 days had met its target, the call that asks to leave aside.",
    leavers: "of those who left",
    stayers: "of comparable customers who stayed",
    dots: (share: number, group: "leavers" | "stayers"): string =>
      `${hundredths(share, "en")} of 100 ${group === "leavers" ? "customers who left" : "comparable customers who stayed"} had met only green lights`,
    key: {green: "only green lights", missed: "at least one target missed"},
    meaning: (finding: GreenLightFinding, {difference: gap, leavers}: GreenLight): Prose => {
      switch (finding) {
        case "alike":
          return [
            {strong: "Alike."},
            ` The difference is ${difference(gap)}: nothing here shows that the lights can tell who will leave.`
          ];
        case "unclear":
          return [{strong: "Too few to tell."}, ` The difference is ${difference(gap)}.`];
        case "more":
          return [
            {strong: "Leavers met green lights more often."},
            ` The difference is ${difference(gap)}: a green light did not stand for staying.`
          ];
        case "less":
          return [
            {strong: "Leavers met green lights less often."},
            ` The difference is ${difference(gap)}: the lights say ${isLittle(gap) ? "a little" : "something"} about who leaves, yet ${hundredths(leavers.value, "en")} of 100 left under green ones.`
          ];
      }
    },
    trendTitle: "Share of leavers under green lights, by month of leaving, with its 95% interval",
    trendLabel: (first: Estimate & {readonly month: string}, last: Estimate & {readonly month: string}): string =>
      `Share of green-light leavers by month: ${percent(first.value, "en")} (${formatInterval(first, "percent", "en", 0)}) in ${monthLong(first.month, "en")}, ${percent(last.value, "en")} (${formatInterval(last, "percent", "en", 0)}) in ${monthLong(last.month, "en")}`,
    stayedLine: "stayed",
    targets: ({handledSeconds, satisfaction}: GreenLight["targets"]): string =>
      `Contacts are those the customer made, not our calls out. One is green when a person who was asked for answered, it was handled within ${count(handledSeconds, "en")} seconds and, where the customer rated it, was rated ${count(satisfaction, "en")} of 5 or better.`,
    basis: ({leavers, stayers, leaversWithoutContact}: GreenLight, site: Brief["site"]): string =>
      `${count(leavers.green, "en")} of ${count(leavers.customers, "en")} leavers, and ${count(stayers.customers, "en")} customers who stayed, ${monthRange(site.yearFrom, site.yearTo, "en")}.` +
      (leaversWithoutContact !== 0
        ? ` ${leaversWithoutContact === null ? `A few more (fewer than ${site.privacyFloor})` : `Another ${count(leaversWithoutContact, "en")}`} left without such a contact in their last 90 days, or had joined in these days, and are in neither share.`
        : ""),
    leftOut: (asked: GreenLight["askedToLeave"], {privacyFloor}: Brief["site"]): string => {
      if (asked === null)
        return "No contact here has a reason on record, so those that ask to leave can’t be left out: they are counted.";
      if (asked.contacts === 0 || asked.customers === 0)
        return "Contacts that ask to leave would be left out; there were none.";
      return `Left out ${asked.contacts === 1 ? "is" : "are"} ${
        asked.contacts === null || asked.customers === null
          ? `the contacts by which a few of those who ported out (fewer than ${privacyFloor}) asked to leave`
          : `the ${count(asked.contacts, "en")} contacts by which ${count(asked.customers, "en")} of those who ported out asked to leave`
      }: they are the leaving itself, not what came before it.`;
    },
    comparable:
      "Counted are customers of 90 days or more with at least one contact in the 90 days before they ported out; of those who stayed through the year, in the 90 days before each of thirteen days spread over it, 28 days apart, so that nothing hangs on one drawn day. A customer who stayed is one customer, on however many of these days: the interval knows it. Comparable means weighted to the leavers’ mix of quarter, value tier (as on record when the 90 days began, where that is known), tenure and number of contacts.",
    tables: "The tables it is read from",
    month: "Month of leaving",
    months: "The months as a table",
    tipShare: "All green, then gone",
    tipCustomers: "Customers who left"
  }
};

export const leagueWords = ({sides, span, during}: Wording) => ({
  league: {
    title: (finding: LeagueFinding): string =>
      finding.kind === "moved" ? "The league table turns over" : "The league table, two ways",
    question: ({units, kind, kindName}: Brief["league"]): string =>
      `The same ${words.units(units.length, kind, kindName)}, ranked ${sides.legacy} or ${sides.challenger}. ▲▼ in colour: beyond noise. △▽ in grey: could be noise.`,
    switchLabel: "Rank the units",
    contact: sides.legacy,
    customer: sides.challenger,
    turned: (by: "contact" | "customer", first: string | null): string =>
      `Ranked ${by === "contact" ? sides.legacy : sides.challenger}${first ? `; first is ${first}` : ""}.`,
    note: "A move is drawn in colour when the chance that it isn’t real is under 1 in 40, so of all coloured moves fewer than 1 in 40 should be noise, however many units there are (false discovery rate). The thin line is the 90% interval of a place: it holds for 9 in 10 units, but doesn’t say who is truly first.",
    /** Units without a rank: too small, where that is the reason. */
    unranked: (units: Brief["league"]["unranked"]): string => {
      const named = (why: Unranked["why"]) =>
        units
          .filter((unit) => unit.why === why)
          .map(({name}) => name.en)
          .join(", ");
      const [small, rule] = [named("small"), named("rule")];
      return [
        ...(small ? [`Too small to rank: ${small}.`] : []),
        ...(rule ? [`Not ranked, since a rule has nothing to compare with or no target for this period: ${rule}.`] : [])
      ].join(" ");
    },
    basis: ({yearFrom, yearTo}: Brief["site"], legacy: string, challenger: string): string =>
      `Scores of “${legacy}” and “${challenger}”, ${monthRange(yearFrom, yearTo, "en")}.`,
    all: "All units and scorecards"
  },
  losing: {
    title: "Green, and losing customers",
    question: "Which units look good and lose customers?",
    head: `Customers kept ${during}, with its 95% interval`,
    noneShort: "None",
    more: (units: number): string => `and ${count(units, "en")} more`,
    explained: (company: Estimate): string =>
      `In the upper half ${sides.legacy}, yet keeping fewer customers than the company (${formatValue(company.value, "percent", "en")}, ${formatInterval(company, "percent", "en")}), beyond noise: the company’s own error counted, and corrected for looking at several units (Holm).`,
    none: (company: Estimate): string =>
      `No unit in the upper half ${sides.legacy} keeps fewer customers than the company (${formatValue(company.value, "percent", "en")}, ${formatInterval(company, "percent", "en")}) beyond noise, with the company’s own error counted and corrected for looking at several units (Holm).`
  },
  conversion: {
    title: "The same offers, two answers",
    question: "Of what was offered, how much was taken?",
    perContact: "of offers, per contact",
    perCustomer: "of customers, per customer",
    explained: "A customer asked three times counts three times per contact, and once per customer.",
    reversed: (first: string, second: string, pairs: number): string =>
      `It turns units round: ${first} converts better than ${second} per contact and worse per customer, both beyond noise, corrected for all pairs (Holm)${pairs > 1 ? ` (${count(pairs, "en")} such pairs)` : ""}.`,
    kept: "No two units change order beyond noise."
  },
  retention: {
    title: "Customers kept",
    question:
      span.kind === "year"
        ? "Of the customers here a year ago, how many are still here?"
        : `Of the customers here when ${span.months === 1 ? "the month" : `the ${span.months} months`} began, how many are still here?`,
    spread: ({
      lowest,
      highest,
      isBeyondNoise
    }: {
      readonly lowest: KeptUnit;
      readonly highest: KeptUnit;
      readonly isBeyondNoise: boolean;
    }): string =>
      `From ${formatValue(lowest.retention.value, "percent", "en")} (${lowest.name.en}) to ${formatValue(highest.retention.value, "percent", "en")} (${highest.name.en})${isBeyondNoise ? "." : ", which could be noise: no two units differ beyond it (all pairs judged together, Holm)."}`,
    chart: `Each unit’s customers kept ${during} with its 95% interval, lowest first; the band is the company’s`
  }
});

export const sampleSizeWords = ({during}: Wording) => ({
  sampleSize: {
    title: "What it would take to be surer",
    question: "What is missing, and how much of it?",
    timesShort: (had: number, needed: number): string =>
      had >= needed ? "Enough" : `${decimal(needed / Math.max(had, 1), "en")} times`,
    times: (had: number, needed: number): string => (had >= needed ? "survey answers" : "as many survey answers"),
    meter: (had: number, needed: number): string => `${count(had, "en")} answers of the ${count(needed, "en")} needed`,
    answers: (had: number, needed: number, halfWidth: number): string =>
      `A unit had ${count(had, "en")} answers ${during}; for a service NPS within ±${count(halfWidth, "en")} points it takes ${count(needed, "en")}.`,
    inside: (moves: number, units: number): string =>
      `${count(moves, "en")} of ${count(units, "en")} units move inside the noise; more answers would settle some of them.`,
    missing: "Above all: whether either system foretells who stays, tested on months that it hasn’t seen."
  },
  period: "Period",
  during: (period: string): string => `${period}. `,
  interval: (text: string): string => `95% interval ${text}`,
  intervalName: "95% interval",
  companyName: "Company",
  customersName: "Customers",
  basedOn: (customers: number): string => words.customers(customers),
  definition: "Definition and SQL",
  failed: words.failed
});

/** English. */
export const en = (wording: Wording) => ({
  ...titleWords,
  ...ledeWords(wording),
  ...sureWords(wording),
  ...greenLightWords,
  ...leagueWords(wording),
  ...sampleSizeWords(wording)
});

export type BriefWords = ReturnType<typeof en>;
