import {count, money, localized, exactMoney} from "../../language/format.js";
import {className} from "../../language/slices.js";
import {chance, differenceOf, type PlanContext} from "./context.js";
import {punctuation} from "../../language/punctuation.js";

/** The answer of the page: what moving the money is worth, how sure, and what it rests on. */
export function planHeading(context: PlanContext): HTMLElement {
  const {h, words, language, base, study, facts, today, inputs} = context;
  const shown = study.results.find(({id}) => id === "suggested") ?? context.focus;
  const difference = differenceOf(context, shown.id, "today");
  const verdict =
    !difference || shown.id === "today"
      ? "undecided"
      : difference.difference.p10 > 0
        ? "better"
        : difference.difference.p90 < 0
          ? "worse"
          : "undecided";
  const levers = base.levers
    .map((lever, l) => ({name: localized(lever.name, language), change: shown.spend[l] - today.spend[l]}))
    .sort((a, b) => a.change - b.change);
  const budget = today.spend.reduce((sum, yuan) => sum + yuan, 0);
  const left = shown.scenario.budget * budget - shown.spend.reduce((sum, yuan) => sum + yuan, 0);
  const unspent = shown.scenario.spend === "suggest" && left > 0.02 * budget ? money(left, language) : null;
  const telling = levers.filter(({change}) => Math.abs(change) > 0.02 * budget);
  const next = base.levers
    .map((lever, l) => ({lever, l, returns: facts.nextYuan.byLever[l]}))
    .sort((a, b) => b.returns - a.returns);
  const best = next[0];
  const worst = next[next.length - 1];
  const segments = facts.nextYuan.bySegment[best.l];
  const bestSegment = base.segments[segments.indexOf(Math.max(...segments))];
  const of = (basis: string) => inputs.all.filter((input) => input.basis === basis).length;
  const customers = base.segments.reduce((sum, {customers: stock}) => sum + stock[stock.length - 1], 0);
  const yuan = (value: number) => exactMoney(value, language, 2);
  const {optimum} = shown;
  const {gap: space} = punctuation[language];
  return h(
    "header",
    {class: "plan-heading"},
    h("p", {class: "over"}, words.over(base, customers).join(" · ")),
    h(
      "h1",
      {},
      words.headline(
        verdict,
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
          from: telling
            .filter(({change}) => change < 0)
            .map(({name}) => name)
            .slice(0, 3),
          to: telling
            .filter(({change}) => change > 0)
            .reverse()
            .map(({name}) => name)
            .slice(0, 3),
          unspent,
          middle: money(difference.difference.p50, language, 2),
          low: money(difference.difference.p10, language, 2),
          high: money(difference.difference.p90, language, 2),
          share: chance(difference.share, language),
          draws: count(study.draws, language)
        })
      ),
    h(
      "p",
      {class: "plan-next"},
      words.nextYuan(
        localized(best.lever.name, language),
        className(language, "segment", bestSegment),
        yuan(best.returns),
        localized(worst.lever.name, language),
        yuan(worst.returns)
      ),
      optimum && `${space}${words.price(optimum.price, money(optimum.price * 1e6, language))}`,
      optimum && !optimum.floorsMet && `${space}${words.floors.unmet}`,
      optimum && optimum.priceOfNps < -1 && `${space}${words.floors.nps(money(-optimum.priceOfNps, language))}`,
      optimum && optimum.priceOfLoad > 100 && `${space}${words.floors.load(money(optimum.priceOfLoad / 100, language))}`
    ),
    h("p", {class: "note"}, words.caution(of("assumed"), inputs.all.length, of("estimated")))
  );
}
