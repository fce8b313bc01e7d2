import type {Cohorts} from "../../model/published/cohort-data.js";
import {cohortStateFromSearch, searchFromCohortState, type CohortState} from "../../model/cohorts/cohort-state.js";
import {cohortContext} from "./context.js";
import {tellHeat} from "./heat.js";
import {cohortCards, cohortView} from "./view.js";
import type {Language} from "../../language/format.js";
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

  const showCards = () => {
    const cards = cohortCards(context, state, choose);
    page.querySelector(".cohort-cards")?.replaceWith(cards);
    tellHeat(cards, context, state);
  };
  const showAll = () => {
    page.replaceChildren(cohortView(context, state, choose));
    tellHeat(page, context, state);
  };

  function choose(change: Partial<CohortState>): void {
    state = {...state, ...change};
    const search = searchFromCohortState(state, cohorts);
    // Brushing would fill the history with every step of it; a choice of picture is a step back worth taking.
    if ("split" in change || "entity" in change || "heat" in change) {
      if ("entity" in change) state = cohortStateFromSearch(search, cohorts);
      history.pushState(null, "", searchFromCohortState(state, cohorts));
      void redraw(showCards);
    } else history.replaceState(null, "", search);
  }

  addEventListener("popstate", () => {
    state = cohortStateFromSearch(location.search, cohorts);
    void redraw(showAll);
  });
  showAll();
}
