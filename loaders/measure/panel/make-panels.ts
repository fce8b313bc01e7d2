/** From records to both panels: one pass over customers, their lines and months. */
import {roomFor, type Coded, type Names} from "./codes.js";
import {contactBits, type Events} from "./events.js";
import type {CustomerPanel, LinePanel, PanelColumn, Panels} from "./panel.js";
import {never, widthOf, type PanelWindow, type Records} from "./records.js";

const termNames = ["", "in_term", "due_soon", "expired", "no_term"] as const;
const holdNames = ["", "both", "mobile", "broadband", "other_kind"] as const;
const yesNames = ["", "no", "yes"] as const;
const npsNames = ["", "promoter", "passive", "detractor", "none"] as const;
const [inTerm, dueSoon, expired, noTerm] = [1, 2, 3, 4];
const [both, mobileAlone, broadbandAlone, otherKind] = [1, 2, 3, 4];
const [no, yes] = [1, 2];
const [promoter, passive, detractor, silent] = [1, 2, 3, 4];
/** Stands for no term. */
const noDue = -1;

/** The day on which a month begins. */
export function startOfMonth(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12, 1) / 86_400_000;
}

/**
 * Makes the panels of customers and lines.
 *
 * @param unitOf the unit that customers of a home unit are told apart by, null for none
 */
export function makePanels(records: Records, events: Events, unitOf: (home: string) => string | null): Panels {
  const {customers, window} = records;
  const classes: Classes = {
    unit: unitsOf(customers.home, unitOf),
    segment: onRecord(customers, customers.segment, window),
    valueTier: onRecord(customers, customers.valueTier, window)
  };
  const held = new Held(records);
  const lines = linePanel(records, classes, held);
  return {lines, customers: customerPanel(records, events, classes, held)};
}

/** Classes of each customer that never change. */
interface Classes {
  readonly unit: Coded;
  readonly segment: Coded;
  readonly valueTier: Coded;
}

/** A class as far as it was on record when the customer came into sight. */
function onRecord(
  {classedOn, joinedOn}: Records["customers"],
  {names, codes}: Coded,
  {firstMonth}: PanelWindow
): Coded {
  const begins = startOfMonth(firstMonth);
  return {names, codes: codes.map((code, i) => (classedOn[i] > joinedOn[i] && classedOn[i] > begins ? 0 : code))};
}

/** The unit of each customer. */
function unitsOf(home: Coded, unitOf: (home: string) => string | null): Coded {
  const found = home.names.map((name) => (name === "" ? null : unitOf(name)));
  const names: Names = ["", ...[...new Set(found.filter((one) => one !== null))].sort()];
  const codes = roomFor(names, home.codes.length);
  const codeOf = found.map((one) => (one === null ? 0 : names.indexOf(one)));
  for (let i = 0; i < codes.length; i++) codes[i] = codeOf[home.codes[i]];
  return {names, codes};
}

/** Days on which the months of a window begin, and three more. */
function monthStarts({firstMonth, lastMonth}: PanelWindow): Int32Array {
  return Int32Array.from({length: lastMonth - firstMonth + 5}, (_, i) => startOfMonth(firstMonth - 1 + i));
}

/** The state of a term due on a day, as a month begins. */
function termState(due: number, starts: Int32Array, m: number): number {
  return due === noDue ? noTerm : due < starts[m] ? expired : due < starts[m + 3] ? dueSoon : inTerm;
}

/** How members left, by codes in which `unknown` stands for what isn't on record. */
export function leftNames(names: Names): {readonly names: Names; readonly codeOf: readonly number[]} {
  const all = ["", ...new Set(["unknown", ...names.slice(1)])];
  return {names: all, codeOf: names.map((name) => all.indexOf(name === "" ? "unknown" : name))};
}

