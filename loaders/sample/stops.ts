import {inArrears} from "./bills.js";
import {emitLineEvent, lineEvents} from "./leaving.js";
import {inWindow, monthOf, ownNumber, none, type Life, type Line} from "./life.js";
import {parameters as p} from "./parameters.js";
import {streams as s} from "./streams.js";

/** Stops for arrears and the orders to reactivate them. Written once the life is known, for nothing follows from them. */
export function emitStops(life: Life, first: number): void {
  const {monthStart, months} = life.company.calendar;
  for (const line of life.lines) {
    if (line.closedHow === 2) {
      const oneWay = Math.max(line.opened, line.closed - 60);
      if (oneWay >= monthStart[0]) {
        emitLineEvent(life, line.number, oneWay, 8 * 3600, lineEvents.oneWayStop);
        dispatch(life, line, monthOf(life, oneWay, 0), oneWay, false);
      }
      const twoWay = Math.max(oneWay, line.closed - 30);
      if (twoWay >= monthStart[0]) emitLineEvent(life, line.number, twoWay, 9 * 3600, lineEvents.twoWayStop);
    }
    for (let month = first; month < months - 1; month++) {
      const day = monthStart[month + 1] + 5 + Math.floor(life.chance.uniform(month, s.stopDay, line.number % 10) * 15);
      // A stop is told only where there is time to see it end.
      if (line.opened > monthStart[month] || line.closed <= day + 75 || !inWindow(life, day)) continue;
      if (inArrears(life, line, month)) stop(life, line, month, day);
    }
  }
}

function stop(life: Life, line: Line, month: number, day: number): void {
  const {chance} = life;
  const item = line.number % 10;
  emitLineEvent(life, line.number, day, 8 * 3600, lineEvents.oneWayStop);
  const called = calledBy(life, month, item);
  const reached = called && chance.happens(p.orderConnected.value, month, s.orderConnected, item);
  const quick = chance.happens(p.resumedShare.value + (reached ? p.resumedGain.value : 0), month, s.stopResume, item);
  const resumed =
    day +
    (quick
      ? 2 + Math.floor(chance.uniform(month, s.stopResume, item + 16) * 20)
      : 40 + Math.floor(chance.uniform(month, s.stopResume, item + 16) * 20));
  dispatch(life, line, month, day, quick);
  if (!quick && inWindow(life, day + 30)) emitLineEvent(life, line.number, day + 30, 9 * 3600, lineEvents.twoWayStop);
  if (inWindow(life, resumed)) emitLineEvent(life, line.number, resumed, 15 * 3600, lineEvents.resumed);
}

const calledBy = (life: Life, month: number, item: number): boolean =>
  life.chance.happens(Math.min(0.95, p.orderCalled.value * life.homeUnit.persistence), month, s.orderCalled, item);

function dispatch(life: Life, line: Line, month: number, day: number, converted: boolean): void {
  const item = line.number % 10;
  const called = calledBy(life, month, item) && inWindow(life, day + 1);
  const {seats} = life.homeUnit;
  const holder = seats[3][item % seats[3].length].holder[monthOf(life, day + 1, month)];
  if (called) life.totals.addUnit(life.homeUnit.index, month, "orderCalls", 1);
  life.output.work_orders.push({
    work_order_id: ownNumber(life, ++life.next.orders),
    customer_id: life.number,
    subscription_id: line.number,
    scene: 0,
    unit_id: life.homeUnit.number,
    agent_id: called ? holder.number : none,
    dispatched_on: day,
    called_on: called ? day + 1 : none,
    connected: called ? Number(life.chance.happens(p.orderConnected.value, month, s.orderConnected, item)) : none,
    converted: Number(converted)
  });
}
