import {emitBills} from "./bills.js";
import {makeCompany, type Company, type SampleSettings} from "./company.js";
import {live, makeLife} from "./customer.js";
import {isHere, makeOutput, type Life, type Line, type Output, type Service} from "./life.js";
import {withPlanted} from "./planted.js";
import {plantedBehaviours, type PlantedBehaviour} from "./planted-behaviours.js";
import {blockTables, columnsOf, ids, type Encoding} from "./tables.js";
import {noCounter} from "./totals.js";

/** What became of one customer in the months watched. */
interface Fate {
  readonly stayed: number;
  readonly revenueFen: number;
  /** Complaints brought, on record or not. */
  readonly complaints: number;
  readonly contacts: number;
}

/** Mean difference a customer that a behaviour makes, and its standard error: the same customers with and without it. */
interface MeanDifference {
  readonly value: number;
  readonly standardError: number;
}

interface PlantedOutcome {
  readonly behaviour: PlantedBehaviour;
  readonly dose: number;
  readonly stayed: MeanDifference;
  readonly revenueFen: MeanDifference;
  readonly complaints: MeanDifference;
  readonly contacts: MeanDifference;
}

export interface PlantedLives {
  /** Customers lived again: at home in the units and here when the behaviours begin. */
  readonly customers: number;
  /** Means a customer without any behaviour planted. */
  readonly without: Fate;
  readonly outcomes: readonly PlantedOutcome[];
}

export interface PlantedRequest {
  readonly settings: SampleSettings;
  /** Ids of service units, as in org_units. */
  readonly unitIds: readonly string[];
  readonly doses: readonly number[];
  readonly behaviours: readonly PlantedBehaviour[];
  /** Months watched, up to the end of the window; the behaviours begin with them. */
  readonly months: number;
  /** Customers lived again at most. */
  readonly mostCustomers: number;
  readonly limitSeconds: number;
}

/** Whether the simulation knows how to plant a behaviour of this name. */
export function canPlant(behaviour: string): behaviour is PlantedBehaviour {
  const known: readonly string[] = plantedBehaviours;
  return known.includes(behaviour);
}

/**
 * Lives some customers' last months again with a behaviour planted in their units: the same customers,
 * the same chances, so that all that differs is what the behaviour did. Months before it begins are lived once.
 */
export function plantedLives({
  settings,
  unitIds,
  doses,
  behaviours,
  months,
  mostCustomers,
  limitSeconds
}: PlantedRequest): PlantedLives {
  const company = makeCompany(settings);
  const fromMonth = company.calendar.months - months;
  const wanted = new Set(unitIds);
  const units = new Set(
    company.units.filter(({number}) => wanted.has(textOf(ids.unit, number))).map(({index}) => index)
  );
  const arms = behaviours.flatMap((behaviour) =>
    doses.map((dose) => ({
      behaviour,
      dose,
      company: withPlanted(company, {behaviour, dose, units, fromMonth, limitSeconds})
    }))
  );
  const lowest = new Map<PlantedBehaviour, number>();
  const watched = withPlanted(company, {behaviour: null, dose: 0, units, fromMonth, limitSeconds, lowest});
  const output = makeOutput();
  const without: Fate[] = [];
  const sums = arms.map(() => fateNames.map(() => ({sum: 0, squares: 0})));
  const start = company.calendar.monthStart[fromMonth];
  for (const index of evenly(company, units, start, mostCustomers)) {
    const life = makeLife(company, index, output, noCounter);
    live(life, monthJoined(life), fromMonth);
    clear(output);
    if (!Number.isNaN(life.left)) continue;
    lowest.clear();
    const usual = fateOf(fork(life, watched), fromMonth, output);
    without.push(usual);
    arms.forEach((arm, a) => {
      // Until it is done for the first time nothing differs; but cut calls free seats for everybody.
      if (arm.behaviour !== "cut_calls_short" && (lowest.get(arm.behaviour) ?? 1) >= arm.dose) return;
      const fate = fateOf(fork(life, arm.company), fromMonth, output);
      fateNames.forEach((name, k) => {
        const difference = fate[name] - usual[name];
        sums[a][k].sum += difference;
        sums[a][k].squares += difference * difference;
      });
    });
  }
  const n = without.length;
  const mean = (name: keyof Fate) => without.reduce((sum, fate) => sum + fate[name], 0) / n;
  return {
    customers: n,
    without: {
      stayed: mean("stayed"),
      revenueFen: mean("revenueFen"),
      complaints: mean("complaints"),
      contacts: mean("contacts")
    },
    outcomes: arms.map(({behaviour, dose}, a) => {
      const difference = (k: number): MeanDifference => {
        const {sum, squares} = sums[a][k];
        return {
          value: sum / n,
          standardError: Math.sqrt(Math.max(0, squares / n - (sum / n) ** 2) / Math.max(1, n - 1))
        };
      };
      return {
        behaviour,
        dose,
        stayed: difference(0),
        revenueFen: difference(1),
        complaints: difference(2),
        contacts: difference(3)
      };
    })
  };
}

