import {spreadsOf} from "../../model/report/position.js";
import type {MixGroup, MixRow, Position} from "../../model/report/report.js";
import {figuresTable} from "../../elements/figures-table.js";
import {count, formatInterval, percent, localized, money} from "../../language/format.js";
import {punctuation} from "../../language/punctuation.js";
import {type ReportContext} from "./context.js";

/** Step 1: the roles, as the mix of time by groups, several at once. */
export function positionPart(context: ReportContext): Node[] {
  const {
    data: {position},
    h,
    words,
    language
  } = context;
  if (!position) return [h("p", {class: "empty"}, words.position.none)];
  const {whole} = position;
  const own = ownRow(position, context);
  const shown = own ?? whole;
  const shares = position.roles.map((role, i) => ({
    name: localized(role.name, language),
    share: percent(shown.shares[i].value, language, 1),
    interval: formatInterval(shown.shares[i], "percent", language, 1)
  }));
  const told = spreadsInWords(position, context);
  return [
    h("p", {}, words.position.lead(shares, count(shown.hours, language)), " ", words.position.several),
    h(
      "ul",
      {class: "plain"},
      told.map((sentence) => h("li", {}, sentence))
    ),
    ...(told.length > 0 ? [h("p", {class: "note"}, words.position.together)] : []),
    mixFigure(position, own, context),
    h("p", {}, words.position.awayTitle),
    awayList(position, context)
  ];
}

/** The chosen unit's own mix; null for the whole, or where the unit has none. */
function ownRow({by}: Position, {isWhole, unit}: ReportContext): MixRow | null {
  if (isWhole) return null;
  return by.find(({dimension}) => dimension === "unit")?.rows.find(({id}) => id === unit) ?? null;
}

/** Dimension by dimension, in which role its groups differ most, or that they are alike. */
function spreadsInWords({roles, by}: Position, context: ReportContext): string[] {
  const {words, language} = context;
  return spreadsOf(by).map(({dimension, widest}) => {
    const name = words.position.dimensions[dimension];
    if (!widest) return words.position.alike(name);
    const side = (row: MixRow) => ({
      name: groupName(row.group, context),
      share: percent(row.shares[widest.role].value, language, 0)
    });
    return words.position.widest(
      name,
      localized(roles[widest.role].name, language),
      side(widest.most),
      side(widest.least)
    );
  });
}

/** The mix of the unit, of the whole, and of the groups of each dimension, with the table behind. */
function mixFigure(position: Position, own: MixRow | null, context: ReportContext): Node {
  const {h, words, language, unitName} = context;
  const {roles, by} = position;
  return context.figure(
    words.position.figureTitle,
    words.position.source,
    h(
      "ul",
      {class: "mix-key", "aria-label": words.position.roles},
      roles.map((role, i) =>
        h(
          "li",
          {},
          h("span", {class: `mix-swatch mix-${i}`}),
          h("b", {}, localized(role.name, language)),
          " ",
          h("span", {class: "soft"}, localized(role.says, language))
        )
      )
    ),
    own ? h("p", {class: "note"}, words.position.unitOnly(unitName)) : null,
    h(
      "div",
      {class: "mix"},
      own ? bar(own, position, context) : null,
      bar(position.whole, position, context),
      by.map(({dimension, rows}) =>
        h(
          "div",
          {class: "mix-group"},
          h("h3", {}, words.position.dimensions[dimension]),
          rows.map((row) => bar(row, position, context))
        )
      )
    ),
    mixTable(position, context)
  );
}

function mixTable({whole, by, roles}: Position, context: ReportContext): HTMLElement {
  const {document, words, language} = context;
  const {table} = words.position;
  return figuresTable([whole, ...by.flatMap(({rows}) => rows)], {
    document,
    summary: table.summary,
    caption: words.position.figureTitle,
    columns: [
      {name: table.group, text: (row) => groupName(row.group, context)},
      ...roles.map((role, i) => ({
        name: localized(role.name, language),
        number: true,
        text: (row: MixRow) =>
          percent(row.shares[i].value, language, 1) +
          punctuation[language].bracketed(formatInterval(row.shares[i], "percent", language))
      })),
      {name: table.hours, number: true, text: (row) => count(row.hours, language)},
      {name: table.customers, number: true, text: (row) => count(row.customers, language)}
    ]
  });
}

/** What is done away from customers, with what it costs. */
function awayList({away}: Position, {h, words, language}: ReportContext): HTMLElement {
  return h(
    "ul",
    {class: "plain"},
    away.map(({name, says, answers, yuan, costShare}) =>
      h(
        "li",
        {},
        words.position.away(
          localized(name, language),
          localized(says, language),
          answers === null ? null : count(answers, language),
          yuan === null ? null : money(yuan, language),
          costShare === null ? null : percent(costShare, language, 1)
        )
      )
    )
  );
}

/** What a group is called. */
function groupName(group: MixGroup, {words, language}: ReportContext): string {
  const {groups} = words.position;
  switch (group.kind) {
    case "named": {
      const name = localized(group.name, language);
      return group.employer === null ? name : groups.employed[group.employer](name);
    }
    case "stage":
      return groups.stages[group.stage];
    default:
      return groups[group.kind];
  }
}

/** One group's time as a bar of shares; narrow shares have no number on them, the table has them all. */
function bar(row: MixRow, {roles}: Position, context: ReportContext): HTMLElement {
  const {h, words, language} = context;
  return h(
    "div",
    {class: "mix-row"},
    h(
      "span",
      {class: "mix-name"},
      groupName(row.group, context),
      h("span", {class: "mix-n"}, words.position.hours(count(row.hours, language), count(row.customers, language)))
    ),
    h(
      "span",
      {
        class: "mix-bar",
        role: "img",
        "aria-label": roles
          .map((role, i) => `${localized(role.name, language)} ${percent(row.shares[i].value, language, 0)}`)
          .join(words.separator)
      },
      roles.map(
        (_, i) =>
          row.shares[i].value > 0 &&
          h(
            "span",
            {class: `mix-part mix-${i}`, style: `width:${(100 * row.shares[i].value).toFixed(2)}%`},
            row.shares[i].value >= 0.07 ? percent(row.shares[i].value, language, 0) : ""
          )
      )
    )
  );
}
