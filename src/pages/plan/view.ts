import {editorCard, type EditorState, type PlanTools} from "./editor.js";
import {backtestCard} from "./backtest.js";
import type {ChoosePlan, PlanContext} from "./context.js";
import {fanCard} from "./fan.js";
import {planHeading} from "./heading.js";
import {imbalanceCard} from "./imbalance.js";
import {assumedCard, budgetCard} from "./lists.js";
import {moneyCard} from "./money.js";
import {scenariosCard} from "./scenarios.js";
import {seatsCard} from "./seats.js";
import {sensitivityCard} from "./sensitivity.js";
import {totalCostCard} from "./total.js";

/**
 * The whole plan for one choice.
 *
 * @param choose null at build, when controls don't work yet; so is `tools`
 */
export function planView(
  context: PlanContext,
  choose: ChoosePlan | null,
  tools: PlanTools | null,
  editor: EditorState
): HTMLElement {
  const {h} = context;
  return h(
    "div",
    {class: "plan-view"},
    planHeading(context),
    h("div", {class: "grid two"}, moneyCard(context), fanCard(context, choose)),
    h("div", {class: "grid two"}, imbalanceCard(context), totalCostCard(context)),
    h("div", {class: "grid"}, scenariosCard(context, choose), editorCard(context, tools, editor)),
    h(
      "div",
      {class: "grid two"},
      sensitivityCard(context),
      h("div", {class: "plan-stack"}, backtestCard(context), seatsCard(context))
    ),
    h("div", {class: "grid"}, budgetCard(context), assumedCard(context))
  );
}
