/**
 * The one way in which a page draws a part of itself anew. The reader loses nothing by it: the focus stays where it
 * was, opened details stay open, and what was scrolled stays scrolled.
 */

const focusable = "a[href], button, input, select, textarea, summary, [tabindex], [contenteditable=true]";
/** What opens or scrolls by itself. */
const regions = "details, .scroll, pre[tabindex]";
/** Fields whose text counts once the reader leaves them or presses Enter. */
const typed = "input[type=number]";

/**
 * A redraw for a page. Drawing waits for the end of the event, so that the focus has gone where Tab takes it; for a
 * pressed pointer to be let go, so that the button under it still gets its click; and for a field that is being typed
 * in, so that no half-written number is lost. What is asked for several times meanwhile is drawn once.
 *
 * @returns takes what draws; settles once it is drawn
 */
export function redrawer(root: HTMLElement): (draw: () => void) => Promise<void> {
  const {ownerDocument: document} = root;
  let waiting = new Map<() => void, (() => void)[]>();
  let isPressed = false;
  let field: EventTarget | null = null;
  const flush = () => {
    if (isPressed || field !== null || waiting.size === 0) return;
    const now = waiting;
    waiting = new Map();
    keepFocusAndScroll(root, () => {
      for (const draw of now.keys()) draw();
    });
    for (const settle of now.values()) settle.forEach((drawn) => drawn());
  };
  const soon = () => setTimeout(flush);
  const press = (event: PointerEvent) => {
    // The list that a select opens takes the pointer's release with it.
    isPressed = event.button === 0 && !(event.target instanceof Element && event.target.closest("select"));
  };
  const release = () => {
    isPressed = false;
    soon();
  };
  document.addEventListener("pointerdown", press, {capture: true});
  for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, release, {capture: true});
  root.addEventListener("input", ({target}) => {
    if (target instanceof Element && target.matches(typed)) field = target;
  });
  for (const end of ["change", "focusout"])
    root.addEventListener(end, ({target}) => {
      if (target === field) field = null;
      soon();
    });
  return (draw) =>
    new Promise((drawn) => {
      waiting.set(draw, [...(waiting.get(draw) ?? []), drawn]);
      soon();
    });
}

/** Draws, and puts focus, details and scroll back to where they were. */
function keepFocusAndScroll(root: HTMLElement, draw: () => void): void {
  const {ownerDocument: document} = root;
  const view = document.defaultView;
  const active = document.activeElement;
  const focused = active instanceof HTMLElement && active !== root && root.contains(active) ? active : null;
  const paths = focused ? pathsOf(root, focused) : [];
  const before = focused?.getBoundingClientRect().top ?? 0;
  const scrolled = view ? {left: view.scrollX, top: view.scrollY} : null;
  const kept = regionsOf(root).map(([key, region]) => ({
    key,
    isOpen: region.hasAttribute("open"),
    left: region.scrollLeft,
    top: region.scrollTop
  }));
  draw();
  const regionsNow = new Map(regionsOf(root));
  for (const {key, isOpen, left, top} of kept) {
    const region = regionsNow.get(key);
    if (!region) continue;
    if (region.localName === "details") region.toggleAttribute("open", isOpen);
    if (left !== 0) region.scrollLeft = left;
    if (top !== 0) region.scrollTop = top;
  }
  if (scrolled && (view?.scrollX !== scrolled.left || view.scrollY !== scrolled.top))
    view?.scrollTo({...scrolled, behavior: "instant"});
  // What stood as it was has the focus still.
  if (!focused || document.activeElement === focused) return;
  const found = elementAt(root, paths);
  if (!found) return;
  found.element.focus({preventScroll: true});
  if (found.isSame)
    view?.scrollBy({top: found.element.getBoundingClientRect().top - before, left: 0, behavior: "instant"});
}

/** Where an element stands below one that has an id: its number among those that can have the focus, of its kind and of any. */
interface Path {
  /** Null: below the root. */
  readonly anchor: string | null;
  readonly id: string;
  readonly kind: string;
  readonly nth: number;
  readonly nthOfAny: number;
}

/** An element's own id comes first, then its paths below ever wider surroundings. */
function pathsOf(root: HTMLElement, element: HTMLElement): Path[] {
  const paths: Path[] = [];
  const kind = kindOf(element);
  for (let anchor: Element | null = element; anchor && root.contains(anchor); anchor = anchor.parentElement) {
    if (anchor.id === "" && anchor !== root) continue;
    const all = focusablesOf(anchor, element);
    paths.push({
      anchor: anchor === root ? null : anchor.id,
      id: element.id,
      kind,
      nth: all.filter((one) => kindOf(one) === kind).indexOf(element),
      nthOfAny: all.indexOf(element)
    });
  }
  return paths;
}

/** The element at the first place that is still there; where what had the focus is gone, its neighbour of the same kind, else any. */
function elementAt(
  root: HTMLElement,
  paths: readonly Path[]
): {readonly element: HTMLElement; readonly isSame: boolean} | null {
  for (const {anchor, id, kind, nth, nthOfAny} of paths) {
    const around = anchor === null ? root : root.querySelector(`#${CSS.escape(anchor)}`);
    if (!around) continue;
    const all = focusablesOf(around);
    const alike = all.filter((one) => kindOf(one) === kind);
    const near = alike[Math.min(nth, alike.length - 1)] ?? all[Math.min(nthOfAny, all.length - 1)];
    if (near) return {element: near, isSame: near.id === id && nth < alike.length};
  }
  return null;
}

/** What can have the focus, in the order of the page: the element itself and what is below; and `focused`, whatever it is. */
function focusablesOf(around: Element, focused: HTMLElement | null = null): HTMLElement[] {
  return [around, ...around.querySelectorAll(focusable)].filter(
    (one): one is HTMLElement =>
      one === focused ||
      (one instanceof HTMLElement &&
        one.matches(focusable) &&
        !one.matches(":disabled") &&
        one.getClientRects().length > 0)
  );
}

function kindOf({localName, className}: Element): string {
  return `${localName}.${className}`;
}

/** Each region with a key that says which it is: its number below the closest surroundings with an id. */
function regionsOf(root: HTMLElement): [key: string, region: Element][] {
  const numbers = new Map<string, number>();
  return [...root.querySelectorAll(regions)].map((region) => {
    const kind = `${region.closest("[id]")?.id ?? ""} ${region.localName}`;
    const number = (numbers.get(kind) ?? 0) + 1;
    numbers.set(kind, number);
    return [`${kind} ${number}`, region];
  });
}
