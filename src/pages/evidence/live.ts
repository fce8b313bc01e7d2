import type {Evidence} from "../../model/published/evidence.js";
import {evidenceContext, type CardChoice, type EvidenceContext} from "./context.js";
import {choiceFromSearch, grains, searchFromChoice} from "./state.js";
import type {PairContests} from "../../model/published/pair-contests.js";
import type {SystemList, SystemPair} from "../../model/published/system-files.js";
import {pairFromSearch, searchWithPair, systemChoices} from "../../scores/system-pair.js";
import {pairSection} from "./pair-contest.js";
import {cardsSection} from "./cards.js";
import type {Language} from "../../language/format.js";
import {showTips} from "../../elements/tooltip.js";
import {awaitData} from "../../elements/await-data.js";
import {openFolds} from "../../elements/fold.js";
import {redrawer} from "../../elements/redraw.js";
import {showAddressNote, unknownInAddress, type AddressChoice} from "../../elements/address-note.js";

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
  let meeting: readonly [PairContests, SystemList] | null = null;
  const show = (): void => {
    const choice = choiceFromSearch(location.search, evidence);
    showAddressNote(page, unknownInAddress(location.search, addressChoices(context, choice, meeting), language));
    const made = cardsSection(context, choice, choose);
    if (made) page.querySelector("#cards")?.replaceWith(made);
    if (meeting === null) return;
    const [contests, list] = meeting;
    const pair = pairFromSearch(location.search, list);
    const section = pairSection(context, {contests, list, pair, choose: (chosen) => choosePair(chosen, list)});
    page.querySelector("#pair-contest")?.replaceWith(section);
  };
  function choosePair(chosen: SystemPair, list: SystemList): void {
    history.pushState(null, "", searchWithPair(location.search, chosen, list) + location.hash);
    void redraw(show);
  }
  function choose(change: Partial<CardChoice>): void {
    const choice = {...choiceFromSearch(location.search, evidence), ...change};
    const kept = new URLSearchParams(location.search);
    for (const [name, value] of new URLSearchParams(searchFromChoice(choice))) kept.set(name, value);
    history.pushState(null, "", `?${kept}${location.hash}`);
    void redraw(show);
  }
  addEventListener("popstate", () => void redraw(show));
  show();
  openFolds(page);
  try {
    // Drawn with all else, so that the focus stays where it was.
    meeting = await pairs;
    void redraw(show);
  } catch (fault) {
    console.error(fault);
  }
}

/** What the address may ask for. */
function addressChoices(
  {evidence, kindName, words, language}: EvidenceContext,
  choice: CardChoice,
  meeting: readonly [PairContests, SystemList] | null
): AddressChoice[] {
  const systems = meeting?.[1].systems ?? [];
  const pair = meeting && pairFromSearch(location.search, meeting[1]);
  return [
    {name: "level", what: "level", known: evidence.kinds.map(({kind}) => kind), shown: kindName(choice.kind)},
    {name: "grain", what: "grain", known: grains, shown: words.cards.grains[choice.grain]},
    ...(pair ? systemChoices(systems, pair, language) : [])
  ];
}
