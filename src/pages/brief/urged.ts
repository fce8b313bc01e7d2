import {pageLink} from "../../language/pages.js";
import {element} from "../../elements/dom.js";
import {monthRange} from "../../language/format.js";
import type {Brief} from "../../model/published/brief.js";
import {verdictWords} from "./verdict.js";
import {card, type CardOptions} from "./cards.js";

/** Customers who were urged to a larger plan though they used less than half of their own. */
export function urgedCard(brief: Brief, options: CardOptions): HTMLElement | null {
  const urged = brief.verdict?.urged;
  if (!urged) return null;
  const {document, language} = options;
  const words = verdictWords[language].urged;
  return card(
    document,
    {id: "urged", title: words.title, question: words.question},
    element(
      document,
      "p",
      {},
      element(document, "span", {class: "middle"}, words.big(urged)),
      element(document, "span", {class: "side-name"}, words.unit)
    ),
    element(document, "p", {class: "explained"}, words.explained(urged)),
    element(document, "p", {class: "explained"}, words.left(urged)),
    element(
      document,
      "p",
      {class: "note"},
      options.words.during(monthRange(brief.site.yearFrom, brief.site.yearTo, language)),
      element(document, "a", {href: pageLink("data", "#table-offers")}, options.words.definition)
    )
  );
}
