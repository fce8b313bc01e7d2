/** What the bench of brushing runs in a real browser: the product's brush, Mosaic's pattern and filtered Vega-Lite, over the same rows. */
import {AsyncDuckDB, VoidLogger, type AsyncDuckDBConnection} from "@duckdb/duckdb-wasm";
import {brushViews} from "../src/pages/cohorts/brush.js";
import {maker} from "../src/elements/elements.js";
import {Brush, measure} from "../src/model/cohorts/brush.js";
import type {BrushCube} from "../src/model/published/cohort-data.js";
import {splitName} from "../src/language/slices.js";
import {cohortWords} from "../src/pages/cohorts/words.js";

/** Bins by dimension: those of the finest cube that the product publishes. */
const bins = [13, 4, 4, 3, 6];
const ids = ["tenure", "term", "trouble", "value_tier", "segment"];

/** One event of a brush: the active dimension and its run of bins, while the others keep theirs. */
interface Step {
  readonly active: number;
  readonly from: number;
  readonly to: number;
  /** By dimension the run that its brush keeps; null for no brush. */
  readonly others: readonly (readonly [number, number] | null)[];
}

/** Brushes over three dimensions in turn, alone and beside others. */
const scenes: readonly {readonly active: number; readonly others: readonly (readonly [number, number] | null)[]}[] = [
  {active: 0, others: [null, null, null, null, null]},
  {active: 0, others: [null, [1, 2], null, [0, 1], null]},
  {active: 4, others: [[2, 9], null, [1, 3], null, null]}
];
const steps: readonly Step[] = scenes.flatMap(({active, others}) =>
  Array.from({length: bins[active] * 3}, (_, i): Step => {
    const from = i % bins[active];
    return {active, others, from, to: Math.min(bins[active] - 1, from + (i % 4))};
  })
);

/** Sums by view: customer-months, port-outs and other leavers by bin; the active view is left out, since its own brush doesn't filter it. */
type Answer = readonly (readonly (readonly [number, number, number])[] | null)[];

let connection: AsyncDuckDBConnection;

async function start(): Promise<void> {
  const worker = new Worker("/node_modules/@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js");
  const database = new AsyncDuckDB(new VoidLogger(), worker);
  await database.instantiate("/node_modules/@duckdb/duckdb-wasm/dist/duckdb-eh.wasm");
  connection = await database.connect();
}

/** Makes a row a customer-month by hash, and the cube of it. Returns the cube's cells and the seconds that making them took. */
async function makeRows(rows: number): Promise<{readonly cells: number; readonly seconds: number}> {
  await connection.query("DROP TABLE IF EXISTS customer_months");
  const column = (d: number) => `CAST((hash(i * 8 + ${d}) >> 11) % ${bins[d]} AS UTINYINT) AS d${d}`;
  await connection.query(`CREATE TABLE customer_months AS SELECT ${bins.map((_, d) => column(d)).join(", ")},
    CAST(CASE WHEN (hash(i * 8 + 5) >> 11) % 1000 < 8 THEN 1 ELSE 0 END AS UTINYINT) AS port_out,
    CAST(CASE WHEN (hash(i * 8 + 5) >> 11) % 1000 BETWEEN 8 AND 14 THEN 1 ELSE 0 END AS UTINYINT) AS otherwise
    FROM range(${rows}) AS t(i)`);
  const began = performance.now();
  const table =
    await connection.query(`SELECT d0, d1, d2, d3, d4, CAST(count(*) AS INTEGER) AS n, CAST(sum(port_out) AS INTEGER) AS p, CAST(sum(otherwise) AS INTEGER) AS o
    FROM customer_months GROUP BY d0, d1, d2, d3, d4 ORDER BY d0, d1, d2, d3, d4`);
  const own = (name: string) => Array.from({length: table.numRows}, (_, i) => Number(table.getChild(name)?.get(i)));
  const zero = own("n").map(() => 0);
  const some = own("n").map((n) => 36 * n);
  const none = {yy: zero, xy: zero};
  const spread = {
    xx: some,
    revenue: {yy: some.map((n) => 5000 * n), xy: some.map((n) => 120 * n)},
    contacts: none,
    complaints: none
  };
  cube = {
    dimensions: ids.map((id, d) => ({
      id,
      bins: Array.from({length: bins[d]}, (_, bin) => ({id: id === "tenure" ? `m${6 * bin}` : `b${bin}`, name: null}))
    })),
    coordinates: bins.map((_, d) => own(`d${d}`)),
    months: own("n"),
    portOut: own("p"),
    leftOtherwise: own("o"),
    revenue: own("n").map((n) => 60 * n),
    contacts: zero,
    complaints: zero,
    spread: {all: spread, tenure: spread}
  };
  return {cells: table.numRows, seconds: (performance.now() - began) / 1000};
}

let cube: BrushCube | null = null;

function made(): BrushCube {
  if (!cube) throw new Error("expected rows to have been made");
  return cube;
}

