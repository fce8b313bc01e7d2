import {makeCalendar, type Calendar} from "./calendar.js";
import {parameters as p} from "./parameters.js";
import {Chance, clamp, shuffled} from "./random.js";
import {arrowsOf, type Arrows, type World} from "./worlds.js";

export interface SampleSettings {
  readonly world: World;
  /** Customers alive at the start; joins balance churn from then on. */
  readonly customers: number;
  readonly months: number;
  /** YYYY-MM */
  readonly lastMonth: string;
  readonly seed: number;
}

/** A row of org_units. */
export interface OrgUnit {
  readonly number: number;
  readonly parent: number | undefined;
  readonly name: string;
  readonly nameEn: string;
  readonly kind: "company" | "province" | "city" | "unit" | "store" | "outsourcer" | "dealer" | "content_provider";
}

/** A service unit (支局): what it is truly like. */
export interface ServiceUnit {
  /** Number in org_units. */
  readonly number: number;
  readonly city: number;
  /** Share of the customers, before normalising. */
  readonly size: number;
  /** 0 … 1: how strongly its agents shorten and dress up contacts. */
  readonly gaming: number;
  /** Standard deviations. */
  readonly quality: number;
  readonly network: number;
  /** Log share of abandoned calls. */
  readonly load: number;
  /** Factor on offers made. */
  readonly persistence: number;
  readonly agents: readonly Agent[];
  /** Share of calls for a person that are answered, by month. */
  readonly connect: readonly number[];
}

export interface Agent {
  readonly number: number;
  readonly gaming: number;
  readonly skill: number;
  /** Factor on handling time. */
  readonly pace: number;
}

/** Everything that is the same for all customers. A function of the settings alone. */
export interface Company {
  readonly settings: SampleSettings;
  readonly arrows: Arrows;
  readonly calendar: Calendar;
  readonly orgUnits: readonly OrgUnit[];
  readonly units: readonly ServiceUnit[];
  /** Positions in `units`, by city. */
  readonly cities: readonly (readonly number[])[];
  /** By city, by month: the strength of an outage, 0 where there is none. */
  readonly outage: readonly (readonly number[])[];
  /** By month: 1 while rivals cut prices. */
  readonly priceWar: readonly number[];
  /** By unit: share of customers up to and including it. */
  readonly cumulativeSize: readonly number[];
  readonly joinsPerMonth: number;
  readonly totalCustomers: number;
}

/** Entities that draw chances. */
export const kinds = {customer: 1, agent: 2, unit: 3, city: 4, company: 5, cityOrder: 6, qualityOrder: 7} as const;

const cityNames: readonly (readonly [string, string])[] = [
  ["湖滨", "Lakeside"], ["江州", "Jiangzhou"], ["云岭", "Yunling"], ["东港", "Eastport"], ["青川", "Qingchuan"],
  ["南屏", "Nanping Hill"], ["石桥", "Stonebridge"], ["临海", "Linhai Bay"], ["北原", "Northplain"], ["金沙", "Goldsand"],
  ["柳林", "Willow Grove"], ["白塔", "White Pagoda"], ["平湖", "Still Lake"], ["新城", "Newtown"]
];
const ordinals: readonly (readonly [string, string])[] = [["一", "1"], ["二", "2"], ["三", "3"]];

