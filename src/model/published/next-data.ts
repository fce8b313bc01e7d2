/**
 * What to collect next: which columns or tables would make most indicators and systems measurable for
 * least. A step is one column of a table that is there, or one table that isn't, with what is needed of it.
 */

/** An indicator and the `table.column` that it lacks; none where it is measurable. */
export interface WantedIndicator {
  readonly id: string;
  readonly lacks: readonly string[];
}

/** A system is ready when all indicators that it scores by are measurable. */
export interface WantedSystem {
  readonly id: string;
  readonly indicators: readonly string[];
}

/** One thing to collect. */
export interface Step {
  readonly table: string;
  /** What is needed of it, in order; one column where the table is there. */
  readonly columns: readonly string[];
  /** Whether the whole table is new. */
  readonly isTable: boolean;
}

/** Things to collect together, and what they make measurable beyond what is so already. */
export interface Unlocking {
  readonly steps: readonly Step[];
  readonly indicators: readonly string[];
  readonly systems: readonly string[];
}

interface Problem {
  readonly indicators: readonly WantedIndicator[];
  readonly systems: readonly WantedSystem[];
  /** Whether a table is among those that were read. */
  readonly isRead: (table: string) => boolean;
}

/** Bundles up to this many steps are searched through; larger ones only where an indicator needs as many. */
const searched = 3;

/** All steps that some indicator waits for, by table and column. */
export function stepsOf({indicators, isRead}: Pick<Problem, "indicators" | "isRead">): Step[] {
  const steps = new Map<string, Set<string>>();
  for (const column of indicators.flatMap(({lacks}) => lacks)) {
    const id = stepId(column, isRead);
    steps.set(id, (steps.get(id) ?? new Set()).add(partsOf(column)[1]));
  }
  return [...steps]
    .map(([id, columns]): Step => ({table: partsOf(id)[0], columns: [...columns].sort(), isTable: !id.includes(".")}))
    .sort((a, b) => compare(idOf(a), idOf(b)));
}

/** What some steps alone would make measurable. */
export function unlockedBy(steps: readonly Step[], problem: Problem): Unlocking {
  const taken = new Set(steps.map(idOf));
  const waits = ({lacks}: WantedIndicator) => lacks.some((column) => !taken.has(stepId(column, problem.isRead)));
  const indicators = problem.indicators
    .filter((indicator) => indicator.lacks.length > 0 && !waits(indicator))
    .map(({id}) => id);
  const before = new Set(problem.indicators.filter(({lacks}) => lacks.length === 0).map(({id}) => id));
  const after = new Set([...before, ...indicators]);
  const systems = problem.systems
    .filter(({indicators: own}) => own.every((id) => after.has(id)) && !own.every((id) => before.has(id)))
    .map(({id}) => id);
  return {steps, indicators, systems};
}

/**
 * What each single step would make measurable by itself, best first; steps that unlock nothing alone are
 * left out.
 */
export function singleSteps(problem: Problem): Unlocking[] {
  return stepsOf(problem)
    .map((step) => unlockedBy([step], problem))
    .filter(({indicators}) => indicators.length > 0)
    .sort(better);
}

/**
 * A plan in which each entry is the cheapest next: of all bundles of up to three steps, and of all that a
 * single indicator needs, the one with most indicators and systems a step; then the next, until nothing is
 * locked. Of equals the smaller one comes first, then the one with more systems, then the first by name.
 */
export function nextData(problem: Problem): Unlocking[] {
  const plan: Unlocking[] = [];
  let indicators = problem.indicators;
  for (;;) {
    const now = {...problem, indicators};
    const best = bundlesOf(now)
      .map((steps) => unlockedBy(steps, now))
      .filter(({indicators: unlocked}) => unlocked.length > 0)
      .sort(better)[0];
    if (!best) return plan;
    plan.push(best);
    const taken = new Set(best.steps.map(idOf));
    indicators = indicators.map(({id, lacks}) => ({
      id,
      lacks: lacks.filter((column) => !taken.has(stepId(column, problem.isRead)))
    }));
  }
}

/** What is worth a look: what single indicators need, and what several need together, up to three steps; a step that none of them needs would only cost. */
function bundlesOf(problem: Problem): Step[][] {
  const steps = stepsOf(problem);
  const needs = new Map(
    problem.indicators
      .filter(({lacks}) => lacks.length > 0)
      .map(({lacks}) => named(lacks.map((column) => stepId(column, problem.isRead))))
  );
  const bundles = new Map(needs);
  for (let open = [...needs.values()]; open.length > 0;) {
    const found = new Map<string, readonly string[]>();
    for (const bundle of open) {
      for (const need of needs.values()) {
        const [name, union] = named([...bundle, ...need]);
        if (union.length <= searched && !bundles.has(name)) found.set(name, union);
      }
    }
    for (const [name, union] of found) bundles.set(name, union);
    open = [...found.values()];
  }
  return [...bundles.values()].map((ids) => steps.filter((step) => ids.includes(idOf(step))));
}

function named(ids: readonly string[]): [string, readonly string[]] {
  const different = [...new Set(ids)].sort();
  return [different.join(), different];
}

function better(a: Unlocking, b: Unlocking): number {
  const gain = ({indicators, systems, steps}: Unlocking) => (indicators.length + systems.length) / steps.length;
  return (
    gain(b) - gain(a) ||
    a.steps.length - b.steps.length ||
    b.systems.length - a.systems.length ||
    compare(a.steps.map(idOf).join(), b.steps.map(idOf).join())
  );
}

function idOf({table, columns, isTable}: Step): string {
  return isTable ? table : `${table}.${columns[0]}`;
}

function stepId(column: string, isRead: Problem["isRead"]): string {
  const [table] = partsOf(column);
  return isRead(table) ? column : table;
}

function partsOf(column: string): [table: string, name: string] {
  const dot = column.indexOf(".");
  return dot < 0 ? [column, ""] : [column.slice(0, dot), column.slice(dot + 1)];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
