import {StageClock, stageLine, stageTable} from "../run/stages.js";

// Elsewhere nothing turns, and the command begins sooner without it.
const spinnerOf = process.stderr.isTTY ? (await import("ora")).default : null;

export interface Progress {
  readonly step: (text: string) => void;
  readonly done: (text: string) => void;
  readonly failed: (text: string) => void;
}

/**
 * Shows what is going on: one line that changes in a terminal.
 *
 * @param lines whether each step is a line elsewhere, say under a scheduler; silent there unless `LAB_VERBOSE` is set
 */
export function showProgress(start: string, lines = Boolean(process.env.LAB_VERBOSE)): Progress {
  if (spinnerOf !== null) {
    const spinner = spinnerOf({text: start, stream: process.stderr}).start();
    return {
      step: (text) => (spinner.text = text),
      done: (text) => void spinner.succeed(text),
      failed: (text) => void spinner.fail(text)
    };
  }
  if (!lines) return {step: () => {}, done: () => {}, failed: () => {}};
  let last = "";
  const print = (text: string) => {
    // A line for each percent would bury the rest.
    const step = text.replace(/\d+ %.*/, "");
    if (step !== last) process.stderr.write(`${text}\n`);
    last = step;
  };
  print(start);
  return {step: print, done: print, failed: print};
}

/**
 * Shows how far a build is: in a terminal one line that changes, elsewhere a line for each stage, with what is done and
 * how much longer it may take. With `LAB_VERBOSE` each step is a line, and in the end a table says what the stages took.
 */
export function showStages(start: string): Progress {
  const verbose = Boolean(process.env.LAB_VERBOSE);
  const shown = showProgress(start);
  const clock = new StageClock();
  const silent = !process.stderr.isTTY && !verbose;
  return {
    step: (text) => {
      const position = clock.enter(text);
      if (silent && position?.begins) process.stderr.write(`${stageLine(position)}\n`);
      shown.step(process.stderr.isTTY && position !== null ? `${stageLine(position)}: ${text}` : text);
    },
    done: (text) => {
      shown.done(text);
      if (verbose) process.stderr.write(`${stageTable(clock.end())}\n`);
      else if (silent) process.stderr.write(`${text}\n`);
    },
    failed: (text) => {
      shown.failed(text);
      if (silent) process.stderr.write(`${text}\n`);
    }
  };
}
