import type {Evidence} from "../../model/published/evidence.js";
import {evidenceContext, firstChoice, type CardChoice} from "./context.js";
import {cardsSection} from "./cards.js";
import type {Language} from "../../language/format.js";
import {showTips} from "../../elements/tooltip.js";
import {awaitData} from "../../elements/await-data.js";
import {redrawer} from "../../elements/redraw.js";

/** Brings the evidence page to life: tooltips, and the level and length of period of the cards. */
export async function evidenceLive(page: HTMLElement, loading: Promise<Evidence>, language: Language): Promise<void> {
  showTips(document);
  const evidence = await awaitData(page, loading, language);
  if (evidence === null) return;
  const context = evidenceContext(evidence, language, document);
  const redraw = redrawer(page);
  let choice = firstChoice(evidence);
  const show = (): void => {
    const made = cardsSection(context, choice, choose);
    if (made) page.querySelector("#cards")?.replaceWith(made);
  };
  function choose(change: Partial<CardChoice>): void {
    choice = {...choice, ...change};
    void redraw(show);
  }
  show();
}
