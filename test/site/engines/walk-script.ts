/** What a walk tells of one page: the faults that it met, and after each step a number that stands for all its text. */
export interface Walked {
  readonly faults: readonly string[];
  readonly steps: readonly Step[];
}

interface Step {
  /** What was pressed or chosen: the control's kind, place and name; first the page as it was opened. */
  readonly did: string;
  /** Of all the page's text but that of pictures, a number of 32 bits and the count of its characters. */
  readonly text: number;
  readonly characters: number;
}

/**
 * A script that walks a page in any browser, and gives what it met as JSON: presses buttons, opens what is folded, ticks
 * boxes and chooses the next of each list, and waits after each step until nothing has changed for a while. It is a text, so that
 * what drives a browser by WebDriver can send it as it is.
 *
 * @param most controls, spread evenly over the page
 */
export function walkScript(most: number): string {
  return `
const faults = [];
addEventListener("error", (event) => faults.push("error: " + event.message));
addEventListener("unhandledrejection", (event) => faults.push("rejected: " + String(event.reason)));
window.print = () => {};
const press = HTMLAnchorElement.prototype.click;
HTMLAnchorElement.prototype.click = function () { if (!this.hasAttribute("download")) press.call(this); };
const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));
// Times that a query took differ, whatever the browser.
const left = "svg, script, style, canvas, [hidden], .tooltip, .plan-status, .sql-count";
const textOf = () => {
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node.nodeType === 1 ? (node.matches(left) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP) : NodeFilter.FILTER_ACCEPT);
  let text = "";
  while (walker.nextNode()) text += walker.currentNode.data;
  return text;
};
const numberOf = (text) => {
  let hash = 2166136261;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
  return hash >>> 0;
};
// Told of changes, a page of 400,000 characters needn't be read ten times a second.
let changed = 0;
new MutationObserver(() => { changed = performance.now(); }).observe(document.documentElement,
  {subtree: true, childList: true, characterData: true, attributes: true});
const settled = async () => {
  const since = performance.now();
  for (let looks = 0; looks < 300; looks++) {
    await pause(100);
    const isBusy = document.querySelector("[data-state=running]") !== null;
    if (!isBusy && performance.now() - Math.max(since, changed) > 800) return;
  }
};
const isLeft = (control) => /print|copy|undo|redo|stop/.test(control.id + " " + control.className);
const controls = () => [...document.querySelectorAll("main button, main select, main summary, main input[type=checkbox], main input[type=radio]")]
  .filter((control) => !control.disabled && !isLeft(control) && control.closest("[hidden]") === null);
const use = (control) => {
  if (control.localName !== "select") { control.click(); return; }
  const options = [...control.options];
  const next = options.slice(options.indexOf(control.selectedOptions[0]) + 1).find((option) => !option.disabled) ?? options[0];
  control.value = next.value;
  for (const type of ["input", "change"]) control.dispatchEvent(new Event(type, {bubbles: true}));
};
const steps = [];
const tell = (did) => {
  const text = textOf();
  steps.push({did, text: numberOf(text), characters: text.length});
};
// Scripts bring what they need one after the other: a page is alive once nothing more has come for two seconds.
for (let still = 0, had = -1, looks = 0; still < 20 && looks < 1200; looks++) {
  await pause(100);
  const has = performance.getEntriesByType("resource").length;
  still = has === had && document.readyState === "complete" ? still + 1 : 0;
  had = has;
}
await settled();
tell("opened");
const count = controls().length;
const wanted = Array.from({length: Math.min(count, ${most})}, (_, i) => Math.floor((i * count) / Math.min(count, ${most})));
for (const place of wanted) {
  const control = controls()[place];
  if (control === undefined) continue;
  const name = control.localName + " " + place + " " + (control.id || control.textContent.trim().slice(0, 30));
  use(control);
  await settled();
  tell(name);
}
return JSON.stringify({faults, steps});
`;
}
