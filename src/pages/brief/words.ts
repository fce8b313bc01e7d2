/** Words of the brief. Sentences made from data are functions; what they may say is decided in model/findings. */
import type {Prose} from "../../elements/dom.js";
import type {Language} from "../../language/format.js";
import type {Agreement, GreenLightFinding, KeptUnit, LeagueFinding} from "../../model/scoring/findings.js";
import type {Brief, Estimate, GreenLight, LeagueUnit} from "../../model/published/published.js";
import {en} from "./words-en.js";
import {zh} from "./words-zh.js";

export interface BriefWords {
  readonly title: string;
  /** Months covered, customers, units. */
  readonly covers: (site: Brief["site"]) => readonly string[];
  readonly headline: (finding: LeagueFinding, league: Brief["league"]) => string;
  readonly lede: (
    finding: LeagueFinding,
    telling: {readonly fall: LeagueUnit | null; readonly rise: LeagueUnit | null},
    brief: Brief
  ) => Prose;
  readonly verdict: {readonly question: string; readonly answer: Prose};
  readonly sure: {
    readonly question: string;
    readonly answer: (finding: LeagueFinding, agreement: Agreement | null, brief: Brief) => Prose;
  };
  readonly greenLight: {
    readonly title: string;
    readonly question: string;
    readonly leavers: string;
    readonly stayers: string;
    readonly dots: (share: number, group: "leavers" | "stayers") => string;
    readonly key: {readonly green: string; readonly missed: string};
    readonly meaning: (finding: GreenLightFinding, greenLight: GreenLight) => Prose;
    readonly trendTitle: string;
    readonly trendLabel: (
      first: Estimate & {readonly month: string},
      last: Estimate & {readonly month: string}
    ) => string;
    readonly stayedLine: string;
    readonly targets: (targets: GreenLight["targets"]) => string;
    readonly basis: (greenLight: GreenLight, site: Brief["site"]) => string;
    readonly comparable: string;
    readonly tables: string;
    readonly month: string;
    readonly months: string;
    readonly tipShare: string;
    readonly tipCustomers: string;
  };
  readonly league: {
    readonly title: (finding: LeagueFinding) => string;
    readonly question: (league: Brief["league"]) => string;
    readonly switchLabel: string;
    readonly contact: string;
    readonly customer: string;
    readonly turned: (by: "contact" | "customer", first: string | null) => string;
    readonly note: string;
    readonly basis: (site: Brief["site"], legacy: string, challenger: string) => string;
    readonly unranked: (units: Brief["league"]["unranked"]) => string;
    readonly all: string;
  };
  readonly losing: {
    readonly title: string;
    readonly question: string;
    readonly head: string;
    readonly noneShort: string;
    readonly more: (units: number) => string;
    readonly explained: (company: Estimate) => string;
    readonly none: (company: Estimate) => string;
  };
  readonly conversion: {
    readonly title: string;
    readonly question: string;
    readonly perContact: string;
    readonly perCustomer: string;
    readonly explained: string;
    readonly reversed: (first: string, second: string, pairs: number) => string;
    readonly kept: string;
  };
  readonly retention: {
    readonly title: string;
    readonly question: string;
    readonly spread: (spread: {
      readonly lowest: KeptUnit;
      readonly highest: KeptUnit;
      readonly isBeyondNoise: boolean;
    }) => string;
    readonly chart: string;
  };
  readonly surer: {
    readonly title: string;
    readonly question: string;
    readonly timesShort: (had: number, needed: number) => string;
    readonly times: (had: number, needed: number) => string;
    readonly meter: (had: number, needed: number) => string;
    readonly answers: (had: number, needed: number, halfWidth: number) => string;
    readonly inside: (moves: number, units: number) => string;
    readonly missing: string;
  };
  readonly period: string;
  readonly during: (period: string) => string;
  readonly interval: (text: string) => string;
  readonly intervalName: string;
  readonly companyName: string;
  readonly customersName: string;
  readonly basedOn: (customers: number) => string;
  readonly definition: string;
  readonly failed: string;
}

/** The words of the brief. */
export const briefWords: Record<Language, BriefWords> = {en, zh};
