/**
 * The linked views of the brush cube. Everything is made once; a brush then only moves bars and dots
 * (transforms, which need no layout) and sets texts that changed.
 */
import type {Brush} from "../../model/cohorts/brush.js";
import {wilsonInterval} from "../../model/statistics/intervals.js";
import type {BrushCube} from "../../model/published/cohort-data.js";
import {binNames} from "../../language/slices.js";
import type {CohortContext} from "./context.js";
import {count, percent, type Language} from "../../language/format.js";
import type {MakeElement} from "../../elements/elements.js";

interface BinParts {
  readonly button: HTMLButtonElement | null;
  readonly row: HTMLElement;
  readonly bar: HTMLElement;
  readonly whisker: HTMLElement;
  readonly dot: HTMLElement;
  readonly text: HTMLElement;
}

export interface BrushViews {
  readonly element: HTMLElement;
  /** Draws what the brush has summed. */
  readonly draw: () => void;
}

/** A dimension's bins as they stand on the page. */
interface View {
  readonly element: HTMLElement;
  /** Holds the rows. */
  readonly list: HTMLElement;
  readonly parts: readonly BinParts[];
  readonly clear: HTMLButtonElement;
  readonly dimension: number;
  /** Months of the largest bin when nothing is brushed: the bars' scale. */
  readonly largest: number;
  /** Bins that a brush can hold: without what is merged. */
  readonly bins: number;
}

type BrushContext = Pick<CohortContext, "words" | "h" | "language" | "splitName">;

/** Takes the bins kept of a dimension as the reader brushes; `isOver` at the end of a drag. Null at build. */
type ChangeBins = ((dimension: number, bins: readonly number[], isOver: boolean) => void) | null;

/** One view a dimension: a bar a bin for the customer-months kept, a dot for the share that leaves a month. */
export function brushViews(context: BrushContext, cube: BrushCube, brush: Brush, change: ChangeBins): BrushViews {
  const {words, h, language} = context;
  const text = words.explorer;
  const highest = highestRate(brush) * 1.6;
  const views = cube.dimensions.map((_, d) => viewOf(context, cube, brush, d));
  if (change) for (const view of views) brushable(view, brush, change);
  const draw = drawer(views, brush, {highest, language});
  draw();
  return {
    element: h(
      "div",
      {class: "brush"},
      h(
        "div",
        {class: "brush-views"},
        views.map(({element}) => element)
      ),
      h("p", {class: "note"}, `${text.hint} ${text.rateLabel(percent(0, language), percent(highest, language, 1))}`)
    ),
    draw
  };
}

/** The highest share of any bin that leaves a month. */
function highestRate({tables: {months, portOut, leftOtherwise}}: Brush): number {
  const rates = months.flatMap((own, d) =>
    Array.from(own, (n, bin) => (n > 0 ? (portOut[d][bin] + leftOtherwise[d][bin]) / n : 0))
  );
  return Math.max(0.001, ...rates);
}

/** One dimension's rows, made while nothing is brushed. */
function viewOf({words, h, language, splitName}: BrushContext, cube: BrushCube, brush: Brush, dimension: number): View {
  const {id, bins} = cube.dimensions[dimension];
  const months = brush.tables.months[dimension];
  const largest = Math.max(...months);
  const hasMerged = months[bins.length] > 0;
  const names = [...binNames(language, cube, dimension), ...(hasMerged ? [words.merged] : [])];
  const parts = names.map((name, bin) => binRow(h, name, months[bin] / largest, bin < bins.length));
  const clear = h(
    "button",
    {type: "button", class: "brush-clear", hidden: true, "aria-label": words.explorer.clearOne(splitName({id}))},
    "×"
  );
  const list = h(
    "div",
    {class: "brush-rows"},
    parts.map(({row}) => row)
  );
  return {
    element: h(
      "div",
      {class: "brush-view", role: "group", "aria-label": splitName({id})},
      h("h3", {}, splitName({id}), clear),
      list
    ),
    list,
    parts,
    clear,
    dimension,
    largest,
    bins: bins.length
  };
}

/**
 * One bin's row: its bar in the outline of all, its dot on its interval.
 *
 * @param share of the largest bin
 * @param isBrushed false for what is merged, which no brush can hold
 */
function binRow(h: MakeElement, name: string, share: number, isBrushed: boolean): BinParts {
  const bar = h("i", {class: "brush-bar"});
  const whisker = h("i", {class: "brush-whisker"});
  const dot = h("i", {class: "brush-dot"});
  const text = h("span", {class: "brush-figure"});
  const inside = [
    h("span", {class: "brush-name"}, name),
    h(
      "span",
      {class: "brush-bars", "aria-hidden": "true"},
      h("i", {class: "brush-all", style: `width:${(100 * share).toFixed(1)}%`}),
      bar
    ),
    h("span", {class: "brush-rate", "aria-hidden": "true"}, whisker, h("i", {class: "brush-dots"}, dot)),
    text
  ];
  // Until the page is alive there is nothing to press.
  const button = isBrushed
    ? h("button", {type: "button", class: "brush-row", "aria-pressed": "false", disabled: true}, inside)
    : null;
  return {button, row: button ?? h("div", {class: "brush-row is-merged"}, inside), bar, whisker, dot, text};
}

/** Lets a view be brushed, and its brush be taken away. */
function brushable({list, parts, clear, dimension, bins}: View, brush: Brush, change: NonNullable<ChangeBins>): void {
  for (const {button} of parts) if (button) button.disabled = false;
  clear.addEventListener("click", () => change(dimension, [], true));
  listen(list, parts, {
    kept: () =>
      brush.isActive(dimension)
        ? Array.from({length: bins}, (_, bin) => bin).filter((bin) => brush.keeps(dimension, bin))
        : [],
    change: (kept, isOver) => change(dimension, kept, isOver)
  });
}

