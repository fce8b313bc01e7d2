import {z} from "zod";
import type {Engine} from "./engine.js";
import {walkScript, type Walked} from "./walk-script.js";

export type {Walked} from "./walk-script.js";

const walkedSchema = z.object({
  faults: z.array(z.string()),
  steps: z.array(z.object({did: z.string(), text: z.number(), characters: z.number()}))
});

/**
 * Walks pages of a site in a browser: opens each, and uses its controls one after the other.
 *
 * @param address where the site is served, without a slash at its end
 * @param most controls a page, evenly spread over it
 * @returns what was met, by page
 */
export async function walk(
  engine: Engine,
  address: string,
  paths: readonly string[],
  most: number,
  onPage: (path: string) => void = () => {}
): Promise<Map<string, Walked>> {
  const walked = new Map<string, Walked>();
  for (const path of paths) {
    onPage(path);
    const tab = await engine.open(address + path);
    try {
      const told = z.string().parse(await tab.run(walkScript(most)));
      const found = told.startsWith("{") ? walkedSchema.parse(JSON.parse(told)) : {faults: [told], steps: []};
      walked.set(path, {...found, faults: [...(await tab.faults()), ...found.faults]});
    } finally {
      await tab.close();
    }
  }
  return walked;
}

/** The first step of each page after which it doesn't read as in the model. */
export function differences(model: ReadonlyMap<string, Walked>, walked: ReadonlyMap<string, Walked>): string[] {
  return [...model].flatMap(([path, {steps}]) => {
    const own = walked.get(path)?.steps ?? [];
    const at = steps.findIndex((step, i) => own[i]?.did !== step.did || own[i]?.text !== step.text);
    if (at < 0 && own.length === steps.length) return [];
    const [expected, found] = [steps[at], own[at]];
    return [
      `${path}: ${expected?.did ?? "the end"} (${expected?.characters} characters; found ${found?.did} with ${found?.characters})`
    ];
  });
}
