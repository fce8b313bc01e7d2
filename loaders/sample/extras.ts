import {askBase} from "./answers.js";
import {feel, isHere, none, satisfaction, type Life} from "./life.js";
import {parameters as p} from "./parameters.js";
import {clamp} from "./random.js";
import {streams as s} from "./streams.js";

/** What happens now and then: news of better terms for new customers, programmes, the operator's tags, the base survey. */
export function runExtras(life: Life, month: number): void {
  const {
    company: {arrows, calendar, priceWar},
    chance
  } = life;
  const start = calendar.monthStart[month];
  if (!Number.isNaN(life.left)) return;
  const old = life.joined < start - 730 && !life.enterprise;
  if (old && chance.happens(p.newTermsHeard.value * (1 + priceWar[month]), month, s.newTerms)) {
    feel(life, "better_terms_for_new", -arrows.newTermsToSatisfaction * p.newTermsHurt.value);
  }
  if (calendar.monthOfYear[month] % 3 === 1) {
    if (life.tier === 2 && isHere(life, start)) runProgramme(life, month, start);
    if (isHere(life, start + 14)) askBase(life, month, start + 14);
  }
  if (
    calendar.monthOfYear[month] % 6 === 0 &&
    isHere(life, start) &&
    chance.happens(p.taggedShare.value, month, s.tag)
  ) {
    const score =
      p.riskCentre.value -
      arrows.satisfactionToTag * p.riskSlope.value * satisfaction(life) +
      p.riskNoise.value * chance.normal(month, s.tagScore);
    const next = Math.min(month + 6, calendar.months);
    life.output.tags.push({
      customer_id: life.number,
      tag: 0,
      score: clamp(Math.round(score), 0, 1000),
      valid_from: start,
      valid_to: month + 6 <= calendar.months - 1 ? calendar.monthStart[next] - 1 : none
    });
  }
}

/** Costs much, pleases few: most who are entitled never come. */
function runProgramme(life: Life, month: number, start: number): void {
  const {
    company: {arrows},
    chance,
    output,
    totals
  } = life;
  const kind = chance.choose(life.enterprise ? [3, 4, 2, 1] : [2, 2, 1, 4], 0, s.programme);
  const used = chance.happens(p.programmeUsed.value, month, s.programmeUsed)
    ? 1 + Math.floor(chance.uniform(month, s.programmeUsed, 1) * 2)
    : 0;
  const cost = [9000, 4500, 3000, 6000][kind] + used * [5000, 2000, 1000, 0][kind];
  if (used > 0) feel(life, "programme", arrows.programmeToSatisfaction * p.programmeGain.value);
  totals.addUnit(life.homeUnit.index, month, "programmes", cost);
  output.programmes.push({customer_id: life.number, programme: kind, month: start, cost_fen: cost, times_used: used});
}

/** Benefits by star level, granted once a year; most stay unused. */
export function emitBenefits(life: Life): void {
  const {
    company: {calendar},
    chance,
    output
  } = life;
  if (life.star < 3) return;
  let number = 0;
  for (let month = 3; month < calendar.months; month += 12) {
    const granted = calendar.monthStart[month];
    for (let i = 0; i < (life.star >= 5 ? 2 : 1); i++) {
      if (!isHere(life, granted)) continue;
      const used = granted + 5 + Math.floor(chance.uniform(month, s.benefit, i) * 200);
      const uses =
        chance.happens(p.benefitUsed.value, month, s.benefit, i + 8) &&
        isHere(life, used) &&
        used < calendar.monthStart[calendar.months];
      output.benefits.push({
        benefit_id: life.number * 10_000 + ++number,
        customer_id: life.number,
        benefit: chance.choose(life.star >= 5 ? [3, 2, 2, 2, 2] : [0, 1, 2, 3, 4], month, s.benefit, i + 16),
        granted_on: granted,
        exercised_on: uses ? used : none
      });
    }
  }
}