const fateNames = ["stayed", "revenueFen", "complaints", "contacts"] as const satisfies readonly (keyof Fate)[];

/** An id as it stands in the tables. */
const textOf = (encoding: Encoding, number: number): string =>
  encoding.as === "id" ? `${encoding.prefix}${String(number).padStart(encoding.digits, "0")}` : String(number);

/** Customers of the units who joined before a day, evenly among all of them. */
function evenly(company: Company, units: ReadonlySet<number>, day: number, most: number): number[] {
  const output = makeOutput();
  const found: number[] = [];
  for (let index = 0; index < company.totalCustomers; index++) {
    const life = makeLife(company, index, output, noCounter);
    if (units.has(life.homeUnit.index) && isHere(life, day) && life.joined < day) found.push(index);
  }
  clear(output);
  const step = Math.max(1, found.length / most);
  return Array.from({length: Math.min(found.length, most)}, (_, i) => found[Math.floor(i * step)]);
}

function monthJoined(life: Life): number {
  const {monthStart, months} = life.company.calendar;
  let month = 0;
  while (month < months - 1 && monthStart[month + 1] <= life.joined) month++;
  return month;
}

const revenueColumn = columnsOf(blockTables.bills).indexOf("revenue_fen");
const billColumns = columnsOf(blockTables.bills).length;
const rowsOf = (output: Output, table: "complaints" | "contacts"): number =>
  output[table].take().length / columnsOf(blockTables[table]).length;

function fateOf(life: Life, fromMonth: number, output: Output): Fate {
  const unrecorded = life.unrecordedComplaints;
  live(life, fromMonth, life.company.calendar.months);
  emitBills(life, fromMonth);
  const bills = output.bills.take();
  let revenueFen = 0;
  for (let i = revenueColumn; i < bills.length; i += billColumns) revenueFen += bills[i];
  const fate = {
    stayed: Number.isNaN(life.left) ? 1 : 0,
    revenueFen,
    complaints: rowsOf(output, "complaints") + life.unrecordedComplaints - unrecorded,
    contacts: rowsOf(output, "contacts")
  };
  clear(output);
  return fate;
}

function clear(output: Output): void {
  for (const buffer of Object.values(output)) buffer.clear();
}

/** The same life at the same moment, to go on in another company. */
function fork(life: Life, company: Company): Life {
  const lines = new Map(
    life.lines.map((line): [Line, Line] => [
      line,
      {...line, terms: line.terms.map((term) => ({...term})), plan: line.plan.slice()}
    ])
  );
  const services = new Map(
    life.services.map((service): [Service, Service] => [
      service,
      {...service, line: lines.get(service.line) ?? service.line}
    ])
  );
  return {
    ...life,
    company,
    homeUnit: company.units[life.homeUnit.index],
    lines: [...lines.values()],
    services: [...services.values()],
    offers: [...life.offers],
    pending: life.pending.map((one) => ({...one, service: one.service && services.get(one.service)})),
    felt: life.felt.slice(),
    next: {...life.next}
  };
}
