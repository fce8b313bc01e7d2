/** The course of the chosen unit with its intervals, and what happened to the indicator meanwhile. */
import {ticks} from "d3-array";
import {trendGrain, trendOf} from "../../model/published/compare-series.js";
import {eventsOf, type IndicatorEvent} from "../../model/published/indicator-events.js";
import {monthNumber} from "../../model/statistics/months.js";
import {lineChart, roomy} from "../../charts/line-chart.js";
import {figuresTable} from "../../elements/figures-table.js";
import {count, localized, monthShort, ticksApart} from "../../language/format.js";
import type {IndicatorContext} from "./context.js";

type Points = ReturnType<typeof trendOf>;

/** The trend at the finest length of period at which the unit has figures enough. */
export function trendCard(context: IndicatorContext): HTMLElement {
  const {h, words, list, file, choices, name, document, language} = context;
  const {id} = file.definition;
  const grain = trendGrain(context.source, id, choices.unit);
  const points = trendOf(context.source, id, choices.unit, grain);
  const unit = context.unitName(choices.unit);
  const head = [h("h2", {}, words.trend.title), h("p", {class: "question"}, words.trend.question(unit, grain))];
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || first === last)
    return h("section", {class: "card", id: "trend"}, head, h("p", {class: "empty"}, words.trend.single));
  const [from, to] = [list.periods[first.period].from, list.periods[last.period].to];
  const events = eventsOf(file.uses, {from, to});
  return h(
    "section",
    {class: "card", id: "trend"},
    head,
    trendChart(context, points, events),
    h("p", {class: "note"}, words.trend.note),
    events.length > 0
      ? h(
          "ul",
          {class: "ind-events"},
          events.map((event) => h("li", {}, eventText(event, context)))
        )
      : h("p", {class: "note"}, words.trend.noEvents),
    figuresTable(points, {
      document,
      summary: words.table,
      caption: words.trend.label(name, unit, monthShort(from, language), monthShort(to, language)),
      columns: [
        {name: words.chooser.period, text: ({period}) => context.periodName(period)},
        {name: words.league.value, text: ({value}) => context.value(value), number: true},
        {name: words.league.interval, text: (cell) => context.interval(cell), number: true},
        {name: "n", text: ({customers}) => count(customers, language), number: true}
      ]
    })
  );
}

function eventText({month, kind, system}: IndicatorEvent, {words, language}: IndicatorContext): string {
  const text = kind === "begins" ? words.trend.inForce : words.trend.ends;
  return text(localized(system, language), monthShort(month, language));
}

function trendChart(context: IndicatorContext, points: Points, events: readonly IndicatorEvent[]): HTMLElement {
  const {words, list, document, language, name, choices} = context;
  const at = (period: number): number =>
    (monthNumber(list.periods[period].from) + monthNumber(list.periods[period].to)) / 2;
  const [first, last] = [points[0], points[points.length - 1]];
  const [from, to] = [list.periods[first.period].from, list.periods[last.period].to];
  const domain = roomy(points.flatMap(({low, high}) => [low, high]));
  const runs = unbroken(points, at);
  return lineChart({
    document,
    className: "ind-trend",
    label: words.trend.label(
      name,
      context.unitName(choices.unit),
      monthShort(from, language),
      monthShort(to, language)
    ),
    x: {
      domain: [at(first.period), at(last.period)],
      ticks: [
        {at: at(first.period), text: monthShort(from, language)},
        {at: at(last.period), text: monthShort(to, language)}
      ]
    },
    y: {domain, ticks: ticksApart(ticks(...domain, 4), context.value)},
    bands: runs.map((run) => ({
      className: "ind-own",
      points: run.map(({period, low, high}) => [at(period), low, high] as const)
    })),
    lines: runs.map((run) => ({
      className: "ind-own",
      points: run.map(({period, value}) => [at(period), value] as const)
    })),
    uprights: events.map(({month}) => monthNumber(month)),
    marks: points.map(({period, value}) => ({
      className: period === choices.period ? "ind-own is-chosen" : "ind-own ind-dot",
      x: at(period),
      y: value
    })),
    tips: points.map((point) => ({
      x: at(point.period),
      tip: {
        title: context.periodName(point.period),
        rows: [
          [name, context.value(point.value)],
          [words.league.interval, context.interval(point)],
          ["n", context.rests(point.customers)]
        ]
      }
    }))
  });
}

/** Runs of periods that follow one another: what is under the floor leaves a gap. */
function unbroken(points: Points, at: (period: number) => number): Points[] {
  const steps = points.slice(1).map(({period}, i) => at(period) - at(points[i].period));
  const step = Math.min(...steps);
  const runs: Points[] = [];
  points.forEach((point, i) => {
    const run = runs.at(-1);
    if (run === undefined || steps[i - 1] > step) runs.push([point]);
    else run.push(point);
  });
  return runs;
}
