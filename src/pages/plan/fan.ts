import {punctuation} from "../../language/punctuation.js";
import {ticks} from "d3";
import {movingTogether} from "../../model/plan/courses.js";
import {nextMonth} from "../../model/plan/rates.js";
import {fanSeries, type FanSeries} from "../../model/plan/risk.js";
import {count, money, moneyTicks, monthShort, signed} from "../../language/format.js";
import {lineChart, roomy} from "../../charts/line-chart.js";
import {figuresTable} from "../../elements/figures-table.js";
import {nameOf, type ChoosePlan, type PlanContext} from "./context.js";

const order: readonly FanSeries[] = ["contribution", "customers", "revenue", "cost"];

/** What may come, month by month: the chosen scenario's band, and today's course beside it. */
export function fanCard(context: PlanContext, choose: ChoosePlan | null): HTMLElement {
  const {h, words, language, document, state, focus, today, study, facts, fitted, inputs} = context;
  const {fan} = state;
  const text = (value: number) => (fan === "customers" ? count(value, language) : money(value, language));
  const name = nameOf(context, focus);
  const band = focus.risk?.fans[fan] ?? null;
  const now = today.risk?.fans[fan].p50 ?? today.months[fan];
  const middle = band?.p50 ?? focus.months[fan];
  const all = [...now, ...middle, ...(band ? [...band.p10, ...band.p90] : [])];
  const domain = roomy(all);
  const levels = ticks(domain[0], domain[1], 4);
  const month = (t: number) => monthShort(nextMonth(facts.starts, t), language);
  const rows = now.map((value, t) => ({
    t,
    now: value,
    low: band?.p10[t] ?? null,
    middle: middle[t],
    high: band?.p90[t] ?? null
  }));
  return h(
    "section",
    {class: "card", id: "plan-fan"},
    h(
      "div",
      {class: "card-head"},
      h("div", {}, h("h2", {}, words.fan.title(fan)), h("p", {class: "question"}, words.fan.question)),
      fanSwitch(context, choose)
    ),
    lineChart({
      document,
      label: words.fan.label(words.fan.series[fan], name),
      x: {domain: [0, 35], ticks: [0, 11, 23, 35].map((at) => ({at, text: month(at)}))},
      y: {
        domain,
        title: words.fan.unit[fan],
        ticks:
          fan === "customers" ? levels.map((at) => ({at, text: count(at, language)})) : moneyTicks(levels, language)
      },
      bands: band ? [{className: "key-plan", points: band.p10.map((low, t) => [t, low, band.p90[t]] as const)}] : [],
      lines: [
        {className: "key-today", points: now.map((value, t) => [t, value] as const)},
        {className: "key-plan", points: middle.map((value, t) => [t, value] as const)}
      ],
      tips: rows.map(({t, now: a, low, middle: b, high}) => ({
        x: t,
        tip: {
          title: month(t),
          rows: [
            [words.fan.today, text(a)],
            [name, text(b)],
            ...(low === null || high === null ? [] : [["P10–P90", `${text(low)} – ${text(high)}`] as const])
          ]
        }
      })),
      legend: [
        {className: "key-today", text: words.fan.today},
        {className: "key-plan", text: words.fan.band(name)}
      ]
    }),
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
    figuresTable(rows, {
      document,
      summary: words.fan.table,
      caption: words.fan.title(fan),
      columns: [
        {name: words.fan.month, text: ({t}) => month(t)},
        {name: words.fan.today, text: ({now: a}) => text(a), number: true},
        {name, text: ({middle: b}) => text(b), number: true},
        {name: "P10", text: ({low}) => (low === null ? "" : text(low)), number: true},
        {name: "P90", text: ({high}) => (high === null ? "" : text(high)), number: true}
      ]
    })
  );
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
