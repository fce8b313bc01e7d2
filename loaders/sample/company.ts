import {DefinitionFault} from "../ground/faults.js";
import {makeCalendar, type Calendar} from "./calendar.js";
import {parameters as p} from "./parameters.js";
import {Chance, clamp, kinds, shuffled} from "./random.js";
import {staffUnit, type Agent, type Seat} from "./staff.js";
import {cityCount, makeTree, unitsPerCity, type Tree} from "./tree.js";
import type {Arrows} from "./arrows.js";
import type {Planted} from "./planted-behaviours.js";
import {arrowsOf, type World} from "./worlds.js";

export interface SampleSettings {
  readonly world: World;
  /** Customers here at the start; joins balance churn from then on. */
  readonly customers: number;
  readonly months: number;
  /** YYYY-MM */
  readonly lastMonth: string;
  readonly seed: number;
}

/** A service unit (支局): what it is truly like. */
export interface ServiceUnit {
  /** Position among the service units. */
  readonly index: number;
  /** Number in org_units. */
  readonly number: number;
  readonly stores: readonly number[];
  readonly city: number;
  /** Share of the customers, before normalising. */
  readonly size: number;
  /** 0 … 1: the mean temper of its agents to game. */
  readonly temper: number;
  /** Standard deviations. */
  readonly skill: number;
  readonly network: number;
  /** Log share of calls not answered. */
  readonly load: number;
  /** Factor on offers and calls made. */
  readonly persistence: number;
  /** By role code. */
  readonly seats: readonly (readonly Seat[])[];
  /** Share of calls for a person that are answered, by month. */
  readonly connect: readonly number[];
}

/** A dealer or content provider: which share of what it switches on nobody agreed to. */
interface Partner {
  readonly number: number;
  readonly greed: number;
}

/** Everything that is the same for all customers. A function of settings and arrows alone. */
export interface Company {
  readonly settings: SampleSettings;
  readonly arrows: Arrows;
  readonly calendar: Calendar;
  readonly tree: Tree;
  readonly units: readonly ServiceUnit[];
  /** Positions in `units`, by city. */
  readonly cities: readonly (readonly number[])[];
  readonly people: readonly Agent[];
  /** By city. */
  readonly dealers: readonly Partner[];
  readonly providers: readonly Partner[];
  /** How hard contacts are appraised by month, 0 … 1. */
  readonly appraisal: readonly number[];
  /** Pressure to game it; times an agent's temper it is gaming. */
  readonly pressure: readonly number[];
  /** Pressure of the appraised recommendation, likewise. */
  readonly npsPressure: readonly number[];
  /** By city, by month: the strength of an outage, 0 where there is none. */
  readonly outage: readonly (readonly number[])[];
  /** By month: 1 while rivals cut prices. */
  readonly priceWar: readonly number[];
  /** By unit: share of customers up to and including it. */
  readonly cumulativeSize: readonly number[];
  readonly joinsPerMonth: number;
  readonly totalCustomers: number;
  /** A behaviour planted in some units, to see what it does; null in every operator that is written. */
  readonly planted: Planted | null;
}

/** Builds the company that settings stand for; tests give arrows of their own. */
export function makeCompany(settings: SampleSettings, arrows: Arrows = arrowsOf(settings.world)): Company {
  checkSettings(settings);
  const {seed, months} = settings;
  const calendar = makeCalendar(months, settings.lastMonth);
  const company = new Chance(seed, kinds.company, 0);
  // Targets are raised after the first year, and pressure with them.
  const appraisal = calendar.monthOfYear.map((_, i) => (i < 12 ? p.pressureFirstYear.value : 1));
  const pressure = appraisal.map((strength) => arrows.pressureToGaming * strength);
  const npsPressure = calendar.monthOfYear.map((_, i) => (i >= months / 2 ? arrows.npsPressureToGaming : 0));
  const tree = makeTree((unit) => 2 + Math.floor(new Chance(seed, kinds.unit, unit).uniform(0, 7) * 3));
  const {units, people} = makeUnits(settings, {calendar, arrows, tree, appraisal, pressure});
  const total = units.reduce((sum, unit) => sum + unit.size, 0);
  let sum = 0;
  const joinsPerMonth = Math.round(settings.customers * p.joinsPerMonth.value);
  const partner = (number: number): Partner => ({
    number,
    greed: arrows.greedToUnconsented * new Chance(seed, kinds.partner, number).uniform(0, 0) ** 1.5
  });
  return {
    settings,
    arrows,
    calendar,
    tree,
    units,
    people,
    appraisal,
    pressure,
    npsPressure,
    joinsPerMonth,
    cities: tree.units.map((city, i) => city.map((_, j) => i * unitsPerCity + j)),
    dealers: tree.dealers.map(partner),
    providers: tree.providers.map(partner),
    cumulativeSize: units.map((unit) => (sum += unit.size) / total),
    totalCustomers: settings.customers + joinsPerMonth * months,
    planted: null,
    outage: outagesOf(seed, calendar, company),
    priceWar: calendar.monthOfYear.map((_month, i) => (company.happens(0.6, Math.floor(i / 6), 0) && i % 6 < 2 ? 1 : 0))
  };
}