/** What customers hold in each month, gathered line by line: what the open lines are and when their terms fall due. */
class Held {
  readonly width: number;
  /** Bits: a line is open, one was before the month, a mobile line is open, and was, a broadband line is open, and was. */
  readonly bits: Uint8Array;
  readonly due: Int32Array;
  readonly dueBefore: Int32Array;
  readonly fallsDue: Uint8Array;
  readonly revenueFen: Float64Array;

  constructor({customers: {count}, window}: Records) {
    this.width = widthOf(window);
    const cells = count * this.width;
    this.bits = new Uint8Array(cells);
    this.due = new Int32Array(cells).fill(noDue);
    this.dueBefore = new Int32Array(cells).fill(noDue);
    this.fallsDue = new Uint8Array(cells);
    this.revenueFen = new Float64Array(cells);
  }

  /** A line that is open in a month; `kind` is 4 for a mobile one, 16 for broadband, 0 for others, and `before` whether it was open as the month began. */
  add(at: number, kind: number, before: boolean, due: number): void {
    this.bits[at] |= 1 | kind | (before ? 2 | (kind << 1) : 0);
    if (due > this.due[at]) this.due[at] = due;
    if (before && due > this.dueBefore[at]) this.dueBefore[at] = due;
  }

  /** What the customer held as the month began; a line opened within it counts only where it is the first. */
  holds(at: number): number {
    const bits = this.bits[at];
    const [mobile, broadband] = bits & 2 ? [bits & 8, bits & 32] : [bits & 4, bits & 16];
    return mobile ? (broadband ? both : mobileAlone) : broadband ? broadbandAlone : otherKind;
  }

  /** When the customer's latest term falls due, likewise. */
  dueOf(at: number): number {
    return this.bits[at] & 2 ? this.dueBefore[at] : this.due[at];
  }
}

function linePanel(records: Records, classes: Classes, held: Held): LinePanel {
  const {window, lines, bills} = records;
  const {width} = held;
  const base = window.firstMonth - 1;
  const cells = lines.count * width;
  const term = new Uint8Array(cells);
  const fallsDue = new Uint8Array(cells);
  const from = new Int32Array(lines.count);
  const to = new Int32Array(lines.count);
  const hows = leftNames(lines.closedHow.names);
  const left = roomFor(hows.names, lines.count);
  const kindBits = lines.kind.names.map((name) => (name === "mobile" ? 4 : name === "broadband" ? 16 : 0));
  const terms = new CurrentTerm(records);
  for (let line = 0; line < lines.count; line++) {
    from[line] = Math.max(window.firstMonth, lines.openedMonth[line]);
    to[line] = Math.min(window.lastMonth, lines.closedMonth[line]);
    if (lines.closedMonth[line] === to[line]) left[line] = hows.codeOf[lines.closedHow.codes[line]];
    const shift = (lines.customer[line] - line) * width;
    const kind = kindBits[lines.kind.codes[line]];
    terms.begin(line);
    for (let month = from[line]; month <= to[line]; month++) {
      const at = line * width + month - base;
      terms.advance(month);
      term[at] = termState(terms.due, terms.monthStarts, month - base);
      fallsDue[at] = terms.due !== noDue && terms.dueMonth === month ? 1 : 0;
      held.add(at + shift, kind, month > lines.openedMonth[line], terms.due);
      held.fallsDue[at + shift] |= fallsDue[at];
      held.revenueFen[at + shift] += bills.revenueFen[at];
    }
  }
  const ofCustomer = ({names, codes}: Coded): PanelColumn => {
    const own = roomFor(names, lines.count);
    for (let line = 0; line < lines.count; line++) own[line] = codes[lines.customer[line]];
    return {names, per: "member", codes: own, next: null};
  };
  return {
    window,
    members: lines.count,
    width,
    base,
    from,
    to,
    begun: lines.openedMonth,
    left: {names: hows.names, codes: left},
    columns: new Map<string, PanelColumn>([
      ["term", {names: termNames, per: "month", codes: term, next: null}],
      ["kind", {...lines.kind, per: "member", next: null}],
      ["segment", ofCustomer(classes.segment)],
      ["value_tier", ofCustomer(classes.valueTier)],
      ["unit", ofCustomer(classes.unit)]
    ]),
    fallsDue,
    revenueFen: bills.revenueFen,
    customer: lines.customer,
    kind: lines.kind,
    firstOfKind: lines.firstOfKind,
    allowanceMb: bills.allowanceMb,
    planOpenTo: bills.planOpenTo
  };
}

