import type {Gaming} from "../../model/published/gaming.js";
import type {Language} from "../../language/format.js";
import {gamingReplays} from "./gaming-replays.js";
import {gamingTraces} from "./gaming-traces.js";
import {maker} from "../../elements/elements.js";

/** All about gaming for the evidence page: what a behaviour would gain and lose, and what shows in the data as they stand. */
export function gamingSection(
  gaming: Gaming,
  options: {readonly document: Document; readonly language: Language}
): HTMLElement {
  const h = maker(options.document);
  return h("div", {class: "gaming-section"}, gamingReplays(gaming, options), gamingTraces(gaming, options));
}
