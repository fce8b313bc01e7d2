/** The explorer: linked views, what the slice is like beside another, and slices saved by name. */
import {wilsonInterval} from "../../model/statistics/intervals.js";
import type {Brush} from "../../model/cohorts/brush.js";
import type {BrushCube, Unrecorded} from "../../model/published/cohort-data.js";
import {encodeSlice, type CohortSlice} from "../../model/cohorts/cohort-slice.js";
import {searchFromCohortState, sliceDimensions, withSaved, type CohortState} from "../../model/cohorts/cohort-state.js";
import {leavingDifference, restOf, sliceFigures, type SliceFigures} from "../../model/cohorts/slice-figures.js";
import {keptAfter} from "../../model/cohorts/observed.js";
import {spreadOf} from "../../model/cohorts/slice-spread.js";
import {applySlice, brushOf} from "../../model/cohorts/cube-brush.js";
import {binNames} from "../../language/slices.js";
import {brushViews, slicedInWords} from "./brush.js";
import {chooser, cohortCard, type CohortChoice, type CohortContext} from "./context.js";
import {figuresTable} from "../../elements/figures-table.js";
import {count, formatInterval, formatValue, percent, sharePoints} from "../../language/format.js";
import {intervalText, rangeText} from "../../language/intervals.js";
import {punctuation} from "../../language/punctuation.js";

export interface Explorer {
  readonly element: HTMLElement;
  /** Draws anew what stands beside the table and the table behind the views, whatever was chosen. */
  readonly drawSide: () => void;
}

/** The explorer as a card. Where nothing can be chosen it is as built: no controls at work. */
export function explorerCard(context: CohortContext, choice: CohortChoice): Explorer {
  const {
    cohorts: {cube},
    words,
    h,
    language
  } = context;
  const text = words.explorer;
  if (!cube || !cube.months.length)
    return {
      element: cohortCard(context, "explorer", text.title, text.question, h("p", {class: "empty"}, text.empty)),
      drawSide: () => {}
    };
  const linked = linkedViews(context, cube, choice);
  return {
    element: cohortCard(
      context,
      "explorer",
      text.title,
      text.question,
      linked.views,
      h("div", {class: "slice"}, linked.result, linked.side),
      linked.figures,
      h(
        "p",
        {class: "note"},
        `${text.mergedNote(percent(mergedShare(cube), language, 1), count(cube.months.length, language))} ${text.note}`
      )
    ),
    drawSide: linked.drawSide
  };
}

/** The views, the figures of the slice and what stands beside them; all follow the chosen slice, which the brush only sums. */
function linkedViews(context: CohortContext, cube: BrushCube, {now, choose}: CohortChoice) {
  const after = keptAfter(context.cohorts.site);
  const brush = brushOf(cube);
  const all = Float64Array.from(brush.tables.total);
  const result = resultOf(context);
  const side = context.h("div", {class: "slice-side"});
  const figures = context.h("div", {});
  const views = brushViews(
    context,
    cube,
    brush,
    choose &&
      ((dimension, bins, isOver) => {
        choose({slice: withBins(now().slice, cube.dimensions[dimension], bins)});
        follow();
        if (isOver) settle();
      })
  );
  let named = namedOther(cube, now(), after);
  const tell = () => {
    const spread = spreadOf(brush, cube);
    result.tell(
      sliceFigures(brush.tables.total, spread.slice, after),
      named?.figures ?? sliceFigures(restOf(all, brush.tables.total), spread.rest, after),
      named?.name ?? null
    );
  };
  /** What moves with every step of a drag. */
  const follow = () => {
    applySlice(brush, cube, now().slice);
    views.draw();
    tell();
  };
  /** What waits until a drag is over. */
  const settle = () => {
    result.say();
    void context.redraw(drawSide);
  };
  const commit = (change: Partial<CohortState>) => {
    choose?.(change);
    if (change.versus !== undefined || change.saved) named = namedOther(cube, now(), after);
    follow();
    settle();
  };
  const drawSide = () => {
    side.replaceChildren(...slicePanel(context, now(), choose && commit));
    figures.replaceChildren(brushFigures(context, cube, brush));
  };
  follow();
  drawSide();
  return {views: views.element, result: result.element, side, figures, drawSide};
}

/** A slice that keeps these bins of a dimension; none or all of them keep everyone. */
function withBins(
  slice: CohortSlice,
  {id, bins}: BrushCube["dimensions"][number],
  kept: readonly number[]
): CohortSlice {
  const others = Object.fromEntries(Object.entries(slice).filter(([dimension]) => dimension !== id));
  return kept.length === 0 || kept.length === bins.length ? others : {...others, [id]: kept.map((bin) => bins[bin].id)};
}

