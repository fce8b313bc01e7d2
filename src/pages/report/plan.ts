import {pageLink} from "../../language/pages.js";
import {pairWords} from "../../scores/words-pair.js";
import {isTellable} from "../../model/report/review.js";
import type {Goal, PlanLine} from "../../model/report/report.js";
import {count, decimal, percent, localized, signed, money, signedMoney} from "../../language/format.js";
import {chanceText} from "../../language/chance.js";
import {oddsFinding} from "../../model/plan/findings.js";
import {rangeText} from "../../language/intervals.js";
import {intervalText, valueText, type ReportContext} from "./context.js";

/** Step 3: from strategy, upstream plans and opportunities to goals, each with its indicator and levers. */
export function planPart(context: ReportContext): Node[] {
  const {
    data: {lines, goals, appraisal, planSource},
    h,
    words,
    language
  } = context;
  return [
    ...(planSource.kind === "example" ? [h("p", {class: "caution"}, words.plan.example(planSource.leftOut))] : []),
    h("p", {}, goals.length > 0 ? words.plan.lead(goals.length, lines.length) : words.plan.nothing),
    h(
      "p",
      {},
      appraisal
        ? words.plan.appraisal(
            appraisal.decision,
            appraisal.strength,
            localized(appraisal.legacy, language),
            localized(appraisal.challenger, language)
          )
        : words.plan.noAppraisal,
      appraisal?.correctedFor !== undefined && [" ", pairWords[language].brief.correctedFor(appraisal.correctedFor)],
      " ",
      h("a", {href: pageLink("evidence")}, words.plan.appraisalLink)
    ),
    ...(goals.length > 0 ? goalsTable(context) : [])
  ];
}

/** The lines that goals serve, and the goals: where they start and how they are reached. */
function goalsTable(context: ReportContext): Node[] {
  const {
    data: {lines, goals},
    h,
    words,
    language
  } = context;
  const group = (from: PlanLine["from"]) =>
    h(
      "div",
      {class: "lines"},
      h("h3", {}, words.plan.from[from]),
      h(
        "ul",
        {},
        lines.filter((line) => line.from === from).map(({says}) => h("li", {}, localized(says, language)))
      )
    );
  return [
    h("div", {class: "three"}, group("strategy"), group("upstream"), group("opportunities")),
    context.figure(
      words.plan.figureTitle,
      words.plan.source,
      h(
        "div",
        {class: "scroll", tabindex: 0, role: "region", "aria-label": words.plan.figureTitle},
        h(
          "table",
          {class: "goals"},
          h(
            "thead",
            {},
            h(
              "tr",
              {},
              [words.plan.heads.goal, words.plan.heads.serves, words.plan.heads.aim, words.plan.heads.levers].map(
                (text) => h("th", {scope: "col"}, text)
              )
            )
          ),
          h(
            "tbody",
            {},
            goals.map((goal) => goalRow(goal, context))
          )
        )
      )
    )
  ];
}

function goalRow(goal: Goal, context: ReportContext): HTMLElement {
  const {data, unit, h, words, language} = context;
  const measure = data.measures.find(({id}) => id === goal.indicator);
  const figure = data.figures.find((one) => one.measure === goal.indicator && one.unit === unit);
  const serves = goal.serves
    .flatMap((id) => data.lines.find((line) => line.id === id) ?? [])
    .map(({says}) => localized(says, language));
  const name = measure ? localized(measure.name, language) : goal.indicator;
  return h(
    "tr",
    {},
    h("th", {scope: "row"}, localized(goal.name, language)),
    h(
      "td",
      {},
      serves.map((text) => h("span", {class: "line"}, text))
    ),
    h(
      "td",
      {},
      measure && figure
        ? [
            words.plan.aim(
              name,
              valueText(figure.now.value, measure, language),
              intervalText(figure.now, measure, language),
              valueText(figure.now.value + goal.change, measure, language)
            ),
            h(
              "span",
              {class: "interval-text"},
              isTellable(goal.change, figure.now) ? words.plan.tellable : words.plan.notTellable
            )
          ]
        : words.plan.noFigure(name)
    ),
    h("td", {}, goal.levers.map((lever) => leverName(lever, context)).join(words.separator))
  );
}

/** What a lever is called. */
export function leverName(id: string, {data, language}: ReportContext): string {
  const lever = data.levers.find((one) => one.id === id);
  return lever ? localized(lever.name, language) : id;
}

