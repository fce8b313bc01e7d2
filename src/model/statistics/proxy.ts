/** How good a stand-in for what is wanted an indicator is, sign included. */

export interface ProxyInput {
  readonly units: number;
  readonly periods: number;
  /** Scores and outcomes of both halves of the customers, laid out as a contest's; higher is better in both. */
  readonly scores: Float64Array;
  readonly outcome: Float64Array;
}

export interface ProxyFigures {
  /** Whether a unit takes part. */
  readonly present: readonly boolean[];
  /** Proxy quality, the outcome's reliability, the score's reliability in the period, and the part of it that lasts. */
  readonly figures: (weights: Float64Array | null) => Float64Array;
}

/**
 * Proxy quality: latent correlation of score and outcome × √ of the score's lasting reliability.
 * Halves share no customer, so sampling error drops out of every covariance across them: the latent
 * correlation is cov(score of one, outcome of the other) / √(cov(score, score) · cov(outcome, outcome)),
 * each across halves and over the units of a period (Spearman's correction for attenuation, 1904). The
 * reliability of both halves together is stepped up by Spearman and Brown. What lasts is the covariance
 * of scores of different periods across halves, over the variance of the whole score.
 *
 * @returns null where too little is there
 */
export function proxyFigures({units, periods, scores, outcome}: ProxyInput): ProxyFigures | null {
  const at = (half: number, period: number, unit: number) => (half * periods + period) * units + unit;
  const used: {period: number; there: number[]}[] = [];
  const present = Array.from({length: units}, () => false);
  for (let period = 0; period < periods; period++) {
    const there: number[] = [];
    for (let unit = 0; unit < units; unit++) {
      if (
        ![0, 1].every(
          (half) => Number.isFinite(scores[at(half, period, unit)]) && Number.isFinite(outcome[at(half, period, unit)])
        )
      )
        continue;
      there.push(unit);
      present[unit] = true;
    }
    if (there.length >= 4) used.push({period, there});
  }
  if (!used.length) return null;
  return {
    present,
    figures: (weights) => {
      let [scoreOutcome, scoreScore, outcomeOutcome, scoreVariance, outcomeVariance, lasting, lastingPairs] = [
        0, 0, 0, 0, 0, 0, 0
      ];
      const centredScores: Map<number, number>[][] = [];
      for (const {period, there} of used) {
        const total = there.reduce((sum, unit) => sum + (weights?.[unit] ?? 1), 0);
        const centred = (values: Float64Array, half: number) => {
          const mean =
            there.reduce((sum, unit) => sum + (weights?.[unit] ?? 1) * values[at(half, period, unit)], 0) / total;
          return there.map((unit) => values[at(half, period, unit)] - mean);
        };
        const [s0, s1, o0, o1] = [centred(scores, 0), centred(scores, 1), centred(outcome, 0), centred(outcome, 1)];
        there.forEach((unit, i) => {
          const weight = (weights?.[unit] ?? 1) / total;
          scoreOutcome += (weight * (s0[i] * o1[i] + s1[i] * o0[i])) / 2;
          scoreScore += weight * s0[i] * s1[i];
          outcomeOutcome += weight * o0[i] * o1[i];
          scoreVariance += (weight * (s0[i] ** 2 + s1[i] ** 2)) / 2;
          outcomeVariance += (weight * (o0[i] ** 2 + o1[i] ** 2)) / 2;
        });
        centredScores.push([s0, s1].map((half) => new Map(there.map((unit, i) => [unit, half[i]]))));
      }
      centredScores.forEach((earlier, i) => {
        for (const later of centredScores.slice(i + 1)) {
          let products = 0;
          let total = 0;
          for (const [unit, value] of earlier[0]) {
            const [own, other, then] = [later[0].get(unit), later[1].get(unit), earlier[1].get(unit)];
            if (own === undefined || other === undefined || then === undefined) continue;
            const weight = weights?.[unit] ?? 1;
            products += (weight * (value * other + then * own)) / 2;
            total += weight;
          }
          if (total === 0) continue;
          lasting += products / total;
          lastingPairs++;
        }
      });
      const n = used.length;
      const outcomeReliability = steppedUp(outcomeOutcome / outcomeVariance);
      const scoreReliability = steppedUp(scoreScore / scoreVariance);
      // Variance of the score over both halves together: what both share, and half of what each has alone.
      const whole = (scoreVariance + scoreScore) / (2 * n);
      const lasts =
        lastingPairs > 0 ? Math.max(0, Math.min(scoreReliability, lasting / lastingPairs / whole)) : scoreReliability;
      const latent =
        scoreScore > 0 && outcomeOutcome > 0
          ? Math.max(-1, Math.min(1, scoreOutcome / Math.sqrt(scoreScore * outcomeOutcome)))
          : NaN;
      return Float64Array.of(latent * Math.sqrt(lasts), outcomeReliability, scoreReliability, lasts);
    }
  };
}

/** Reliability of twice as much (Spearman 1910, Brown 1910). */
function steppedUp(half: number): number {
  return half > 0 ? (2 * half) / (1 + half) : 0;
}