/** What all units of a company stand under. */
type Ground = Pick<Company, "calendar" | "arrows" | "tree" | "appraisal" | "pressure">;

/** The units that customers belong to, city by city, and their staff. */
function makeUnits(
  {seed, customers}: SampleSettings,
  {calendar, arrows, tree, appraisal, pressure}: Ground
): {readonly units: readonly ServiceUnit[]; readonly people: readonly Agent[]} {
  const seatsTimes = Math.max(1, Math.round(customers / 100_000));
  // Cities are spread evenly over the traits and only their order is drawn, so that no seed makes them all alike.
  const spread = (kind: number): ((city: number) => number) => {
    const order = shuffled(cityCount, seed, kind);
    return (city) => (order[city] + 0.5) / cityCount;
  };
  const temperOf = spread(kinds.temperOrder);
  const skillOf = spread(kinds.skillOrder);
  const networkOf = spread(kinds.networkOrder);
  const people: Agent[] = [];
  const units: ServiceUnit[] = [];
  for (let city = 0; city < cityCount; city++) {
    for (let i = 0; i < unitsPerCity; i++) {
      const index = units.length;
      const chance = new Chance(seed, kinds.unit, index);
      const {number, stores} = tree.units[city][i];
      const temper = clamp(
        p.temperMost.value * temperOf(city) ** 1.2 + p.unitTemperSpread.value * chance.normal(0, 0),
        0,
        1
      );
      const skill = (skillOf(city) - 0.5) * 2.6 + 0.55 * chance.normal(0, 1);
      const staff = staffUnit(
        {number, stores, temper, skill},
        {
          seed,
          calendar,
          arrows,
          unitIndex: index,
          seatsTimes,
          outsourcers: tree.outsourcers,
          pressure: appraisal.map((strength) => arrows.pressureToTurnover * strength),
          firstNumber: people.length + 1
        }
      );
      people.push(...staff.people);
      const load =
        p.unansweredSpread.value * chance.normal(0, 2) - arrows.skillToCapacity * p.skillCapacity.value * skill;
      units.push({
        index,
        number,
        stores,
        city,
        temper,
        skill,
        load,
        size: Math.exp(0.2 * chance.normal(0, 3)),
        network: p.networkSpread.value * ((networkOf(city) - 0.5) * 2.4 + 0.7 * chance.normal(0, 4)),
        persistence: Math.exp(p.persistenceSpread.value * chance.normal(0, 5)),
        seats: staff.seats,
        connect: calendar.monthOfYear.map((monthOfYear, month) => {
          const cut =
            arrows.gamingToShortHandling * p.gamingTimeCut.value * pressure[month] * meanTemper(staff.seats[0], month);
          const logShare =
            load -
            arrows.shortHandlingToConnectRate * p.connectGain.value * cut +
            season(monthOfYear) +
            0.1 * chance.normal(month, 6);
          return 1 - clamp(p.unansweredShare.value * Math.exp(logShare), 0.01, 0.6);
        })
      });
    }
  }
  return {units, people};
}

/** By city and month: one city is hit hard half a year before the end; the others have their share of smaller outages. */
function outagesOf(seed: number, {monthOfYear}: Calendar, company: Chance): number[][] {
  const hit = Math.floor(company.uniform(0, 1) * cityCount);
  return Array.from({length: cityCount}, (_, city) => {
    const chance = new Chance(seed, kinds.city, city);
    return monthOfYear.map((_month, i) =>
      city === hit && i === monthOfYear.length - 7
        ? 1.5
        : chance.happens(p.outageRate.value, i, 0)
          ? 0.3 + 0.5 * chance.uniform(i, 1)
          : 0
    );
  });
}

/** What the numbering of rows and the 32-bit seconds of timestamps hold. */
function checkSettings({customers, months, lastMonth, seed}: SampleSettings): void {
  const expect = (fine: boolean, what: string, found: string | number): void => {
    if (!fine) throw new DefinitionFault(`sample: expected ${what}; found ${found}`);
  };
  expect(
    Number.isInteger(customers) && customers >= 1 && customers <= 20_000_000,
    "customers from 1 to 20,000,000",
    customers
  );
  expect(Number.isInteger(months) && months >= 1 && months <= 240, "months from 1 to 240", months);
  expect(
    /^(19[7-9]\d|20[0-2]\d|203[0-6])-(0[1-9]|1[0-2])$/.test(lastMonth),
    "last_month as YYYY-MM up to 2036",
    lastMonth
  );
  expect(Number.isInteger(seed), "a whole number as seed", seed);
}

const meanTemper = (seats: readonly Seat[], month: number): number =>
  seats.reduce((sum, seat) => sum + seat.holder[month].temper, 0) / seats.length;

/** Calls are harder to answer in February (holiday staffing) and in the summer. */
const season = (monthOfYear: number): number =>
  [0.05, 0.2, 0, -0.05, -0.05, 0.05, 0.1, 0.1, 0, -0.05, -0.05, 0][monthOfYear];
