/** What brings the brief to life: the choice of systems, the switch, the tooltips, and both choices' place in the address. */
import {ordered, type RankedBy} from "../../scores/league-order.js";
import {turnLeague} from "../../scores/league-table.js";
import {pairFiles, type SystemLoaders} from "../../scores/pair-files.js";
import {pairChooser, pairFromSearch, searchWithPair, systemChoices} from "../../scores/system-pair.js";
import {pairWords} from "../../scores/words-pair.js";
import {redrawer} from "../../elements/redraw.js";
import type {Compare} from "../../model/published/compare.js";
import type {PairContests} from "../../model/published/pair-contests.js";
import {pairSides, type SystemList, type SystemPair} from "../../model/published/system-files.js";
import type {ChosenBrief} from "../../model/scoring/pair-brief.js";
import {maker} from "../../elements/elements.js";
import {localized, type Language} from "../../language/format.js";
import {showTips} from "../../elements/tooltip.js";
import type {Brief} from "../../model/published/brief.js";
import {showAddressNote, unknownInAddress, type AddressChoice} from "../../elements/address-note.js";
import {common} from "../../language/common.js";
import {briefWords} from "./words.js";
import {leagueWords} from "../../scores/words-league.js";

const turning = 900;

/** The side that an address asks for; the customer's where it asks for none. */
export function byOf(search: string): RankedBy {
  return new URLSearchParams(search).get("by") === "contact" ? "contact" : "customer";
}

/** What the page loads besides its own figures. */
export interface BriefSources {
  /** Null where there is nothing to choose from. */
  readonly list: Promise<SystemList> | null;
  /** Each is fetched once another pair is chosen. */
  readonly compare: () => Promise<Compare>;
  readonly contests: () => Promise<PairContests>;
  readonly systems: SystemLoaders;
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
  sources: BriefSources,
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
  let list: SystemList | null;
  try {
    [brief, list] = await Promise.all([data, sources.list]);
  } catch (error) {
    document
      .querySelector(".card-league .switch")
      ?.replaceWith(h("p", {class: "failed", role: "alert"}, common[language].failed));
    throw error;
  }
  if (list) livePair(document, {brief, list, sources}, language, listening.signal);
  else liveSwitch(document, brief, language, listening.signal);
}

const anotherPair = () => import("./another-pair.js");
type Drawing = Awaited<ReturnType<typeof anotherPair>>["briefElement"];

const keyOf = (pair: SystemPair) => pairSides.map((side) => pair[side]).join(" ");

/** The brief of each pair that is asked for, made once; what that takes is fetched with the first that isn't the named one. */
function briefsOf(brief: Brief, list: SystemList, sources: BriefSources) {
  const filesOf = pairFiles(list, sources.systems);
  const ready = new Map<string, Brief | ChosenBrief>([[keyOf(list.settings), brief]]);
  let shared: Promise<readonly [Compare, PairContests]> | null = null;
  return {
    isReady: (pair: SystemPair) => ready.has(keyOf(pair)),
    of: async (pair: SystemPair): Promise<Brief | ChosenBrief> => {
      const found = ready.get(keyOf(pair));
      if (found) return found;
      shared ??= Promise.all([sources.compare(), sources.contests()]);
      shared.catch(() => (shared = null));
      const [[compare, contests], [legacy, challenger], {briefOfPair, pairCompare}] = await Promise.all([
        shared,
        filesOf(pair),
        anotherPair()
      ]);
      const made = briefOfPair(brief, pairCompare(compare, legacy, challenger), {
        contests,
        pair,
        settings: list.settings
      });
      ready.set(keyOf(pair), made);
      return made;
    }
  };
}

/** Draws the page of whichever pair the address asks for, and takes another. */
function livePair(
  document: Document,
  {brief, list, sources}: {readonly brief: Brief; readonly list: SystemList; readonly sources: BriefSources},
  language: Language,
  signal: AbortSignal
): void {
  const page = document.querySelector<HTMLElement>("#page");
  if (!page) return;
  const redraw = redrawer(page);
  let shown = new AbortController();
  const asked = () => pairFromSearch(location.search, list);
  /** Whether the page stands as it was built: of the named pair. */
  let isAsBuilt = true;

  const briefs = briefsOf(brief, list, sources);
  /** @param briefElement null where the page stands already, but for its choices */
  const draw = (pair: SystemPair, of: Brief | ChosenBrief, briefElement: Drawing | null): void => {
    shown.abort();
    shown = new AbortController();
    if (briefElement) {
      page.replaceChildren(...briefElement(of, language, document, {list, pair, choose}).childNodes);
      isAsBuilt = false;
    } else {
      page.querySelector(".pair-chooser")?.replaceWith(pairChooser({list, pair, document, language, choose}));
    }
    liveSwitch(
      document,
      of,
      language,
      AbortSignal.any([signal, shown.signal]),
      systemChoices(list.systems, pair, language)
    );
  };
  const show = async (): Promise<void> => {
    const pair = asked();
    const note = page.querySelector(".pair-note");
    if (note && !briefs.isReady(pair)) note.textContent = pairWords[language].loading;
    try {
      const of = await briefs.of(pair);
      const drawing = isAsBuilt && of === brief ? null : (await anotherPair()).briefElement;
      // Another pair may have been chosen meanwhile.
      if (keyOf(asked()) === keyOf(pair)) await redraw(() => draw(pair, of, drawing));
    } catch (fault) {
      console.error(fault);
      if (keyOf(asked()) !== keyOf(pair)) return;
      const drawing = isAsBuilt ? null : await anotherPair().then(({briefElement}) => briefElement);
      await redraw(() => draw(list.settings, brief, drawing));
      const failed = page.querySelector(".pair-note");
      if (failed) failed.textContent = pairWords[language].failed;
    }
  };
  function choose(pair: SystemPair): void {
    history.pushState(null, "", searchWithPair(location.search, pair, list) + location.hash);
    void show();
  }
  addEventListener("popstate", () => void show(), {signal});
  void show();
}

/** @param systems what the address may ask for as the two systems */
function liveSwitch(
  document: Document,
  {league, site}: Brief,
  language: Language,
  signal: AbortSignal,
  systems: readonly AddressChoice[] = []
): void {
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
    showAddressNote(page, unknownInAddress(view.location.search, [choice, ...systems], language));
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
