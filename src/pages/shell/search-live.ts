/** Brings the header's search to life: it finds pages, indicators and units, in either language, by keyboard as by pointer. */
import {maker} from "../../elements/elements.js";
import {common} from "../../language/common.js";
import {localized, type Language} from "../../language/format.js";
import {indicatorLink, navigation, pageLink} from "../../language/pages.js";
import {pageQuestions} from "../../language/page-questions.js";
import {findAmong, type Findable, type SearchIndex} from "../../model/published/search.js";

interface Entry extends Findable {
  readonly name: string;
  /** Page, indicator, or the kind of unit. */
  readonly kind: string;
  readonly href: string;
}

/** So many are listed at once. */
const shownAtMost = 12;

/** @param load the index, which is asked for when the field is first used */
export function searchLive(document: Document, load: () => Promise<SearchIndex>, language: Language): void {
  const form = document.querySelector<HTMLFormElement>("form.site-search");
  const input = form?.querySelector("input");
  const box = form?.querySelector<HTMLElement>(".site-found");
  const list = box?.querySelector("ul");
  const status = box?.querySelector("p");
  if (!form || !input || !box || !list || !status) return;
  const words = common[language].find;
  const h = maker(document);
  let entries: Promise<readonly Entry[]> | null = null;
  const entriesOnce = () => (entries ??= load().then((index) => entriesOf(index, language)));

  const show = async (): Promise<void> => {
    const sought = input.value;
    if (sought.trim() === "") {
      box.hidden = true;
      return;
    }
    try {
      const found = findAmong(await entriesOnce(), sought);
      // Another letter has come meanwhile, and is searched for by itself.
      if (input.value !== sought) return;
      const shown = found.slice(0, shownAtMost);
      list.replaceChildren(
        ...shown.map(({name, kind, href}) => h("li", {}, h("a", {href}, name, " ", h("span", {class: "soft"}, kind))))
      );
      status.textContent = words.found(shown.length, found.length);
    } catch (fault) {
      console.error(fault);
      entries = null;
      list.replaceChildren();
      status.textContent = words.failed;
    }
    box.hidden = false;
  };
  const links = () => [...list.querySelectorAll("a")];
  const close = () => {
    box.hidden = true;
  };

  input.addEventListener("focus", () => void entriesOnce().catch(() => (entries = null)));
  input.addEventListener("input", () => void show());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void show().then(() => links()[0]?.click());
  });
  form.addEventListener("keydown", (event) => {
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (event.key === "Escape") {
      input.focus();
      close();
    }
    if (step === undefined || box.hidden) return;
    event.preventDefault();
    const stops = [input, ...links()];
    const at = stops.findIndex((stop) => stop === document.activeElement);
    stops[(at + step + stops.length) % stops.length]?.focus();
  });
  form.addEventListener("focusout", ({relatedTarget}) => {
    if (!(relatedTarget instanceof Node && form.contains(relatedTarget))) close();
  });
  // A press on an entry takes the focus from the field in some browsers before it counts as a click.
  box.addEventListener("pointerdown", (event) => event.preventDefault());
  input.disabled = false;
}

/** Pages first, then indicators, then units, each with its names in both languages. */
function entriesOf({indicators, units, kinds}: SearchIndex, language: Language): Entry[] {
  const {page, indicator, noFigures} = common[language].find;
  const kindNames = new Map(kinds.map(({kind, name}) => [kind, name]));
  return [
    ...navigation.map((one) => ({
      names: [one.name.en, one.name.zh],
      says: [pageQuestions[one.page].en, pageQuestions[one.page].zh],
      name: localized(one.name, language),
      kind: page,
      href: pageLink(one.page)
    })),
    ...indicators.map(({id, name, hasFigures}) => ({
      names: [name.en, name.zh, id],
      says: [],
      name: localized(name, language),
      kind: hasFigures ? indicator : noFigures,
      href: hasFigures ? indicatorLink(id).href : pageLink("data", `#indicator-${id}`)
    })),
    ...units.map(({id, name, kind}) => {
      const known = kindNames.get(kind);
      return {
        names: [name.en, name.zh],
        says: known ? [known.en, known.zh] : [],
        name: localized(name, language),
        kind: known ? common[language].unitOfKind(kind, known) : kind,
        href: pageLink("compare", `?unit=${encodeURIComponent(id)}`)
      };
    })
  ];
}
