import type {Estimate} from "../../model/published/site.js";
import type {Reviewed} from "../../model/report/review.js";
import {isExact, type ReportData, type ReviewMeasure} from "../../model/report/report.js";
import {reportWords, type ReportWords, type Told} from "./words.js";
import {
  count,
  formatInterval,
  formatValue,
  sharePoints,
  localized,
  sharePointsInterval,
  type Language
} from "../../language/format.js";
import {maker, type MakeElement} from "../../elements/elements.js";

/** What every part of the report needs, and the running number of its figures. */
export interface ReportContext {
  readonly data: ReportData;
  readonly unit: string;
  readonly unitName: string;
  /** The unit is the whole operator. */
  readonly isWhole: boolean;
  readonly document: Document;
  readonly language: Language;
  readonly words: ReportWords;
  readonly h: MakeElement;
  /** A numbered figure with its title above and its source below. */
  figure(title: string, source: string, ...content: readonly (Node | null)[]): HTMLElement;
}

/** Prepares a report on a unit; one that isn't there stands for the whole operator. */
export function reportContext(data: ReportData, unit: string, language: Language, document: Document): ReportContext {
  const words = reportWords[language];
  const h = maker(document);
  const found = data.units.find(({id}) => id === unit) ?? data.units[0];
  let figures = 0;
  return {
    data,
    document,
    language,
    words,
    h,
    unit: found.id,
    unitName: localized(found.name, language),
    isWhole: found.id === data.units[0].id,
    figure: (title, source, ...content) =>
      h(
        "figure",
        {class: "report-figure"},
        h("figcaption", {}, words.figure(++figures, title)),
        content,
        h("p", {class: "note source"}, words.source(source))
      )
  };
}

/** A reviewed figure in words' hands. */
export function toldOf({measure, figure}: Reviewed, language: Language): Told {
  const text = (value: number) => valueText(value, measure, language);
  return {
    name: localized(measure.name, language),
    value: text(figure.now.value),
    interval: isExact(figure.now) ? null : intervalText(figure.now, measure, language),
    before: figure.before && text(figure.before.value),
    target: measure.target === null ? null : text(measure.target)
  };
}

/** A value with its unit; the difference of two shares stands in percentage points, with its sign. */
export function valueText(
  value: number,
  {format, isDifference}: Pick<ReviewMeasure, "format" | "isDifference">,
  language: Language
): string {
  if (isDifference) return `${sharePoints(value, language)}${pointsOf[language]}`;
  return formatValue(value, format, language, format === "number" ? 2 : undefined);
}

/** The interval of a reviewed figure, in the same unit. */
export function intervalText(
  {low, high}: Estimate,
  {format, isDifference}: Pick<ReviewMeasure, "format" | "isDifference">,
  language: Language
): string {
  if (!isDifference) return formatInterval({low, high}, format, language, format === "number" ? 2 : undefined);
  return sharePointsInterval({low, high}, language) + pointsOf[language];
}

const pointsOf: Record<Language, string> = {en: " points", zh: " 个百分点"};

/** How many customers, employees or targets, or that it was booked. */
export function basisText({figure}: Pick<Reviewed, "figure">, {words, language}: ReportContext): string {
  return words.review.of[figure.now.of](count(figure.now.customers, language));
}
