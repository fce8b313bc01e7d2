import {answersNeeded} from "../../src/model/statistics/net-promoter-score.js";
import {ratio, standardError} from "../../src/model/statistics/moments.js";
import type {Bilingual} from "../../src/model/published/systems.js";
import type {Compare} from "../../src/model/published/compare.js";
import type {Brief, GreenLight, UnitFigures} from "../../src/model/published/brief.js";
import {briefLeague} from "../../src/model/scoring/brief-league.js";
import {greenAndLosing} from "../../src/model/scoring/losing.js";
import {greenLightOf, type GreenLightSource} from "../evaluate/green-light.js";
import {companyOf, estimatePlayed, playedBy, type Measured} from "../privacy/measured.js";
import {siteFactsDeclared, type Provenance} from "../privacy/provenance.js";

/** What the numbers of the first page sum. */
export const briefDeclared: Provenance = {
  ...siteFactsDeclared,
  greenLight: {
    of: "customers",
    over: "leavers by port-out of the last year and comparable customers who stayed; few stand with others"
  },
  "greenLight.targets": {of: "nobody", over: "the system's own targets"},
  league: {of: "shown", over: "cells that are shown"},
  "league.rules": {of: "nobody", over: "the systems' rules"},
  figures: {of: "customers", over: "units × periods of each indicator, behind the floor of its cells"},
  conversion: {of: "customers", over: "units × periods of each indicator, behind the floor of its cells"},
  retention: {of: "customers", over: "units × periods of each indicator, behind the floor of its cells"},
  sampleSize: {of: "shown", over: "cells that are shown"},
  verdict: {of: "shown", over: "the evidence"}
};

/** Half-widths of a service NPS in points, from coarse to fine: the first that isn't reached is the next to aim at. */
const halfWidths = [10, 5, 3, 2, 1];

/** The figures of the first page. */
export function briefOf(input: {
  /** The league is the compare page's. */
  readonly compare: Compare;
  readonly measured: Measured;
  readonly leagueKind: string;
  readonly leagueKindName: Bilingual;
  readonly green: GreenLightSource | null;
}): Brief {
  const {compare, measured, leagueKind, leagueKindName, green} = input;
  const {site} = compare;
  const period = 0;
  const company = companyOf(measured);
  const figures = measured.units.all
    .filter(({kind}) => kind === leagueKind)
    .map(({id, name}): UnitFigures => ({
      id,
      name,
      retention: estimatePlayed(measured, "retention", id, period),
      conversionPerContact: estimatePlayed(measured, "conversion_per_contact", id, period),
      conversionPerCustomer: estimatePlayed(measured, "conversion_per_customer", id, period)
    }));
  const league = briefLeague(compare, {kind: leagueKind, kindName: leagueKindName, figures}, period);
  const retention = estimatePlayed(measured, "retention", company, period);
  const perContact = estimatePlayed(measured, "conversion_per_contact", company, period);
  const perCustomer = estimatePlayed(measured, "conversion_per_customer", company, period);
  const greenLight: GreenLight | null = green ? greenLightOf(green, measured.calendar, site.privacyFloor) : null;
  return {
    site,
    greenLight,
    league,
    figures,
    greenAndLosing: greenAndLosing(league.units, retention),
    conversion: perContact && perCustomer ? {perContact, perCustomer} : null,
    retention,
    sampleSize: sampleSizeOf(
      measured,
      company,
      league.units.map(({id}) => id),
      period,
      league.units.filter((unit) => unit.move !== 0 && !unit.beyondNoise).length
    )
  };
}

function sampleSizeOf(
  measured: Measured,
  company: string,
  units: readonly string[],
  period: number,
  movesInsideNoise: number
): Brief["sampleSize"] {
  const recommendation = playedBy(measured, "service_recommendation");
  const answers = recommendation === null ? null : measured.cell(recommendation, company, period);
  if (recommendation === null || !answers || !units.length) return null;
  // The variance of one answer as it really is, clustering by customer included.
  const variance = (standardError(answers.moments) / 100) ** 2 * answers.moments.x;
  if (!(variance > 0) || Number.isNaN(ratio(answers.moments))) return null;
  const counts = units.map((unit) => measured.cell(recommendation, unit, period)?.moments.x ?? 0);
  const answersPerUnit = Math.round(counts.reduce((sum, n) => sum + n, 0) / units.length);
  const halfWidth =
    halfWidths.find((width) => answersNeeded(width / 100, variance) > answersPerUnit) ??
    halfWidths[halfWidths.length - 1];
  return {answersPerUnit, answersNeeded: answersNeeded(halfWidth / 100, variance), halfWidth, movesInsideNoise};
}
