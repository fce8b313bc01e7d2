/** The list of all indicators that have figures, by what they count, with a search. */
import {accounts, type IndicatorFacts} from "../../model/published/site.js";
import type {IndicatorList, ListedIndicator} from "../../model/published/indicators.js";
import {definitionWords} from "../../language/definitions.js";
import {formatValue, localized, type Language} from "../../language/format.js";
import {pageLink} from "../../language/pages.js";
import {maker} from "../../elements/elements.js";
import {searchFromState} from "./state.js";
import {indicatorsWords} from "./words.js";

export interface ListOptions {
  readonly document: Document;
  readonly language: Language;
  readonly shown: string;
  /** What the reader seeks. */
  readonly search: string;
  /** Takes what the reader seeks; null before the page is alive: the links then lead to the definitions. */
  readonly seek: ((search: string) => void) | null;
}

type Listed = ListedIndicator & {readonly facts: IndicatorFacts};

/** The list; the one that is shown is marked. */
export function indicatorList(list: IndicatorList, options: ListOptions): HTMLElement {
  const {document, language, search, seek} = options;
  const h = maker(document);
  const words = indicatorsWords[language].list;
  const known = new Map(list.site.indicators.map((facts) => [facts.id, facts]));
  const listed = list.listed.flatMap((one): Listed[] => {
    const facts = known.get(one.indicator);
    return facts ? [{...one, facts}] : [];
  });
  const groupsOf = accounts.filter((account) => listed.some(({facts}) => facts.account === account));
  const input = h("input", {
    id: "find-indicator",
    type: "search",
    placeholder: words.findHint,
    autocomplete: "off",
    value: search,
    disabled: seek === null
  });
  const status = h("span", {class: "found", role: "status"});
  const groups = h(
    "div",
    {class: "ind-groups"},
    groupsOf.map((account) =>
      h(
        "section",
        {},
        h("p", {class: "ind-group"}, words.counted(definitionWords[language].accounts[account])),
        h(
          "ul",
          {},
          listed.filter(({facts}) => facts.account === account).map((one) => listEntry(one, options))
        )
      )
    )
  );
  const nothing = h("p", {class: "empty", hidden: true}, words.none);
  const filter = () => {
    const found = filterList(groups, input.value);
    status.textContent = input.value.trim() === "" ? "" : words.found(found);
    nothing.hidden = found > 0;
  };
  if (seek) {
    input.addEventListener("input", () => {
      seek(input.value);
      filter();
    });
    if (search !== "") filter();
  }
  return h(
    "nav",
    {class: "ind-list card", "aria-label": words.label},
    // No headings: the page's own come in order, from the indicator's down.
    h("p", {class: "ind-list-title"}, words.title),
    h("label", {for: "find-indicator"}, words.find, " ", status),
    input,
    nothing,
    groups
  );
}

function listEntry({indicator, latest, facts}: Listed, {document, language, shown, seek}: ListOptions): HTMLElement {
  const h = maker(document);
  const {name, says, format} = facts;
  return h(
    "li",
    {
      id: `indicator-${indicator}`,
      "data-find": [indicator, name.en, name.zh, says.en, says.zh].join(" ").toLocaleLowerCase("en")
    },
    h(
      "a",
      {
        href: seek === null ? pageLink("data", `#indicator-${indicator}`) : searchFromState({indicator}),
        "aria-current": indicator === shown ? "true" : null
      },
      localized(name, language)
    ),
    h(
      "span",
      {class: "soft"},
      latest ? formatValue(latest.value, format, language) : indicatorsWords[language].list.hidden
    )
  );
}

/** Hides what doesn't hold every word of the search, and groups of which nothing is left; gives how many are left. */
export function filterList(groups: HTMLElement, search: string): number {
  const wanted = search.toLocaleLowerCase("en").split(/\s+/).filter(Boolean);
  let found = 0;
  for (const group of groups.querySelectorAll<HTMLElement>("section")) {
    let left = 0;
    for (const entry of group.querySelectorAll<HTMLElement>("li")) {
      const text = entry.dataset.find ?? "";
      entry.hidden = !wanted.every((word) => text.includes(word));
      if (!entry.hidden) left++;
    }
    group.hidden = left === 0;
    found += left;
  }
  return found;
}
