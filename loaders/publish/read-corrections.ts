import {existsSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {z} from "zod";
import type {Correction} from "../../src/model/published/corrections.js";
import {bilingual} from "../definitions/contract.js";
import {readDefinition} from "../definitions/definition.js";

/** A text, or the same in both languages: `2 of 5` or `{en: …, zh: …}`. */
const figure = z.union([
  bilingual,
  z
    .string()
    .min(1)
    .transform((text) => ({en: text, zh: text}))
]);

const schema = z.strictObject({
  title: bilingual,
  found: bilingual,
  figures: z.array(z.strictObject({what: bilingual, before: figure, after: figure})).min(1),
  held: bilingual
});

/**
 * What an audit found and what was changed, one file a finding, in the order of their names.
 *
 * @param folder `data/facts/corrections`; no corrections where it isn't there
 * @throws {DefinitionFault} with file and line
 */
export function readCorrections(folder: string): Correction[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .map((name) => readDefinition(join(folder, name), schema).value);
}