/** Draws what the brush has summed; what each bin shows is kept, so that only what changed is written. */
function drawer(
  views: readonly View[],
  brush: Brush,
  scale: {readonly highest: number; readonly language: Language}
): () => void {
  const shown = views.map(({parts}) =>
    parts.map(() => ({bar: "", whisker: "", dot: "", dotKind: "", text: "", state: ""}))
  );
  return () => {
    for (const view of views) {
      const {parts, dimension} = view;
      showClear(view, brush.isActive(dimension));
      parts.forEach((part, bin) => {
        const now = shown[dimension][bin];
        const next = looksOf(view, brush, bin, scale);
        if (next.bar !== now.bar) part.bar.style.transform = next.bar;
        if (next.whisker !== now.whisker) part.whisker.style.transform = next.whisker;
        if (next.dot !== now.dot) part.dot.style.transform = next.dot;
        if (next.dotKind !== now.dotKind) part.dot.className = `brush-dot ${next.dotKind}`.trim();
        if (next.text !== now.text) part.text.textContent = next.text;
        if (part.button && next.state !== now.state) {
          part.button.setAttribute("aria-pressed", String(next.state === "kept"));
          part.button.classList.toggle("is-out", next.state === "out");
        }
        shown[dimension][bin] = next;
      });
    }
  };
}

/** Shows what takes a dimension's brush away where there is one. */
function showClear({parts, clear}: View, isActive: boolean): void {
  if (clear.hidden !== isActive) return;
  // What is hidden can't keep the focus.
  if (!isActive && clear.ownerDocument.activeElement === clear) parts[0]?.button?.focus({preventScroll: true});
  clear.hidden = !isActive;
}

/** Where a bin's marks stand now, and whether its brush keeps it. */
function looksOf(
  {dimension, largest, bins}: View,
  brush: Brush,
  bin: number,
  {highest, language}: {readonly highest: number; readonly language: Language}
) {
  const {months, portOut, leftOtherwise} = brush.tables;
  const n = months[dimension][bin];
  const left = portOut[dimension][bin] + leftOtherwise[dimension][bin];
  const {low, high} = n > 0 ? wilsonInterval(left / n, n) : {low: 0, high: 0};
  const at = (value: number) => Math.min(1, value / highest);
  const isKept = bin < bins && brush.keeps(dimension, bin);
  return {
    bar: `scaleX(${(n / largest).toFixed(4)})`,
    whisker: `translateX(${(100 * at(low)).toFixed(1)}%) scaleX(${Math.max(0.001, at(high) - at(low)).toFixed(3)})`,
    dot: `translateX(${(n > 0 ? 100 * at(left / n) : 0).toFixed(1)}%)`,
    dotKind: n === 0 ? "is-none" : left / n > highest ? "is-beyond" : "",
    text: n > 0 ? percent(left / n, language, 2) : "–",
    state: !brush.isActive(dimension) ? "open" : isKept ? "kept" : "out"
  };
}

/** A press toggles a bin; a drag of the mouse keeps the run of bins that it crosses. Touch scrolls as ever, and taps. */
function listen(
  list: HTMLElement,
  parts: readonly BinParts[],
  {
    kept,
    change
  }: {readonly kept: () => readonly number[]; readonly change: (bins: readonly number[], isOver: boolean) => void}
): void {
  const buttons = parts.flatMap(({button}) => (button ? [button] : []));
  let drag: {readonly start: number; readonly edges: readonly number[]; last: number} | null = null;
  let dragged = false;
  const binOf = (target: EventTarget | null) =>
    buttons.findIndex((button) => target instanceof Node && button.contains(target));
  list.addEventListener("pointerdown", (event) => {
    const start = binOf(event.target);
    if (start < 0 || event.pointerType === "touch" || event.button !== 0) return;
    dragged = false;
    drag = {start, edges: buttons.map((button) => button.getBoundingClientRect().bottom), last: start};
    list.setPointerCapture(event.pointerId);
  });
  list.addEventListener("pointermove", (event) => {
    if (!drag) return;
    const under = drag.edges.findIndex((edge) => event.clientY < edge);
    const bin = under < 0 ? buttons.length - 1 : under;
    if (bin === drag.last) return;
    dragged = true;
    drag.last = bin;
    const [from, to] = [Math.min(drag.start, bin), Math.max(drag.start, bin)];
    change(
      Array.from({length: to - from + 1}, (_, i) => from + i),
      false
    );
  });
  const end = () => {
    if (!drag) return;
    const {start, last} = drag;
    drag = null;
    // Captured, the pointer's click goes to the list and not to a button.
    if (dragged) change(kept(), true);
    else toggle(last === start ? start : last);
  };
  list.addEventListener("pointerup", end);
  list.addEventListener("pointercancel", () => (drag = null));
  const toggle = (bin: number) => {
    const now = kept();
    change(now.includes(bin) ? now.filter((one) => one !== bin) : [...now, bin].sort((a, b) => a - b), true);
  };
  // Touch and the keyboard press buttons; a mouse or pen has been heard already.
  buttons.forEach((button, bin) =>
    button.addEventListener("click", (event) => {
      const pointer = "pointerType" in event ? event.pointerType : "";
      if (pointer !== "mouse" && pointer !== "pen") toggle(bin);
    })
  );
}

/** What a slice says of itself to a reader who doesn't see the bars. */
export function slicedInWords(
  {words, language}: Pick<CohortContext, "words" | "language">,
  months: number,
  leaving: number
): string {
  return words.explorer.said(count(months, language), percent(leaving, language, 2));
}
