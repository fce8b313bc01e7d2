/** A browser of any make, as far as the walks need one. */
export interface Engine {
  readonly version: string;
  /** Opens a page and waits until it is loaded. */
  readonly open: (address: string) => Promise<Tab>;
  readonly close: () => Promise<void>;
}

interface Tab {
  /** Errors that the browser itself told of, in words; those of one that tells none are found by the script. */
  readonly faults: () => Promise<readonly string[]>;
  /** Runs the body of an asynchronous function in the page, and gives what it returns. */
  readonly run: (script: string) => Promise<unknown>;
  /** Presses what a selector finds, as a pointer does. */
  readonly click: (selector: string) => Promise<void>;
  readonly close: () => Promise<void>;
}
