import {dayOfSeats} from "../../model/plan/staffing.js";
import {count, decimal, percent} from "../../language/format.js";
import {chartLegend} from "../../charts/line-chart.js";
import {figuresTable} from "../../elements/figures-table.js";
import type {PlanContext} from "./context.js";
import {tip} from "../../elements/tooltip.js";

/** Seats that the hotline takes, hour by hour, under the shown scenario's promise; null where the data can't tell. */
export function seatsCard({h, words, language, document, base, focus}: PlanContext): HTMLElement | null {
  if (!base.work) return null;
  const own = words.seats;
  const service = {...base.service, ...focus.scenario.service};
  const hours = dayOfSeats(base.work, service);
  const most = Math.max(...hours.map(({staff}) => staff), 1);
  const peak = hours.reduce((found, hour) => (hour.seats > found.seats ? hour : found));
  const clock = (hour: number) => `${String(hour).padStart(2, "0")}:00`;
  const seatHours =
    hours.reduce((sum, {from, to, seats}) => sum + seats * (to - from), 0) * base.work.queues * (365 / 12);
  const paid = base.work.seatDays === null ? null : count(base.work.seatDays * 8, language);
  return h(
    "section",
    {class: "card", id: "plan-seats"},
    h(
      "div",
      {class: "card-head"},
      h(
        "div",
        {},
        h("h2", {}, own.title),
        h("p", {class: "question"}, own.question(percent(service.level, language), count(service.within, language)))
      )
    ),
    h(
      "p",
      {class: "plan-said"},
      own.sentence({
        peak: count(peak.seats, language),
        hour: clock(peak.from),
        staff: count(peak.staff, language),
        queues: count(base.work.queues, language),
        seatHours: count(seatHours, language),
        paid
      })
    ),
    h(
      "div",
      {class: "plan-hours", role: "img", "aria-label": own.title},
      hours.map(({from, seats, staff, calls, abandoned}) =>
        h(
          "span",
          {
            ...tip(clock(from), [
              [own.calls, decimal(calls, language)],
              [own.seats, count(seats, language)],
              [own.staff, count(staff, language)],
              [own.abandoned, percent(abandoned, language, 1)]
            ])
          },
          h("i", {class: "plan-hour-staff", style: `height:${((100 * staff) / most).toFixed(0)}%`}),
          h("i", {class: "plan-hour-seats", style: `height:${((100 * seats) / most).toFixed(0)}%`}),
          h("b", {}, String(from))
        )
      )
    ),
    chartLegend(document, [
      {className: "key-plan", text: own.seats},
      {className: "key-today", text: own.staff}
    ]),
    h("p", {class: "note"}, own.note),
    figuresTable(hours, {
      document,
      summary: own.table,
      caption: own.title,
      columns: [
        {name: own.hour, text: ({from, to}) => `${clock(from)}–${clock(to)}`},
        {name: own.calls, text: ({calls}) => decimal(calls, language), number: true},
        {name: own.seats, text: ({seats}) => count(seats, language), number: true},
        {name: own.staff, text: ({staff}) => count(staff, language), number: true},
        {name: own.abandoned, text: ({abandoned}) => percent(abandoned, language, 1), number: true}
      ]
    })
  );
}
