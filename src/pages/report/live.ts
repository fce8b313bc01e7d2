import type {ReportData} from "../../model/report/report.js";
import {reportOfPair} from "../../model/report/pair-report.js";
import type {Brief} from "../../model/published/brief.js";
import type {PairContests} from "../../model/published/pair-contests.js";
import type {SystemList, SystemPair} from "../../model/published/system-files.js";
import {localized, type Language} from "../../language/format.js";
import {isNamed, pairFromSearch, searchWithPair, systemChoices} from "../../scores/system-pair.js";
import {reportView, type ReportChoice} from "./view.js";
import {awaitData} from "../../elements/await-data.js";
import {openFolds} from "../../elements/fold.js";
import {redrawer} from "../../elements/redraw.js";
import {showAddressNote, unknownInAddress} from "../../elements/address-note.js";

/** What the page loads once another pair of systems is chosen. */
export interface LaterReportFiles {
  readonly contests: () => Promise<PairContests>;
  /** It holds the verdict on the pair that the settings name, which one turned round has too. */
  readonly brief: () => Promise<Brief>;
}

/** Brings the report to life: the unit and the systems that are chosen stand in the address, and what shows is what prints. */
export async function reportLive(
  page: HTMLElement,
  loading: Promise<readonly [ReportData, SystemList]>,
  later: LaterReportFiles,
  language: Language
): Promise<void> {
  const found = await awaitData(page, loading, language);
  if (found === null) return;
  const [data, list] = found;
  const redraw = redrawer(page);
  let files: readonly [PairContests, Brief] | null = null;
  let state: ReportChoice["state"] = "ready";

  const load = async (): Promise<void> => {
    state = "loading";
    try {
      files = await Promise.all([later.contests(), later.brief()]);
      state = "ready";
    } catch (fault) {
      console.error(fault);
      state = "failed";
    }
    void redraw(show);
  };

  const show = () => {
    const unit = new URLSearchParams(location.search).get("unit") ?? "";
    const pair = pairFromSearch(location.search, list);
    const isOwn = isNamed(pair, list);
    if (!isOwn && files === null && state === "ready") void load();
    const shown =
      !isOwn && files ? reportOfPair(data, files[1].verdict ?? null, {contests: files[0], list, pair}) : data;
    const choice = {list, pair, choose, state: isOwn ? "ready" : state} as const;
    page.replaceChildren(reportView(shown, unit, {document, language, choice}));
    const known = data.units.map(({id}) => id);
    const whole = localized(data.units[0].name, language);
    const choices = [
      {name: "unit", what: "unit", known, shown: whole} as const,
      ...systemChoices(list.systems, pair, language)
    ];
    showAddressNote(page, unknownInAddress(location.search, choices, language));
    const chooser = page.querySelector<HTMLSelectElement>("#report-unit");
    const print = page.querySelector<HTMLButtonElement>("#report-print");
    if (chooser) chooser.disabled = false;
    if (print) print.disabled = false;
    chooser?.addEventListener("change", () => {
      const address = new URL(location.href);
      address.searchParams.set("unit", chooser.value);
      history.replaceState(history.state, "", address);
      void redraw(show);
    });
    print?.addEventListener("click", () => window.print());
  };
  function choose(pair: SystemPair): void {
    history.pushState(null, "", searchWithPair(location.search, pair, list) + location.hash);
    if (state === "failed") state = "ready";
    void redraw(show);
  }
  addEventListener("popstate", () => void redraw(show));
  show();
  openFolds(page);
  page.dataset.state = "ready";
}
