import {choicesOf} from "../../model/published/indicator-choices.js";
import type {IndicatorState} from "../../model/published/indicator-choices.js";
import type {IndicatorFile, IndicatorList} from "../../model/published/indicators.js";
import type {Language} from "../../language/format.js";
import {maker} from "../../elements/elements.js";
import {indicatorContext, type Choose} from "./context.js";
import {definitionCard} from "./definition.js";
import {evidenceCard} from "./evidence.js";
import {gamingCard} from "./gaming.js";
import {indicatorHeading} from "./heading.js";
import {leagueCard, type LaterChart} from "./league.js";
import {indicatorList} from "./list.js";
import {indicatorParts} from "./parts.js";
import {rivalsCard} from "./rivals.js";
import {treeCard} from "./tree.js";
import {trendCard} from "./trend.js";
import {usesCard} from "./uses.js";
import {indicatorsWords} from "./words.js";

export interface IndicatorsViewOptions {
  readonly document: Document;
  readonly language: Language;
  readonly state: Partial<IndicatorState>;
  /** Null before the page is alive. */
  readonly choose: Choose;
  readonly search: string;
  readonly seek: ((search: string) => void) | null;
}

export interface IndicatorsView {
  readonly element: HTMLElement;
  /** What a script draws after the page is seen. */
  readonly charts: readonly LaterChart[];
}

/** The list, and beside it all that is published of one indicator. */
export function indicatorsView(
  list: IndicatorList,
  file: IndicatorFile | null,
  {document, language, state, choose, search, seek}: IndicatorsViewOptions
): IndicatorsView {
  const h = maker(document);
  const choices = file && choicesOf(list, file.series, state);
  if (!file || !choices)
    return {element: h("div", {}, h("p", {class: "empty"}, indicatorsWords[language].nothing)), charts: []};
  const context = indicatorContext(list, file, {choices, choose, language, document});
  const league = leagueCard(context);
  return {
    element: h(
      "div",
      {class: "ind-view"},
      indicatorList(list, {document, language, shown: file.definition.id, search, seek}),
      h(
        "div",
        {class: "ind-main"},
        indicatorHeading(context),
        h("div", {class: "grid two"}, treeCard(context), trendCard(context)),
        league.element,
        indicatorParts(context),
        rivalsCard(context),
        evidenceCard(context),
        h("div", {class: "grid two"}, usesCard(context), gamingCard(context)),
        definitionCard(context)
      )
    ),
    charts: league.chart ? [league.chart] : []
  };
}
