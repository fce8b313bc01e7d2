import type {ReportData} from "../../model/report/report.js";
import type {Language} from "../../language/format.js";
import {reportView} from "./view.js";
import {loaded} from "../../elements/loaded.js";

/** Brings the report to life: the unit that is chosen stands in the address, and what shows is what prints. */
export async function reportLive(page: HTMLElement, loading: Promise<ReportData>, language: Language): Promise<void> {
  const data = await loaded(page, loading, language);
  if (data === null) return;
  const show = (unit: string) => {
    const focused = document.activeElement?.id;
    const open = [...page.querySelectorAll("details")].map((details) => details.open);
    page.replaceChildren(reportView(data, unit, {document, language}));
    page.querySelectorAll("details").forEach((details, i) => (details.open = open[i] ?? false));
    const chooser = page.querySelector<HTMLSelectElement>("#report-unit");
    const print = page.querySelector<HTMLButtonElement>("#report-print");
    if (chooser) chooser.disabled = false;
    if (print) print.disabled = false;
    chooser?.addEventListener("change", () => {
      const address = new URL(location.href);
      address.searchParams.set("unit", chooser.value);
      history.replaceState(history.state, "", address);
      show(chooser.value);
    });
    print?.addEventListener("click", () => window.print());
    if (focused) document.getElementById(focused)?.focus({preventScroll: true});
  };
  const asked = () => new URLSearchParams(location.search).get("unit") ?? "";
  addEventListener("popstate", () => show(asked()));
  show(asked());
  page.dataset.state = "ready";
}
