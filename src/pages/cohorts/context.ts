import type {Cohorts, EmptyReason, LifeClass, LifeSplit} from "../../model/published/cohort-data.js";
import type {CohortState} from "../../model/cohorts/cohort-state.js";
import {cohortWords, type CohortWords} from "./words.js";
import {common, type CommonWords} from "../../language/common.js";
import {percent, type Language} from "../../language/format.js";
import {rangeText} from "../../language/intervals.js";
import type {Interval} from "../../model/statistics/intervals.js";
import {className, splitName} from "../../language/slices.js";
import {maker, type MakeElement} from "../../elements/elements.js";

/** What every part of the page of cohorts needs. */
export interface CohortContext {
  readonly cohorts: Cohorts;
  readonly document: Document;
  readonly language: Language;
  readonly words: CohortWords;
  readonly common: CommonWords;
  readonly h: MakeElement;
  readonly className: (split: string, one: Pick<LifeClass, "id" | "name">) => string;
  /** Where the plan takes a slice; null where there is no such page. */
  readonly planAddress: string | null;
  readonly splitName: (split: Pick<LifeSplit, "id">) => string;
  /** Draws a part anew, so that the reader keeps place. */
  readonly redraw: (draw: () => void) => Promise<void>;
}

/** Takes what the reader changes; null at build, when the controls don't work yet. */
export type ChooseCohort = ((change: Partial<CohortState>) => void) | null;

/** What the reader has chosen, the brushes' slice with it: it stands in one place, and whatever shows it asks for it. */
export interface CohortChoice {
  readonly now: () => CohortState;
  readonly choose: ChooseCohort;
}

/** As built there is no script, and nothing is drawn again. */
const builtOnce: Pick<CohortContext, "planAddress" | "redraw"> = {planAddress: null, redraw: async () => {}};

/** Prepares the page for a document and a language. */
export function cohortContext(
  cohorts: Cohorts,
  language: Language,
  document: Document,
  {planAddress, redraw}: Pick<CohortContext, "planAddress" | "redraw"> = builtOnce
): CohortContext {
  const words = cohortWords[language];
  return {
    cohorts,
    document,
    language,
    words,
    common: common[language],
    h: maker(document),
    planAddress,
    redraw,
    className: (split, one) => className(language, split, one),
    splitName: (split) => splitName(language, split)
  };
}

/** The interval of a share, or that there is none: where nobody has left yet for a reason, or nobody is left. */
export function shareRange(bounds: Interval, {language, words}: Pick<CohortContext, "language" | "words">): string {
  return Number.isFinite(bounds.low) && Number.isFinite(bounds.high)
    ? rangeText(bounds, (share) => percent(share, language, 1), language)
    : words.noInterval;
}

/** Why a view has nothing to show, in words; that its customers are too few where that is the reason. */
export function emptyText(reason: EmptyReason | null, {words}: Pick<CohortContext, "words">): string {
  if (reason === null || reason.kind === "small") return words.tooSmall;
  return reason.kind === "lacking"
    ? words.lacksColumns(reason.columns.join(words.separator))
    : words.empty[reason.kind];
}

/** A select with a label above it. */
export function chooser<Value extends string>(
  {h}: Pick<CohortContext, "h">,
  {
    id,
    label,
    options,
    value,
    choose
  }: {
    readonly id: string;
    readonly label: string;
    readonly options: readonly {readonly value: Value; readonly name: string}[];
    readonly value: Value;
    readonly choose: ((value: NoInfer<Value>) => void) | null;
  }
): HTMLElement {
  const select = h(
    "select",
    {id, disabled: choose === null},
    options.map((one) => h("option", {value: one.value, selected: one.value === value}, one.name))
  );
  if (choose) {
    select.addEventListener("change", () => {
      const found = options.find((one) => one.value === select.value);
      if (found) choose(found.value);
    });
  }
  return h("label", {class: "choice"}, label, select);
}

/** A card of the page: title, question, content. */
export function cohortCard(
  {h}: Pick<CohortContext, "h">,
  id: string,
  title: string,
  question: string,
  ...children: Parameters<MakeElement>[2][]
): HTMLElement {
  return h(
    "section",
    {class: `card cohort-${id}`, id, "aria-labelledby": `${id}-title`},
    h(
      "div",
      {class: "card-head"},
      h("div", {}, h("h2", {id: `${id}-title`}, title), h("p", {class: "question"}, question))
    ),
    children
  );
}
