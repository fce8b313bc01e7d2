import {isNamed, pairFromSearch, systemChoices} from "../../scores/system-pair.js";
import type {SystemFile, SystemList} from "../../model/published/system-files.js";
import {pairWords} from "../../scores/words-pair.js";
import {needsAlone, pairContexts} from "./pair-contexts.js";
import {levelsOf, offeredIndicators, searchFromState, stateFromSearch, type CompareState} from "./state.js";
import {unpacked, type PackedBreakdowns} from "../../model/published/breakdowns.js";
import type {Compare} from "../../model/published/compare.js";
import type {CompareContext} from "./context.js";
import type {LoadedBreakdowns} from "../../scores/breakdown.js";
import {compareView} from "./view.js";
import {localized, type Language} from "../../language/format.js";
import {showTips} from "../../elements/tooltip.js";
import {drawInSlot} from "../../charts/chart-slot.js";
import type {DrawnChart} from "../../charts/vega-chart.js";
import {followOwnLinks} from "../../elements/own-links.js";
import {awaitData} from "../../elements/await-data.js";
import {redrawer} from "../../elements/redraw.js";
import {showAddressNote, unknownInAddress} from "../../elements/address-note.js";

/** What the page loads later, each once it is asked for. */
export interface LaterFiles {
  /** Figures by segment and channel. */
  readonly breakdowns: () => Promise<PackedBreakdowns>;
  /** The file of each system, by its name. */
  readonly systems: Readonly<Record<string, () => Promise<SystemFile>>>;
}

/** Brings the comparison to life: choices work, the address follows, charts are drawn. */
export async function compareLive(
  page: HTMLElement,
  loading: Promise<readonly [Compare, SystemList]>,
  later: LaterFiles,
  language: Language
): Promise<void> {
  const found = await awaitData(page, loading, language);
  if (found === null) return;
  const [base, list] = found;
  const pairs = pairContexts({base, list, language, document, load: later.systems});
  showTips(document);
  const redraw = redrawer(page);
  let drawn: Promise<DrawnChart | null>[] = [];
  let parts: LoadedBreakdowns = "unasked";
  let isShown = false;

  const load = async () => {
    parts = "loading";
    void redraw(show);
    try {
      parts = unpacked(await later.breakdowns());
    } catch {
      parts = "failed";
    }
    void redraw(show);
  };

  const show = () => {
    const context = pairs.of(pairFromSearch(location.search, list), () => void redraw(show));
    // What is shown stays until the files of the pair just chosen are here.
    const note = context.files === "loading" && isShown ? page.querySelector(".pair-note") : null;
    if (note) {
      note.textContent = pairWords[language].loading;
      return;
    }
    isShown = true;
    const state = stateFromSearch(location.search, context.compare, list);
    // A level at which one of both stands alone needs its file.
    if (needsAlone(context, state)) pairs.load(context.pair, () => void redraw(show));
    for (const chart of drawn) void chart.then((one) => one?.stop());
    const view = compareView(context, state, choose, {loaded: parts, load: () => void load()});
    page.replaceChildren(view.element);
    showAddressNote(page, unknownChoices(context, state));
    drawn = view.charts.map((chart) => drawInSlot(chart, context.words.drawFailed, (unit) => void choose({unit})));
  };

  function choose(change: Partial<CompareState>): Promise<void> {
    const {compare} = pairs.of(pairFromSearch(location.search, list), () => void redraw(show));
    const {pair = pairFromSearch(location.search, list), ...state} = {
      ...stateFromSearch(location.search, compare, list),
      ...change
    };
    const other = isNamed(pair, list) ? {} : {pair};
    const address = searchFromState({...state, ...other});
    // An indicator without figures at the level just chosen gives way to one that has some; of another pair that isn't known yet.
    history.pushState(
      null,
      "",
      change.pair ? withoutIndicator(address) : searchFromState({...stateFromSearch(address, compare, list), ...other})
    );
    return redraw(show);
  }

  // A link to another unit of this page is a choice like any other.
  followOwnLinks(page, (address) => {
    const {compare} = pairs.of(pairFromSearch(address, list), () => void redraw(show));
    return choose(stateFromSearch(address, compare, list));
  });
  addEventListener("popstate", () => void redraw(show));
  show();
}

/** What another pair appraises first is what is looked at first. */
function withoutIndicator(address: string): string {
  const kept = new URLSearchParams(address);
  kept.delete("indicator");
  return `?${kept}`;
}

/** What the address asks for in vain, and what shows instead. */
function unknownChoices(
  {compare, language, list, pair, unitName, periodName, kindName}: CompareContext,
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
        known: offeredIndicators(compare, level, period),
        shown: found ? localized(found.name, language) : indicator
      },
      {name: "level", what: "level", known: levelsOf(compare, list), shown: kindName(level)},
      ...systemChoices(list.systems, pair, language)
    ],
    language
  );
}
