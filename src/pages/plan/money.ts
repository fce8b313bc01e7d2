import {exactMoney, money, percent, localized, signedMoney} from "../../language/format.js";
import {className} from "../../language/slices.js";
import {chartLegend} from "../../charts/line-chart.js";
import {figuresTable} from "../../elements/figures-table.js";
import {nameOf, type PlanContext} from "./context.js";
import {tip} from "../../elements/tooltip.js";

/** Spending by lever, today and planned: two dots on one scale, and beside them what the next yuan returns. */
export function moneyCard(context: PlanContext): HTMLElement {
  const {h, words, document, focus} = context;
  const rows = leversOf(context);
  const heading = nameOf(context, focus);
  return h(
    "section",
    {class: "card", id: "plan-money"},
    h(
      "div",
      {class: "card-head"},
      h("div", {}, h("h2", {}, words.money.title), h("p", {class: "question"}, words.money.question(heading)))
    ),
    chartLegend(document, [
      {className: "key-today", text: words.money.today},
      {className: "key-plan", text: heading}
    ]),
    leverStrips(context, rows, heading),
    h("p", {class: "note"}, words.money.note),
    spendingTable(context, rows, heading),
    returnsTable(context, rows)
  );
}

type LeverRow = ReturnType<typeof leversOf>[number];

/** Levers with what is spent on each and what the next yuan returns, the best first. */
function leversOf({base, facts, today, focus, language}: PlanContext) {
  return base.levers
    .map((lever, l) => ({
      lever,
      name: localized(lever.name, language),
      now: today.spend[l],
      planned: focus.spend[l],
      returns: facts.nextYuan.byLever[l],
      breakEven: facts.breakEven[l],
      segments: facts.nextYuan.bySegment[l]
    }))
    .sort((a, b) => b.returns - a.returns);
}

/** Two dots a lever on one scale. */
function leverStrips(
  {h, words, language, today, focus}: PlanContext,
  rows: readonly LeverRow[],
  heading: string
): HTMLElement {
  const most = Math.max(...today.spend, ...focus.spend, 1);
  const at = (yuan: number) => `${((100 * yuan) / most).toFixed(1)}%`;
  return h(
    "div",
    {class: "plan-levers", role: "img", "aria-label": words.money.chart},
    h(
      "div",
      {class: "plan-lever plan-lever-head", "aria-hidden": "true"},
      h("span", {}, words.money.lever),
      h("span", {}, ""),
      h("span", {}, words.money.change),
      h("span", {}, words.money.returns)
    ),
    rows.map(({name, now, planned, returns}) =>
      h(
        "div",
        {
          class: `plan-lever ${planned > now * 1.02 ? "is-more" : planned < now * 0.98 ? "is-less" : "is-same"}`,
          ...tip(name, [
            [words.money.today, money(now, language)],
            [heading, money(planned, language)],
            [words.money.returns, exactMoney(returns, language, 2)]
          ])
        },
        h("span", {class: "plan-lever-name"}, name),
        h(
          "span",
          {class: "plan-track"},
          h("i", {
            class: "plan-move",
            style: `left:${at(Math.min(now, planned))};width:${at(Math.abs(planned - now))}`
          }),
          h("i", {class: "plan-dot key-today", style: `left:${at(now)}`}),
          h("i", {class: "plan-dot key-plan", style: `left:${at(planned)}`})
        ),
        h(
          "span",
          {class: "plan-lever-change"},
          Math.abs(planned - now) < 500 ? "=" : signedMoney(planned - now, language)
        ),
        h("span", {class: `plan-lever-returns ${returns < 1 ? "down" : "up"}`}, exactMoney(returns, language, 2))
      )
    )
  );
}

/** The same as a table, with the total. */
function spendingTable(
  {words, language, document, today, focus}: PlanContext,
  rows: readonly LeverRow[],
  heading: string
): HTMLElement {
  const evenText = (share: number | null) =>
    share === null || share > 3 ? words.money.neverPays : words.money.breakEvenOf(percent(share, language));
  const total = (spend: readonly number[]) => spend.reduce((sum, yuan) => sum + yuan, 0);
  return figuresTable(
    [
      ...rows.map((row) => ({...row, isTotal: false})),
      {
        lever: null,
        name: words.money.total,
        now: total(today.spend),
        planned: total(focus.spend),
        returns: NaN,
        breakEven: null,
        segments: [],
        isTotal: true
      }
    ],
    {
      document,
      summary: words.money.table,
      caption: words.money.question(heading),
      columns: [
        {name: words.money.lever, text: ({name}) => name},
        {name: words.money.today, text: ({now}) => money(now, language), number: true},
        {name: heading, text: ({planned}) => money(planned, language), number: true},
        {name: words.money.change, text: ({now, planned}) => signedMoney(planned - now, language), number: true},
        {
          name: words.money.returns,
          text: ({returns}) => (Number.isNaN(returns) ? "" : exactMoney(returns, language, 2)),
          number: true
        },
        {
          name: words.money.breakEven,
          text: ({breakEven, isTotal}) => (isTotal ? "" : evenText(breakEven)),
          number: true
        }
      ]
    }
  );
}

/** What the next yuan returns, lever by segment. */
function returnsTable({words, language, document, base}: PlanContext, rows: readonly LeverRow[]): HTMLElement {
  return figuresTable(rows, {
    document,
    summary: words.money.heat,
    caption: words.money.heat,
    columns: [
      {name: words.money.lever, text: ({name}) => name},
      ...base.segments.map((segment, s) => ({
        name: className(language, "segment", segment),
        text: ({segments}: {readonly segments: readonly number[]}) => exactMoney(segments[s] ?? 0, language, 2),
        number: true
      }))
    ]
  });
}
