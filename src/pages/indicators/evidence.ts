/** The indicator's evidence card: how much of it is noise, what lasts, what it foretells. */
import type {CardLevel, Figure} from "../../model/published/evidence.js";
import {simpleTable} from "../../elements/simple-table.js";
import {common} from "../../language/common.js";
import {count, decimal, joinRange, percent} from "../../language/format.js";
import {pageLink} from "../../language/pages.js";
import {punctuation} from "../../language/punctuation.js";
import type {IndicatorContext} from "./context.js";

/** What the evidence says of it; nothing where no compared system uses it. */
export function evidenceCard(context: IndicatorContext): HTMLElement | null {
  const {h, words, file, document} = context;
  const {card} = file;
  if (card === null) return null;
  const text = (figure: Figure | null, isShare = false) => figureText(figure, isShare, context);
  const {heads} = words.evidence;
  return h(
    "section",
    {class: "card", id: "evidence"},
    h("h2", {}, words.evidence.title),
    h("p", {class: "question"}, words.evidence.question),
    simpleTable(
      [heads.level, heads.customers, heads.discrimination, heads.lasting, heads.wrongHalf, heads.needed],
      card.levels.map((level) => levelRow(level, context, text)),
      document,
      words.evidence.title
    ),
    h(
      "dl",
      {class: "ind-facts"},
      [
        [words.evidence.alignment, text(card.alignment?.withinPeriod ?? null)],
        [words.evidence.adjusted, text(card.alignment?.adjusted ?? null)],
        [words.evidence.proxy, text(card.proxyQuality)],
        [words.evidence.independence, text(card.independence, true)]
      ].map(([term, value]) => h("div", {}, h("dt", {}, term), h("dd", {}, value)))
    ),
    h(
      "p",
      {class: "note"},
      words.evidence.note,
      " ",
      h("a", {href: pageLink("evidence", "#cards")}, words.evidence.link)
    )
  );
}

function levelRow(
  level: CardLevel,
  {words, language, list}: IndicatorContext,
  text: (figure: Figure | null, isShare?: boolean) => string
): string[] {
  const kind = list.site.unitsByKind.find((one) => one.kind === level.kind)?.name;
  const units = kind
    ? common[language].units(level.units, level.kind, kind)
    : `${count(level.units, language)} ${level.kind}`;
  const name = words.evidence.level(units, level.grain);
  const customers = count(level.customers, language);
  if (level.tooSmall) return [name, customers, words.evidence.tooSmall[level.tooSmall], "–", "–", "–"];
  const needed = level.customersFor70?.value;
  return [
    name,
    customers,
    text(level.discrimination),
    text(level.lasting),
    text(level.wrongHalf, true),
    needed === null || needed === undefined ? words.evidence.none : count(needed, language)
  ];
}

function figureText(figure: Figure | null, isShare: boolean, {words, language}: IndicatorContext): string {
  if (figure === null) return words.evidence.untold;
  const shown = (value: number) => (isShare ? percent(value, language) : decimal(value, language, 2));
  const {value, low, high} = figure;
  return low === null || high === null
    ? shown(value)
    : shown(value) + punctuation[language].bracketed(joinRange(shown(low), shown(high), language));
}
