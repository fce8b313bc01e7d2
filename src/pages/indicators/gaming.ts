/** How the indicator is made to look better: replays that move it, its twin, traces that are looked for. */
import type {MovingBehaviour} from "../../model/published/indicators.js";
import {effectOn} from "../../model/published/indicator-effect.js";
import {formatValue, localized, monthRange, percent} from "../../language/format.js";
import {pageLink} from "../../language/pages.js";
import {punctuation} from "../../language/punctuation.js";
import {traceWords} from "../../language/trace-names.js";
import type {IndicatorContext} from "./context.js";

/** All that the lab tells of gaming it. */
export function gamingCard(context: IndicatorContext): HTMLElement {
  const {h, words, file} = context;
  const {raisedBy, twins, replayed} = file.gaming;
  const isEmpty = raisedBy.length === 0 && twins.length === 0 && (replayed?.behaviours.length ?? 0) === 0;
  return h(
    "section",
    {class: "card", id: "gaming"},
    h("h2", {}, words.gaming.title),
    h("p", {class: "question"}, words.gaming.question),
    isEmpty ? h("p", {class: "empty"}, words.gaming.none) : [replays(context), twinLines(context), traces(context)],
    h("p", {class: "note"}, h("a", {href: pageLink("evidence", "#gaming")}, words.gaming.evidence))
  );
}

function replays(context: IndicatorContext): (HTMLElement | null)[] {
  const {h, words, file, language} = context;
  const {replayed} = file.gaming;
  if (replayed === null) return [];
  const {behaviours, units, from, to} = replayed;
  const [first] = behaviours;
  if (first === undefined) return [h("p", {}, words.gaming.untouched)];
  const names = units.map((unit) => localized(unit, language)).join(punctuation[language].listComma);
  return [
    h("p", {}, words.gaming.replayed(names, monthRange(from, to, language), percent(first.dose, language))),
    h(
      "ul",
      {class: "ind-moves"},
      behaviours.map((behaviour) => moveLine(behaviour, context))
    )
  ];
}

function moveLine({name, says, of, from, to}: MovingBehaviour, context: IndicatorContext): HTMLElement {
  const {h, words, file, language} = context;
  const {better} = file.definition;
  const [before, after] = [context.value(from), context.value(to)];
  const effect = before === after ? "still" : effectOn(better, from, to);
  return h(
    "li",
    {},
    h("b", {}, localized(name, language)),
    " ",
    h("span", {class: "ind-moved"}, words.gaming.moved(before, after)),
    " ",
    h(
      "span",
      {class: `tag ${effect}`},
      effect === "better" ? words.gaming.looksBetter : effect === "worse" ? words.gaming.looksWorse : words.gaming.still
    ),
    h(
      "p",
      {class: "soft"},
      `${localized(says, language)}${punctuation[language].gap}${words.gaming.occasions(localized(of, language))}`
    )
  );
}

function twinLines(context: IndicatorContext): HTMLElement[] {
  const {h, words, file, list, language} = context;
  const {id} = file.definition;
  return file.gaming.twins.map(({counted, lived, quarters}) => {
    const other = counted === id ? lived : counted;
    const facts = (one: string) => list.site.indicators.find((indicator) => indicator.id === one);
    const name = facts(other);
    const link = context.linkTo({indicator: other});
    const [first, last] = [quarters[0], quarters.at(-1)];
    // The two may stand in different units.
    const shown = (one: string, value: number) => formatValue(value, facts(one)?.format ?? "number", language);
    const span = (part: "counted" | "lived", one: string) =>
      first && last ? `${shown(one, first[part].value)} → ${shown(one, last[part].value)}` : "";
    const text = name ? localized(name.name, language) : other;
    return h(
      "p",
      {},
      counted === id ? words.gaming.twinLived : words.gaming.twinCounted,
      link === null ? text : h("a", {href: link}, text),
      punctuation[language].stop,
      first && last
        ? `${punctuation[language].gap}${words.gaming.twinCourse(span("counted", counted), span("lived", lived), monthRange(first.from, last.to, language))}`
        : null
    );
  });
}

function traces({h, words, file, language}: IndicatorContext): (HTMLElement | null)[] {
  const {raisedBy} = file.gaming;
  if (raisedBy.length === 0) return [];
  return [
    h("p", {}, words.gaming.traces),
    h(
      "ul",
      {class: "ind-traces"},
      raisedBy.map((trace) =>
        h(
          "li",
          {},
          h("b", {}, traceWords[language][trace].name),
          punctuation[language].colon,
          traceWords[language][trace].says
        )
      )
    )
  ];
}
