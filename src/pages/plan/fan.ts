import {punctuation} from "../../language/punctuation.js";
import {ticks} from "d3-array";
import {movingTogether} from "../../model/plan/courses.js";
import {nextMonth} from "../../model/plan/rates.js";
import {fanSeries, type FanSeries} from "../../model/plan/risk.js";
import {count, decimal, money, moneyTicks, monthShort, signed, ticksApart} from "../../language/format.js";
import {lineChart, roomy} from "../../charts/line-chart.js";
import {figuresTable} from "../../elements/figures-table.js";
import {nameOf, type ChoosePlan, type PlanContext} from "./context.js";

const order: readonly FanSeries[] = ["contribution", "customers", "revenue", "cost"];

/** What may come, month by month: the chosen scenario's band, and today's course beside it. */
export function fanCard(context: PlanContext, choose: ChoosePlan | null): HTMLElement {
  const {h, words, language, state, study, fitted, inputs} = context;
  const rows = fanRows(context);
  return h(
    "section",
    {class: "card", id: "plan-fan"},
    h(
      "div",
      {class: "card-head"},
      h("div", {}, h("h2", {}, words.fan.title(state.fan)), h("p", {class: "question"}, words.fan.question)),
      fanSwitch(context, choose)
    ),
    fanChart(context, rows),
    h(
      "p",
      {class: "note"},
      words.fan.note(count(study.draws, language), study.seed, inputs.all.length),
      punctuation[language].gap,
      words.fan.together(
        movingTogether(fitted.courses).map(({a, b, correlation}) => ({
          a: words.fan.course[a],
          b: words.fan.course[b],
          correlation: signed(correlation, language, 2)
        }))
      )
    ),
    fanTable(context, rows)
  );
}

/** A month of the fan; without draws there is no band. */
interface FanRow {
  /** Months after the plan's start. */
  readonly t: number;
  readonly now: number;
  readonly middle: number;
  readonly band: {readonly low: number; readonly high: number} | null;
}

function fanRows({state: {fan}, focus, today}: PlanContext): FanRow[] {
  const now = today.risk?.fans[fan].p50 ?? today.months[fan];
  const drawn = focus.risk?.fans[fan] ?? null;
  const middle = drawn?.p50 ?? focus.months[fan];
  return now.map((value, t) => ({
    t,
    now: value,
    middle: middle[t],
    band: drawn && {low: drawn.p10[t], high: drawn.p90[t]}
  }));
}

function monthOf({facts, language}: PlanContext, t: number): string {
  return monthShort(nextMonth(facts.starts, t), language);
}

/** A value of the course that the fan is of. */
function fanText({state, language}: PlanContext, value: number): string {
  return state.fan === "customers" ? count(value, language) : money(value, language);
}

function fanChart(context: PlanContext, rows: readonly FanRow[]): HTMLElement {
  const {words, language, document, state, focus} = context;
  const {fan} = state;
  const name = nameOf(context, focus);
  const text = (value: number) => fanText(context, value);
  const domain = roomy(rows.flatMap(({now, middle, band}) => [now, middle, ...(band ? [band.low, band.high] : [])]));
  const levels = ticks(domain[0], domain[1], 4);
  const banded = rows.flatMap(({t, band}) => (band ? [[t, band.low, band.high] as const] : []));
  return lineChart({
    document,
    label: words.fan.label(words.fan.series[fan], name),
    x: {domain: [0, 35], ticks: [0, 11, 23, 35].map((at) => ({at, text: monthOf(context, at)}))},
    y: {
      domain,
      title: words.fan.unit[fan],
      ticks:
        fan === "customers"
          ? ticksApart(levels, (at, digits) => decimal(at, language, digits))
          : moneyTicks(levels, language)
    },
    bands: banded.length > 0 ? [{className: "key-plan", points: banded}] : [],
    lines: [
      {className: "key-today", points: rows.map(({t, now}) => [t, now] as const)},
      {className: "key-plan", points: rows.map(({t, middle}) => [t, middle] as const)}
    ],
    tips: rows.map(({t, now, middle, band}) => ({
      x: t,
      tip: {
        title: monthOf(context, t),
        rows: [
          [words.fan.today, text(now)],
          [name, text(middle)],
          ...(band ? [["P10–P90", `${text(band.low)} – ${text(band.high)}`] as const] : [])
        ]
      }
    })),
    legend: [
      {className: "key-today", text: words.fan.today},
      {className: "key-plan", text: words.fan.band(name)}
    ]
  });
}

function fanTable(context: PlanContext, rows: readonly FanRow[]): HTMLElement {
  const {words, document, state, focus} = context;
  const text = (value: number) => fanText(context, value);
  return figuresTable(rows, {
    document,
    summary: words.fan.table,
    caption: words.fan.title(state.fan),
    columns: [
      {name: words.fan.month, text: ({t}) => monthOf(context, t)},
      {name: words.fan.today, text: ({now}) => text(now), number: true},
      {name: nameOf(context, focus), text: ({middle}) => text(middle), number: true},
      {name: "P10", text: ({band}) => (band ? text(band.low) : ""), number: true},
      {name: "P90", text: ({band}) => (band ? text(band.high) : ""), number: true}
    ]
  });
}

/** Which course the fan is of. */
function fanSwitch({h, words, state}: PlanContext, choose: ChoosePlan | null): HTMLElement {
  return h(
    "div",
    {class: "switch", role: "group", "aria-label": words.fan.switchLabel},
    order
      .filter((one) => fanSeries.includes(one))
      .map((one) => {
        const button = h(
          "button",
          {type: "button", id: `fan-${one}`, "aria-pressed": String(one === state.fan), disabled: choose === null},
          words.fan.series[one]
        );
        if (choose) button.addEventListener("click", () => choose({fan: one}));
        return button;
      })
  );
}
