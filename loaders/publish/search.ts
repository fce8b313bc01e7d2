/** What the search over the site finds: every indicator and every unit that is shown, by name. */
import type {SearchIndex} from "../../src/model/published/search.js";
import type {PublicationContext} from "../privacy/publication.js";
import type {Provenance} from "../privacy/provenance.js";
import {indicatorListOf} from "./indicators.js";

/** It holds names alone, and no number. */
export const searchDeclared: Provenance = {};

/** The index of the search. */
export async function searchIndexOf(context: PublicationContext): Promise<SearchIndex> {
  const {listed, units, site} = await indicatorListOf(context);
  const withFigures = new Set(listed.map(({indicator}) => indicator));
  return {
    indicators: context.compiled.map(({id, definition: {name}}) => ({id, name, hasFigures: withFigures.has(id)})),
    units: units.map(({id, name, kind}) => ({id, name, kind})),
    kinds: site.unitsByKind.map(({kind, name}) => ({kind, name}))
  };
}
