import {oneOfCurrency} from "../../language/currency.js";
import {common} from "../../language/common.js";
import type {OddsFinding} from "../../model/plan/findings.js";
import type {Outcome} from "../../model/report/review.js";
import type {MixDimension} from "../../model/report/report.js";
import type {Side} from "../../model/report/report.js";
import type {Change} from "../../model/report/review.js";
import type {Against} from "../../model/report/review.js";
import type {Decision} from "../../model/published/evidence.js";
import type {Strength} from "../../model/published/evidence.js";
import type {PlanLine, PlanSource} from "../../model/report/report.js";
import {stageDays} from "../../model/report/report.js";

/** A figure in words: its value, its interval in brackets or nothing for booked amounts. */
export interface Told {
  readonly name: string;
  readonly value: string;
  /** Null for what has no sampling error. */
  readonly interval: string | null;
  readonly before: string | null;
  readonly target: string | null;
}

const skillNames: Record<string, string> = {
  listening: "listening",
  billing: "billing",
  devices: "devices",
  coaching: "coaching",
  planning: "planning",
  negotiation: "negotiation",
  network: "network"
};

const value = ({name, value: figure, interval}: Told) =>
  `${name}: ${figure}${interval === null ? "" : ` (${interval})`}`;

const sections: Record<
  "position" | "review" | "plan" | "budget" | "actions",
  {readonly title: string; readonly question: string}
> = {
  position: {title: "Position", question: "What is the service centre there for, and where does its time go?"},
  review: {
    title: "Review",
    question: "How did the year go, for the company, the customers, the partners and the employees?"
  },
  plan: {title: "Business plan", question: "What are we after, why, and by which levers?"},
  budget: {title: "Budget and return", question: "What does it cost, what does it bring, and how sure is that?"},
  actions: {title: "Action plan", question: "Who does what by when, with what, and how will we know?"}
};

const dimensions: Record<MixDimension, string> = {
  customer_group: "customer group",
  staff_group: "staff group",
  channel: "channel",
  stage: "stage of the customer’s stay",
  unit: "branch"
};

const sides: Record<Side, {readonly title: string; readonly question: string}> = {
  company: {title: "The company’s side", question: "Total cost and return."},
  customer: {title: "The customers’ side", question: "Loyalty, effort and the basics."},
  partner: {title: "The partners’ side", question: "How well do outsourcers and dealers hand over?"},
  employee: {title: "The employees’ side", question: "Load, loyalty, and targets within reach."}
};

const outcomes: Record<Outcome, string> = {
  continue: "Carry on",
  break_through: "Break through",
  open: "Can’t tell yet"
};

const nothing: Record<Outcome, string> = {
  continue: "Nothing that the figures confirm.",
  break_through: "Nothing that the figures call for.",
  open: "Nothing is left open."
};

const changes: Record<Change, string> = {
  better: "better",
  worse: "worse",
  unclear: "could be noise",
  same: "about the same",
  none: "–"
};

const againsts: Record<Against, string> = {met: "met", missed: "missed", open: "can’t tell", none: "–"};

const reviewOf: Record<"customers" | "agents" | "booked" | "targets", (n: string) => string> = {
  customers: (n) => `n = ${n}`,
  agents: (n) => `${n} employees`,
  booked: () => "booked",
  targets: (n) => `${n} targets`
};

const source: Record<Side, string> = {
  company:
    "what the data hold of costs, bills and customers in the last two years; indicators as defined on the data page.",
  customer: "indicators as defined on the data page, by customer; targets from the report’s review.yaml.",
  partner:
    "contacts by the employer of the agent, and activations by source. Case mix is not adjusted: partners may get harder or easier calls.",
  employee: "surveys of employees, agents, pay and targets; behind a floor of 5 employees."
};

const from: Record<PlanLine["from"], string> = {
  strategy: "Company strategy",
  upstream: "Upstream plans",
  opportunities: "Own opportunities"
};

const rows: Record<"costYear" | "revenueYear" | "customersYear" | "leftYear" | "contactsYear", string> = {
  costYear: "Total cost",
  revenueYear: "Revenue",
  customersYear: "Customers at the end",
  leftYear: "Customers who leave",
  contactsYear: "Contacts"
};

type ExampleLeftOut = Extract<PlanSource, {readonly kind: "example"}>["leftOut"];

