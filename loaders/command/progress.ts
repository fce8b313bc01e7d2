import ora from "ora";

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
  if (process.stderr.isTTY) {
    const spinner = ora({text: start, stream: process.stderr}).start();
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
