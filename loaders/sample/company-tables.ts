import type {Company} from "./company.js";
import {staffCosts, type StaffMonth} from "./pay.js";
import {allPlans, fiveGFeeFen} from "./plans.js";
import {parameters as p} from "./parameters.js";
import {Chance, clamp, kinds, logistic} from "./random.js";
import {
  absent,
  boolean,
  code,
  codes,
  columnsOf,
  customerTables,
  date,
  ids,
  integer,
  real,
  RowBuffer,
  type Layout
} from "./tables.js";
import {sampleIndicatorIds} from "./indicator-ids.js";
import {benchmarkedParts, targetAt, targetFacts, targetLevels} from "./targets.js";
import {agentTotals, type Totals} from "./totals.js";
import {unitKinds} from "./tree.js";
import {arrowNames} from "./arrows.js";

/** A table that is written whole. */
export interface WholeTable {
  readonly table: string;
  readonly layout: Layout;
  readonly rows: Float64Array;
}

/** Fills a table row by row. */
function whole<const L extends Layout>(
  table: string,
  layout: L,
  fill: (push: (row: Readonly<Record<keyof L & string, number>>) => void) => void
): WholeTable {
  const buffer = new RowBuffer(columnsOf(layout));
  fill((row) => buffer.push(row));
  return {table, layout, rows: buffer.take()};
}

/** Position of a text in a list that grows as texts come. */
function texts(): {readonly list: string[]; readonly at: (text: string) => number} {
  const list: string[] = [];
  return {list, at: (text) => (list.includes(text) ? list.indexOf(text) : list.push(text) - 1)};
}

/** Tables that don't depend on any customer. */
export function staticTables(company: Company): WholeTable[] {
  return [orgUnits(company), plans(), agents(company), network(company), benchmarks(company), targets(company)];
}

function orgUnits({tree}: Company): WholeTable {
  const names = texts();
  const layout = {
    unit_id: ids.unit,
    parent_id: ids.unit,
    name: code(names.list),
    name_en: code(names.list),
    kind: code(unitKinds)
  };
  return whole("org_units", layout, (push) =>
    tree.rows.forEach((unit) =>
      push({
        unit_id: unit.number,
        parent_id: unit.parent ?? absent,
        name: names.at(unit.name),
        name_en: names.at(unit.nameEn),
        kind: unitKinds.indexOf(unit.kind)
      })
    )
  );
}

const planNames: readonly (readonly [string, string])[] = [
  ["畅享", "Mobile"],
  ["宽带", "Broadband"],
  ["智家", "Smart home"],
  ["专线", "Leased line"]
];
const bundleName = ["融合", "Bundle"] as const;

function plans(): WholeTable {
  const names = texts();
  const layout = {
    plan_id: ids.plan,
    name: code(names.list),
    name_en: code(names.list),
    kind: code(codes.lineKind),
    fee_fen: integer,
    data_mb: integer,
    voice_minutes: integer,
    five_g: boolean,
    bundle: boolean,
    speed_mbps: integer,
    term_months: integer,
    open_to: code(["new", "existing", "all"])
  };
  return whole("plans", layout, (push) =>
    allPlans.forEach((plan) => {
      const mobile = plan.kind === 0;
      const [name, nameEn] = plan.bundle ? bundleName : planNames[plan.kind];
      push({
        plan_id: plan.number,
        name: names.at(`${plan.newOnly ? "新客" : ""}${name} ${plan.feeFen / 100} 元`),
        name_en: names.at(`${plan.newOnly ? "Newcomer " : ""}${nameEn} ${plan.feeFen / 100}`),
        kind: plan.kind,
        fee_fen: plan.feeFen,
        data_mb: mobile ? plan.dataMb : absent,
        voice_minutes: mobile ? plan.voiceMinutes : absent,
        five_g: mobile ? Number(plan.feeFen >= fiveGFeeFen) : absent,
        bundle: mobile ? Number(plan.bundle) : absent,
        speed_mbps: plan.speedMbps || absent,
        term_months: plan.termMonths,
        open_to: plan.newOnly ? 0 : 2
      });
    })
  );
}

function agents({people}: Company): WholeTable {
  const layout = {
    agent_id: ids.agent,
    unit_id: ids.unit,
    role: code(codes.role),
    employer_id: ids.unit,
    joined_on: date,
    left_on: date
  };
  return whole("agents", layout, (push) =>
    people.forEach((one) =>
      push({
        agent_id: one.number,
        unit_id: one.unitNumber,
        role: one.role,
        employer_id: one.employer,
        joined_on: one.joined,
        left_on: one.left
      })
    )
  );
}