export const reportEn = {
  headline: (operator: string, year: string): string => `${operator}: the service year ${year}, and the next`,
  over: (simulated: boolean, period: string): readonly string[] => [
    period,
    ...(simulated ? ["all figures simulated"] : [])
  ],
  /** At the foot of a printed sheet. */
  sheet: (number: string, of: string): string => `Page ${number} of ${of}`,
  nothingReviewed: "No figure could be reviewed yet: the readiness page says what the data lack.",
  lede: (
    unit: string,
    isWhole: boolean,
    {continue: go, break_through: broken, open}: Record<Outcome, number>
  ): string =>
    `${isWhole ? "Over the whole operator" : `In ${unit}`}, of ${go + broken + open} ${go + broken + open === 1 ? "figure" : "figures"} reviewed ${go} ${go === 1 ? "says" : "say"} carry on, ${broken} ${broken === 1 ? "calls" : "call"} for a break-through, and of ${open} the data can’t tell yet.`,
  simulated:
    "The operator is simulated: the figures show what the report does, not what any operator is like. Strategy, goals and actions are examples, kept in files that a manager edits.",
  unit: "Report on",
  print: "Print or save as PDF",
  printNote: "What is chosen here is what prints.",
  pdf: "The annual report as PDF",
  contents: "Contents",
  sections,
  figure: (number: number, title: string): string => `Figure ${number}. ${title}`,
  source: (source: string): string => `Source: ${source}`,
  position: {
    lead: (
      shares: readonly {readonly name: string; readonly share: string; readonly interval: string}[],
      hours: string
    ): string =>
      `Of ${hours} hours that people spent on contacts in the year, ${shares.map(({name, share, interval}) => `${share} (${interval}) went into “${name.toLowerCase()}”`).join(", ")}.`,
    several: "These roles are played at once; the mix is a description, not a choice of one.",
    widest: (
      dimension: string,
      role: string,
      most: {readonly name: string; readonly share: string},
      least: {readonly name: string; readonly share: string}
    ): string =>
      `By ${dimension}, the share of “${role}” differs most: ${most.share} for ${most.name}, ${least.share} for ${least.name}.`,
    /** No role's share differs beyond noise between any groups of a dimension. */
    alike: (dimension: string): string => `By ${dimension}, no role’s share differs beyond noise between groups.`,
    together:
      "All roles and all pairs of groups are compared and judged together (Holm’s correction, 5%), so that chance alone says something in at most 5 of 100 reports.",
    dimensions,
    groups: {
      all: "All contacts",
      others: "Others together",
      unrecorded: common.en.notOnRecord,
      stages: {
        newcomer: `First ${stageDays.newcomer} days`,
        due: `Term ends within ${stageDays.due} days`,
        established: "Established"
      },
      employed: {
        own: (role: string): string => `${role}, own`,
        partner: (role: string): string => `${role}, outsourced`
      }
    },
    figureTitle: "The roles’ shares of the time spent on contacts",
    source:
      "contacts with handling time, offers made in them, terms and agents of the last year; roles by the rules of data/report/roles.yaml. A contact’s whole time goes to one role.",
    hours: (hours: string, customers: string): string => `${hours} h, n = ${customers}`,
    unitOnly: (unit: string): string => `Shares by group are of the whole operator; the row of ${unit} stands first.`,
    away: (name: string, says: string, answers: string | null, yuan: string | null, share: string | null): string =>
      `${name}: ${says} ${answers !== null ? `${answers} answers were collected in the year.` : yuan !== null && share !== null ? `${yuan} was booked for it in the year, ${share} of all cost.` : "The data don’t tell how much."}`,
    awayTitle: "Roles away from customers can’t be divided by customer group or channel, so they stand beside the mix:",
    none: "The data hold no handling time of contacts, so the mix of roles can’t be measured.",
    table: {summary: "The shares as a table", group: "Group", hours: "Hours", customers: "Customers"},
    roles: "Roles"
  },
  review: {
    sides,
    tell: (told: Told, change: Change, against: Against): string => {
      const compared = {
        better: `better than the ${told.before ?? ""} of the year before, beyond noise`,
        worse: `worse than the ${told.before ?? ""} of the year before, beyond noise`,
        unclear: `against ${told.before ?? ""} the year before; the difference could be noise`,
        same: `about as in the year before (${told.before ?? ""})`,
        none: "no year before to compare with"
      }[change];
      // A booked amount has no noise to be beyond.
      const text = told.interval === null ? compared.replace(", beyond noise", "") : compared;
      const aim = {
        met: `; meets the target of ${told.target ?? ""}`,
        missed: `; misses the target of ${told.target ?? ""}`,
        open: `; whether the target of ${told.target ?? ""} is met can’t be told`,
        none: ""
      }[against];
      return `${value(told)}, ${text}${aim}.`;
    },
    compare: (partner: string, own: string): string => `partners ${partner}, own staff ${own}`,
    outcomes,
    nothing,
    changes,
    againsts,
    heads: {measure: "Figure", now: "This year", before: "Year before", change: "Change", target: "Target"},
    of: reviewOf,
    missing: (names: string, unit: string): string =>
      `No figure that may be shown for ${unit} in the year, for want of rows or of enough customers or employees behind it: ${names}.`,
    lacks: (name: string, columns: string): string => `Not measurable yet: ${name} (lacks ${columns}).`,
    figureTitle: (side: string): string => `${side}, this year and the year before`,
    source,
    caution:
      "Intervals are 95%. All changes and targets of a unit are judged together: of those told, at most 5% should be chance (false discovery rate, Benjamini–Hochberg). The two years are compared as if they were independent, which makes differences harder, not easier, to confirm. A difference is not a cause. No figure rests on fewer customers than the privacy floor, or on fewer than 5 employees."
  },
  plan: {
    /** Whose the plan is, where it isn't the operator's: an example, less what the data contradict. */
    example: ({lines, goals, actions}: ExampleLeftOut): string =>
      `Strategy, goals and actions are the example that ships with the lab, not this operator’s: write your own in a folder and name it by report in the settings.${
        lines + goals + actions > 0
          ? ` Left out, since these data contradict them or don’t hold what they rest on: ${[
              [lines, "line of strategy or opportunities", "lines of strategy or opportunities"],
              [goals, "goal", "goals"],
              [actions, "action", "actions"]
            ]
              .flatMap(([n, one, many]) => (Number(n) > 0 ? [`${n} ${n === 1 ? one : many}`] : []))
              .join(", ")}.`
          : ""
      } Targets of the review are the example’s too.`,
    nothing: "Nothing of the example fits these data.",
    lead: (goals: number, lines: number): string =>
      `${goals} ${goals === 1 ? "goal serves" : "goals serve"} ${lines} lines of strategy, upstream plans and own opportunities. Each is measured by one indicator and reached through levers that move what it is about; the build has checked that nothing hangs loose.`,
    /** What the evidence makes of the appraisal itself. */
    appraisal: (decision: Decision, strength: Strength, legacy: string, challenger: string): string => {
      const basis = {strong: "on strong evidence", moderate: "on moderate evidence", weak: "on weak evidence"}[
        strength
      ];
      return (
        {
          change: `On the appraisal itself: change from “${legacy}” to “${challenger}”, ${basis}.`,
          pilot: `On the appraisal itself: pilot “${challenger}” in some units before changing, ${basis}; for the rest “${legacy}” stays for now.`,
          stay: `On the appraisal itself: stay with “${legacy}”, ${basis}; nothing in the history shows that “${challenger}” foretells better who stays.`
        }[decision] + " What foretold well in the past isn’t the effect of appraising by it."
      );
    },
    noAppraisal: "On the appraisal itself these data can’t say anything yet.",
    appraisalLink: "The evidence",
    from,
    aim: (indicator: string, now: string, interval: string, aim: string): string =>
      `${indicator} from ${now} (${interval}) to ${aim}`,
    noFigure: (indicator: string): string => `${indicator}: no figure to start from here`,
    tellable: "A step of this size would stand out of the noise.",
    notTellable:
      "A step of this size couldn’t be told from chance here in one year: a smaller unit needs a longer look.",
    levers: "Levers",
    serves: "Serves",
    figureTitle: "Goals, what they serve, where they start and how they are reached",
    source:
      "data/report/plan.yaml; starting values of the last year. The size of a step is a management decision, not a forecast.",
    heads: {goal: "Goal", serves: "Serves", aim: "From – to", levers: "Levers"}
  },
  budget: {
    none: "No budget can be computed from these data yet: the plan page names what they lack.",
    lead: (scenario: string, says: string, today: string, plan: string): string =>
      `The budget is the scenario “${scenario}”. ${says} Levers take ${plan} in the plan’s year, against ${today} today.`,
    likeliest: ({
      cost,
      revenue,
      customers,
      contacts
    }: {
      readonly cost: string;
      readonly revenue: string;
      readonly customers: string;
      readonly contacts: string;
    }): string =>
      `With the likeliest inputs, against going on as today, the plan’s year has ${cost} of total cost, ${revenue} of revenue, ${customers} customers at its end, and ${contacts} contacts.`,
    /** Net present value of the plan over today's: middle, 10 % and 90 % ends, chance that it is above 0. */
    risk: ({
      middle,
      low,
      high,
      odds,
      chance,
      draws,
      years,
      rate
    }: {
      readonly middle: string;
      readonly low: string;
      readonly high: string;
      readonly odds: OddsFinding;
      readonly chance: string;
      readonly draws: string;
      readonly years: number;
      readonly rate: string;
    }): string => {
      const verdicts: Readonly<Record<OddsFinding, string>> = {
        very_likely: "The plan very probably returns more than it costs",
        likely: "The plan probably returns more than it costs",
        open: "Whether the plan returns more than it costs is open",
        unlikely: "The plan probably costs more than it returns",
        very_unlikely: "The plan very probably costs more than it returns"
      };
      return `${verdicts[odds]}: over ${years} years its net present value (at ${rate} a year) lies ${middle} from today’s in the middle of ${draws} draws, between ${low} and ${high} in 80 of 100, and above today’s in ${chance}. This holds as far as the assumptions do.`;
    },
    margin: (value: string, range: string): string =>
      `Of ${oneOfCurrency()} of revenue ${value} (${range}) is counted as earned, an assumption to be replaced by finance.`,
    assumed: (estimated: number, all: number): string =>
      estimated === 0
        ? `The response of all ${all} levers is assumed, with ranges; none is estimated from an experiment.`
        : `The response of ${estimated} of ${all} levers is estimated in part from the data; the others are assumed, with ranges.`,
    figureTitle: "Spending by lever: today and in the plan",
    comparedTitle: "The plan’s year against going on as today, with the likeliest inputs",
    source:
      "the plan’s model on the operator’s own months, levers and assumptions of data/plans; see the plan page for each of them.",
    today: "Today",
    plan: "Plan",
    difference: "Difference",
    lever: "Lever",
    rows,
    estimated: "partly estimated"
  },
  actions: {
    lead: (actions: number, people: string, money: string | null): string =>
      `${actions} actions, at most ${people} people at a time${money === null ? "" : `, and ${money} of the plan’s money in the year`}.`,
    figureTitle: "When: the twelve months of the plan",
    tableTitle: "Who, with what, and how it is checked",
    source:
      "data/report/actions.yaml; employees by role from the agents table. Money is a part of what the plan spends on the lever. Expected effects are those of the goals and are not added up.",
    heads: {
      action: "Action",
      owner: "Owner",
      when: "Months",
      resources: "Resources",
      milestones: "Milestones",
      effect: "Expected effect",
      check: "Checked by"
    },
    month: (month: number): string => `Month ${month}`,
    months: (from: number, to: number): string => (from === to ? `${from}` : `${from}–${to}`),
    resources: (people: number, money: string | null): string =>
      `${people} people${money === null ? "" : `, ${money}`}`,
    people: (here: string | null): string => (here === null ? "fewer than 5 or none on record" : `of ${here}`),
    tooMany: (wanted: number, here: string): string => `asks for ${wanted} people, ${here} are there`,
    skills: (skills: string): string => `Skills: ${skills}`,
    gap: (skills: string, others: string): string =>
      `not held by this role: ${skills}${others ? ` (held by ${others})` : " (held by none: train or hire)"}`,
    skillNames,
    effect: (goal: string, lever: string): string => `${goal}, through ${lever.toLowerCase()}`,
    check: (indicator: string, months: number): string =>
      `${indicator}, ${months === 0 ? "at the end" : months === 1 ? "a month after the end" : `${months} months after the end`}, against the years’ noise`,
    first: (names: string): string => `Where to begin, from the review: ${names}.`
  },
  definition: "Definition",
  separator: ", ",
  stop: "."
};

export type ReportWords = typeof reportEn;
