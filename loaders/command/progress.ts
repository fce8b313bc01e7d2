import ora from "ora";

/** Shows what is going on: one line that changes in a terminal, a line a step elsewhere. */
export function showProgress(start: string): {readonly step: (text: string) => void; readonly done: (text: string) => void; readonly failed: (text: string) => void} {
  if (process.stderr.isTTY) {
    const spinner = ora({text: start, stream: process.stderr}).start();
    return {
      step: (text) => (spinner.text = text),
      done: (text) => void spinner.succeed(text),
      failed: (text) => void spinner.fail(text)
    };
  }
  let last = "";
  const print = (text: string) => {
    // Elsewhere a line for each percent would bury the rest.
    const step = text.replace(/\d+ %.*/, "");
    if (step !== last) process.stderr.write(`${text}\n`);
    last = step;
  };
  print(start);
  return {step: print, done: print, failed: print};
}
