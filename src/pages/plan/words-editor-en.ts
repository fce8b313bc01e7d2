/** The plan page’s own plan in English: scenarios side by side, the editor, and what it saves. */
import {currencyName} from "../../language/currency.js";
import {count} from "../../language/format.js";
import type {Service} from "../../model/plan/base.js";
import type {ScenarioFault} from "../../model/plan/scenario.js";

const serviceLabels: Record<keyof Service, string> = {
  handling: "Handling time, change",
  level: "Calls answered in time",
  within: "In time means within",
  occupancy: "Busiest a seat may be",
  shrinkage: "Paid time away from the seat",
  patience: "Patience of a caller"
};

const serviceUnits: Record<keyof Service, string> = {
  handling: "%",
  level: "%",
  within: "s",
  occupancy: "%",
  shrinkage: "%",
  patience: "s"
};

export const editorEn = {
  scenarios: {
    title: "Scenarios side by side",
    question: "Up to four at a time, all under the same draws.",
    rows: {
      budget: "Budget of levers, a year",
      npv: "Net present value, 36 months",
      npvRange: "10th to 90th of 100 draws",
      beats: "Better than today in",
      customers: "Customers after 12 months",
      left: "Customers leaving, 12 months",
      revenue: "Revenue, 12 months",
      cost: "Total cost, 12 months",
      contact: "Cost of a contact",
      repeats: "Repeats a first contact",
      nps: "Service NPS against today",
      load: "Staff load against today"
    },
    choose: "Compared",
    focus: (name: string): string => `Show “${name}” in the charts`,
    focused: "shown in the charts",
    measure: "Measure",
    points: (value: string): string => `${value} points`,
    notRun: "not run yet",
    note: "Net present value is discounted at 8% a year and counts no month after the 36th. Chances are shares of draws: they know the ranges that were assumed and nothing else."
  },
  editor: {
    title: "Your own plan",
    question: "Change any number; the page recalculates at once, and the address holds the plan.",
    startFrom: "Start from",
    start: "Take it over",
    suggest: "Let the optimiser place the budget",
    suggestHint: "over levers, segments and months, by linear programming",
    budget: "Budget",
    percentOfToday: "% of today",
    levers: "Spending by lever",
    service: "How the hotline is run",
    serviceLabels,
    serviceUnits,
    floors: "Floors for the optimiser",
    npsFloor: "Service NPS against today, at least",
    loadFloor: "Staff load, at most",
    points: "points",
    assumptions: "Replace assumptions and estimates",
    assumptionsHint: `Effects are shares (0.1 is a tenth); halves are ${currencyName("en")} a customer and month. Low, likeliest and high of a triangle.`,
    undo: "Undo",
    redo: "Redo",
    remove: "Discard the own plan",
    exportYaml: "Save as YAML",
    exportXlsx: "Save as XLSX",
    importFile: "Open a YAML file",
    redraw: (draws: string): string => `Draw again, ${draws} draws`,
    working: (share: string): string => `Drawing: ${share}`,
    optimising: "Looking for the best allotment…",
    done: (seconds: string): string => `Recalculated in ${seconds} s.`,
    failed: "The calculation failed; the figures shown are those from before.",
    noNumber: (label: string): string => `“${label}” needs a number; nothing was changed.`,
    readFailed: (file: string): string => `${file} isn’t readable as YAML; nothing was changed.`,
    imported: (file: string): string => `${file} was read; Undo brings back what was there.`,
    fault: (fault: ScenarioFault): string => {
      if (fault.kind === "more") return `${count(fault.count, "en")} more.`;
      const {where, kind, expected, found} = fault;
      return {
        shape: `${where || "the file"}: expected ${expected}; found ${found}.`,
        unknown: `${where}: there is no such name; expected one of ${expected}.`,
        number: `${where}: expected a number within ${expected}; found ${found}.`,
        range: `${where}: expected ${expected}; found ${found}.`,
        order: `${where}: expected ${expected}; found ${found}.`
      }[kind];
    },
    faults: "The plan wasn’t taken over:",
    own: "Own plan",
    noScript: "Controls work once the page’s script is there.",
    low: "low",
    value: "likeliest",
    high: "high"
  },
  xlsx: {
    plan: "Plan",
    months: "Months",
    month: "Month",
    opening: "Customers, opening",
    joins: "Joining",
    left: "Leaving",
    closing: "Customers, closing",
    revenue: "Revenue",
    margin: "Margin share",
    cost: "Total cost",
    contribution: "Contribution",
    discount: "Discount factor",
    present: "Present value",
    multiple: "Multiple of today",
    planned: `Planned, ${currencyName("en")} a year`,
    change: `Change, ${currencyName("en")}`,
    note: "Change the multiples: sums follow. The response of customers doesn’t; import the plan on the page for that."
  }
};