function newBrush(): Brush {
  const {coordinates, months, portOut, leftOtherwise, revenue, contacts, complaints} = made();
  return new Brush({bins, coordinates, measures: [months, portOut, leftOtherwise, revenue, contacts, complaints]});
}

function setTo(brush: Brush, {active, from, to, others}: Step): void {
  others.forEach((run, d) => {
    const [first, last] = d === active ? [from, to] : (run ?? [0, bins[d] - 1]);
    brush.set(
      d,
      Array.from({length: last - first + 1}, (_, i) => first + i)
    );
  });
}

/** Milliseconds of each event, and what each event showed. */
function ours(repeats: number): {readonly milliseconds: number; readonly answers: readonly Answer[]} {
  const brush = newBrush();
  const answers = steps.map((step): Answer => {
    setTo(brush, step);
    const {months, portOut, leftOtherwise} = brush.compute();
    return bins.map((count, d) =>
      d === step.active
        ? null
        : Array.from({length: count}, (_, bin) => [months[d][bin], portOut[d][bin], leftOtherwise[d][bin]])
    );
  });
  const began = performance.now();
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (const step of steps) {
      setTo(brush, step);
      brush.compute();
    }
  }
  return {milliseconds: (performance.now() - began) / repeats / steps.length, answers};
}

function where(step: Step, except: number): string {
  const terms = step.others.flatMap((run, d) =>
    run && d !== except && d !== step.active ? [`d${d} BETWEEN ${run[0]} AND ${run[1]}`] : []
  );
  return terms.length ? `WHERE ${terms.join(" AND ")}` : "";
}

/** Mosaic's pattern: as a brush becomes active a table of active bin × view's bin is made for each view; each event then queries those small tables. */
async function mosaic(): Promise<{
  readonly milliseconds: number;
  readonly preparing: number;
  readonly answers: readonly Answer[];
}> {
  let querying = 0;
  let preparing = 0;
  const answers: Answer[] = [];
  for (const {active, others} of scenes) {
    const scene = steps.filter((step) => step.active === active && step.others === others);
    const views = bins.map((_, d) => d).filter((d) => d !== active);
    const before = performance.now();
    for (const d of views) {
      await connection.query(`CREATE OR REPLACE TEMP TABLE view_${d} AS SELECT d${active} AS active, d${d} AS bin, count(*) AS n, sum(port_out) AS p, sum(otherwise) AS o
        FROM customer_months ${where(scene[0], d)} GROUP BY d${active}, d${d}`);
    }
    preparing += performance.now() - before;
    for (const {from, to} of scene) {
      const began = performance.now();
      const tables = await Promise.all(
        views.map((d) =>
          connection.query(
            `SELECT bin, CAST(sum(n) AS INTEGER) AS n, CAST(sum(p) AS INTEGER) AS p, CAST(sum(o) AS INTEGER) AS o FROM view_${d} WHERE active BETWEEN ${from} AND ${to} GROUP BY bin`
          )
        )
      );
      querying += performance.now() - began;
      answers.push(
        bins.map((count, d) => {
          const table = tables[views.indexOf(d)];
          if (d === active) return null;
          const found = Array.from({length: count}, (): [number, number, number] => [0, 0, 0]);
          for (let i = 0; i < table.numRows; i++)
            found[Number(table.getChild("bin")?.get(i))] = [
              Number(table.getChild("n")?.get(i)),
              Number(table.getChild("p")?.get(i)),
              Number(table.getChild("o")?.get(i))
            ];
          return found;
        })
      );
    }
  }
  return {milliseconds: querying / steps.length, preparing: preparing / scenes.length, answers};
}

/** The parts of Vega and Vega-Lite that are used, loaded as they come from their packages. */
interface VegaLibraries {
  readonly vega: {
    readonly View: new (runtime: unknown, options: {readonly renderer: "none"}) => VegaView;
    parse(spec: unknown): unknown;
  };
  readonly vegaLite: {compile(spec: unknown): {readonly spec: {readonly data: readonly {readonly name: string}[]}}};
}

interface VegaView {
  signal(name: string, value: number): VegaView;
  data(name: string): readonly Readonly<Record<string, number>>[];
  runAsync(): Promise<unknown>;
  finalize(): void;
}

declare global {
  interface Window extends VegaLibraries {
    brushBench: {
      readonly start: typeof start;
      readonly makeRows: typeof makeRows;
      readonly ours: typeof ours;
      readonly mosaic: typeof mosaic;
      readonly vegaLite: typeof vegaLite;
      readonly mount: typeof mount;
      readonly painted: () => readonly Painted[];
    };
  }
}

