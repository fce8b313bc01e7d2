/** The data page in English. */
import {currencyHundredth, currencyName} from "../../language/currency.js";

const kinds: Readonly<Record<string, string>> = {
  ratio: "ratio of two sums",
  followed_by: "what follows a contact, or doesn’t",
  cohort: "a group fixed beforehand, followed on"
};

const formats: Readonly<Record<string, string>> = {
  percent: "percent",
  points: "points from −100 to 100",
  seconds: "seconds",
  per_10k: "per 10,000 customers",
  yuan: currencyName("en"),
  number: "a number"
};

const types: Readonly<Record<string, string>> = {
  id: "id",
  text: "text",
  boolean: "yes or no",
  date: "date",
  month: "month",
  timestamp: "date and time",
  enum: "one of a list",
  integer: "whole number"
};

const unitNames: Readonly<Record<string, string>> = {
  s: "seconds",
  min: "minutes",
  fen: currencyHundredth("en"),
  MB: "MB",
  Mbps: "Mbps",
  count: "count",
  points: "points",
  per_mille: "‰"
};

export const dataEn = {
  headline: (rows: string, tables: number): string =>
    `${rows} rows, ${tables === 1 ? "1 table" : `${tables} tables`}, every figure traced.`,
  setAsideNone: "Nothing had to be set aside.",
  setAside: (rows: string, share: string): string =>
    `${rows} rows (${share}) couldn’t be read as the tables require; they were set aside with their reasons, not guessed at.`,
  period: (months: string, customers: string): string => `${months}, ${customers} at the end.`,
  simulated:
    "All of it comes from a simulated operator: no real customer, no real branch. What the pages find here shows how the lab works and says nothing about any real company.",
  absent: (tables: string): string => `Not there: ${tables}.`,
  unmeasurable: (indicators: string): string => `Not measurable yet: ${indicators}.`,
  toReadiness: "How far each table reaches, what feeds each indicator, and what to collect next",
  find: "Find an indicator, a table or a column",
  findHint: "such as NPS, contacts, customer_id",
  found: (indicators: number, tables: number): string =>
    `${indicators === 1 ? "1 indicator" : `${indicators} indicators`}, ${tables === 1 ? "1 table" : `${tables} tables`}`,
  nothingFound: "Nothing on this page has that in it. Try part of a name.",
  contents: {
    label: "On this page",
    intake: "What was read",
    indicators: "Indicators",
    tables: "Tables",
    frames: "Frames",
    method: "Method"
  },
  intake: {
    title: "What was read, and what was set aside",
    question:
      "A row that breaks its table’s rules is kept apart, counted and listed with the reason. Nothing is dropped in silence.",
    table: "Table",
    read: "Rows read",
    accepted: "Accepted",
    setAside: "Set aside",
    reasons: "Set aside because",
    absentTag: "not there",
    absent: "Not there. What needs it is not measurable; nothing is taken to be zero.",
    none: "No table was read.",
    reason: (reason: string, rows: string): string => `${reason}: ${rows} ${rows === "1" ? "row" : "rows"}`
  },
  indicators: {
    title: "Indicators",
    question: "Each is a ratio of two sums over one thing counted. Definition, formula, and the SQL that gives it.",
    formula: "Formula",
    account: "Counted once",
    kind: "Made as",
    unit: "Whose result",
    cluster: "Independent sample",
    knowable: "Complete",
    better: "Better",
    format: "Shown as",
    used: "In the systems",
    measured: "How it is measured",
    sql: "In SQL",
    copy: "Copy",
    copied: "Copied",
    selected: "Selected: press Ctrl or ⌘ and C",
    lacks: "It lacks",
    notMeasurable: "Not measurable",
    nobody: "in neither",
    link: (name: string): string => `Link to ${name}`,
    figures: "Figures, course, league and evidence",
    higher: "higher",
    lower: "lower",
    atOnce: "at the end of the period",
    afterDays: (days: number): string => `${days} days after the period`,
    kinds,
    formats
  },
  greenLight: {
    name: "Green-light leavers",
    says: "Of the customers who ported out and had a contact in their last 90 days, the share whose every contact in these days met its target, those that ask to leave aside. Beside it stands the same share among comparable customers who stayed.",
    green:
      "Only contacts that the customer made count, not calls out to them, and not those that ask to leave: they are the leaving itself. One is green when a caller who asked for a person was answered, the handling was within its time, and the satisfaction, where it was asked and answered, met its target.",
    how: "Comparable means of the same quarter, value tier, tenure and number of contacts in the 90 days; the stayers are weighted to the leavers’ mix. Who stayed is looked at on thirteen days of the year, 28 days apart, the first spread by hash. Customers with less than 90 days of tenure, and without a contact in the 90 days, are in neither share.",
    onBrief: "The figure, its targets and its SQL, on the brief"
  },
  tables: {
    title: "Tables and columns",
    question:
      "What the lab reads. Whoever brings their own data brings these; what is missing makes indicators unmeasurable, never zero.",
    oneRow: "One row",
    column: "Column",
    name: "Name",
    type: "Type",
    unit: "Unit",
    required: "Required",
    yes: "yes",
    no: "no",
    note: "Values and notes",
    references: (target: string): string => `refers to ${target}`,
    values: "one of",
    columns: (columns: number): string => (columns === 1 ? "1 column" : `${columns} columns`),
    types,
    unitNames
  },
  method: {
    title: "How the figures are made",
    question: "What stands behind every value, interval and rank on these pages.",
    notes: (
      floor: string,
      merged: {readonly share: string; readonly shown: string; readonly measured: string},
      simulated: boolean
    ): readonly {readonly term: string; readonly text: string}[] => [
      {
        term: "Values",
        text: "Every indicator is a ratio of two sums. The raw rows are read once and summed for each customer; whatever a page shows is added up from these sums."
      },
      {
        term: "95% intervals",
        text: "Customers are the independent sample; the contacts of one customer are not. Errors come from the delta method over customers; shares near 0 or 1 have Wilson’s interval. Where a customer falls into several cells (channels, months of a year) the sums are made again for each customer, since adding up monthly errors would understate them."
      },
      {
        term: "Scores and ranks",
        text: "Every customer falls into one of 40 groups by a hash. Each group is left out once (jackknife), which tells how far the errors of the indicators hang together; scores and ranks are then drawn 1,000 times from these errors. What is drawn in colour survives at least 975 of them."
      },
      {
        term: "Privacy floor",
        text: `No figure rests on fewer than ${floor} customers. A cell that does is part of a coarser one: a longer period or the unit above. No customer, line, agent or contact appears anywhere. Here ${merged.shown} of ${merged.measured} cells are shown; of the customers counted by lowest unit and month, ${merged.share} stand in merged cells. Before anything is published, an audit tries to solve back every smaller cell from all figures of an indicator together.`
      },
      {
        term: "Case mix",
        text: "Units aren’t yet compared on equal customers: a unit with harder customers may look worse without being worse."
      },
      ...(simulated
        ? [
            {
              term: "Simulated operator",
              text: "The rows come from a seeded simulation in which customers have needs, contacts solve them or don’t, and satisfaction has a memory. It is read back through the same door as anybody’s own files."
            }
          ]
        : [])
    ]
  },
  colon: ": ",
  comma: ", "
};

export type DataWords = typeof dataEn;
