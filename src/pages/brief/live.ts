/** What brings the brief to life: the switch, the tooltips, and the switch's place in the address. */
import {ordered, type RankedBy} from "../../scores/league-order.js";
import {turnLeague} from "../../scores/league-table.js";
import {pairNotHere} from "../../scores/system-pair.js";
import {maker} from "../../elements/elements.js";
import {localized, type Language} from "../../language/format.js";
import {showTips} from "../../elements/tooltip.js";
import type {Brief} from "../../model/published/brief.js";
import {showAddressNote, unknownInAddress} from "../../elements/address-note.js";
import {common} from "../../language/common.js";
import {briefWords} from "./words.js";
import {leagueWords} from "../../scores/words-league.js";

const turning = 900;

/** The side that an address asks for; the customer's where it asks for none. */
export function byOf(search: string): RankedBy {
  return new URLSearchParams(search).get("by") === "contact" ? "contact" : "customer";
}

/**
 * Brings the built page to life.
 *
 * @param data the same figures from which the page was built
 * @param invalidation settles when the page's code is run anew, in preview
 */
export async function briefLive(
  document: Document,
  data: Promise<Brief>,
  language: Language,
  invalidation: Promise<void>
): Promise<void> {
  const h = maker(document);
  const end = showTips(document);
  const listening = new AbortController();
  void invalidation.then(() => {
    end();
    listening.abort();
  });
  let brief: Brief;
  try {
    brief = await data;
  } catch (error) {
    document
      .querySelector(".card-league .switch")
      ?.replaceWith(h("p", {class: "failed", role: "alert"}, common[language].failed));
    throw error;
  }
  liveSwitch(document, brief, language, listening.signal);
}

function liveSwitch(document: Document, {league, site}: Brief, language: Language, signal: AbortSignal): void {
  const view = document.defaultView;
  const root = document.querySelector(".league");
  const buttons = [...document.querySelectorAll<HTMLButtonElement>(".card-league .switch button")];
  if (!view || !root || buttons.length === 0) return;
  const words = briefWords(language, site).league;
  const said = document.querySelector(".league-said");
  const still = view.matchMedia("(prefers-reduced-motion: reduce)");
  let shown: RankedBy = "customer";

  const turn = (by: RankedBy, duration: number): void => {
    if (by === shown) return;
    shown = by;
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.getAttribute("data-by") === by));
    turnLeague(
      root,
      league,
      {document, words: leagueWords(language, site), language, by},
      still.matches ? 0 : duration
    );
    const first = ordered(league.units, by)[0];
    if (said) said.textContent = words.turned(by, first ? localized(first.name, language) : null);
  };
  const page = document.querySelector<HTMLElement>("#page");
  const noteUnknown = (): void => {
    if (!page) return;
    const known: readonly RankedBy[] = ["contact", "customer"];
    const choice = {name: "by", what: "by", known, shown: words.customer} as const;
    const {search} = view.location;
    showAddressNote(page, [
      ...unknownInAddress(search, [choice], language),
      ...pairNotHere(search, site.systems, language)
    ]);
  };
  for (const button of buttons) {
    button.addEventListener(
      "click",
      () => {
        const by: RankedBy = button.getAttribute("data-by") === "contact" ? "contact" : "customer";
        turn(by, turning);
        const address = new URL(view.location.href);
        address.searchParams.set("by", by);
        view.history.replaceState(view.history.state, "", address);
        noteUnknown();
      },
      {signal}
    );
  }
  view.addEventListener(
    "popstate",
    () => {
      turn(byOf(view.location.search), turning);
      noteUnknown();
    },
    {signal}
  );
  turn(byOf(view.location.search), 0);
  noteUnknown();
  root.setAttribute("data-alive", "");

  // A unit under the pointer or the focus stands out of the curves.
  const light = (event: Event): void => {
    const row = event.target instanceof Element ? event.target.closest("[data-unit]") : null;
    const id = row?.getAttribute("data-unit");
    root.classList.toggle("lit", id !== undefined && id !== null);
    for (const part of root.querySelectorAll("[data-unit]"))
      part.classList.toggle("is-lit", part.getAttribute("data-unit") === id);
  };
  root.addEventListener("pointerover", light, {signal});
  root.addEventListener("focusin", light, {signal});
  const dark = (): void => {
    root.classList.remove("lit");
  };
  root.addEventListener("pointerleave", dark, {signal});
  root.addEventListener("focusout", dark, {signal});
}
