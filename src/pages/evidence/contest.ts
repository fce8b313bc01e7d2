/** The contest as a forest plot, what single answers tell, and the rules. */
import type {ContestRow, Figure} from "../../model/published/evidence.js";
import type {EvidenceContext} from "./context.js";
import {figuresTable} from "../../elements/figures-table.js";
import {count, decimal, percent, signed} from "../../language/format.js";
import {intervalText, rangeText} from "../../language/intervals.js";
import {common} from "../../language/common.js";
import {maker, prose} from "../../elements/elements.js";
import {foldedOnPhone} from "../../elements/fold.js";
import {spanStrip} from "../../charts/span-strip.js";

const tones = {legacy: "legacy", challenger: "challenger", last: "noise", together: "better"} as const;

/** Who foresaw more of what customers did: row by row, the table behind, and the rules; null without a verdict. */
export function contestSection(context: EvidenceContext): HTMLElement | null {
  const {
    evidence: {verdict, site},
    words,
    document,
    language
  } = context;
  if (!verdict) return null;
  const h = maker(document);
  const {contest} = verdict;
  const [first, rest] = [contest.rows.slice(0, 1), contest.rows.slice(1)];
  return h(
    "section",
    {class: "card card-contest", id: "contest", "aria-labelledby": "contest-title"},
    h("h2", {id: "contest-title"}, words.contest.title),
    h("p", {class: "question"}, words.contest.question(contest)),
    h(
      "div",
      {class: "forest-axis", "aria-hidden": "true"},
      h("span", {}),
      h(
        "div",
        {},
        h("span", {}, words.contest.ends.against),
        h("span", {}, words.contest.ends.chance),
        h("span", {}, words.contest.ends.with)
      ),
      h("span", {}, words.contest.heads.difference)
    ),
    h(
      "ol",
      {class: "forest"},
      first.map((row) => forestRow(context, row))
    ),
    foldedOnPhone(
      context,
      h(
        "ol",
        {class: "forest", start: first.length + 1},
        rest.map((row) => forestRow(context, row))
      ),
      h("p", {class: "note"}, words.contest.basis(contest)),
      contestTable(context, contest.rows),
      h(
        "details",
        {class: "rules"},
        h("summary", {}, words.contest.fairness.title),
        h(
          "ul",
          {},
          [
            ...words.contest.fairness.rules(contest),
            ...(site.classesUndated ? [common[language].classesUndated] : [])
          ].map((rule) => h("li", {}, rule))
        )
      )
    )
  );
}

/** One question of the contest: both sides on one scale, and what their difference says. */
export function forestRow(context: EvidenceContext, row: ContestRow): HTMLElement {
  const {words, document} = context;
  const h = maker(document);
  return h(
    "li",
    {class: row.primary ? "forest-row is-primary" : "forest-row"},
    h(
      "div",
      {class: "forest-question"},
      h("strong", {}, words.contest.row(row)),
      row.primary ? h("span", {class: "tag"}, words.contest.primary) : null
    ),
    h("div", {class: "forest-sides"}, forestSide(context, row, "first"), forestSide(context, row, "second")),
    h(
      "div",
      {class: "forest-difference"},
      h(
        "span",
        {class: `verdict verdict-${row.verdict}`, title: words.contest.explained[row.verdict]},
        words.contest.verdicts[row.verdict]
      ),
      h("span", {class: "interval-text"}, text(row.difference, context))
    )
  );
}

