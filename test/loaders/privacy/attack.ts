/**
 * An attack on what is published: of customers who stand nearly alone in their unit and segment, whether they have what an
 * indicator counts. The attacker has all files, knows who stands where and the rules, and solves back what can be had.
 */
import {readContract} from "../../../loaders/definitions/contract.js";
import {asNumber, asText, Database} from "../../../loaders/ground/database.js";
import {ingest} from "../../../loaders/intake/intake.js";
import {readCalendar, writePeriods, type Calendar} from "../../../loaders/intake/periods.js";
import {readUnits, type Units} from "../../../loaders/intake/units.js";
import {compileIndicators} from "../../../loaders/measure/compile.js";
import {makeFrames} from "../../../loaders/measure/frames.js";
import {baseQuery} from "../../../loaders/measure/moments-sql.js";
import {segmentOfCustomer} from "../../../loaders/measure/segments.js";
import {LinearSystem} from "../../../loaders/privacy/linear-system.js";
import type {SolveWhole} from "../../../loaders/privacy/whole-numbers.js";
import {publishedIn} from "../../../loaders/run/read-published.js";
import {unpacked} from "../../../src/model/published/breakdowns.js";
import {only} from "../tiny.js";
import type {World} from "../world.js";

const floor = 10;

/** Customers of one unit and segment in a quarter, and how many of them have it: what the attacker must not learn. */
interface Atom {
  readonly unit: string;
  readonly segment: string;
  readonly customers: number;
  readonly having: number;
}

/** How the attacker fared beside whoever guesses by the published shares. */
export interface Attack {
  /** Customers attacked. */
  readonly targets: number;
  readonly right: number;
  readonly baselineRight: number;
  /** Where the attacker alone was right, and where the other alone was. */
  readonly better: number;
  readonly worse: number;
  /** Groups of fewer than the floor whose sum could be solved for. */
  readonly solved: number;
  /** Targets whose group's bounds told more than a share. */
  readonly told: number;
}

/** How likely it is that the attacker alone is right so often, or more often, where neither is better: the exact test of McNemar (1947), one-sided. */
export function chanceOf({better, worse}: Pick<Attack, "better" | "worse">): number {
  const all = better + worse;
  let term = 0.5 ** all;
  let sum = 0;
  for (let k = 0; k <= all; k++) {
    if (k >= better) sum += term;
    term *= (all - k) / (k + 1);
  }
  return Math.min(1, sum);
}

/** Adds up attacks. */
export function attacksTogether(all: readonly Attack[]): Attack {
  const of = (value: (one: Attack) => number) => all.reduce((sum, one) => sum + value(one), 0);
  return {
    targets: of(({targets}) => targets),
    right: of(({right}) => right),
    baselineRight: of(({baselineRight}) => baselineRight),
    better: of(({better}) => better),
    worse: of(({worse}) => worse),
    solved: of(({solved}) => solved),
    told: of(({told}) => told)
  };
}

/**
 * Attacks an indicator that counts each customer of a home unit once.
 *
 * @param most customers attacked at most, those who stand most alone first
 */
export async function attack(
  world: Pick<World, "raw" | "compare" | "published">,
  indicator: string,
  most: number,
  solve: SolveWhole
): Promise<Attack> {
  const {atomsIn, calendar, units} = await truthOf(world.raw, indicator);
  const tables =
    unpacked(publishedIn(world.published, "breakdowns.json")).bySegment.find((one) => one.indicator === indicator)
      ?.tables ?? [];
  const series = world.compare.series.find((one) => one.indicator === indicator);
  const quarters = calendar.periods.flatMap(({grain}, period) => (grain === "quarter" ? [period] : []));
  const attacks: Attack[] = [];
  let left = most;
  for (const quarter of quarters) {
    if (left <= 0) break;
    const atoms = atomsIn(quarter);
    const isBelow = (unit: string, above: string) => units.withAncestors(unit).includes(above);
    const sets: number[][] = [];
    const add = (above: string, segments: readonly string[] | null) => {
      const set = atoms.flatMap(({unit, segment}, i) =>
        isBelow(unit, above) && (segments === null || segments.includes(segment)) ? [i] : []
      );
      if (set.length) sets.push(set);
    };
    series?.unit.forEach((unit, i) => {
      if (series.period[i] === quarter) add(world.compare.units[unit].id, null);
    });
    for (const {period, parts, rows} of tables)
      if (period === quarter)
        for (const {row, figures} of rows)
          parts.forEach(({of}, part) => {
            if (figures[part]) add(row, of);
          });
    const done = attackQuarter(atoms, sets, left, solve);
    attacks.push(done);
    left -= done.targets;
  }
  return attacksTogether(attacks);
}

