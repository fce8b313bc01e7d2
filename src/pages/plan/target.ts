/** The target group that the page of cohorts hands over: who it is, and what keeping it is worth. */
import {decodeSlice, keptOf} from "../../model/cohorts/cohort-slice.js";
import {sliceDimensions} from "../../model/cohorts/cohort-state.js";
import type {Cohorts} from "../../model/published/cohort-data.js";
import {measure} from "../../model/cohorts/brush.js";
import {planModel} from "../../model/plan/model.js";
import {targetWorth, type GroupSums} from "../../model/plan/target.js";
import {applySlice, brushOf} from "../../model/cohorts/cube-brush.js";
import {binNames, splitName} from "../../language/slices.js";
import {count, decimal, money, percent} from "../../language/format.js";
import type {PlanContext} from "./context.js";
import {punctuation} from "../../language/punctuation.js";

/** The card of a target group; null where the slice holds everyone or nobody that may be shown. */
export function targetCard(
  {h, words, language, base, fitted, inputs}: PlanContext,
  cohorts: Cohorts,
  text: string
): HTMLElement | null {
  const {cube} = cohorts;
  if (!cube) return null;
  const dimensions = sliceDimensions(cohorts);
  const slice = decodeSlice(text, dimensions);
  if (!Object.keys(slice).length) return null;
  const brush = brushOf(cube);
  const sums = (): GroupSums => {
    const {total} = brush.tables;
    return {
      months: total[measure.months],
      left: total[measure.portOut] + total[measure.leftOtherwise],
      revenue: total[measure.revenue],
      contacts: total[measure.contacts]
    };
  };
  const all = sums();
  applySlice(brush, cube, slice);
  const group = sums();
  const worth = targetWorth(planModel(base, fitted, inputs), group, all);
  const own = words.target;
  if (!worth || worth.customers < base.privacyFloor)
    return h(
      "section",
      {class: "card", id: "plan-target"},
      h("h2", {}, own.title),
      h("p", {class: "empty"}, own.tooSmall)
    );
  const said = dimensions.flatMap(({id, bins}, d) => {
    if (!Object.hasOwn(slice, id)) return [];
    const names = binNames(language, cube, d);
    const kept = keptOf(slice, {id, bins});
    return [
      `${splitName(language, {id})}${punctuation[language].colon}${bins.flatMap((bin, i) => (kept.includes(bin) ? [names[i]] : [])).join(punctuation[language].listComma)}`
    ];
  });
  return h(
    "section",
    {class: "card", id: "plan-target"},
    h(
      "div",
      {class: "card-head"},
      h("div", {}, h("h2", {}, own.title), h("p", {class: "question"}, said.join(punctuation[language].semicolon)))
    ),
    h(
      "p",
      {class: "plan-said"},
      own.sentence({
        customers: count(worth.customers, language),
        share: percent(worth.share, language, 1),
        leaving: percent(worth.leaving, language, 2),
        leavingOfAll: percent(worth.leavingOfAll, language, 2),
        revenue: decimal(worth.revenueMultiple, language, 2),
        contacts: decimal(worth.contactsMultiple, language, 2),
        worth: money(worth.worth, language),
        kept: count(worth.keptByATenth, language),
        budget: money(worth.worthOfATenth, language)
      })
    ),
    h("p", {class: "note"}, own.note)
  );
}