function network({units, calendar, outage, settings}: Company): WholeTable {
  const layout = {
    unit_id: ids.unit,
    month: date,
    drops_per_mille: integer,
    speed_mbps: integer,
    outages: integer,
    outage_minutes: integer,
    coverage_per_mille: integer
  };
  return whole("network", layout, (push) =>
    units.forEach((unit) =>
      calendar.monthOfYear.forEach((_, month) => {
        const chance = new Chance(settings.seed, kinds.unit, unit.index);
        const good = unit.network / p.networkSpread.value;
        const strength = outage[unit.city][month];
        push({
          unit_id: unit.number,
          month: calendar.monthStart[month],
          drops_per_mille: Math.max(0, Math.round(6 - 2 * good + 8 * strength + chance.normal(month, 20))),
          speed_mbps: Math.round(180 * Math.exp(0.12 * good + 0.05 * chance.normal(month, 21)) + month),
          outages: (strength > 0 ? 1 : 0) + Math.floor(chance.uniform(month, 22) * 2),
          outage_minutes: Math.round(900 * strength + 40 * chance.uniform(month, 23)),
          coverage_per_mille: clamp(Math.round(978 + 7 * good), 900, 999)
        });
      })
    )
  );
}

function benchmarks({tree, calendar, settings}: Company): WholeTable {
  const names = texts();
  const layout = {
    month: date,
    operator: code(["Industry", "Rival A", "Rival B"]),
    region: code(names.list),
    indicator: code(benchmarkedParts.map(sampleIndicatorIds())),
    value_thousandths: integer,
    answers: integer,
    source: code(["simulated survey of rivals' customers", "simulated industry report"])
  };
  return whole("benchmarks", layout, (push) => {
    const text = (number: number): number => names.at(`U${String(number).padStart(4, "0")}`);
    const cities = tree.rows.filter(({kind}) => kind === "city");
    calendar.monthStart.slice(0, -1).forEach((start, month) => {
      if (month % 3 !== 2) return;
      const chance = new Chance(settings.seed, kinds.month, month);
      push({
        month: start,
        operator: 0,
        region: text(1),
        indicator: 0,
        value_thousandths: Math.round(895 + 8 * chance.normal(0, 0)),
        answers: absent,
        source: 1
      });
      for (const rival of [1, 2]) {
        for (const [i, city] of cities.entries()) {
          const rivalInCity = new Chance(settings.seed, kinds.city, i).normal(0, 10 + rival) * 5 + 24 + 2 * rival;
          const answers = 150 + Math.floor(chance.uniform(1, rival, i) * 350);
          const value = rivalInCity + (75 / Math.sqrt(answers)) * chance.normal(2, rival, i);
          push({
            month: start,
            operator: rival,
            region: text(city.number),
            indicator: 1,
            value_thousandths: Math.round(1000 * value),
            answers,
            source: 0
          });
        }
      }
    });
  });
}

function targets({tree, calendar}: Company): WholeTable {
  const layout = {
    indicator: code(targetFacts.map(({part}) => part).map(sampleIndicatorIds())),
    unit_id: ids.unit,
    period: code(["month", "quarter", "year"]),
    starts_on: date,
    floor_thousandths: integer,
    target_thousandths: integer,
    challenge_thousandths: integer
  };
  return whole("targets", layout, (push) =>
    targetFacts.forEach((facts, indicator) => {
      for (const unit of tree.rows) {
        const level = targetLevels.indexOf(unit.kind);
        if (level < 0) continue;
        for (let month = 0; month < calendar.months; month++) {
          if (calendar.monthOfYear[month] % 3 !== 0) continue;
          const target = targetAt(facts, level, month);
          push({
            indicator,
            unit_id: unit.number,
            period: 1,
            starts_on: calendar.monthStart[month],
            floor_thousandths: target - 4 * facts.step,
            target_thousandths: target,
            challenge_thousandths: target + 3 * facts.step
          });
        }
      }
    })
  );
}

/** Tables that follow from sums over customers, and what employees were asked. */
export function countedTables(company: Company, totals: Totals): WholeTable[] {
  const {months, costs} = staffCosts(company, totals);
  return [pay(company, months), costTable(company, costs)];
}

