/** The page of cohorts for one choice: what needs no choice, the explorer, and the cards that follow the chooser. */
import type {CohortState} from "../../model/cohorts/cohort-state.js";
import {riskRows} from "../../model/cohorts/life-tables.js";
import {kaplanMeier, survivalAt} from "../../model/statistics/survival.js";
import {furthestMonth, monthsWatched} from "../../model/cohorts/observed.js";
import {monthsAtRisk} from "../../model/cohorts/life-tables.js";
import {agesCard} from "./ages.js";
import {beforeCard} from "./before.js";
import {shareRange, type ChooseCohort, type CohortChoice, type CohortContext} from "./context.js";
import {explorerCard, type Explorer} from "./explorer.js";
import {heatCard} from "./heat.js";
import {projectionCard} from "./projection.js";
import {survivalCard} from "./survival.js";
import {hazardCard, incidenceCard} from "./timing.js";
import {count, monthLong, hundredths} from "../../language/format.js";
import {codeLines} from "../../elements/code-lines.js";

/** The heading: how many of 100 who join are here after one year and three. */
function cohortHeading({cohorts, words, h, language, common}: CohortContext): HTMLElement {
  const split = cohorts.customers?.splits[0];
  const steps = split ? kaplanMeier(riskRows(split, 0)) : [];
  const {site} = cohorts;
  const reach = Math.min(steps.at(-1)?.time ?? 0, furthestMonth(site));
  const at = (month: number) => (reach >= month ? survivalAt(steps, month) : null);
  const [year, three] = [at(12), at(36)];
  const whole = (one: ReturnType<typeof at>) => (one ? hundredths(one.survival, language) : null);
  const range = (one: ReturnType<typeof at>) => (one ? shareRange(one, {language, words}) : null);
  return h(
    "header",
    {class: "cohort-heading"},
    h("p", {class: "over"}, site.simulated ? common.simulated : null),
    h("h1", {}, split ? words.headline(whole(year), whole(three)) : words.headline(null, null)),
    split
      ? h(
          "p",
          {class: "lede"},
          words.lede({
            year: range(year),
            three: range(three),
            months: count(monthsAtRisk(split, 0), language),
            from: monthLong(site.firstMonth, language),
            to: monthLong(site.lastMonth, language),
            watched: monthsWatched(site)
          })
        )
      : h(
          "p",
          {class: "empty"},
          cohorts.lacks.length ? words.lacking(cohorts.lacks.join(words.separator)) : words.nothing
        ),
    split ? h("p", {class: "caution soft"}, words.caution) : null
  );
}

/** The cards that show another picture for another choice. */
export function cohortCards(context: CohortContext, state: CohortState, choose: ChooseCohort): HTMLElement {
  const {h, cohorts} = context;
  if (!cohorts.customers) return h("div", {class: "cohort-cards"});
  return h(
    "div",
    {class: "cohort-cards"},
    survivalCard(context, state, choose),
    h("div", {class: "grid two"}, hazardCard(context, state), incidenceCard(context, state)),
    heatCard(context, state, choose),
    h("div", {class: "grid two"}, beforeCard(context), projectionCard(context, state)),
    agesCard(context),
    sqlCard(context)
  );
}

function sqlCard({cohorts, words, h, document}: CohortContext): HTMLElement {
  return h(
    "details",
    {class: "card cohort-sql"},
    h("summary", {}, words.sql),
    h("p", {class: "note"}, words.sqlNote),
    cohorts.sql.map(({name, sql}) => [
      h("h3", {}, name),
      h("pre", {class: "sql-lines", tabindex: 0}, h("code", {}, codeLines(document, sql, "--")))
    ])
  );
}

/** The whole page. */
export function cohortView(
  context: CohortContext,
  choice: CohortChoice,
  explorer: Explorer = explorerCard(context, choice)
): HTMLElement {
  return context.h(
    "div",
    {class: "cohort-view"},
    cohortHeading(context),
    context.cohorts.customers ? explorer.element : null,
    cohortCards(context, choice.now(), choice.choose)
  );
}