/** The slice that it is compared with where it has a name; null for the rest. */
function namedOther(
  cube: BrushCube,
  {versus, saved: all}: CohortState,
  after: number
): {readonly name: string; readonly figures: SliceFigures} | null {
  const saved = /^\d$/.test(versus) ? all[Number(versus)] : undefined;
  if (!saved) return null;
  const brush = brushOf(cube);
  applySlice(brush, cube, saved.slice);
  return {name: saved.name, figures: sliceFigures(brush.tables.total, spreadOf(brush, cube).slice, after)};
}

/** The table behind the linked views: what they show under the brushes as they stand. */
function brushFigures(context: CohortContext, cube: BrushCube, {tables}: Brush): HTMLElement {
  const {words, document, language} = context;
  const rows = cube.dimensions.flatMap((dimension, d) =>
    [...binNames(context.language, cube, d), words.merged].flatMap((name, bin) => {
      const months = tables.months[d][bin];
      const left = tables.portOut[d][bin] + tables.leftOtherwise[d][bin];
      return months > 0
        ? [
            {
              view: context.splitName(dimension),
              name,
              months,
              rate: left / months,
              ...wilsonInterval(left / months, months)
            }
          ]
        : [];
    })
  );
  return figuresTable(rows, {
    document,
    summary: words.figures,
    caption: words.explorer.title,
    columns: [
      {name: words.survival.split, text: ({view}) => view},
      {name: words.survival.class, text: ({name}) => name},
      {name: words.explorer.rows.months, number: true, text: ({months}) => count(months, language)},
      {name: words.explorer.rows.leaving, number: true, text: ({rate}) => percent(rate, language, 2)},
      {
        name: words.interval,
        number: true,
        text: (one) => rangeText(one, (share) => percent(share, language, 2), language)
      }
    ]
  });
}

/** The share of customer-months in merged cells. */
function mergedShare({coordinates, months}: BrushCube): number {
  const merged = months.reduce((sum, n, cell) => sum + (coordinates.some((own) => own[cell] < 0) ? n : 0), 0);
  return merged / months.reduce((sum, n) => sum + n, 0);
}

interface SliceRow {
  readonly name: string;
  readonly text: (one: SliceFigures) => string;
  readonly of?: Unrecorded;
}

/** The rows of a slice's table. Of what nobody recorded the sums are noughts that nobody sent: they have none. */
function sliceRows({words, language, cohorts: {site, unrecorded}}: CohortContext): readonly SliceRow[] {
  const text = words.explorer;
  const share = (one: SliceFigures["leaving"], digits: number) =>
    Number.isNaN(one.value) ? "–" : intervalText(one, (value) => percent(value, language, digits), language);
  const rate = ({value, low, high}: SliceFigures["revenue"], digits: number, format: "number" | "yuan" = "number") => {
    if (Number.isNaN(value)) return "–";
    const said = formatValue(value, format, language, digits);
    return Number.isNaN(low)
      ? said
      : said + punctuation[language].bracketed(formatInterval({low, high}, format, language, digits));
  };
  const every: readonly SliceRow[] = [
    {name: text.rows.months, text: ({months}) => count(months, language)},
    {name: text.rows.leaving, text: ({leaving}) => share(leaving, 2)},
    {name: text.rows.portOut, text: ({portOut}) => share(portOut, 2), of: "port_out"},
    {name: text.rows.kept(keptAfter(site)), text: ({kept}) => share(kept, 1)},
    {name: text.rows.revenue, text: ({revenue}) => rate(revenue, 1, "yuan"), of: "revenue"},
    {name: text.rows.contacts, text: ({contacts}) => rate(contacts, 1), of: "contacts"},
    {name: text.rows.complaints, text: ({complaints}) => rate(complaints, 0), of: "complaints"}
  ];
  return every.filter(({of}) => of === undefined || !unrecorded.includes(of));
}

/** The table of the slice beside the other; made once, then only its texts change. */
function resultOf(context: CohortContext) {
  const {words, h, language} = context;
  const text = words.explorer;
  const rows = sliceRows(context);
  const cells = rows.map(() => [h("td", {class: "number"}), h("td", {class: "number"})]);
  const head = h("th", {scope: "col", class: "number"}, text.rest);
  const verdict = h("p", {class: "finding slice-verdict"});
  const status = h("p", {class: "visually-hidden", role: "status", "aria-live": "polite"});
  const size = h("p", {class: "note"});
  const element = h(
    "div",
    {class: "slice-result"},
    verdict,
    status,
    h(
      "div",
      {class: "scroll", tabindex: 0, role: "region", "aria-label": text.slice},
      h(
        "table",
        {class: "slice-table"},
        h(
          "thead",
          {},
          h("tr", {}, h("th", {scope: "col"}, text.figure), h("th", {scope: "col", class: "number"}, text.slice), head)
        ),
        h(
          "tbody",
          {},
          rows.map(({name}, i) => h("tr", {}, h("th", {scope: "row"}, name), cells[i]))
        )
      )
    ),
    size
  );
  const set = (target: HTMLElement, next: string) => {
    if (target.textContent !== next) target.textContent = next;
  };
  let shown: SliceFigures | null = null;
  return {
    element,
    /** @param name of the other slice; null for the rest */
    tell(slice: SliceFigures, other: SliceFigures, name: string | null) {
      shown = slice;
      rows.forEach((row, i) => {
        set(cells[i][0], row.text(slice));
        set(cells[i][1], row.text(other));
      });
      const difference = leavingDifference(slice, other);
      const points = difference ? intervalText(difference, (value) => sharePoints(value, language, 2), language) : "";
      const kind = verdictKind(slice, difference);
      set(verdict, text.verdict(kind, points, name));
      set(head, name ?? text.rest);
      set(size, `n = ${count(slice.months, language)} ${text.barLabel}`);
    },
    /** Tells a reader who doesn't see them what the slice's figures are. */
    say() {
      if (shown) set(status, slicedInWords({words, language}, shown.months, shown.leaving.value));
    }
  };
}

