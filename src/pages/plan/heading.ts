import {count, money, localized, exactMoney} from "../../language/format.js";
import {chanceText} from "../../language/chance.js";
import {gainFinding, limitPrices} from "../../model/plan/findings.js";
import {className} from "../../language/slices.js";
import {differenceOf, type PlanContext} from "./context.js";
import type {ScenarioResult} from "../../model/plan/study.js";
import {punctuation} from "../../language/punctuation.js";

/** Changes under this share of the budget aren't told. */
const telling = 0.02;

/** The answer of the page: what moving the money is worth, how sure, and what it rests on. */
export function planHeading(context: PlanContext): HTMLElement {
  const {h, words, language, base, study, today, inputs} = context;
  const shown = study.results.find(({id}) => id === "suggested") ?? context.focus;
  const difference = differenceOf(context, shown.id, "today");
  const budget = today.spend.reduce((sum, yuan) => sum + yuan, 0);
  const unspent = unspentOf(context, shown);
  const of = (basis: string) => inputs.all.filter((input) => input.basis === basis).length;
  const customers = base.segments.reduce((sum, {customers: stock}) => sum + stock[stock.length - 1], 0);
  return h(
    "header",
    {class: "plan-heading"},
    h("p", {class: "over"}, words.over(base, customers).join(" · ")),
    h(
      "h1",
      {},
      words.headline(
        shown.id === "today" ? "undecided" : gainFinding(difference?.difference ?? null),
        money(Math.abs(difference?.difference.p50 ?? 0), language, 2),
        money(budget, language),
        unspent
      )
    ),
    difference &&
      h(
        "p",
        {class: "lede"},
        words.lede({
          budget: money(budget, language),
          ...movesOf(context, shown),
          unspent,
          middle: money(difference.difference.p50, language, 2),
          low: money(difference.difference.p10, language, 2),
          high: money(difference.difference.p90, language, 2),
          share: chanceText(difference.share, language),
          draws: count(study.draws, language)
        })
      ),
    h("p", {class: "plan-next"}, nextYuanText(context), pricesOf(context, shown)),
    h("p", {class: "note"}, words.caution(of("assumed"), inputs.all.length, of("estimated")))
  );
}

/** What a suggestion leaves unspent of the budget as money; null where it is next to nothing. */
function unspentOf({today, language}: PlanContext, {scenario, spend}: ScenarioResult): string | null {
  const budget = today.spend.reduce((sum, yuan) => sum + yuan, 0);
  const left = scenario.budget * budget - spend.reduce((sum, yuan) => sum + yuan, 0);
  return scenario.spend === "suggest" && left > telling * budget ? money(left, language) : null;
}

/** The levers that give most, and those that get most, up to three each. */
function movesOf(
  {base, today, language}: PlanContext,
  {spend}: ScenarioResult
): {readonly from: string[]; readonly to: string[]} {
  const budget = today.spend.reduce((sum, yuan) => sum + yuan, 0);
  const moved = base.levers
    .map((lever, l) => ({name: localized(lever.name, language), change: spend[l] - today.spend[l]}))
    .filter(({change}) => Math.abs(change) > telling * budget)
    .sort((a, b) => a.change - b.change);
  const names = (some: typeof moved) => some.slice(0, 3).map(({name}) => name);
  return {
    from: names(moved.filter(({change}) => change < 0)),
    to: names(moved.filter(({change}) => change > 0).reverse())
  };
}

/** Where the next yuan returns most and least. */
function nextYuanText({words, language, base, facts}: PlanContext): string {
  const next = base.levers
    .map((lever, l) => ({lever, l, returns: facts.nextYuan.byLever[l]}))
    .sort((a, b) => b.returns - a.returns);
  const best = next[0];
  const worst = next[next.length - 1];
  const segments = facts.nextYuan.bySegment[best.l];
  const bestSegment = base.segments[segments.indexOf(Math.max(...segments))];
  return words.nextYuan(
    localized(best.lever.name, language),
    className(language, "segment", bestSegment),
    exactMoney(best.returns, language, 2),
    localized(worst.lever.name, language),
    exactMoney(worst.returns, language, 2)
  );
}

/** What the suggestion's limits cost, sentence by sentence. */
function pricesOf({words, language}: PlanContext, {optimum}: ScenarioResult): readonly (string | false)[] {
  if (!optimum) return [];
  const {million, npsPoint, loadHundredth} = limitPrices(optimum);
  const {gap: space} = punctuation[language];
  return [
    `${space}${words.price(million === null ? null : money(million, language))}`,
    !optimum.floorsMet && `${space}${words.floors.unmet}`,
    npsPoint !== null && `${space}${words.floors.nps(money(npsPoint, language))}`,
    loadHundredth !== null && `${space}${words.floors.load(money(loadHundredth, language))}`
  ];
}
