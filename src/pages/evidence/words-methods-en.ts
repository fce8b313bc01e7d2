/** Formulas of the evidence page with their sources, in English. */
/** A definition a click away: what it is, the formula, where it comes from. */
export interface Method {
  readonly name: string;
  readonly says: string;
  readonly formula: string;
  readonly source: string;
}

export const methodsEn: readonly Method[] = [
  {
    name: "Discrimination",
    says: "How much of the differences between units in a period isn’t sampling error.",
    formula: "D = 1 − BV / SV; BV mean sampling variance of a unit and period, SV variance between units of a period",
    source: "Franks, D’Amour, Cervone & Bornn 2016"
  },
  {
    name: "Stability",
    says: "How much stays as it is from period to period. A season drags it down, customers who are there in several periods push it up; what lasts is therefore shown beside it.",
    formula: "S = 1 − (WV − BV) / (TV − BV)",
    source: "Franks et al. 2016"
  },
  {
    name: "What lasts",
    says: "The unit’s own share of variance, from variance components with the sampling covariance across periods taken out; at least four periods.",
    formula: "σ²unit / (σ²unit + σ²unit×period + σ²sampling)",
    source: "Searle, Casella & McCulloch 1992"
  },
  {
    name: "Customers needed",
    says: ".70 is customary for judging groups, .90 for pay.",
    formula: "n = R / (1 − R) · (1 − ρ) / ρ",
    source: "Spearman 1910; Brown 1910"
  },
  {
    name: "Wrong half",
    says: "From the reliability r: how often a unit stands in the half where it doesn’t belong.",
    formula: "acos(√r) / π",
    source: "bivariate normal"
  },
  {
    name: "Rankability",
    says: "Under 50% poor, up to 75% moderate.",
    formula: "τ² / (τ² + median σ²)",
    source: "van Dishoeck et al. 2011"
  },
  {
    name: "Independence",
    says: "What an indicator says that the system’s others don’t, on normal scores: by place within the quarter, so that neither skew nor one far-off unit decides, and with sampling error taken out: one half of the customers is held against the other, and indicators that can’t be told from noise aren’t counted. Intervals by leaving out whole clusters of units.",
    formula:
      "Cmm − CmM · CMM⁻¹ · CMm, C = cov across halves / √(cov · cov across halves); as many independent ones as carry 90% of the eigenvalues",
    source: "Franks et al. 2016; Spearman 1904; van der Waerden 1952"
  },
  {
    name: "Intervals of what follows",
    says: "Chances of misclassification, rankability and customers needed rise or fall with discrimination alone once the sampling error is known; their intervals are where the ends of its interval take them.",
    formula: "[f(D low), f(D high)]",
    source: "invariance of percentile intervals, Efron & Tibshirani 1993"
  },
  {
    name: "Stand-in quality",
    says: "Signed, since a precise indicator that points the wrong way does most harm. Score and outcome are of different customers, so sampling error drops out; where the outcome’s reliability is under .30 it can’t be told.",
    formula: "latent correlation with later retention × √ of what lasts",
    source: "Spearman 1904; Franks et al. 2016"
  },
  {
    name: "Pairs",
    says: "A rank correlation in plain words: of two units, how often the better score goes with the better outcome.",
    formula: "½ + asin(2 sin(πρ/6)) / π",
    source: "Kruskal 1958"
  },
  {
    name: "Wild cluster bootstrap",
    says: "Units of one city share shocks. Under 30 cities, each city’s share in the figure is turned about with Webb’s weights, and the figure held against what that gives.",
    formula: "t* from v·(C·θ − (C − 1)·θ₋c)",
    source: "Cameron, Gelbach & Miller 2008; Webb 2014"
  },
  {
    name: "All together",
    says: "Standard scores of both systems and the last outcome, with weights from earlier quarters whose outcomes were known, drawn towards equal weights with the force of one quarter.",
    formula: "β = (ZᵀZ + λI)⁻¹ (Zᵀy + λβ₀·1)",
    source: "ridge regression, Hoerl & Kennard 1970"
  },
  {
    name: "Equal",
    says: "Two one-sided tests at 5%: not significant isn’t equal.",
    formula: "90% interval inside ± margin",
    source: "Schuirmann 1987; Holm 1979 for many contests"
  },
  {
    name: "Effective weight",
    says: "What share of a score’s variance goes with one of its parts.",
    formula: "Var(E[score | part]) / Var(score)",
    source: "Paruolo, Saisana & Saltelli 2013"
  },
  {
    name: "Other samples of the same customers",
    says: "What was seen carries sampling error once; drawing it again would make every association too small. So scores and outcome are first drawn together, until units spread as their true values do, and then get the error of a new sample. Places are those of true scores, drawn given how far units truly differ.",
    formula: "mean + A (x − mean) + e, with A S A′ = S − E; S covariance over units, E the jackknife’s, e new errors",
    source: "Louis 1984; Ghosh 1992; Goldstein & Spiegelhalter 1996"
  },
  {
    name: "Mean rank shift",
    says: "How far a place moves on average from the one shown.",
    formula: "(1/M) Σ |rank − rank′|",
    source: "OECD/JRC 2008"
  },
  {
    name: "Concordance",
    says: "Of pairs of answers of which it is known whose giver left first, how often it was that of the lower one.",
    formula: "Harrell’s C",
    source: "Harrell et al. 1982"
  }
];
