/** The first page as built: prose and the first charts, there before any script runs. */
import {pageLink, siteRoot} from "../../language/pages.js";
import {serialize} from "../../elements/escape.js";
import {publishedFile, searchScript} from "../../elements/built-page.js";
import {maker, prose, type Prose} from "../../elements/elements.js";
import {common} from "../../language/common.js";
import {languageTag, localized, type Language} from "../../language/format.js";
import {leagueFigures} from "../../scores/league-figures.js";
import type {RankedBy} from "../../scores/league-order.js";
import {leagueTable} from "../../scores/league-table.js";
import {rulesInUse} from "../../scores/rule-text.js";
import {agreementOf, leagueFinding, tellingUnits} from "../../model/scoring/findings.js";
import type {Brief} from "../../model/published/brief.js";
import type {SystemList} from "../../model/published/system-files.js";
import type {ChosenBrief} from "../../model/scoring/pair-brief.js";
import {pairChooser, systemFilesScript, type PairChooserOptions} from "../../scores/system-pair.js";
import {pairWords} from "../../scores/words-pair.js";
import {briefWords} from "./words.js";
import {leagueWords} from "../../scores/words-league.js";
import {greenLightCard} from "./green-light.js";
import {verdictWords} from "./verdict.js";
import {unneededUpsellCard} from "./unneeded-upsell.js";
import {card, conversionCard, losingCard, retentionCard, sampleSizeCard, unitLink, type CardOptions} from "./cards.js";

/**
 * The brief as Markdown with HTML, and the lines that bring it to life.
 *
 * @param list the systems to choose from; null: only the pair of the settings can be looked at
 */
export function briefPage(
  brief: Brief,
  language: Language,
  document: Document,
  list: SystemList | null = null
): string {
  const up = siteRoot(language);
  const file = (name: string) => publishedFile(name, language);
  const choice = list && {list, pair: list.settings, choose: null};
  return `---
title: ${briefWords(language, brief.site).title}
---

${serialize(briefElement(brief, language, document, choice))}

\`\`\`js
import {briefLive} from "${up}/pages/brief/live.js";

${systemFilesScript(list ?? {systems: []}, language).join("\n")}
briefLive(document, ${file("brief.json")}.json(), {
  list: ${list ? `${file("systems.json")}.json()` : "null"},
  compare: () => ${file("compare.json")}.json(),
  contests: () => ${file("pair-contests.json")}.json(),
  systems
}, "${language}", invalidation);
\`\`\`
${searchScript(language).join("\n")}
`;
}

/**
 * The whole page as one element.
 *
 * @param brief of the pair that the settings name, or of one that the reader chose
 * @param choice the pair, and what takes another; null where there is none to take
 */
export function briefElement(
  brief: Brief | ChosenBrief,
  language: Language,
  document: Document,
  choice: Pick<PairChooserOptions, "list" | "pair" | "choose"> | null = null
): HTMLElement {
  const h = maker(document);
  const words = briefWords(language, brief.site);
  const options: CardOptions = {site: brief.site, document, words, language};
  const finding = leagueFinding(brief.league);
  const {verdict = null} = brief;
  const decided = verdictWords(language, brief.site);
  const small = [losingCard, unneededUpsellCard, conversionCard, retentionCard, sampleSizeCard]
    .map((make) => make(brief, options))
    .filter((one) => one !== null);
  const greenLight = greenLightCard(brief, options);
  const answered = (id: string, asked: string, answer: Prose): HTMLElement =>
    h("div", {class: "answer", id}, h("h2", {}, asked), h("p", {}, ...prose(document, answer)));
  return h(
    "div",
    {class: "brief", id: "page", lang: languageTag(language)},
    choice && pairChooser({...choice, document, language}),
    h("p", {class: "over"}, words.covers(brief.site).join(" · ")),
    h("h1", {}, verdict ? decided.headline[verdict.decision] : words.headline(finding, brief.league)),
    h(
      "p",
      {class: "lede"},
      ...prose(
        document,
        verdict ? decided.lede(verdict, brief.site) : words.lede(finding, tellingUnits(brief.league.units), brief)
      )
    ),
    h(
      "div",
      {class: "answers"},
      ...(verdict
        ? [
            answered("verdict", decided.why.question, decided.why.answer(verdict)),
            withLink(
              answered("how-sure", decided.sure.question, [
                ...decided.sure.answer(verdict),
                ...("chosen" in brief && brief.chosen.correctedFor !== null
                  ? [pairWords[language].brief.correctedFor(brief.chosen.correctedFor)]
                  : [])
              ]),
              options,
              decided.sure.link
            )
          ]
        : [
            answered("verdict", words.verdict.question, words.verdict.answer),
            answered("how-sure", words.sure.question, words.sure.answer(finding, agreementOf(brief.league), brief))
          ])
    ),
    h("div", {class: greenLight ? "grid brief-pair" : "grid"}, greenLight, leagueCard(brief, options, "customer")),
    h("div", {class: small.length === 5 ? "grid brief-four brief-five" : "grid brief-four"}, ...small),
    choice && "chosen" in brief && notCarriedCard(brief, choice.list, options)
  );
}

