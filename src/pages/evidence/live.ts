import type {Evidence} from "../../model/published/evidence.js";
import {evidenceContext, type CardChoice} from "./context.js";
import {choiceFromSearch, grains, searchFromChoice} from "./state.js";
import type {PairContests} from "../../model/published/pair-contests.js";
import type {SystemList, SystemPair} from "../../model/published/system-files.js";
import {pairFromSearch, searchWithPair} from "../../scores/system-pair.js";
import {pairSection} from "./pair-contest.js";
import {cardsSection} from "./cards.js";
import type {Language} from "../../language/format.js";
import {showTips} from "../../elements/tooltip.js";
import {awaitData} from "../../elements/await-data.js";
import {redrawer} from "../../elements/redraw.js";
import {showAddressNote, unknownInAddress} from "../../elements/address-note.js";

/** Brings the evidence page to life: tooltips, and the level and length of period of the cards, which the address holds. */
export async function evidenceLive(
  page: HTMLElement,
  loading: Promise<Evidence>,
  pairs: Promise<readonly [PairContests, SystemList]>,
  language: Language
): Promise<void> {
  showTips(document);
  const found = await awaitData(page, loading, language);
  if (found === null) return;
  const evidence = found;
  const context = evidenceContext(evidence, language, document);
  const redraw = redrawer(page);
  const show = (): void => {
    const choice = choiceFromSearch(location.search, evidence);
    const choices = [
      {name: "level", what: "level", known: evidence.kinds.map(({kind}) => kind), shown: context.kindName(choice.kind)},
      {name: "grain", what: "grain", known: grains, shown: context.words.cards.grains[choice.grain]}
    ] as const;
    showAddressNote(page, unknownInAddress(location.search, choices, language));
    const made = cardsSection(context, choice, choose);
    if (made) page.querySelector("#cards")?.replaceWith(made);
    void pairs.then(([contests, list]) => {
      const pair = pairFromSearch(location.search, list);
      const section = pairSection(context, {contests, list, pair, choose: choosePair});
      page.querySelector("#pair-contest")?.replaceWith(section);
      function choosePair(chosen: SystemPair): void {
        history.pushState(null, "", searchWithPair(location.search, chosen, list) + location.hash);
        void redraw(show);
      }
    }, console.error);
  };
  function choose(change: Partial<CardChoice>): void {
    const choice = {...choiceFromSearch(location.search, evidence), ...change};
    const kept = new URLSearchParams(location.search);
    for (const [name, value] of new URLSearchParams(searchFromChoice(choice))) kept.set(name, value);
    history.pushState(null, "", `?${kept}${location.hash}`);
    void redraw(show);
  }
  addEventListener("popstate", () => void redraw(show));
  show();
}