function pay({calendar}: Company, months: readonly StaffMonth[]): WholeTable {
  const layout = {
    agent_id: ids.agent,
    month: date,
    base_fen: integer,
    piece_rate_fen: integer,
    bonus_fen: integer,
    deductions_fen: integer,
    seat_days: integer
  };
  return whole("pay", layout, (push) =>
    months.forEach((one) =>
      push({
        agent_id: one.agent,
        month: calendar.monthStart[one.month],
        base_fen: one.base,
        piece_rate_fen: one.piece,
        bonus_fen: one.bonus,
        deductions_fen: one.deductions,
        seat_days: one.seatDays
      })
    )
  );
}

function costTable(
  {units, calendar}: Company,
  costs: readonly (readonly (readonly {budget: number; actual: number}[])[])[]
): WholeTable {
  const layout = {
    unit_id: ids.unit,
    month: date,
    category: code(codes.costCategory),
    budget_fen: integer,
    actual_fen: integer
  };
  return whole("costs", layout, (push) =>
    units.forEach((unit) =>
      costs[unit.index].forEach((categories, month) =>
        categories.forEach(({budget, actual}, category) =>
          push({
            unit_id: unit.number,
            month: calendar.monthStart[month],
            category,
            budget_fen: budget,
            actual_fen: actual
          })
        )
      )
    )
  );
}

/** Employees are asked twice a year; pressure shows in what they say. Their rows come after those of customers. */
export function employeeSurveys({
  people,
  calendar,
  appraisal,
  arrows,
  settings,
  totalCustomers
}: Company): Float64Array {
  const buffer = new RowBuffer(columnsOf(customerTables.surveys));
  for (const one of people) {
    const chance = new Chance(settings.seed, kinds.agent, one.number);
    const temper = 0.9 * chance.normal(0, 0);
    let number = 0;
    for (let month = Math.max(5, one.from); month < one.until; month++) {
      if (month % 6 !== 5) continue;
      const pressure = arrows.pressureToEmployees * appraisal[month];
      const askedAt = (calendar.monthStart[month] + 9) * 86_400 + 36_000;
      const answers = chance.happens(logistic(0.5 - 0.3 * pressure), month, 1);
      const score = 7.9 + temper - 1.3 * pressure + 1.5 * chance.normal(month, 2);
      buffer.push({
        survey_id: (totalCustomers + one.number) * 10_000 + ++number,
        customer_id: absent,
        agent_id: one.number,
        contact_id: absent,
        kind: 4,
        asked_at: askedAt,
        answered_at: answers ? askedAt + 40_000 : absent,
        score: answers ? clamp(Math.round(score), 0, 10) : absent,
        weight: absent
      });
    }
  }
  return buffer.take();
}

/** What the company truly is like: for tests alone. */
export function truthOfCompany(company: Company, totals: Totals): WholeTable[] {
  const {units, people, arrows, dealers, providers, calendar} = company;
  return [
    whole(
      "truth_units",
      {unit_id: ids.unit, temper: real, skill: real, network: real, load: real, persistence: real},
      (push) =>
        units.forEach((unit) =>
          push({
            unit_id: unit.number,
            temper: unit.temper,
            skill: unit.skill,
            network: unit.network,
            load: unit.load,
            persistence: unit.persistence
          })
        )
    ),
    whole(
      "truth_agents",
      {agent_id: ids.agent, temper: real, skill: real, pace: real, games: boolean, handled: integer},
      (push) =>
        people.forEach((one) => {
          let handled = 0;
          for (let month = 0; month < calendar.months; month++)
            handled += totals.agent(one.number, month, agentTotals[0]);
          const games =
            company.pressure[one.until - 1] * one.temper > 0.3 || company.npsPressure[one.until - 1] * one.temper > 0.3;
          push({
            agent_id: one.number,
            temper: one.temper,
            skill: one.skill,
            pace: one.pace,
            games: Number(games),
            handled
          });
        })
    ),
    whole("truth_partners", {unit_id: ids.unit, greed: real}, (push) =>
      [...dealers, ...providers].forEach(({number, greed}) => push({unit_id: number, greed}))
    ),
    whole("truth_arrows", {arrow: code(arrowNames), strength: real}, (push) =>
      arrowNames.forEach((name, i) => push({arrow: i, strength: arrows[name]}))
    )
  ];
}
