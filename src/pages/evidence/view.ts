/** The evidence page put together. */
import {answersCard, contestSection, paidCard} from "./contest.js";
import {cardsSection} from "./cards.js";
import type {CardChoice, EvidenceContext} from "./context.js";
import {choicesCard, ranksSection, weightsCard} from "./ranks.js";
import {maker, prose} from "../../elements/elements.js";

/**
 * @param gaming the dose curves of gaming, made by whoever replays it; null while there are none
 */
export function evidenceView(
  context: EvidenceContext,
  choice: CardChoice,
  choose: ((change: Partial<CardChoice>) => void) | null,
  gaming: HTMLElement | null = null
): HTMLElement {
  const {
    evidence: {verdict, site},
    words,
    document
  } = context;
  const h = maker(document);
  const primary = verdict?.contest.rows[0] ?? null;
  return h(
    "div",
    {class: "evidence-view"},
    h("h1", {}, words.headline(primary, site)),
    h("p", {class: "lede"}, verdict ? prose(document, words.lede(verdict.contest, site)) : words.none),
    h("p", {class: "soft"}, words.history, site.simulated ? ` ${words.simulated}` : null),
    contestSection(context),
    verdict && h("section", {class: "card card-contest", id: "pair-contest", hidden: true}),
    h("div", {class: "grid two"}, paidCard(context), answersCard(context)),
    cardsSection(context, choice, choose),
    ranksSection(context),
    h("div", {class: "grid two"}, choicesCard(context), weightsCard(context)),
    gaming ?? gamingPlace(context),
    methods(context)
  );
}

function gamingPlace({words, document}: EvidenceContext): HTMLElement {
  const h = maker(document);
  return h(
    "section",
    {class: "card", id: "gaming"},
    h("h2", {}, words.gaming.title),
    h("p", {class: "question"}, words.gaming.question),
    h("p", {class: "empty"}, words.gaming.none)
  );
}

function methods({words, document}: EvidenceContext): HTMLElement {
  const h = maker(document);
  return h(
    "details",
    {class: "card methods", id: "methods"},
    h("summary", {}, words.methods.title),
    h(
      "dl",
      {},
      words.methods.all.map(({name, says, formula, source}) => [
        h("dt", {}, name),
        h(
          "dd",
          {},
          h("p", {}, says),
          h("p", {}, `${words.methods.formula}: `, h("code", {}, formula)),
          h("p", {class: "interval-text"}, `${words.methods.source}: ${source}`)
        )
      ])
    )
  );
}
