import type {Cohorts} from "../../model/published/cohort-data.js";
import {
  cohortStateFromSearch,
  heatMeasures,
  searchFromCohortState,
  sliceDimensions,
  tablesOf,
  type CohortState
} from "../../model/cohorts/cohort-state.js";
import {unknownInSlice} from "../../model/cohorts/cohort-slice.js";
import {cohortContext, type CohortChoice, type CohortContext} from "./context.js";
import {explorerCard} from "./explorer.js";
import {tellHeat} from "./heat.js";
import {cohortCards, cohortView} from "./view.js";
import {addressWords} from "../../language/address.js";
import type {Language} from "../../language/format.js";
import {shortened, showAddressNote, tooLongInWords, unknownInAddress} from "../../elements/address-note.js";
import {showTips} from "../../elements/tooltip.js";
import {awaitData} from "../../elements/await-data.js";
import {redrawer} from "../../elements/redraw.js";

/**
 * Brings the page of cohorts to life: brushes, choices and the address.
 *
 * @param planAddress where the plan takes a slice; null where there is no such page
 */
export async function cohortsLive(
  page: HTMLElement,
  loading: Promise<Cohorts>,
  language: Language,
  planAddress: string | null
): Promise<void> {
  const found = await awaitData(page, loading, language);
  if (found === null) return;
  const cohorts = found;
  const redraw = redrawer(page);
  const context = cohortContext(cohorts, language, document, {planAddress, redraw});
  showTips(document);
  let state = cohortStateFromSearch(location.search, cohorts);
  const choice: CohortChoice = {now: () => state, choose};
  let explorer = explorerCard(context, choice);

  const showCards = () => {
    const cards = cohortCards(context, state, choose);
    page.querySelector(".cohort-cards")?.replaceWith(cards);
    tellHeat(cards, context, state);
    explorer.drawSide();
  };
  const showAll = () => {
    explorer = explorerCard(context, choice);
    page.replaceChildren(cohortView(context, choice, explorer));
    tellHeat(page, context, state);
    noteAddress();
  };
  const noteAddress = () =>
    showAddressNote(page, [...unknownChoices(context, state), ...tooLongInWords(location.href, language)]);
  // Once a gesture is over: browsers refuse an address that changes with every step of a drag.
  const writeAddress = () => {
    history.replaceState(null, "", searchFromCohortState(state, cohorts));
    noteAddress();
  };

  function choose(change: Partial<CohortState>): void {
    state = {...state, ...change};
    // Brushing would fill the history with every step of it; a choice of picture is a step back worth taking.
    if ("split" in change || "entity" in change || "heat" in change) {
      if ("entity" in change) state = cohortStateFromSearch(searchFromCohortState(state, cohorts), cohorts);
      history.pushState(null, "", searchFromCohortState(state, cohorts));
      void redraw(showCards);
      void redraw(noteAddress);
    } else void redraw(writeAddress);
  }

  addEventListener("popstate", () => {
    state = cohortStateFromSearch(location.search, cohorts);
    void redraw(showAll);
  });
  showAll();
}

/** What the address asks for in vain, and what shows instead. */
function unknownChoices(
  {cohorts, language, words, splitName}: CohortContext,
  {entity, split, heat, saved}: CohortState
): string[] {
  const {what, unknown, everyone} = addressWords[language];
  const entities = cohorts.lines ? ["customers", "lines"] : ["customers"];
  const splits = tablesOf(cohorts, entity)?.splits ?? [];
  const asked = new URLSearchParams(location.search);
  return [
    ...unknownInAddress(
      location.search,
      [
        {name: "entity", what: "entity", known: entities, shown: words.entities[entity]},
        {name: "split", what: "split", known: splits.map(({id}) => id), shown: splitName({id: split})},
        {name: "heat", what: "heat", known: heatMeasures, shown: words.heat.measures[heat]},
        {
          name: "versus",
          what: "versus",
          known: ["rest", "all", ...saved.map((_, i) => String(i))],
          shown: words.explorer.rest
        }
      ],
      language
    ),
    ...unknownInSlice(asked.get("slice") ?? "", sliceDimensions(cohorts)).map((part) =>
      unknown(what.slice, shortened(part), everyone)
    )
  ];
}
