import type {Evidence} from "../model/evidence.js";
import {evidenceContext, firstChoice, type CardChoice} from "./evidence-context.js";
import {cardsSection} from "./evidence-cards.js";
import type {Language} from "./format.js";
import {showTips} from "./tooltip.js";
import {loaded} from "./loaded.js";

/** Brings the evidence page to life: tooltips, and the level and length of period of the cards. */
export async function evidenceLive(page: HTMLElement, loading: Promise<Evidence>, language: Language): Promise<void> {
  showTips(document);
  const evidence = await loaded(page, loading, language);
  if (evidence === null) return;
  const context = evidenceContext(evidence, language, document);
  let choice = firstChoice(evidence);
  const show = (): void => {
    const focused = document.activeElement?.id;
    const made = cardsSection(context, choice, choose);
    if (made) page.querySelector("#cards")?.replaceWith(made);
    if (focused) document.getElementById(focused)?.focus({preventScroll: true});
  };
  function choose(change: Partial<CardChoice>): void {
    choice = {...choice, ...change};
    show();
  }
  show();
}
