import {levelsOf, searchFromState, stateFromSearch, type CompareState} from "./state.js";
import {unpacked, type PackedBreakdowns} from "../../model/published/breakdowns.js";
import type {Compare} from "../../model/published/compare.js";
import {compareContext, type CompareContext} from "./context.js";
import type {LoadedBreakdowns} from "../../scores/breakdown.js";
import {compareView} from "./view.js";
import {localized, type Language} from "../../language/format.js";
import {showTips} from "../../elements/tooltip.js";
import {vegaChart, type DrawnChart} from "../../charts/vega-chart.js";
import {awaitData} from "../../elements/await-data.js";
import {redrawer} from "../../elements/redraw.js";
import {showAddressNote, unknownInAddress} from "../../elements/address-note.js";

/**
 * Brings the comparison to life: choices work, the address follows, charts are drawn.
 *
 * @param loadBreakdowns asked once a reader wants figures by segment and channel
 */
export async function compareLive(
  page: HTMLElement,
  loading: Promise<Compare>,
  loadBreakdowns: () => Promise<PackedBreakdowns>,
  language: Language
): Promise<void> {
  const found = await awaitData(page, loading, language);
  if (found === null) return;
  const compare = found;
  const context = compareContext(compare, language, document);
  showTips(document);
  const redraw = redrawer(page);
  let drawn: Promise<DrawnChart | null>[] = [];
  let parts: LoadedBreakdowns = "unasked";

  const load = async () => {
    parts = "loading";
    void redraw(show);
    try {
      parts = unpacked(await loadBreakdowns());
    } catch {
      parts = "failed";
    }
    void redraw(show);
  };

  const show = () => {
    const state = stateFromSearch(location.search, compare);
    for (const chart of drawn) void chart.then((one) => one?.stop());
    const view = compareView(context, state, choose, {loaded: parts, load: () => void load()});
    page.replaceChildren(view.element);
    showAddressNote(page, unknownChoices(context, state));
    const pick = (unit: string) => void choose({unit});
    drawn = view.charts.map(async ({slot, spec}) => {
      try {
        const chart = document.createElement("div");
        chart.className = "chart-drawn";
        slot.append(chart);
        const result = await vegaChart(chart, spec, {pick});
        slot.querySelector(".empty")?.remove();
        return result;
      } catch (fault) {
        console.error(fault);
        slot.replaceChildren(
          Object.assign(document.createElement("p"), {className: "failed", textContent: context.words.drawFailed})
        );
        return null;
      }
    });
  };

  function choose(change: Partial<CompareState>): Promise<void> {
    const state = {...stateFromSearch(location.search, compare), ...change};
    history.pushState(null, "", searchFromState(state));
    return redraw(show);
  }

  // A link to another unit of this page is a choice like any other.
  page.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const address = link?.getAttribute("href");
    if (!address?.startsWith("?") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void choose(stateFromSearch(address, compare)).then(() =>
      page.querySelector("h1")?.scrollIntoView({block: "nearest"})
    );
  });
  addEventListener("popstate", () => void redraw(show));
  show();
}

/** What the address asks for in vain, and what shows instead. */
function unknownChoices(
  {compare, language, unitName, periodName, kindName}: CompareContext,
  {unit, period, indicator, level}: CompareState
): string[] {
  const {units, periods, site} = compare;
  const unitAt = units.findIndex(({id}) => id === unit);
  const periodAt = periods.findIndex(({id}) => id === period);
  const found = site.indicators.find(({id}) => id === indicator);
  return unknownInAddress(
    location.search,
    [
      {name: "unit", what: "unit", known: units.map(({id}) => id), shown: unitAt < 0 ? unit : unitName(unitAt)},
      {
        name: "period",
        what: "period",
        known: periods.map(({id}) => id),
        shown: periodAt < 0 ? period : periodName(periodAt)
      },
      {
        name: "indicator",
        what: "indicator",
        known: site.indicators.map(({id}) => id),
        shown: found ? localized(found.name, language) : indicator
      },
      {name: "level", what: "level", known: levelsOf(compare), shown: kindName(level)}
    ],
    language
  );
}