/** What a chosen pair goes without, and why; null where it has everything. */
function notCarriedCard(
  {chosen}: ChosenBrief,
  {settings, systems}: SystemList,
  options: CardOptions
): HTMLElement | null {
  const {document, language} = options;
  const h = maker(document);
  const words = pairWords[language].brief;
  if (chosen.lacks.length === 0) return null;
  const lights = systems.find(({id}) => id === settings.legacy);
  const says = words.lacks(lights ? localized(lights.name, language) : settings.legacy);
  return card(
    document,
    {id: "not-carried", title: words.notCarried, question: ""},
    h(
      "ul",
      {},
      chosen.lacks.map((lack) => h("li", {}, says[lack]))
    )
  );
}

/** An answer, and the way to what it rests on. */
function withLink(answer: HTMLElement, {document}: CardOptions, name: string): HTMLElement {
  const h = maker(document);
  answer.querySelector("p")?.append(" ", h("a", {href: pageLink("evidence")}, name));
  return answer;
}

/** What the headline said before there was a verdict: who moves. */
function leagueLede(brief: Brief, {document, words}: CardOptions): HTMLElement | null {
  const h = maker(document);
  const finding = leagueFinding(brief.league);
  if (!brief.verdict) return null;
  return h(
    "p",
    {class: "explained league-lede"},
    h("b", {}, words.headline(finding, brief.league)),
    " ",
    ...prose(document, words.lede(finding, tellingUnits(brief.league.units), brief))
  );
}

/** The league table with its switch. The switch is there from the start and works once the page is alive. */
function leagueCard(brief: Brief, options: CardOptions, by: RankedBy): HTMLElement {
  const {document, language} = options;
  const h = maker(document);
  const {league, site} = brief;
  const words = options.words.league;
  const finding = leagueFinding(league);
  const button = (side: RankedBy): HTMLElement =>
    h(
      "button",
      {
        type: "button",
        "data-by": side,
        class: side === "contact" ? "legacy" : null,
        "aria-pressed": String(side === by)
      },
      words[side]
    );
  const table = {document, words: leagueWords(language, site), language, by, linkOf: unitLink};
  const several = league.units.length > 1;
  return card(
    document,
    {
      id: "league",
      title: words.title(finding),
      question: league.units.length > 0 ? words.question(league) : "",
      aside: several
        ? h(
            "div",
            {class: "switch", role: "group", "aria-label": words.switchLabel},
            button("contact"),
            button("customer")
          )
        : null
    },
    leagueLede(brief, options),
    leagueTable(league, table),
    h("p", {class: "visually-hidden league-said", role: "status", "aria-live": "polite"}),
    several ? leagueFigures(league, table) : null,
    h(
      "p",
      {class: "note"},
      several ? `${words.note} ` : null,
      brief.league.units.some(({legacy, challenger}) => legacy.tied > 1 || challenger.tied > 1)
        ? `${common[language].sharedRanks} `
        : null,
      league.unranked.length > 0 ? `${words.unranked(league.unranked)} ` : null,
      ...rulesInUse(brief, language).map((sentence) => `${sentence} `),
      `${words.basis(site, localized(site.systems.legacy.name, language), localized(site.systems.challenger.name, language))} `,
      h("a", {href: pageLink("compare")}, words.all)
    )
  );
}