/** One contestant's association on its interval. */
function forestSide(context: EvidenceContext, row: ContestRow, which: "first" | "second"): HTMLElement {
  const {
    evidence: {site},
    words,
    document,
    language
  } = context;
  const h = maker(document);
  const id = row[which];
  const association = which === "first" ? row.firstAssociation : row.secondAssociation;
  const name = words.contest.contestants[id](site);
  return h(
    "div",
    {class: "forest-side"},
    h("span", {class: `forest-name tone-${tones[id]}`}, name),
    spanStrip(association, {
      document,
      range: [-1, 1],
      middle: 0,
      tone: tones[id],
      tip: {
        title: `${name}: ${words.contest.row(row)}`,
        rows: [
          [words.contest.heads.axis, signed(association.value, language, 2)],
          [words.contest.interval, bounds(association, context)]
        ]
      }
    }),
    h("span", {class: "forest-value"}, signed(association.value, language, 2))
  );
}

export function contestTable(context: EvidenceContext, rows: readonly ContestRow[]): HTMLElement {
  const {
    evidence: {site},
    words,
    document,
    language
  } = context;
  const associationText = (row: ContestRow, contestant: ContestRow["first"]) => {
    if (row.first === contestant) return text(row.firstAssociation, context);
    return row.second === contestant ? text(row.secondAssociation, context) : "–";
  };
  return figuresTable(rows, {
    document,
    summary: words.contest.table,
    caption: words.contest.title,
    columns: [
      {name: words.contest.heads.question, text: (row) => words.contest.row(row)},
      {name: words.contest.contestants.challenger(site), text: (row) => associationText(row, "challenger")},
      {name: words.contest.contestants.legacy(site), text: (row) => associationText(row, "legacy")},
      {name: words.contest.heads.difference, text: (row) => text(row.difference, context)},
      {name: words.contest.p, number: true, text: (row) => decimal(row.correctedP, language, 3)},
      {name: words.contest.heads.verdict, text: (row) => words.contest.verdicts[row.verdict]},
      {name: words.contest.units, number: true, text: (row) => count(row.units, language)},
      {name: words.contest.periods, number: true, text: (row) => count(row.periods, language)}
    ]
  });
}

export function paidCard({evidence: {verdict, site}, words, document}: EvidenceContext): HTMLElement | null {
  if (!verdict) return null;
  const h = maker(document);
  return h(
    "section",
    {class: "card", id: "under-pay"},
    h("h2", {}, words.contest.paidTitle),
    h("p", {class: "explained"}, prose(document, words.contest.paid(verdict.contest, site))),
    h("p", {class: "note"}, words.history)
  );
}

export function answersCard(context: EvidenceContext): HTMLElement | null {
  const {
    evidence: {verdict},
    words,
    document,
    language
  } = context;
  if (!verdict?.contest.answers.length) return null;
  const h = maker(document);
  return h(
    "section",
    {class: "card", id: "answers"},
    h("h2", {}, words.answers.title),
    h("p", {class: "question"}, words.answers.question(verdict.contest.answerMonths)),
    h(
      "ul",
      {class: "answer-list"},
      verdict.contest.answers.map((answer) =>
        h(
          "li",
          {},
          h("span", {class: "answer-name"}, context.indicatorName(answer.indicator)),
          h("span", {class: "answer-value"}, percent(answer.concordance.value, language)),
          spanStrip(answer.concordance, {document, range: [0.4, 0.7], middle: 0.5, tone: "challenger"}),
          h(
            "span",
            {class: "interval-text"},
            `${words.interval(percentBounds(answer.concordance, context))} · ${words.answers.row(answer)}`
          )
        )
      )
    ),
    h("p", {class: "note"}, words.answers.note)
  );
}

/** The bounds of a figure as text; a dash where there are none. */
function bounds({low, high}: Figure, {language}: EvidenceContext): string {
  return low === null || high === null
    ? "–"
    : rangeText({low, high}, (correlation) => signed(correlation, language, 2), language);
}

function percentBounds({low, high}: Figure, {language}: EvidenceContext): string {
  return low === null || high === null ? "–" : rangeText({low, high}, (share) => percent(share, language), language);
}

/** A figure and its interval, where there is one. */
function text(figure: Figure, {language}: EvidenceContext): string {
  return intervalText(figure, (correlation) => signed(correlation, language, 2), language);
}