/** Vega-Lite with a filter a brush over all rows, without drawing: only what it computes is timed. Every so many events, since each takes long. */
async function vegaLite(
  every: number
): Promise<{readonly milliseconds: number; readonly answers: readonly (readonly [number, Answer])[]}> {
  const table = await connection.query("SELECT d0, d1, d2, d3, d4, port_out, otherwise FROM customer_months");
  const columns = ["d0", "d1", "d2", "d3", "d4", "port_out", "otherwise"].map(
    (name) => table.getChild(name)?.toArray() ?? []
  );
  const values = Array.from({length: table.numRows}, (_, i) => ({
    d0: columns[0][i],
    d1: columns[1][i],
    d2: columns[2][i],
    d3: columns[3][i],
    d4: columns[4][i],
    p: columns[5][i],
    o: columns[6][i]
  }));
  const compiled = window.vegaLite.compile({
    data: {values: [], name: "rows"},
    params: bins.flatMap((count, d) => [
      {name: `from${d}`, value: 0},
      {name: `to${d}`, value: count - 1}
    ]),
    hconcat: bins.map((_, d) => ({
      transform: [
        ...bins.flatMap((_, other) =>
          other === d ? [] : [{filter: `datum.d${other} >= from${other} && datum.d${other} <= to${other}`}]
        ),
        {
          aggregate: [
            {op: "count", as: "n"},
            {op: "sum", field: "p", as: "p"},
            {op: "sum", field: "o", as: "o"}
          ],
          groupby: [`d${d}`]
        }
      ],
      mark: "bar",
      encoding: {x: {field: "n", type: "quantitative"}, y: {field: `d${d}`, type: "ordinal"}}
    }))
  }).spec;
  const data = compiled.data.map((one) => (one.name === "rows" ? {...one, values} : one));
  const view = new window.vega.View(window.vega.parse({...compiled, data}), {renderer: "none"});
  await view.runAsync();
  const asked = steps.flatMap((step, i) => (i % every === 0 ? [{step, i}] : []));
  let total = 0;
  const answers: (readonly [number, Answer])[] = [];
  for (const {step, i} of asked) {
    bins.forEach((count, d) => {
      const [from, to] = d === step.active ? [step.from, step.to] : (step.others[d] ?? [0, count - 1]);
      view.signal(`from${d}`, from).signal(`to${d}`, to);
    });
    const began = performance.now();
    await view.runAsync();
    total += performance.now() - began;
    const sets = compiled.data.map(({name}) => view.data(name));
    answers.push([
      i,
      bins.map((count, d) => {
        if (d === step.active) return null;
        const own =
          sets.find(
            (set) =>
              set.length > 0 &&
              set.length <= count &&
              `d${d}` in set[0] &&
              "n" in set[0] &&
              Object.keys(set[0]).filter((key) => /^d\d$/.test(key)).length === 1
          ) ?? [];
        return Array.from({length: count}, (_, bin) => {
          const found = own.find((row) => row[`d${d}`] === bin);
          return [found?.n ?? 0, found?.p ?? 0, found?.o ?? 0];
        });
      })
    ]);
  }
  view.finalize();
  return {milliseconds: total / asked.length, answers};
}

/** From an event to the frame that shows it. */
interface Painted {
  /** From when the page hears of the event. */
  readonly heard: number;
  /** From when the pointer moved: until the page hears of it included. */
  readonly moved: number;
  /** Of `heard` what the page works: the brush itself, and the frame's style, layout and paint; waiting for the screen's next beat is left out. */
  readonly worked: number;
}

let times: Painted[] = [];

/** Puts the product's linked views into the page and notes, for each event that brushes, when the frame after it has been painted. */
function mount(): void {
  const brush = newBrush();
  times = [];
  const words = cohortWords.en;
  const context = {
    words,
    h: maker(document),
    language: "en" as const,
    splitName: ({id}: {readonly id: string}) => splitName("en", {id})
  };
  const channel = new MessageChannel();
  let pending: {readonly heard: number; readonly moved: number; readonly brushed: number; framed: number} | null = null;
  channel.port1.addEventListener("message", () => {
    if (!pending) return;
    const now = performance.now();
    times.push({
      heard: now - pending.heard,
      moved: now - pending.moved,
      worked: pending.brushed + now - pending.framed
    });
    pending = null;
  });
  channel.port1.start();
  let heard = {heard: 0, moved: 0};
  document.addEventListener("pointermove", (event) => (heard = {heard: performance.now(), moved: event.timeStamp}), {
    capture: true
  });
  const views = brushViews(context, made(), brush, (dimension, kept) => {
    brush.set(dimension, kept);
    const {total} = brush.compute();
    views.draw();
    document.title = String(total[measure.months]);
    if (pending) return;
    const frame = {...heard, brushed: performance.now() - heard.heard, framed: 0};
    pending = frame;
    requestAnimationFrame(() => {
      frame.framed = performance.now();
      channel.port2.postMessage(null);
    });
  });
  document.body.replaceChildren(
    context.h("main", {class: "cohorts"}, context.h("section", {class: "card"}, views.element))
  );
}

window.brushBench = {start, makeRows, ours, mosaic, vegaLite, mount, painted: () => times};
