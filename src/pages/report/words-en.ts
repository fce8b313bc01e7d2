import type {ReportWords, Told} from "./words.js";

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

export const reportEn: ReportWords = {
  headline: (operator, year) => `${operator}: the service year ${year}, and the next`,
  over: (simulated, period) => [period, ...(simulated ? ["all figures simulated"] : [])],
  lede: (unit, isWhole, {continue: go, break_through: broken, open}) =>
    `${isWhole ? "Over the whole operator" : `In ${unit}`}, of ${go + broken + open} figures reviewed ${go} ${go === 1 ? "says" : "say"} carry on, ${broken} ${broken === 1 ? "calls" : "call"} for a break-through, and of ${open} the data can’t tell yet.`,
  simulated:
    "The operator is simulated: the figures show what the report does, not what any operator is like. Strategy, goals and actions are examples, kept in files that a manager edits.",
  unit: "Report on",
  print: "Print or save as PDF",
  printNote: "What is chosen here is what prints.",
  pdf: "The annual report as PDF",
  contents: "Contents",
  sections: {
    position: {title: "Position", question: "What is the service centre there for, and where does its time go?"},
    review: {
      title: "Review",
      question: "How did the year go, for the company, the customers, the partners and the employees?"
    },
    plan: {title: "Business plan", question: "What are we after, why, and by which levers?"},
    budget: {title: "Budget and return", question: "What does it cost, what does it bring, and how sure is that?"},
    actions: {title: "Action plan", question: "Who does what by when, with what, and how will we know?"}
  },
  figure: (number, title) => `Figure ${number}. ${title}`,
  source: (source) => `Source: ${source}`,
  position: {
    lead: (shares, hours) =>
      `Of ${hours} hours that people spent on contacts in the year, ${shares.map(({name, share, interval}) => `${share} (${interval}) went into “${name.toLowerCase()}”`).join(", ")}.`,
    several: "These roles are played at once; the mix is a description, not a choice of one.",
    widest: (dimension, role, most, least) =>
      `By ${dimension}, the share of “${role}” differs most: ${most.share} for ${most.name}, ${least.share} for ${least.name}.`,
    alike: (dimension) => `By ${dimension}, no role’s share differs beyond noise between groups.`,
    together:
      "All roles and all pairs of groups are compared and judged together (Holm’s correction, 5%), so that chance alone says something in at most 5 of 100 reports.",
    dimensions: {
      customer_group: "customer group",
      staff_group: "staff group",
      channel: "channel",
      stage: "stage of the customer’s stay",
      unit: "branch"
    },
    figureTitle: "The roles’ shares of the time spent on contacts",
    source:
      "contacts with handling time, offers made in them, terms and agents of the last year; roles by the rules of data/report/roles.yaml. A contact’s whole time goes to one role.",
    hours: (hours, customers) => `${hours} h, n = ${customers}`,
    unitOnly: (unit) => `Shares by group are of the whole operator; the row of ${unit} stands first.`,
    away: (name, says, answers, yuan, share) =>
      `${name}: ${says} ${answers !== null ? `${answers} answers were collected in the year.` : yuan !== null && share !== null ? `${yuan} was booked for it in the year, ${share} of all cost.` : "The data don’t tell how much."}`,
    awayTitle: "Roles away from customers can’t be divided by customer group or channel, so they stand beside the mix:",
    none: "The data hold no handling time of contacts, so the mix of roles can’t be measured.",
    table: {summary: "The shares as a table", group: "Group", hours: "Hours", customers: "Customers"},
    roles: "Roles"
  },
  review: {
    sides: {
      company: {title: "The company’s side", question: "Total cost and return."},
      customer: {title: "The customers’ side", question: "Loyalty, effort and the basics."},
      partner: {title: "The partners’ side", question: "How well do outsourcers and dealers hand over?"},
      employee: {title: "The employees’ side", question: "Load, loyalty, and targets within reach."}
    },
    tell: (told, change, against) => {
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
    compare: (partner, own) => `partners ${partner}, own staff ${own}`,
    outcomes: {continue: "Carry on", break_through: "Break through", open: "Can’t tell yet"},
    nothing: {
      continue: "Nothing that the figures confirm.",
      break_through: "Nothing that the figures call for.",
      open: "Nothing is left open."
    },
    changes: {better: "better", worse: "worse", unclear: "could be noise", same: "about the same", none: "–"},
    againsts: {met: "met", missed: "missed", open: "can’t tell", none: "–"},
    heads: {measure: "Figure", now: "This year", before: "Year before", change: "Change", target: "Target"},
    of: {
      customers: (n) => `n = ${n}`,
      agents: (n) => `${n} employees`,
      booked: () => "booked",
      targets: (n) => `${n} targets`
    },
    missing: (names, unit) => `Not shown for ${unit}, where too few customers or employees stand behind it: ${names}.`,
    lacks: (name, columns) => `Not measurable yet: ${name} (lacks ${columns}).`,
    figureTitle: (side) => `${side}, this year and the year before`,
    source: {
      company: "costs, bills and customers of the last two years; indicators as defined on the data page.",
      customer: "indicators as defined on the data page, by customer; targets from data/report/review.yaml.",
      partner:
        "contacts by the employer of the agent, and activations by source. Case mix is not adjusted: partners may get harder or easier calls.",
      employee: "surveys of employees, agents, pay and targets; behind a floor of 5 employees."
    },
    caution:
      "Intervals are 95%. All changes and targets of a unit are judged together: of those told, at most 5% should be chance (false discovery rate, Benjamini–Hochberg). The two years are compared as if they were independent, which makes differences harder, not easier, to confirm. A difference is not a cause. No figure rests on fewer customers than the privacy floor, or on fewer than 5 employees."
  },
  plan: {
    lead: (goals, lines) =>
      `${goals} goals serve ${lines} lines of strategy, upstream plans and own opportunities. Each is measured by one indicator and reached through levers that move what it is about; the build has checked that nothing hangs loose.`,
    appraisal: (decision, strength, legacy, challenger) => {
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
    noAppraisal: "On the appraisal itself the history is too short to say anything.",
    appraisalLink: "The evidence",
    from: {strategy: "Company strategy", upstream: "Upstream plans", opportunities: "Own opportunities"},
    aim: (indicator, now, interval, aim) => `${indicator} from ${now} (${interval}) to ${aim}`,
    noFigure: (indicator) => `${indicator}: no figure to start from here`,
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
    lead: (scenario, says, today, plan) =>
      `The budget is the scenario “${scenario}”. ${says} Levers take ${plan} in the plan’s year, against ${today} today.`,
    likeliest: ({cost, revenue, customers, contacts}) =>
      `With the likeliest inputs, against going on as today, the plan’s year has ${cost} of total cost, ${revenue} of revenue, ${customers} customers at its end, and ${contacts} contacts.`,
    risk: ({middle, low, high, chance, chanceText, draws, years, rate}) => {
      const verdict =
        chance >= 0.95
          ? "The plan very probably returns more than it costs"
          : chance >= 0.8
            ? "The plan probably returns more than it costs"
            : chance > 0.2
              ? "Whether the plan returns more than it costs is open"
              : chance > 0.05
                ? "The plan probably costs more than it returns"
                : "The plan very probably costs more than it returns";
      return `${verdict}: over ${years} years its net present value (at ${rate} a year) lies ${middle} from today’s in the middle of ${draws} draws, between ${low} and ${high} in 80 of 100, and above today’s in ${chanceText}. This holds as far as the assumptions do.`;
    },
    margin: (value, range) =>
      `Of a yuan of revenue ${value} (${range}) is counted as earned, an assumption to be replaced by finance.`,
    assumed: (estimated, all) =>
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
    rows: {
      costYear: "Total cost",
      revenueYear: "Revenue",
      customersYear: "Customers at the end",
      leftYear: "Customers who leave",
      contactsYear: "Contacts"
    },
    estimated: "partly estimated"
  },
  actions: {
    lead: (actions, people, money) =>
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
    month: (month) => `Month ${month}`,
    months: (from, to) => (from === to ? `${from}` : `${from}–${to}`),
    resources: (people, money) => `${people} people${money === null ? "" : `, ${money}`}`,
    people: (here) => (here === null ? "fewer than 5 or none on record" : `of ${here}`),
    tooMany: (wanted, here) => `asks for ${wanted} people, ${here} are there`,
    skills: (skills) => `Skills: ${skills}`,
    gap: (skills, others) =>
      `not held by this role: ${skills}${others ? ` (held by ${others})` : " (held by none: train or hire)"}`,
    skillNames,
    effect: (goal, lever) => `${goal}, through ${lever.toLowerCase()}`,
    check: (indicator, months) =>
      `${indicator}, ${months === 0 ? "at the end" : months === 1 ? "a month after the end" : `${months} months after the end`}, against the years’ noise`,
    first: (names) => `Where to begin, from the review: ${names}.`
  },
  definition: "Definition",
  separator: ", ",
  stop: "."
};