/** The latest due date of a line's terms that is known as a month begins. */
class CurrentTerm {
  due = noDue;
  dueMonth = never;
  readonly monthStarts: Int32Array;
  private next = 0;
  private end = 0;
  private openedOn = 0;

  constructor(private readonly records: Records) {
    this.monthStarts = monthStarts(records.window);
  }

  begin(line: number): void {
    const {terms, lines} = this.records;
    this.due = noDue;
    this.next = terms.starts[line];
    this.end = terms.starts[line + 1];
    this.openedOn = lines.openedOn[line];
  }

  /** To be called month by month. */
  advance(month: number): void {
    const {terms} = this.records;
    for (; this.next < this.end && this.knownFrom(this.next) <= month; this.next++) {
      if (terms.dueOn[this.next] <= this.due || terms.dueOn[this.next] === never) continue;
      this.due = terms.dueOn[this.next];
      this.dueMonth = terms.dueMonth[this.next];
    }
  }

  /** A term that starts within a month, but for the line's first, is known from the next month on. */
  private knownFrom(term: number): number {
    const {startsOn, startsMonth} = this.records.terms;
    const atOnce = startsOn[term] <= this.openedOn || startsOn[term] === startOfMonth(startsMonth[term]);
    return startsMonth[term] + (atOnce ? 0 : 1);
  }
}

function customerPanel(records: Records, events: Events, classes: Classes, held: Held): CustomerPanel {
  const {window, customers} = records;
  const {width} = held;
  const base = window.firstMonth - 1;
  const cells = customers.count * width;
  const bytes = () => new Uint8Array(cells);
  const found = {holds: bytes(), term: bytes()};
  const from = new Int32Array(customers.count);
  const to = new Int32Array(customers.count);
  const starts = monthStarts(window);
  const hasLine = bytes();
  for (let i = 0; i < cells; i++) hasLine[i] = held.bits[i] & 1;
  for (let i = 0; i < customers.count; i++) {
    from[i] = Math.max(window.firstMonth, customers.joinedMonth[i]);
    to[i] = Math.min(window.lastMonth, customers.leftMonth[i]);
    for (let month = from[i]; month <= to[i]; month++) {
      const at = i * width + month - base;
      found.holds[at] = held.holds(at);
      found.term[at] = termState(held.dueOf(at), starts, month - base);
    }
  }
  const shape = {members: customers.count, width, base, from, to};
  const {contacts, complaints, firstRepeat, firstComplaint} = countEvents(events, shape);
  return {
    ...shape,
    window,
    begun: customers.joinedMonth,
    left: howTheyLeft(records, to),
    columns: new Map<string, PanelColumn>([
      ["term", {names: termNames, per: "month", codes: found.term, next: null}],
      ["segment", {...classes.segment, per: "member", next: null}],
      ["value_tier", {...classes.valueTier, per: "member", next: null}],
      ["holds", {names: holdNames, per: "month", codes: found.holds, next: null}],
      ["complained", since(firstComplaint, shape)],
      ["repeated", since(firstRepeat, shape)],
      ["unconsented", since(events.firstUnconsented, shape)],
      ["nps", saidLast(events.answers, shape)],
      ["unit", {...classes.unit, per: "member", next: null}]
    ]),
    fallsDue: held.fallsDue,
    revenueFen: held.revenueFen,
    contacts,
    complaints,
    hasLine
  };
}