/** What the difference from the other says of the slice; the same where there is no other to differ from. */
function verdictKind(slice: SliceFigures, difference: ReturnType<typeof leavingDifference>) {
  if (!(slice.months > 0)) return "nothing";
  if (!difference) return "same";
  return difference.low > 0 ? "more" : difference.high < 0 ? "less" : "chance";
}

/** Takes a change of the choice; null at build. */
type Commit = ((change: Partial<CohortState>) => void) | null;

/** Slices saved by name, each to be shown again or taken away. */
function savedSlices({words, h}: CohortContext, state: CohortState, commit: Commit): HTMLElement {
  const text = words.explorer;
  const saved = state.saved.map((one, position) => {
    const button = h("button", {type: "button", class: "plain-button slice-open"}, one.name);
    const remove = h(
      "button",
      {type: "button", class: "brush-clear", id: `slice-remove-${position}`, "aria-label": text.remove(one.name)},
      "×"
    );
    button.addEventListener("click", () => commit?.({slice: one.slice}));
    remove.addEventListener("click", () =>
      commit?.({saved: state.saved.filter((_, i) => i !== position), versus: "rest"})
    );
    return h("li", {}, button, remove);
  });
  return saved.length ? h("ul", {}, saved) : h("p", {class: "soft"}, text.savedNone);
}

/** Beside the table: what to compare with, saved slices, the address, the way to the plan. */
function slicePanel(context: CohortContext, state: CohortState, commit: Commit): HTMLElement[] {
  const {words, h, cohorts, document} = context;
  const text = words.explorer;
  const isSliced = Object.keys(state.slice).length > 0;
  const clear = h(
    "button",
    {type: "button", class: "plain-button", id: "slice-clear", disabled: commit === null || !isSliced},
    text.clear
  );
  const name = h("input", {
    type: "text",
    id: "slice-name",
    maxlength: 40,
    disabled: commit === null || !isSliced,
    autocomplete: "off"
  });
  const save = h("button", {type: "submit", class: "plain-button", disabled: commit === null || !isSliced}, text.save);
  const form = h(
    "form",
    {class: "slice-save"},
    h("label", {for: "slice-name"}, text.name),
    h("div", {class: "slice-save-row"}, name, save)
  );
  if (commit) {
    clear.addEventListener("click", () => commit({slice: {}}));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (name.value.trim()) commit({saved: withSaved(state.saved, name.value, state.slice), versus: "rest"});
    });
  }
  const versus = [
    {value: "rest", name: text.rest},
    ...state.saved.map((one, i) => ({value: String(i), name: one.name}))
  ];
  const encoded = encodeSlice(state.slice, sliceDimensions(cohorts));
  const address = h("input", {
    type: "text",
    id: "slice-address",
    readonly: true,
    class: "slice-address",
    value: commit ? new URL(searchFromCohortState(state, cohorts), document.baseURI || "http://localhost/").href : ""
  });
  // On click, not on focus: WebKit takes the selection back when the button is let go.
  address.addEventListener("click", () => address.select());
  return [
    h(
      "div",
      {class: "slice-line"},
      chooser(context, {
        id: "choose-versus",
        label: text.versus,
        value: state.versus,
        options: versus,
        choose: commit && ((value) => commit({versus: value}))
      }),
      clear
    ),
    form,
    h("div", {class: "slice-saved"}, h("h3", {}, text.saved), savedSlices(context, state, commit)),
    h("label", {class: "slice-share", hidden: commit === null}, text.share, address),
    // The plan takes a slice as the target of a lever, once there is a page for it.
    ...(context.planAddress !== null && commit && isSliced
      ? [
          h(
            "p",
            {class: "slice-to-plan"},
            h("a", {href: `${context.planAddress}?target=${encodeURIComponent(encoded)}`}, text.toPlan)
          )
        ]
      : [])
  ];
}
