/** Green-light leavers: how many left with every indicator green, beside comparable customers who stayed. */
import {pageLink} from "../../language/pages.js";
import {dotGrid} from "../../charts/dot-grid.js";
import {common} from "../../language/common.js";
import {maker, prose} from "../../elements/elements.js";
import {figuresTable} from "../../elements/figures-table.js";
import {count, formatInterval, monthLong, percent} from "../../language/format.js";
import {trendBand} from "../../charts/trend-band.js";
import {exists, greenLightFinding} from "../../model/scoring/findings.js";
import type {Brief} from "../../model/published/brief.js";
import type {Estimate} from "../../model/published/site.js";
import {codeLines} from "../../elements/code-lines.js";
import {punctuation} from "../../language/punctuation.js";
import {card, type CardOptions} from "./cards.js";

type GreenLight = NonNullable<Brief["greenLight"]>;

/** The card; null where one of the two shares doesn't exist. */
export function greenLightCard({greenLight, site}: Brief, options: CardOptions): HTMLElement | null {
  if (!greenLight || !exists(greenLight.leavers) || !exists(greenLight.stayers)) return null;
  const {document, language} = options;
  const h = maker(document);
  const words = options.words.greenLight;
  return card(
    document,
    {id: "green-light", title: words.title, question: words.question},
    h(
      "div",
      {class: "shares"},
      shareFigure(greenLight.leavers, "leavers", options),
      shareFigure(greenLight.stayers, "stayers", options)
    ),
    h(
      "p",
      {class: "dots-key"},
      h("span", {class: "key key-on"}, words.key.green),
      h("span", {class: "key key-off"}, words.key.missed)
    ),
    h("p", {class: "meaning"}, ...prose(document, words.meaning(greenLightFinding(greenLight), greenLight))),
    trendFigure(greenLight, site, options),
    h(
      "p",
      {class: "note"},
      [words.targets(greenLight.targets), words.basis(greenLight, site), words.leftOut(greenLight.askedToLeave, site)]
        .filter(Boolean)
        .join(punctuation[language].gap)
    ),
    definitionDetails(greenLight, site, options)
  );
}

/** One group's share: the figure, its interval, and a hundred dots. */
function shareFigure(estimate: Estimate, group: "leavers" | "stayers", options: CardOptions): HTMLElement {
  const {document, language} = options;
  const h = maker(document);
  const words = options.words.greenLight;
  return h(
    "div",
    {class: `share share-${group}`},
    h(
      "p",
      {class: "share-figure"},
      h("span", {class: group === "leavers" ? "big" : "middle"}, percent(estimate.value, language)),
      h("span", {class: "interval-text"}, options.words.interval(formatInterval(estimate, "percent", language, 0)))
    ),
    h("p", {class: "share-name"}, words[group]),
    dotGrid(estimate.value, {document, label: words.dots(estimate.value, group)})
  );
}

/** The leavers' share month by month; null for less than three months. */
function trendFigure({months, stayers}: GreenLight, site: Brief["site"], options: CardOptions): HTMLElement | null {
  const {document, language} = options;
  const h = maker(document);
  const words = options.words.greenLight;
  const [first, last] = [months[0], months.at(-1)];
  if (months.length < 3 || !first || !last) return null;
  return h(
    "figure",
    {class: "trend-figure"},
    h("figcaption", {}, words.trendTitle),
    trendBand(months, {
      document,
      language,
      label: words.trendLabel(first, last),
      level: {...stayers, from: site.yearFrom, to: site.yearTo, name: words.stayedLine},
      tipOf: (point) => ({
        title: monthLong(point.month, language),
        rows: [
          [words.tipShare, percent(point.value, language)],
          [options.words.intervalName, formatInterval(point, "percent", language, 0)],
          [words.tipCustomers, count(point.customers, language)]
        ]
      })
    }),
    figuresTable(months, {
      document,
      summary: words.months,
      caption: words.trendTitle,
      columns: [
        {name: words.month, text: (point) => monthLong(point.month, language)},
        {name: words.tipShare, number: true, text: (point) => percent(point.value, language, 1)},
        {
          name: options.words.intervalName,
          number: true,
          text: (point) => formatInterval(point, "percent", language)
        },
        {name: words.tipCustomers, number: true, text: (point) => count(point.customers, language)}
      ]
    })
  );
}

/** Whom the two groups are made of, folded away: in words and as SQL. */
function definitionDetails({sql}: GreenLight, site: Brief["site"], options: CardOptions): HTMLElement {
  const {document, language} = options;
  const h = maker(document);
  const words = options.words.greenLight;
  return h(
    "details",
    {class: "green-light-definition", id: "green-light-definition"},
    h("summary", {}, options.words.definition),
    h(
      "p",
      {class: "explained"},
      `${words.comparable} `,
      site.classesUndated ? `${common[language].classesUndated} ` : null,
      h("a", {href: pageLink("data", "#table-contacts")}, words.tables)
    ),
    h(
      "pre",
      {class: "sql-lines", tabindex: "0", role: "region", "aria-label": options.words.definition},
      h("code", {}, codeLines(document, sql, "--"))
    )
  );
}
