import {levelsOf, scoredUnits, type CompareState} from "./state.js";
import type {Choose, CompareContext} from "./context.js";
import {partsCard, type PartsOptions} from "../../scores/breakdown.js";
import {funnelCard} from "./funnel.js";
import {compareHeading} from "./heading.js";
import {scatterCard, type ChartCard} from "./scatter.js";
import {shiftCard} from "./shift.js";
import {maker} from "../../elements/elements.js";
import {pairChooser} from "../../scores/system-pair.js";
import {scorecard} from "./scorecard.js";
import {unitChooser} from "./unit-chooser.js";

export interface CompareView {
  readonly element: HTMLElement;
  /** Charts that a script draws after the page is seen. */
  readonly charts: readonly NonNullable<ChartCard["chart"]>[];
}

/**
 * The whole comparison for one choice.
 *
 * @param choose called with what the reader changes; null at build, when the controls don't work yet
 * @param parts the breakdowns as far as they are loaded
 */
export function compareView(
  context: CompareContext,
  state: CompareState,
  choose: Choose | null,
  parts: PartsOptions = {loaded: "unasked", load: null}
): CompareView {
  const {compare, words} = context;
  const h = maker(context.document);
  const unit = compare.units.findIndex(({id}) => id === state.unit);
  const period = compare.periods.findIndex(({id}) => id === state.period);
  if (unit < 0 || period < 0)
    return {element: h("div", {class: "compare-view"}, h("p", {class: "empty"}, words.nothing)), charts: []};
  const alive = choose !== null;
  const scatter = scatterCard(context, state, choose);
  const funnel = funnelCard(context, state, choose);
  const element = h(
    "div",
    {class: "compare-view"},
    pairChooser({
      list: context.list,
      pair: context.pair,
      document: context.document,
      language: context.language,
      choose: choose && ((pair) => choose({pair})),
      state: context.files
    }),
    compareHeading(context, state),
    unitChooser(context, {state, choose}),
    h(
      "div",
      {class: "section-opening"},
      h("h2", {class: "section"}, words.scorecards),
      h("p", {class: "section-question"}, words.scorecardsQuestion(context.unitName(unit), context.periodName(period)))
    ),
    h(
      "div",
      {class: "grid two"},
      scorecard(context, {role: "legacy", unit, period, alive}),
      scorecard(context, {role: "challenger", unit, period, alive})
    ),
    h(
      "div",
      {class: "section-opening"},
      h("div", {class: "section-head"}, h("h2", {class: "section"}, words.others), levelSwitch(context, state, choose)),
      h("p", {class: "section-question"}, words.othersQuestion)
    ),
    shiftCard(context, state, choose),
    h("div", {class: "grid two"}, scatter.element, funnel.element),
    partsCard(context, state, parts)
  );
  return {element, charts: [scatter, funnel].flatMap(({chart}) => (chart ? [chart] : []))};
}

function levelSwitch(
  {compare, document, words, list, ...context}: CompareContext,
  state: CompareState,
  choose: Choose | null
): HTMLElement | null {
  const levels = levelsOf(compare, list);
  if (levels.length < 2) return null;
  const period = compare.periods.findIndex(({id}) => id === state.period);
  const h = maker(document);
  return h(
    "div",
    {class: "switch", role: "group", "aria-label": words.chooser.level},
    levels.map((kind) => {
      const scored = scoredUnits(compare, kind, period);
      const all = compare.site.unitsByKind.find((one) => one.kind === kind)?.units ?? scored;
      const button = h(
        "button",
        {type: "button", id: `level-${kind}`, "aria-pressed": String(kind === state.level), disabled: choose === null},
        scored > 0 && scored < all
          ? words.chooser.someOf(scored, context.unitsOf(kind, all))
          : context.unitsOf(kind, all)
      );
      if (choose) button.addEventListener("click", () => choose({level: kind}));
      return button;
    })
  );
}
