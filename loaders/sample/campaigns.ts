import {agreeTerm, dueOf, inWindow, isHere, isOpen, none, ownNumber, type Life} from "./life.js";
import {levers, offer, propose, renewal, type Proposal} from "./offers.js";
import {parameters as p} from "./parameters.js";
import {streams as s} from "./streams.js";

/** Codes of codes.scene, by lever. */
const sceneOf = [3, 8, 4, 5, 6, 1, 8, 8, 8];
const scenes = {winBack: 2, reContract: 7} as const;

/** Orders dispatched to the home unit: terms falling due, and campaigns. Who persists calls more of them. */
export function runCampaigns(life: Life, month: number): void {
  const {
    company: {
      calendar: {monthStart}
    },
    chance
  } = life;
  const start = monthStart[month];
  const length = monthStart[month + 1] - start;
  const due = life.lines.find(
    (line) => isOpen(line, start) && dueOf(line) >= start + 30 && dueOf(line) < start + 30 + length
  );
  if (due) {
    const day = start + Math.floor(chance.uniform(month, s.renewalOrder, 1) * length);
    const here = isHere(life, day) && isOpen(due, day);
    if (here && chance.happens(p.selfRenewal.value, month, s.renewalOrder, 2)) agreeTerm(due, day);
    else if (here && chance.happens(p.renewalDispatched.value, month, s.renewalOrder))
      order(life, renewal(due, day), {month, key: 101, day, withoutTerm: false});
  }
  if (!chance.happens(p.campaignShare.value, month, s.campaign)) return;
  const day = start + Math.floor(chance.uniform(month, s.campaignDay) * length);
  if (!isHere(life, day)) return;
  const proposal = propose(life, month, 100, day);
  if (proposal) order(life, proposal, {month, key: 100, day, withoutTerm: Number.isNaN(dueOf(proposal.line))});
}

interface Dispatch {
  readonly month: number;
  readonly key: number;
  readonly day: number;
  /** Whether the line was bound by no term. */
  readonly withoutTerm: boolean;
}

/** An order goes out; it may be called, reached and converted. */
function order(life: Life, proposal: Proposal, {month, key, day, withoutTerm}: Dispatch): void {
  const {chance, homeUnit, output, totals} = life;
  const calledOn = Math.min(
    day + Math.floor(chance.uniform(month, s.campaignCalled, key + 4096) * 3),
    life.company.calendar.monthStart[month + 1] - 1
  );
  const called =
    isHere(life, calledOn) &&
    isOpen(proposal.line, calledOn) &&
    chance.happens(Math.min(0.95, p.orderCalled.value * homeUnit.persistence), month, s.campaignCalled, key);
  const seats = homeUnit.seats[3];
  const agent = seats[Math.floor(chance.uniform(month, s.agent, key) * seats.length)].holder[month];
  const number = ownNumber(life, ++life.next.orders);
  // A term that falls due is called a second time where nobody picked up.
  const reach = proposal.lever === levers.renewal ? 1 - (1 - p.orderConnected.value) ** 2 : p.orderConnected.value;
  const connected = called && chance.happens(reach, month, s.campaignConnected, key);
  let converted = false;
  if (called) {
    totals.addUnit(homeUnit.index, month, "orderCalls", 1);
    const contact = ownNumber(life, ++life.next.contacts);
    const at = calledOn * 86_400 + 9 * 3600 + Math.floor(chance.uniform(month, s.hour, key) * 10 * 3600);
    const seconds = 30 + Math.floor(150 * chance.uniform(month, s.handled, key) * agent.pace);
    output.contacts.push({
      contact_id: contact,
      customer_id: life.number,
      agent_id: agent.number,
      unit_id: homeUnit.number,
      started_at: at,
      channel: 1,
      reason: 3,
      need: none,
      asked_for_person: none,
      reached_person: Number(connected),
      answered: Number(connected),
      waited_seconds: none,
      handled_seconds: connected ? seconds : none,
      transferred: 0,
      resolved: none
    });
    if (connected) {
      totals.addAgent(agent.number, month, "handled", 1);
      totals.addAgent(agent.number, month, "handledSeconds", seconds);
      converted = offer(life, proposal, {
        month,
        key,
        day: calledOn,
        at: at + seconds,
        agent,
        unitNumber: homeUnit.number,
        unit: homeUnit.index,
        contact
      });
    }
  }
  output.work_orders.push({
    work_order_id: number,
    customer_id: life.number,
    subscription_id: proposal.line.number,
    scene: proposal.lever === levers.renewal && withoutTerm ? scenes.reContract : sceneOf[proposal.lever],
    unit_id: homeUnit.number,
    agent_id: called ? agent.number : none,
    dispatched_on: day,
    called_on: called ? calledOn : none,
    connected: called ? Number(connected) : none,
    converted: Number(converted)
  });
}

/** Some who ported out are called once more. Nobody comes back in this simulation: a return would be a new customer. */
export function winBack(life: Life): void {
  const {chance, output} = life;
  const line = life.lines.find((one) => one.closed === life.left && one.closedHow === 0);
  if (!line) return;
  const day = line.closed + 20 + Math.floor(chance.uniform(0, s.winBack) * 20);
  if (!inWindow(life, day + 1) || !chance.happens(0.5, 0, s.winBack, 1)) return;
  const called = chance.happens(0.6, 0, s.winBack, 2);
  output.work_orders.push({
    work_order_id: ownNumber(life, ++life.next.orders),
    customer_id: life.number,
    subscription_id: line.number,
    scene: scenes.winBack,
    unit_id: life.homeUnit.number,
    agent_id: none,
    dispatched_on: day,
    called_on: called ? day + 1 : none,
    connected: called ? Number(chance.happens(0.3, 0, s.winBack, 3)) : none,
    converted: 0
  });
}