type Shape = Pick<CustomerPanel, "members" | "width" | "base" | "from" | "to">;

/** How customers left, as their line that was closed last says; 0 for those still here at the window's end. */
function howTheyLeft({customers, lines, window}: Records, to: Int32Array): Coded {
  const {names, codeOf} = leftNames(lines.closedHow.names);
  const codes = roomFor(names, customers.count);
  for (let i = 0; i < customers.count; i++) {
    if (customers.leftMonth[i] !== to[i] || to[i] < window.firstMonth) continue;
    const last = lastClosed(lines, i);
    codes[i] = codeOf[last < 0 ? 0 : lines.closedHow.codes[last]];
  }
  return {names, codes};
}

/** The customer's line that was closed last, of those closed on one day the last by id; -1 for none. */
export function lastClosed({starts, closedOn}: Records["lines"], customer: number): number {
  let last = -1;
  for (let line = starts[customer]; line < starts[customer + 1]; line++)
    if (closedOn[line] !== never && (last < 0 || closedOn[line] >= closedOn[last])) last = line;
  return last;
}

/** Contacts and complaints of each customer and month, and when each first came back and first complained. */
function countEvents({contacts, complaints}: Events, {members, width, base}: Shape) {
  const counts = {contacts: new Uint32Array(members * width), complaints: new Uint32Array(members * width)};
  const first = {repeat: new Int32Array(members).fill(never), complaint: new Int32Array(members).fill(never)};
  const isWithin = (month: number) => month >= base && month < base + width;
  for (let i = 0; i < members; i++) {
    for (let c = contacts.starts[i]; c < contacts.starts[i + 1]; c++) {
      const month = contacts.month[c];
      if (isWithin(month)) counts.contacts[i * width + month - base]++;
      // A contact that asks to leave makes no state, nor does what is complained of in it.
      const isRepeat = (contacts.bits[c] & (contactBits.repeat | contactBits.leaving)) === contactBits.repeat;
      if (isRepeat && month < first.repeat[i]) first.repeat[i] = month;
    }
    for (let c = complaints.starts[i]; c < complaints.starts[i + 1]; c++) {
      const month = complaints.month[c];
      if (isWithin(month)) counts.complaints[i * width + month - base]++;
      if (!complaints.leaving[c] && month < first.complaint[i]) first.complaint[i] = month;
    }
  }
  return {...counts, firstRepeat: first.repeat, firstComplaint: first.complaint};
}

/** Whether something had happened when a month began: it counts from the month after it on. */
function since(first: Int32Array, {members, width, base, from, to}: Shape): PanelColumn {
  const [codes, next] = [new Uint8Array(members * width), new Uint8Array(members * width)];
  for (let i = 0; i < members; i++) {
    for (let month = from[i]; month <= to[i]; month++) {
      const at = i * width + month - base;
      codes[at] = first[i] < month ? yes : no;
      next[at] = first[i] <= month ? yes : no;
    }
  }
  return {names: yesNames, per: "month", codes, next};
}

/** What the customer said last before a month began, and has said when it ends. */
function saidLast({starts, month: said, score}: Events["answers"], shape: Shape): PanelColumn {
  const {members, width, base, from, to} = shape;
  const [codes, next] = [new Uint8Array(members * width), new Uint8Array(members * width)];
  for (let i = 0; i < members; i++) {
    let answer = starts[i];
    let last: number = silent;
    const until = (month: number) => {
      for (; answer < starts[i + 1] && said[answer] < month; answer++)
        last = score[answer] >= 9 ? promoter : score[answer] >= 7 ? passive : detractor;
    };
    for (let month = from[i]; month <= to[i]; month++) {
      const at = i * width + month - base;
      until(month);
      codes[at] = last;
      until(month + 1);
      next[at] = last;
    }
  }
  return {names: npsNames, per: "month", codes, next};
}
