import {columnsOf, rowsOf} from "../../model/sql/arrow-rows.js";
import type {SqlRows} from "../../model/sql/schema.js";
import {common} from "../../language/common.js";
import type {SqlWords} from "./words.js";
import type {Language} from "../../language/format.js";
import {maker} from "../../elements/elements.js";
import {quickChart, quickChartSpec} from "./chart-spec.js";
import {endingOf, fileOf, mostSheetRows, save, type DownloadFormat} from "./downloads.js";
import type {Answer} from "./engine.js";
import {sqlResultTable} from "./result-table.js";
import {vegaChart, type DrawnChart} from "../../charts/vega-chart.js";

const mostShown = 1000;
const mostDrawn = 2000;

type Shown = "table" | "chart";

interface ResultOptions {
  readonly language: Language;
  readonly words: SqlWords;
}

// What the reader last chose to see holds for the next answer too.
let chosen: Shown = "table";
let drawn: DrawnChart | null = null;

/** Shows an answer in the place of the last one: as table or chart, with its downloads. */
export function showAnswer(card: HTMLElement, answer: Answer, {language, words}: ResultOptions): void {
  const document = card.ownerDocument;
  const h = maker(document);
  const columns = columnsOf(answer.table);
  const total = answer.table.numRows;
  const rows = rowsOf(answer.table, 0, mostDrawn);
  const first: SqlRows = {columns, rows: rows.slice(0, mostShown)};
  const place = card.querySelector<HTMLElement>(".sql-shown");
  const tools = card.querySelector<HTMLElement>(".sql-tools");
  const said = card.querySelector<HTMLElement>(".sql-count");
  if (!place || !tools || !said) return;
  said.textContent = [
    words.result.answered(total, answer.milliseconds / 1000),
    total > mostShown ? words.result.shown(mostShown, total) : ""
  ]
    .filter(Boolean)
    .join(" · ");

  const show = (what: Shown) => {
    chosen = what;
    drawn?.stop();
    drawn = null;
    for (const button of tools.querySelectorAll("[data-show]"))
      button.setAttribute("aria-pressed", String(button.getAttribute("data-show") === what));
    if (total === 0) place.replaceChildren(h("p", {class: "empty"}, words.result.empty));
    else if (what === "table") place.replaceChildren(sqlResultTable(first, {document, words}));
    else void draw(place, {columns, rows}, total, {language, words});
  };
  const sides = (["table", "chart"] as const).map((what) => {
    const button = h("button", {type: "button", "data-show": what, "aria-pressed": "false"}, words.result[what]);
    button.addEventListener("click", () => show(what));
    return button;
  });
  const note = h("span", {class: "soft", role: "status"});
  const downloads = (["csv", "xlsx", "arrow"] as const).map((format: DownloadFormat) => {
    const button = h(
      "button",
      {type: "button", class: "quiet", "data-download": format},
      format === "arrow" ? "Arrow" : format.toUpperCase()
    );
    button.addEventListener("click", () => {
      if (format === "xlsx" && total > mostSheetRows)
        return void (note.textContent = words.result.tooLong(mostSheetRows));
      fileOf(format, answer, columns).then(
        (blob) => save(document, blob, `indicator-lab.${endingOf(format)}`),
        () => (note.textContent = common[language].failed)
      );
    });
    return button;
  });
  tools.replaceChildren(
    h("div", {class: "switch", role: "group", "aria-label": words.result.view}, sides),
    h(
      "div",
      {class: "sql-downloads", role: "group", "aria-label": words.result.download},
      h("span", {class: "soft"}, words.result.download),
      downloads,
      note
    )
  );
  show(chosen);
}

async function draw(
  place: HTMLElement,
  result: SqlRows,
  total: number,
  {language, words}: ResultOptions
): Promise<void> {
  const h = maker(place.ownerDocument);
  const chart = quickChart(result);
  if (chart === null) return place.replaceChildren(h("p", {class: "empty"}, words.result.noChart));
  const canvas = h("div", {class: "chart-drawn", role: "img", "aria-label": words.result.chartLabel(chart.y)});
  place.replaceChildren(
    canvas,
    h(
      "p",
      {class: "note"},
      words.result.drawn(chart.drawn, total) + (chart.error ? words.result.intervals : words.result.noIntervals)
    )
  );
  try {
    const now = await vegaChart(canvas, (theme, width) => quickChartSpec(chart, result, {theme, width, language}), {
      pick: () => {}
    });
    if (canvas.isConnected) drawn = now;
    else now.stop();
  } catch {
    canvas.replaceWith(h("p", {class: "failed"}, common[language].failed));
  }
}
