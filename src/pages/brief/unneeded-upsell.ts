import {pageLink} from "../../language/pages.js";
import {maker} from "../../elements/elements.js";
import {monthRange} from "../../language/format.js";
import type {Brief} from "../../model/published/brief.js";
import {verdictWords} from "./verdict.js";
import {card, type CardOptions} from "./cards.js";

/** Customers who were urged to a larger plan though they used less than half of their own. */
export function unneededUpsellCard(brief: Brief, options: CardOptions): HTMLElement | null {
  const urged = brief.verdict?.unneededUpsell ?? brief.unneededUpsell;
  if (!urged) return null;
  const {document, language} = options;
  const h = maker(document);
  const words = verdictWords(language, brief.site).unneededUpsell;
  return card(
    document,
    {id: "unneeded-upsell", title: words.title, question: words.question},
    h("p", {}, h("span", {class: "middle"}, words.big(urged)), h("span", {class: "side-name"}, words.unit)),
    h("p", {class: "explained"}, words.explained(urged)),
    h("p", {class: "explained"}, words.left(urged)),
    h(
      "p",
      {class: "note"},
      options.words.during(monthRange(brief.site.yearFrom, brief.site.yearTo, language)),
      h("a", {href: pageLink("data", "#table-offers")}, options.words.definition)
    )
  );
}
