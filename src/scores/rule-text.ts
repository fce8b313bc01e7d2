import type {Brief} from "../model/published/brief.js";
import type {IndicatorFacts} from "../model/published/site.js";
import type {Rival} from "../model/published/systems.js";
import type {Gate, GateTakes, RoleAppraisal, ScoringRule} from "../model/published/systems.js";
import {scoringWords} from "./words-scoring.js";
import {decimal, formatValue, percent, localized, signed, type Language} from "../language/format.js";

/** What a rule compared with, where that is known: the rival, the industry's mean or the own past. */
type Against = Rival | null;

/** A rule in words, with its own figures: `Lead over the best rival (Rival A, 27.3 points): 0 at −10, 100 at +10 points`. */
export function ruleText(
  rule: ScoringRule,
  {format}: Pick<IndicatorFacts, "format">,
  language: Language,
  against: Against = null
): string {
  const words = scoringWords[language];
  const exact = (value: number) => exactValue(value, format, language);
  const change = (value: number) => differenceText(value, format, language);
  switch (rule.rule) {
    case "linear": {
      const mean = words.figure(words.industryMean, against ? [formatValue(against.value, format, language)] : []);
      return words.line(exact(rule.floor), rule.target === "industry_mean" ? mean : exact(rule.target));
    }
    case "lead": {
      const name = rule.against === "best_rival" ? words.bestRival : words.industryMean;
      const figures =
        against === null
          ? []
          : [
              ...(rule.against === "best_rival" ? [against.operator] : []),
              formatValue(against.value, format, language)
            ];
      return words.lead(words.figure(name, figures), words.line(change(rule.floor), change(rule.target)));
    }
    case "rank": {
      const among = rule.among === "peers" ? words.amongPeers : words.amongRivals;
      return rule.places === null
        ? words.rankEven(among)
        : words.rankTable(
            among,
            rule.places.map((points) => plain(points, language))
          );
    }
    case "progress": {
      const line = rule.relative
        ? words.line(signedPercent(rule.floor, language), signedPercent(rule.target, language))
        : words.line(change(rule.floor), change(rule.target));
      return words.progress(rule.since, against === null ? null : formatValue(against.value, format, language), line);
    }
  }
}

/** A sentence for each rule of the league that isn't a plain line over the value, or that stands in for one. */
export function rulesInUse({site, league}: Pick<Brief, "site" | "league">, language: Language): string[] {
  const words = scoringWords[language];
  return (["legacy", "challenger"] as const).flatMap((role) =>
    league.rules[role].flatMap(({item, standsIn}) => {
      const indicator = site.indicators.find(({id}) => id === item.indicator);
      const own = site.systems[role].appraise.find((one) => one.indicator === item.indicator);
      if (!indicator || (item.score.rule === "linear" && typeof item.score.target === "number" && !standsIn)) return [];
      const needed = standsIn && own ? neededBy(own.score) : null;
      return [
        words.ruleInUse(
          localized(indicator.name, language),
          ruleText(item.score, indicator, language),
          needed && words.standsIn(needed)
        )
      ];
    })
  );
}

/** What a rule needs beyond the unit's own value; null for one that needs nothing. */
export function neededBy(rule: ScoringRule): "rivals" | "industry_mean" | "peers" | "past" | null {
  switch (rule.rule) {
    case "linear":
      return rule.target === "industry_mean" ? "industry_mean" : null;
    case "lead":
      return rule.against === "best_rival" ? "rivals" : "industry_mean";
    case "rank":
      return rule.among;
    case "progress":
      return "past";
  }
}

/** A gate in words, its other readings after it. */
export function gateText(
  gate: Gate,
  {format}: Pick<IndicatorFacts, "format">,
  roles: readonly RoleAppraisal[],
  language: Language
): string {
  const words = scoringWords[language];
  const takes = (one: GateTakes) => takesText(one, format, roles, language);
  const [first, ...others] = gate.readings;
  return [
    words.gate(gate.trigger.when, exactValue(gate.trigger.threshold, format, language), takes(first.takes)),
    ...others.map((reading) => words.otherReading(localized(reading.name, language), takes(reading.takes)))
  ].join(words.separator);
}

function takesText(
  takes: GateTakes,
  format: IndicatorFacts["format"],
  roles: readonly RoleAppraisal[],
  language: Language
): string {
  const words = scoringWords[language];
  switch (takes.kind) {
    case "veto":
      return words.takesVeto;
    case "points":
      return takes.each === null
        ? words.takesPoints(plain(takes.points, language))
        : words.takesPointsEach(
            plain(takes.points, language),
            differenceText(takes.each, format, language, false),
            plain(takes.cap, language)
          );
    case "pay":
      return [
        words.takesPay(
          percent(takes.share, language),
          takes.of,
          takes.capYuan === null ? null : formatValue(takes.capYuan, "yuan", language)
        ),
        ...takes.alsoBorne.map(({role, share}) =>
          words.alsoBorne(roleName(role, roles, language), percent(share, language))
        )
      ].join(words.separator);
  }
}

function roleName(role: string, roles: readonly RoleAppraisal[], language: Language): string {
  const found = roles.find((one) => one.role === role);
  return found ? localized(found.name, language) : role.replaceAll("_", " ");
}

/** A figure with the decimals that it was written with, two at most: a target of 95 % isn't 95.0 %. */
export function exactValue(value: number, format: IndicatorFacts["format"], language: Language): string {
  return formatValue(value, format, language, digitsOf(format === "percent" ? value * 100 : value));
}

/** A difference in an indicator's unit; shares differ by percentage points. */
function differenceText(value: number, format: IndicatorFacts["format"], language: Language, withSign = true): string {
  const figure = format === "percent" ? value * 100 : value;
  const digits = digitsOf(figure);
  const text = withSign ? signed(figure, language, digits) : decimal(figure, language, digits);
  if (format === "percent") return scoringWords[language].percentagePoints(text, Math.abs(figure) === 1);
  // Everything else bears the unit of its value; only the number carries the sign.
  return formatValue(Math.abs(figure), format, language, digits).replace(
    decimal(Math.abs(figure), language, digits),
    () => text
  );
}

function signedPercent(value: number, language: Language): string {
  return `${signed(value * 100, language, digitsOf(value * 100))}%`;
}

function plain(value: number, language: Language): string {
  return decimal(value, language, digitsOf(value));
}

function digitsOf(figure: number): number {
  return [0, 1].find((digits) => Math.abs(figure - Number(figure.toFixed(digits))) < 1e-9) ?? 2;
}