/** Step 4: the chosen scenario's budget beside today's, what it brings, and how sure that is. */
export function budgetPart(context: ReportContext): Node[] {
  const {
    data: {budget},
    h,
    words,
    language
  } = context;
  if (!budget) return [h("p", {class: "empty"}, words.budget.none)];
  const {scenario, lines, today, plan, margin} = budget;
  const sum = (side: "today" | "plan") => lines.reduce((total, line) => total + line[side], 0);
  const change = (key: "costYear" | "revenueYear") => signedMoney(plan[key] - today[key], language);
  const moved = (key: "customersYear" | "contactsYear") => signed(Math.round(plan[key] - today[key]), language);
  return [
    h(
      "p",
      {},
      words.budget.lead(
        localized(scenario.name, language),
        localized(scenario.says, language),
        money(sum("today"), language),
        money(sum("plan"), language)
      )
    ),
    h("p", {}, h("b", {}, riskText(context, budget))),
    h(
      "p",
      {},
      words.budget.likeliest({
        cost: change("costYear"),
        revenue: change("revenueYear"),
        customers: moved("customersYear"),
        contacts: moved("contactsYear")
      }),
      " ",
      words.budget.margin(
        decimal(margin.value, language, 2),
        rangeText(margin, (share) => decimal(share, language, 2), language)
      ),
      " ",
      words.budget.assumed(lines.filter(({isEstimated}) => isEstimated).length, lines.length)
    ),
    context.figure(words.budget.figureTitle, words.budget.source, spendingTable(context, budget)),
    context.figure(words.budget.comparedTitle, words.budget.source, comparedTable(context, budget))
  ];
}

type Budget = NonNullable<ReportContext["data"]["budget"]>;

/** What the budget is worth, how sure that is, and over how long. */
function riskText({words, language}: ReportContext, {risk, months, discountRate}: Budget): string {
  return words.budget.risk({
    middle: signedMoney(risk.npv.p50, language),
    low: money(risk.npv.p10, language),
    high: money(risk.npv.p90, language),
    odds: oddsFinding(risk.chance),
    chance: chanceText(risk.chance, language),
    draws: count(risk.draws, language),
    years: months / 12,
    rate: percent(discountRate, language, 0)
  });
}

/** Spending by lever, today and planned. */
function spendingTable({h, words, language}: ReportContext, {lines}: Budget): HTMLElement {
  const most = Math.max(...lines.flatMap((line) => [line.today, line.plan]));
  const width = (yuan: number) => `width:${((100 * yuan) / most).toFixed(2)}%`;
  return h(
    "div",
    {class: "scroll", tabindex: 0, role: "region", "aria-label": words.budget.figureTitle},
    h(
      "table",
      {class: "spending"},
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("th", {scope: "col"}, words.budget.lever),
          h(
            "th",
            {scope: "col", class: "bars"},
            h("span", {class: "key-today"}, words.budget.today),
            " ",
            h("span", {class: "key-plan"}, words.budget.plan)
          ),
          h("th", {scope: "col", class: "number"}, words.budget.today),
          h("th", {scope: "col", class: "number"}, words.budget.plan)
        )
      ),
      h(
        "tbody",
        {},
        lines.map((line) =>
          h(
            "tr",
            {},
            h(
              "th",
              {scope: "row"},
              localized(line.name, language),
              line.isEstimated && h("span", {class: "interval-text"}, words.budget.estimated)
            ),
            h(
              "td",
              {class: "bars"},
              h("span", {class: "bar bar-today", style: width(line.today)}),
              h("span", {class: "bar bar-plan", style: width(line.plan)})
            ),
            h("td", {class: "number"}, money(line.today, language)),
            h("td", {class: "number"}, money(line.plan, language))
          )
        )
      )
    )
  );
}

const comparedRows = ["costYear", "revenueYear", "customersYear", "leftYear", "contactsYear"] as const;

/** What a year is like, today and as planned. */
function comparedTable({h, words, language}: ReportContext, {today, plan}: Budget): HTMLElement {
  const amount = (key: (typeof comparedRows)[number], value: number) =>
    key === "costYear" || key === "revenueYear" ? money(value, language) : count(Math.round(value), language);
  return h(
    "div",
    {class: "scroll", tabindex: 0, role: "region", "aria-label": words.budget.comparedTitle},
    h(
      "table",
      {},
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("th", {scope: "col"}, ""),
          [words.budget.today, words.budget.plan, words.budget.difference].map((text) =>
            h("th", {scope: "col", class: "number"}, text)
          )
        )
      ),
      h(
        "tbody",
        {},
        comparedRows.map((key) =>
          h(
            "tr",
            {},
            h("th", {scope: "row"}, words.budget.rows[key]),
            h("td", {class: "number"}, amount(key, today[key])),
            h("td", {class: "number"}, amount(key, plan[key])),
            h("td", {class: "number"}, (plan[key] > today[key] ? "+" : "") + amount(key, plan[key] - today[key]))
          )
        )
      )
    )
  );
}
