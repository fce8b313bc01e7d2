/**
 * The linked views of the brush cube. Everything is made once; a brush then only moves bars and dots
 * (transforms, which need no layout) and sets texts that changed.
 */
import type {Brush} from "../../model/cohorts/brush.js";
import {wilsonInterval} from "../../model/statistics/intervals.js";
import type {BrushCube} from "../../model/published/cohort-data.js";
import {binNames} from "../../language/slices.js";
import type {CohortContext} from "./context.js";
import {count, percent} from "../../language/format.js";

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

/**
 * One view a dimension: a bar a bin for the customer-months kept, a dot for the share that leaves a month.
 *
 * @param change called with the bins kept of a dimension as the reader brushes; `isOver` at the end of a drag. Null at build
 */
export function brushViews(
  {words, h, language, splitName}: Pick<CohortContext, "words" | "h" | "language" | "splitName">,
  cube: BrushCube,
  brush: Brush,
  change: ((dimension: number, bins: readonly number[], isOver: boolean) => void) | null
): BrushViews {
  const all = brush.tables.months.map((own) => Float64Array.from(own));
  const rates = cube.dimensions.flatMap((_, d) =>
    Array.from(all[d], (months, bin) =>
      months > 0 ? (brush.tables.portOut[d][bin] + brush.tables.leftOtherwise[d][bin]) / months : 0
    )
  );
  const highest = Math.max(0.001, ...rates) * 1.6;
  const text = words.explorer;
  const views = cube.dimensions.map(({id, bins}, d) => {
    const hasMerged = all[d][bins.length] > 0;
    const largest = Math.max(...all[d]);
    const parts = [...binNames(language, cube, d), ...(hasMerged ? [words.merged] : [])].map((name, bin): BinParts => {
      const bar = h("i", {class: "brush-bar"});
      const whisker = h("i", {class: "brush-whisker"});
      const dot = h("i", {class: "brush-dot"});
      const figure = h("span", {class: "brush-figure"});
      const inside = [
        h("span", {class: "brush-name"}, name),
        h(
          "span",
          {class: "brush-bars", "aria-hidden": "true"},
          h("i", {class: "brush-all", style: `width:${((100 * all[d][bin]) / largest).toFixed(1)}%`}),
          bar
        ),
        h("span", {class: "brush-rate", "aria-hidden": "true"}, whisker, h("i", {class: "brush-dots"}, dot)),
        figure
      ];
      const button =
        bin < bins.length
          ? h(
              "button",
              {type: "button", class: "brush-row", "aria-pressed": "false", disabled: change === null},
              inside
            )
          : null;
      return {
        button,
        row: button ?? h("div", {class: "brush-row is-merged"}, inside),
        bar,
        whisker,
        dot,
        text: figure
      };
    });
    const clear = h(
      "button",
      {type: "button", class: "brush-clear", hidden: true, "aria-label": text.clearOne(splitName({id}))},
      "×"
    );
    const list = h(
      "div",
      {class: "brush-rows"},
      parts.map(({row}) => row)
    );
    const element = h(
      "div",
      {class: "brush-view", role: "group", "aria-label": splitName({id})},
      h("h3", {}, splitName({id}), clear),
      list
    );
    if (change) {
      clear.addEventListener("click", () => change(d, [], true));
      listen(list, parts, {
        kept: () => (brush.isActive(d) ? bins.flatMap((_, bin) => (brush.keeps(d, bin) ? [bin] : [])) : []),
        change: (kept, isOver) => change(d, kept, isOver)
      });
    }
    return {parts, clear, element, d, largest, bins: bins.length};
  });

  // What each bin shows now, so that only what changed is written.
  const shown = views.map(({parts}) =>
    parts.map(() => ({
      bar: "",
      whisker: "",
      dot: "",
      dotKind: "",
      text: "",
      state: ""
    }))
  );
  const draw = () => {
    const {months, portOut, leftOtherwise} = brush.tables;
    for (const {parts, clear, d, largest, bins} of views) {
      const isActive = brush.isActive(d);
      if (clear.hidden === isActive) {
        // What is hidden can't keep the focus.
        if (!isActive && clear.ownerDocument.activeElement === clear) parts[0]?.button?.focus({preventScroll: true});
        clear.hidden = !isActive;
      }
      parts.forEach(({button, bar, whisker, dot, text: figure}, bin) => {
        const now = shown[d][bin];
        const n = months[d][bin];
        const left = portOut[d][bin] + leftOtherwise[d][bin];
        const {low, high} = n > 0 ? wilsonInterval(left / n, n) : {low: 0, high: 0};
        const at = (value: number) => Math.min(1, value / highest);
        const isKept = isActive && bin < bins && brush.keeps(d, bin);
        const state = !isActive ? "open" : isKept ? "kept" : "out";
        const next = {
          bar: `scaleX(${(n / largest).toFixed(4)})`,
          whisker: `translateX(${(100 * at(low)).toFixed(1)}%) scaleX(${Math.max(0.001, at(high) - at(low)).toFixed(3)})`,
          dot: `translateX(${(n > 0 ? 100 * at(left / n) : 0).toFixed(1)}%)`,
          dotKind: n > 0 ? (left / n > highest ? "is-beyond" : "") : "is-none",
          text: n > 0 ? percent(left / n, language, 2) : "–",
          state
        };
        if (next.bar !== now.bar) bar.style.transform = next.bar;
        if (next.whisker !== now.whisker) whisker.style.transform = next.whisker;
        if (next.dot !== now.dot) dot.style.transform = next.dot;
        if (next.dotKind !== now.dotKind) dot.className = `brush-dot ${next.dotKind}`.trim();
        if (next.text !== now.text) figure.textContent = next.text;
        if (button && next.state !== now.state) {
          button.setAttribute("aria-pressed", String(isKept));
          button.classList.toggle("is-out", state === "out");
        }
        shown[d][bin] = next;
      });
    }
  };
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
