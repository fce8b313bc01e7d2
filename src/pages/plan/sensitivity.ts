import {ticks} from "d3-array";
import {money, moneyTicks, percent, signedMoney, ticksApart} from "../../language/format.js";
import {lineChart, roomy} from "../../charts/line-chart.js";
import {figuresTable} from "../../elements/figures-table.js";
import {inputName, type PlanContext} from "./context.js";
import {tip} from "../../elements/tooltip.js";
import {toDecimals} from "../../model/statistics/rounding.js";

/** What would change the answer: inputs one at a time, budgets one at a time. */
export function sensitivityCard(context: PlanContext): HTMLElement {
  const {h, words, facts} = context;
  const own = words.sure;
  return h(
    "section",
    {class: "card", id: "plan-sensitivity"},
    h("div", {class: "card-head"}, h("div", {}, h("h2", {}, own.title), h("p", {class: "question"}, own.question))),
    facts.tornado && tornadoPart(context, facts.tornado),
    facts.frontier.length > 1 && frontierPart(context)
  );
}

/** One input at a time. */
function tornadoPart(context: PlanContext, tornado: NonNullable<PlanContext["facts"]["tornado"]>): HTMLElement {
  const {h, words, language, document} = context;
  const own = words.sure;
  const {centre} = tornado;
  const bars = tornado.bars.slice(0, 8);
  const low = Math.min(0, ...bars.flatMap((bar) => [bar.low, bar.high]));
  const high = Math.max(centre, ...bars.flatMap((bar) => [bar.low, bar.high]));
  const at = (value: number) => toDecimals(((value - low) / (high - low || 1)) * 100, 1);
  return h(
    "div",
    {},
    h("h3", {}, own.tornado),
    h(
      "div",
      {class: "plan-tornado", role: "img", "aria-label": own.tornado},
      bars.map((bar) =>
        h(
          "div",
          {
            class: "plan-tornado-row",
            ...tip(inputName(context, bar.id), [
              [own.low, signedMoney(bar.low, language)],
              [own.high, signedMoney(bar.high, language)]
            ])
          },
          h("span", {}, inputName(context, bar.id)),
          h(
            "span",
            {class: "plan-track"},
            h("i", {class: "plan-zero", style: `left:${at(0)}%`}),
            h("i", {
              class: "plan-span",
              style: `left:${Math.min(at(bar.low), at(bar.high))}%;width:${Math.abs(at(bar.high) - at(bar.low)).toFixed(1)}%`
            }),
            h("i", {class: "plan-centre", style: `left:${at(centre)}%`})
          ),
          h(
            "span",
            {class: "plan-tornado-text"},
            `${signedMoney(Math.min(bar.low, bar.high), language)} … ${signedMoney(Math.max(bar.low, bar.high), language)}`
          )
        )
      )
    ),
    h("p", {class: "note"}, own.tornadoNote(signedMoney(centre, language))),
    figuresTable(tornado.bars.slice(0, 20), {
      document,
      summary: own.table,
      caption: own.tornado,
      columns: [
        {name: own.input, text: ({id}) => inputName(context, id)},
        {name: own.low, text: (bar) => signedMoney(bar.low, language), number: true},
        {name: own.high, text: (bar) => signedMoney(bar.high, language), number: true}
      ]
    })
  );
}

/** One budget at a time. */
function frontierPart({h, words, language, document, facts, today}: PlanContext): HTMLElement {
  const own = words.sure;
  const {frontier} = facts;
  const best = frontier.reduce((found, point) => (point.npv > found.npv ? point : found), frontier[0]);
  const revenue = frontier.map((point) => point.revenue);
  const domain = roomy([...revenue, today.totals.revenue]);
  const shares: [number, number] = [
    Math.min(...frontier.map(({share}) => share)),
    Math.max(...frontier.map(({share}) => share))
  ];
  return h(
    "div",
    {},
    h("h3", {}, own.frontier),
    lineChart({
      document,
      label: own.frontier,
      x: {
        domain: shares,
        ticks: ticksApart(
          frontier.map(({share}) => share),
          (share, digits) => percent(share, language, digits)
        ),
        title: own.frontierX
      },
      y: {
        domain,
        title: own.frontierY,
        ticks: moneyTicks(ticks(domain[0], domain[1], 4), language)
      },
      lines: [{className: "key-plan", points: frontier.map((point) => [point.share, point.revenue] as const)}],
      marks: [{className: "key-today", x: 1, y: today.totals.revenue, text: own.frontierToday}],
      tips: frontier.map((point) => ({
        x: point.share,
        tip: {
          title: percent(point.share, language),
          rows: [
            [own.budget, money(point.budget, language)],
            [own.revenue, money(point.revenue, language)],
            [own.npv, money(point.npv, language)]
          ]
        }
      }))
    }),
    h("p", {class: "note"}, own.frontierNote(percent(best.share, language))),
    figuresTable(frontier, {
      document,
      summary: own.table,
      caption: own.frontier,
      columns: [
        {name: own.frontierX, text: ({share}) => percent(share, language)},
        {name: own.budget, text: ({budget}) => money(budget, language), number: true},
        {name: own.revenue, text: (point) => money(point.revenue, language), number: true},
        {name: own.npv, text: ({npv}) => money(npv, language), number: true}
      ]
    })
  );
}
