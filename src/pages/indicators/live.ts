import type {IndicatorState} from "../../model/published/indicator-choices.js";
import {choicesOf} from "../../model/published/indicator-choices.js";
import type {IndicatorFile, IndicatorList} from "../../model/published/indicators.js";
import {localized, type Language} from "../../language/format.js";
import {showAddressNote, unknownInAddress} from "../../elements/address-note.js";
import {awaitData} from "../../elements/await-data.js";
import {redrawer} from "../../elements/redraw.js";
import {showTips} from "../../elements/tooltip.js";
import {drawInSlot} from "../../charts/chart-slot.js";
import type {DrawnChart} from "../../charts/vega-chart.js";
import {followOwnLinks} from "../../elements/own-links.js";
import {searchFromState, shownIndicator, stateFromSearch} from "./state.js";
import {indicatorsView} from "./view.js";
import {indicatorsWords} from "./words.js";

export interface IndicatorSources {
  readonly list: Promise<IndicatorList>;
  /** By id; each is fetched once it is looked at. */
  readonly files: Readonly<Record<string, {readonly json: () => Promise<IndicatorFile>}>>;
}

/** Brings the page of indicators to life: search, choices in the address, and the file of what is looked at. */
export async function indicatorsLive(page: HTMLElement, language: Language, sources: IndicatorSources): Promise<void> {
  const list = await awaitData(page, sources.list, language);
  if (list === null) return;
  showTips(document);
  const redraw = redrawer(page);
  const loaded = new Map<string, Promise<IndicatorFile>>();
  let drawn: Promise<DrawnChart | null>[] = [];
  let search = "";
  let latest = 0;

  const fileOf = (indicator: string): Promise<IndicatorFile> => {
    const found = loaded.get(indicator) ?? sources.files[indicator].json();
    loaded.set(indicator, found);
    return found;
  };

  const show = async (): Promise<void> => {
    const turn = ++latest;
    const asked = stateFromSearch(location.search);
    const indicator = shownIndicator(list, asked.indicator);
    if (indicator === null) return;
    page.setAttribute("aria-busy", "true");
    try {
      const file = await fileOf(indicator);
      // Another choice may have been made meanwhile.
      if (turn === latest) await redraw(() => draw(file, asked));
    } catch (fault) {
      console.error(fault);
      loaded.delete(indicator);
      if (turn === latest) showAddressNote(page, [indicatorsWords[language].failed]);
    } finally {
      if (turn === latest) page.removeAttribute("aria-busy");
    }
  };

  const draw = (file: IndicatorFile, state: Partial<IndicatorState>): void => {
    for (const chart of drawn) void chart.then((one) => one?.stop());
    const view = indicatorsView(list, file, {
      document,
      language,
      state,
      choose,
      search,
      seek: (sought) => {
        search = sought;
      }
    });
    page.replaceChildren(view.element);
    showAddressNote(page, unknownChoices(list, file, state, language));
    const failed = indicatorsWords[language].league.drawFailed;
    drawn = view.charts.map((chart) => drawInSlot(chart, failed, (unit) => choose({unit})));
  };

  function choose(change: Partial<IndicatorState>): void {
    history.pushState(null, "", searchFromState({...stateFromSearch(location.search), ...change}));
    void show();
  }

  followOwnLinks(page, (address) => {
    history.pushState(null, "", address);
    return show();
  });
  addEventListener("popstate", () => void show());
  await show();
}

/** What the address asks for in vain, or of which there is no figure, and what shows instead. */
function unknownChoices(
  list: IndicatorList,
  {definition, series}: IndicatorFile,
  state: Partial<IndicatorState>,
  language: Language
): string[] {
  const choices = choicesOf(list, series, state);
  if (!choices) return [];
  const unit = list.units[choices.unit];
  const {id: period, from, to} = list.periods[choices.period];
  const kind = list.site.unitsByKind.find((one) => one.kind === choices.level)?.name;
  return unknownInAddress(
    location.search,
    [
      {
        name: "indicator",
        what: "indicator",
        known: list.listed.map(({indicator}) => indicator),
        shown: localized(definition.name, language)
      },
      {
        name: "unit",
        what: "unit",
        known: choices.units.map((one) => list.units[one].id),
        shown: localized(unit.name, language)
      },
      {
        name: "period",
        what: "period",
        known: choices.periods.map((one) => list.periods[one].id),
        shown: from === to ? period : `${from} – ${to}`
      },
      {name: "level", what: "level", known: choices.levels, shown: kind ? localized(kind, language) : "–"}
    ],
    language
  );
}
