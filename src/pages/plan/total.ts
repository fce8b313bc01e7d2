import {ticks} from "d3-array";
import {handlingCurve, type HandlingPoint} from "../../model/plan/study.js";
import {money, percent, signedMoney, exactMoney, ticksApart} from "../../language/format.js";
import {lineChart, roomy} from "../../charts/line-chart.js";
import {figuresTable} from "../../elements/figures-table.js";
import {change, type PlanContext} from "./context.js";
import {punctuation} from "../../language/punctuation.js";

/** Shorter calls, and what answers them: repeats, leaving, and the whole bill. */
export function totalCostCard(context: PlanContext): HTMLElement {
  const {h, words, language, document, base, fitted, facts, state} = context;
  const own = words.total;
  const assume = state.own?.assume ?? {};
  const points = Object.keys(assume).length ? handlingCurve(base, fitted, assume) : facts.handling;
  const today = points.find(({handling}) => handling === 0) ?? points[0];
  const cut = points.find(({handling}) => handling === -0.1) ?? points[0];
  const against = (pick: (point: HandlingPoint) => number) =>
    points.map((point) => [point.handling, pick(point) / pick(today) - 1] as const);
  const lines = [
    {className: "key-contact", text: own.lines.contact, points: against(({costOfContact}) => costOfContact)},
    {className: "key-repeats", text: own.lines.repeats, points: against(({repeats}) => repeats)},
    {className: "key-left", text: own.lines.left, points: against(({left}) => left)},
    {className: "key-cost", text: own.lines.cost, points: against(({cost}) => cost)}
  ];
  const domain = roomy(lines.flatMap((line) => line.points.map(([, y]) => y)));
  const of = (pick: (point: HandlingPoint) => number) => pick(cut) / pick(today) - 1;
  const gain = cut.npv - today.npv;
  const assumed = base.assumptions.leaving_from_repeats;
  return h(
    "section",
    {class: "card", id: "plan-total"},
    h("div", {class: "card-head"}, h("div", {}, h("h2", {}, own.title), h("p", {class: "question"}, own.question))),
    h(
      "p",
      {class: "plan-said"},
      own.sentence({
        cut: percent(-cut.handling, language),
        contact: percent(-of(({costOfContact}) => costOfContact), language, 1),
        repeats: percent(
          of(({repeats}) => repeats),
          language,
          1
        ),
        left: percent(
          of(({left}) => left),
          language,
          1
        ),
        cost: change(
          of(({cost}) => cost),
          language
        ),
        npv: money(Math.abs(gain), language),
        pays: gain > 0
      }),
      facts.hasteBreakEven === null
        ? null
        : `${punctuation[language].gap}${own.breakEven(percent(0.1 * facts.hasteBreakEven, language, 1), percent(0.1 * assumed.value, language, 1), gain > 0)}`
    ),
    lineChart({
      document,
      label: own.title,
      x: {
        domain: [points[0].handling, points[points.length - 1].handling],
        ticks: [-0.3, -0.2, -0.1, 0, 0.1, 0.2].map((at) => ({at, text: change(at, language, 0)})),
        title: own.x
      },
      y: {
        domain,
        title: own.y,
        ticks: ticksApart(ticks(domain[0], domain[1], 5), (at, digits) => change(at, language, digits))
      },
      lines,
      tips: points.map((point, i) => ({
        x: point.handling,
        tip: {
          title: `${own.handling} ${change(point.handling, language, 0)}`,
          rows: [
            ...lines.map(({text, points: list}) => [text, change(list[i][1], language)] as const),
            [own.npv, signedMoney(point.npv - today.npv, language)]
          ]
        }
      })),
      legend: lines
    }),
    h("p", {class: "note"}, own.note),
    handlingTable(context, points, today)
  );
}

function handlingTable(
  {words, language, document}: PlanContext,
  points: readonly HandlingPoint[],
  today: HandlingPoint
): HTMLElement {
  const own = words.total;
  return figuresTable(points, {
    document,
    summary: own.table,
    caption: own.title,
    columns: [
      {name: own.handling, text: ({handling}) => change(handling, language, 0)},
      {
        name: own.lines.contact,
        text: ({costOfContact}) => exactMoney(costOfContact, language, 1),
        number: true
      },
      {name: own.lines.repeats, text: (point) => change(point.repeats / today.repeats - 1, language), number: true},
      {name: own.lines.left, text: (point) => change(point.left / today.left - 1, language), number: true},
      {name: own.lines.cost, text: (point) => change(point.cost / today.cost - 1, language), number: true},
      {name: own.npv, text: ({npv}) => signedMoney(npv - today.npv, language), number: true}
    ]
  });
}
