import type {Bilingual} from "./systems.js";
import type {SiteFacts} from "./site.js";

/** The name of a kind of unit; the kind itself where the site has no unit of it. */
export function nameOfKind({unitsByKind}: Pick<SiteFacts, "unitsByKind">, kind: string): Bilingual {
  return unitsByKind.find((one) => one.kind === kind)?.name ?? {en: kind, zh: kind};
}
