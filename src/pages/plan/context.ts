/** What every section of the plan page needs at hand. */
import type {PlanBase} from "../../model/plan/base.js";
import type {Fitted} from "../../model/plan/fit.js";
import {courseInputs, planInputs, type PlanInputs} from "../../model/plan/inputs.js";
import {courseNames} from "../../model/plan/courses.js";
import type {PlanState} from "./state.js";
import type {PlanFacts, PlanStudy, ScenarioResult} from "../../model/plan/study.js";
import {planWords, type PlanWords} from "./words.js";
import {bareValue, exactMoney, percent, localized, type Language} from "../../language/format.js";
import {maker, type MakeElement} from "../../elements/elements.js";

export interface PlanContext {
  readonly document: Document;
  readonly language: Language;
  readonly words: PlanWords;
  readonly h: MakeElement;
  readonly base: PlanBase;
  /** The base as fitted, once for the whole page, and its uncertain numbers with those that the own plan replaces. */
  readonly fitted: Fitted;
  readonly inputs: PlanInputs;
  readonly facts: PlanFacts;
  readonly study: PlanStudy;
  readonly state: PlanState;
  /** The scenario that charts put beside today; today itself where it isn't run yet. */
  readonly focus: ScenarioResult;
  readonly today: ScenarioResult;
}

/** Changes the reader's choice; null at build, when controls don't work yet. */
export type ChoosePlan = (change: Partial<PlanState>) => void;

export function planContext(given: {
  readonly document: Document;
  readonly language: Language;
  readonly base: PlanBase;
  readonly fitted: Fitted;
  readonly facts: PlanFacts;
  readonly study: PlanStudy;
  readonly state: PlanState;
}): PlanContext | null {
  const {study, state, document, language, base, fitted} = given;
  const today = study.results.find(({id}) => id === "today");
  if (!today) return null;
  return {
    ...given,
    words: planWords[language],
    h: maker(document),
    inputs: planInputs(base, fitted, state.own?.assume ?? {}),
    today,
    focus: study.results.find(({id}) => id === state.focus) ?? today
  };
}

/** A scenario's name. */
export function nameOf(
  {words, language}: Pick<PlanContext, "words" | "language">,
  {id, scenario}: ScenarioResult
): string {
  return id === "own" && scenario.name[language] === "" ? words.editor.own : localized(scenario.name, language);
}

/** The share of draws and quantiles of the difference of one scenario over another; null where either isn't run. */
export function differenceOf(
  {study}: Pick<PlanContext, "study">,
  a: string,
  b: string
): PlanStudy["beats"][number][number] | null {
  const [i, j] = [a, b].map((id) => study.results.findIndex((one) => one.id === id));
  return study.beats[i]?.[j] ?? null;
}

/** The name of an uncertain input, such as `training.repeats`. */
export function inputName(
  {base, words, language}: Pick<PlanContext, "base" | "words" | "language">,
  id: string
): string {
  const {assumed} = words;
  const course = courseNames.find((one) => courseInputs[one] === id);
  if (course) return assumed.levels[course];
  const named = Object.entries(base.assumptions).find(([name]) => name === id);
  if (named) return localized(named[1].name, language);
  const [lever, part] = id.split(".");
  const found = base.levers.find((one) => one.id === lever);
  if (!found) return id;
  return assumed.effectOf(
    localized(found.name, language),
    part === "half" ? assumed.half : (assumed.effects[part] ?? part)
  );
}

/** An uncertain input's number as text. */
export function inputValue(
  {words, language}: Pick<PlanContext, "words" | "language">,
  id: string,
  value: number
): string {
  if (id.endsWith(".half")) return words.assumed.perCustomer(exactMoney(value, language, 2));
  if (id.endsWith(".nps")) return words.assumed.points(bareValue(value, "number", language, 1));
  if (id.startsWith("level.") || id === "repeats_from_haste" || id === "leaving_from_repeats")
    return bareValue(value, "number", language, 2);
  return percent(value, language, Math.abs(value) < 0.02 ? 2 : 1);
}

/** A change as a signed percentage. */
export function change(share: number, language: Language, digits = 1): string {
  return `${share > 0 ? "+" : ""}${percent(share, language, digits)}`;
}
