import type {ReportData} from "../../model/report/report.js";
import {localized, type Language} from "../../language/format.js";
import {reportView} from "./view.js";
import {awaitData} from "../../elements/await-data.js";
import {openFolds} from "../../elements/fold.js";
import {redrawer} from "../../elements/redraw.js";
import {showAddressNote, unknownInAddress} from "../../elements/address-note.js";

/** Brings the report to life: the unit that is chosen stands in the address, and what shows is what prints. */
export async function reportLive(page: HTMLElement, loading: Promise<ReportData>, language: Language): Promise<void> {
  const data = await awaitData(page, loading, language);
  if (data === null) return;
  const redraw = redrawer(page);
  const show = () => {
    const unit = new URLSearchParams(location.search).get("unit") ?? "";
    page.replaceChildren(reportView(data, unit, {document, language}));
    const known = data.units.map(({id}) => id);
    const shown = localized(data.units[0].name, language);
    showAddressNote(page, unknownInAddress(location.search, [{name: "unit", what: "unit", known, shown}], language));
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
  addEventListener("popstate", () => void redraw(show));
  show();
  openFolds(page);
  page.dataset.state = "ready";
}
