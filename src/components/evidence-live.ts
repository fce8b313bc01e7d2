import type {Evidence} from "../model/evidence.js";
import {common} from "../words/common.js";
import {evidenceContext, firstChoice, type CardChoice} from "./evidence-context.js";
import {cardsSection} from "./evidence-cards.js";
import type {Language} from "./format.js";
import {showTips} from "./tooltip.js";

/** Brings the evidence page to life: tooltips, and the level and length of period of the cards. */
export async function evidenceLive(page: HTMLElement, loading: Promise<Evidence>, language: Language): Promise<void> {
  showTips(document);
  let evidence: Evidence;
  try {
    evidence = await loading;
  } catch {
    page.append(Object.assign(document.createElement("p"), {className: "failed", role: "alert", textContent: common[language].failed}));
    return;
  }
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