/** Builds the company that a seed and a world stand for. */
export function makeCompany(settings: SampleSettings): Company {
  const arrows = arrowsOf(settings.world);
  const calendar = makeCalendar(settings.months, settings.lastMonth);
  const orgUnits: OrgUnit[] = [
    {number: 1, parent: undefined, name: "模拟运营商", nameEn: "Simulated Operator", kind: "company"},
    {number: 2, parent: 1, name: "远山省公司", nameEn: "Yuanshan Province", kind: "province"}
  ];
  const add = (unit: Omit<OrgUnit, "number">): number => {
    orgUnits.push({number: orgUnits.length + 1, ...unit});
    return orgUnits.length;
  };

  // Cities are spread evenly over the traits and only their order is drawn, so that no seed makes them all alike.
  const gamingOrder = shuffled(cityNames.length, settings.seed, kinds.cityOrder);
  const qualityOrder = shuffled(cityNames.length, settings.seed, kinds.qualityOrder);
  const spread = (order: readonly number[], city: number): number => (order[city] + 0.5) / cityNames.length;
  const agentsPerUnit = Math.max(p.agentsPerUnit.value, Math.round((settings.customers / 100_000) * p.agentsPerUnit.value));

  const cityNumbers = cityNames.map(([name, nameEn]) => add({parent: 2, name: `${name}市公司`, nameEn, kind: "city"}));
  const units: ServiceUnit[] = [];
  const cities = cityNames.map(([name, nameEn], city) =>
    ordinals.map(([ordinal, ordinalEn]) => {
      const number = add({parent: cityNumbers[city], name: `${name}${ordinal}支局`, nameEn: `${nameEn} Unit ${ordinalEn}`, kind: "unit"});
      const chance = new Chance(settings.seed, kinds.unit, units.length);
      const temper = clamp(spread(gamingOrder, city) ** 1.3 * 0.9 + 0.1 * chance.normal(0, 0), 0, 1);
      const quality = (spread(qualityOrder, city) - 0.5) * 2 + 0.5 * chance.normal(0, 1);
      const gaming = temper * arrows.pressureToGaming;
      const agents = Array.from({length: agentsPerUnit}, (_, i) =>
        makeAgent(settings.seed, units.length * agentsPerUnit + i, gaming, quality)
      );
      const load = p.abandonedSpread.value * chance.normal(0, 2) - arrows.qualityToCapacity * 0.45 * quality;
      const cut = arrows.gamingToShortHandling * p.gamingTimeCut.value * mean(agents.map((one) => one.gaming));
      units.push({
        number, city, gaming, quality, agents, load,
        size: Math.exp(0.25 * chance.normal(0, 3)),
        network: p.networkSpread.value * chance.normal(0, 4),
        persistence: Math.exp(0.2 * chance.normal(0, 5)),
        connect: calendar.monthOfYear.map((month, i) =>
          1 - clamp(
            p.abandonedShare.value * Math.exp(load - arrows.shortHandlingToConnectRate * p.connectGain.value * cut +
              season(month) + 0.1 * chance.normal(i + 1, 6)), 0.01, 0.6)
        )
      });
      return units.length - 1;
    })
  );
  for (const unit of units) addStores(unit, orgUnits[unit.number - 1], settings.seed, add);

  const total = units.reduce((sum, unit) => sum + unit.size, 0);
  let sum = 0;
  const cumulativeSize = units.map((unit) => (sum += unit.size) / total);
  const joinsPerMonth = Math.round(settings.customers * p.joinsPerMonth.value);
  const company = new Chance(settings.seed, kinds.company, 0);
  return {
    settings, arrows, calendar, orgUnits, units, cities, cumulativeSize, joinsPerMonth,
    totalCustomers: settings.customers + joinsPerMonth * settings.months,
    outage: cities.map((_, city) => {
      const chance = new Chance(settings.seed, kinds.city, city);
      return calendar.monthOfYear.map((_month, i) => (chance.happens(0.03, i, 0) ? 0.5 + chance.uniform(i, 1) : 0));
    }),
    priceWar: calendar.monthOfYear.map((_month, i) => (company.happens(0.5, Math.floor(i / 4), 0) && i % 4 < 2 ? 1 : 0))
  };
}

function makeAgent(seed: number, index: number, unitGaming: number, unitQuality: number): Agent {
  const chance = new Chance(seed, kinds.agent, index);
  return {
    number: index + 1,
    gaming: unitGaming === 0 ? 0 : clamp(unitGaming + 0.22 * chance.normal(0, 0), 0, 1),
    skill: 0.6 * unitQuality + 0.7 * chance.normal(0, 1),
    pace: Math.exp(p.agentSpeedSpread.value * chance.normal(0, 2))
  };
}

function addStores(unit: ServiceUnit, row: OrgUnit, seed: number, add: (unit: Omit<OrgUnit, "number">) => number): void {
  const stores = 2 + Math.floor(new Chance(seed, kinds.unit, unit.number).uniform(0, 7) * 3);
  for (let i = 1; i <= stores; i++) {
    add({parent: row.number, name: `${row.name.replace("支局", "")}第${i}营业厅`, nameEn: `${row.nameEn} Store ${i}`, kind: "store"});
  }
}

/** Calls are harder to answer in February (holiday staffing) and in the summer. */
const season = (monthOfYear: number): number => [0.05, 0.2, 0, -0.05, -0.05, 0.05, 0.1, 0.1, 0, -0.05, -0.05, 0][monthOfYear];

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
