/** HiGHS (Huangfu & Hall 2018, compiled to WebAssembly) as the solver of a plan's linear programs. */
import type {Highs, InitOptions} from "highs";
import type {LinearProgram, LinearSolution, SolveLinear} from "./program.js";

/** Wraps a loaded HiGHS. */
function highsSolver(highs: Highs): SolveLinear {
  return (program: LinearProgram): LinearSolution =>
    highs.withModel(
      {
        numCols: program.columns,
        numRows: program.rows,
        sense: highs.constants.objectiveSense.maximize,
        colCost: program.cost,
        colLower: program.low,
        colUpper: program.high,
        rowLower: program.rowLow,
        rowUpper: program.rowHigh,
        matrix: {
          format: "csc",
          numRows: program.rows,
          numCols: program.columns,
          starts: program.starts,
          indices: program.indices,
          values: program.values
        }
      },
      (model) => {
        model.options.set({output_flag: false, presolve: "on"});
        model.run();
        const {colValue, rowDual} = model.getSolution();
        return {
          isOptimal: model.getModelStatus() === highs.constants.modelStatus.optimal,
          columns: colValue,
          rowDuals: rowDual
        };
      }
    );
}

/**
 * Loads HiGHS.
 *
 * @param wasm the address of its WebAssembly file in a browser; Node finds it by itself
 */
export async function loadSolver(wasm?: string): Promise<SolveLinear> {
  return highsSolver(await loadHighs(wasm));
}

/** HiGHS itself, for programs of other kinds; `wasm` as in {@link loadSolver}. */
export async function loadHighs(wasm?: string): Promise<Highs> {
  const {default: load}: {readonly default: unknown} = await import("highs");
  if (!isLoader(load)) throw new Error("highs: expected a function that loads it; found none");
  return await load(wasm === undefined ? {} : {locateFile: () => wasm});
}

// Its types are those of its CommonJS build, where the function stands one level deeper.
function isLoader(value: unknown): value is (options?: InitOptions) => Promise<Highs> {
  return typeof value === "function";
}
