import ora from "ora";

export interface Progress {
  readonly step: (text: string) => void;
  readonly done: (text: string) => void;
  readonly failed: (text: string) => void;
}

/**
 * Shows what is going on: one line that changes in a terminal. Elsewhere, say under a scheduler, it is
 * silent; with `LAB_VERBOSE` set each step is a line.
 */
export function showProgress(start: string): Progress {
  if (process.stderr.isTTY) {
    const spinner = ora({text: start, stream: process.stderr}).start();
    return {
      step: (text) => (spinner.text = text),
      done: (text) => void spinner.succeed(text),
      failed: (text) => void spinner.fail(text)
    };
  }
  if (!process.env.LAB_VERBOSE) return {step: () => {}, done: () => {}, failed: () => {}};
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