/** Attacks one quarter, whose published sums are over these sets of atoms. */
export function attackQuarter(
  atoms: readonly Atom[],
  sets: readonly (readonly number[])[],
  most: number,
  solve: SolveWhole
): Attack {
  const system = new LinearSystem(atoms.length, sets);
  const sum = (set: readonly number[], of: (atom: Atom) => number) => set.reduce((all, i) => all + of(atoms[i]), 0);
  const customers = (set: readonly number[]) => sum(set, (atom) => atom.customers);
  const having = (set: readonly number[]) => sum(set, (atom) => atom.having);
  const classes = system.classSize.map((_, one) => atoms.flatMap((__, i) => (system.classOf[i] === one ? [i] : [])));
  const had = classes.filter((_, one) => system.determines([one]));
  // Whoever guesses by shares goes by the smallest group over the floor that the files tell, by themselves or one less another.
  const groups = [...sets, ...had.filter((set) => customers(set) >= floor)].sort((a, b) => customers(a) - customers(b));
  const solved = had.filter((set) => customers(set) > 0 && customers(set) < floor);
  const targets = atoms
    .map((atom, i) => ({atom, i}))
    .filter(({atom}) => atom.customers > 0 && atom.customers <= 3)
    .sort((a, b) => a.atom.customers - b.atom.customers || a.i - b.i);
  const found = {targets: 0, right: 0, baselineRight: 0, better: 0, worse: 0, solved: solved.length, told: 0};
  for (const {atom, i} of targets) {
    if (found.targets >= most) break;
    const group = groups.find((set) => set.includes(i));
    if (!group) continue;
    const share = having(group) / customers(group);
    const leak = solved.find((set) => set.includes(i));
    const told = leak ? having(leak) / customers(leak) : boundedShare(atoms, sets, i, solve);
    if (told !== null) found.told++;
    const [byShare, byAttack] = [share >= 0.5, (told ?? share) >= 0.5];
    for (let one = 0; one < atom.customers && found.targets < most; one++) {
      const has = one < atom.having;
      found.targets++;
      found.right += Number(byAttack === has);
      found.baselineRight += Number(byShare === has);
      found.better += Number(byAttack === has && byShare !== has);
      found.worse += Number(byAttack !== has && byShare === has);
    }
  }
  return found;
}

/** The share that an atom must be nearest to where its bounds leave but one side; null where they leave both. */
function boundedShare(
  atoms: readonly Atom[],
  sets: readonly (readonly number[])[],
  target: number,
  solve: SolveWhole
): number | null {
  const ends = ([-1, 1] as const).map((sign) => {
    const found = solve({
      columns: atoms.length,
      rows: sets,
      totals: sets.map((set) => set.reduce((all, i) => all + atoms[i].having, 0)),
      most: atoms.map(({customers}) => customers),
      of: [target],
      sign
    });
    return found ? found[target] : null;
  });
  const [low, high] = ends;
  const {customers} = atoms[target];
  if (low !== null && low > customers / 2) return low / customers;
  if (high !== null && high < customers / 2) return high / customers;
  return null;
}

/** Who has what the indicator counts, from the raw rows, by home unit and segment of each quarter. */
async function truthOf(
  raw: string,
  indicator: string
): Promise<{
  readonly atomsIn: (quarter: number) => readonly Atom[];
  readonly calendar: Calendar;
  readonly units: Units;
}> {
  const database = await Database.open();
  try {
    const contract = readContract();
    const intake = await ingest(database, contract, raw);
    const calendar = await readCalendar(database);
    await writePeriods(database, calendar);
    const units = await readUnits(database);
    const frames = makeFrames({handledSecondsAtMost: 300, satisfactionAtLeast: 4});
    const compiled = await compileIndicators(only(indicator), {database, frames, intake, calendar, contract});
    const rows = await database.rows(`
      SELECT c.quarter AS quarter, c.unit AS unit, ${segmentOfCustomer} AS segment, COUNT(*) AS customers, SUM(c.having_it) AS having_it
      FROM (
        SELECT p.period AS quarter, r.home AS unit, r.cluster_id AS cluster_id, MAX(CASE WHEN r.${indicator}_y > 0 THEN 1 ELSE 0 END) AS having_it
        FROM (${baseQuery(compiled[0].frame, compiled)}) AS r
        JOIN period_months AS p ON p.month = r.time AND p.months = 3
        WHERE r.${indicator}_x > 0 AND r.home IS NOT NULL
        GROUP BY p.period, r.home, r.cluster_id
      ) AS c JOIN customers AS k ON k.number = c.cluster_id
      GROUP BY c.quarter, c.unit, ${segmentOfCustomer} ORDER BY c.quarter, c.unit, segment`);
    const atoms = new Map<number, Atom[]>();
    for (const row of rows) {
      const quarter = asNumber(row.quarter);
      const list = atoms.get(quarter) ?? [];
      atoms.set(quarter, list);
      list.push({
        unit: asText(row.unit),
        segment: asText(row.segment),
        customers: asNumber(row.customers),
        having: asNumber(row.having_it)
      });
    }
    return {atomsIn: (quarter) => atoms.get(quarter) ?? [], calendar, units};
  } finally {
    database.close();
  }
}
