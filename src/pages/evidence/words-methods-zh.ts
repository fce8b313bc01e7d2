/** Formulas of the evidence page with their sources, in Chinese. */
import type {Method} from "./words-methods-en.js";

export const methodsZh: readonly Method[] = [
  {
    name: "区分度",
    says: "同一时期各单元之间的差别，有多少不是抽样误差。",
    formula: "D = 1 − BV / SV；BV 为单元×时期的平均抽样方差，SV 为同期单元间方差",
    source: "Franks、D’Amour、Cervone、Bornn 2016"
  },
  {
    name: "稳定度",
    says: "各期之间有多少保持不变。季节会把它压低，跨期的同一批客户会把它抬高，所以旁边同时给出“能持续的部分”。",
    formula: "S = 1 − (WV − BV) / (TV − BV)",
    source: "Franks 等 2016"
  },
  {
    name: "能持续的部分",
    says: "方差中属于单元自身的份额，按方差分量计算，并扣除跨期的抽样协方差；至少需要四期。",
    formula: "σ²单元 / (σ²单元 + σ²单元×时期 + σ²抽样)",
    source: "Searle、Casella、McCulloch 1992"
  },
  {
    name: "所需客户数",
    says: "评价群体通常要求信度 .70，与薪酬挂钩要求 .90。",
    formula: "n = R / (1 − R) · (1 − ρ) / ρ",
    source: "Spearman 1910；Brown 1910"
  },
  {
    name: "站错半区",
    says: "由信度 r 推算：一个单元被排进不属于它的那一半的机会。",
    formula: "acos(√r) / π",
    source: "二元正态"
  },
  {
    name: "可排名程度",
    says: "低于 50% 为差，75% 以内为中等。",
    formula: "τ² / (τ² + σ² 的中位数)",
    source: "van Dishoeck 等 2011"
  },
  {
    name: "独立性",
    says: "本体系其他指标没有说到、只有它说到的部分；按季内名次换成正态得分来算，偏斜的分布或个别离群单元左右不了结果；一半客户与另一半对照，抽样误差因此剔除，与误差分不开的指标不计入。区间按逐一剔除整组单元计算。",
    formula:
      "Cmm − CmM · CMM⁻¹ · CMm，C = 两半之间的协方差 / √(两指标各自两半协方差之积)；取特征值累计达到 90% 所需的个数",
    source: "Franks 等 2016；Spearman 1904；van der Waerden 1952"
  },
  {
    name: "由区分度推出的区间",
    says: "站错的机会、可排名程度、所需客户数，在抽样误差已知时只随区分度升降；其区间就是区分度区间两端推出的值。",
    formula: "[f(D 下限), f(D 上限)]",
    source: "百分位区间的变换不变性，Efron、Tibshirani 1993"
  },
  {
    name: "替代质量",
    says: "带正负号：指标越精确而方向相反，危害越大。得分与结果取自不同客户，抽样误差由此消去；结果自身信度低于 .30 时无法判断。",
    formula: "与后续保有的潜在相关 × √能持续的部分",
    source: "Spearman 1904；Franks 等 2016"
  },
  {
    name: "成对比较",
    says: "把秩相关换成白话：任取两个单元，得分高的那个结果也更好的机会。",
    formula: "½ + asin(2 sin(πρ/6)) / π",
    source: "Kruskal 1958"
  },
  {
    name: "野生聚类自助法",
    says: "同一城市的单元受同样的冲击。城市不足 30 个时，按 Webb 权重翻动每个城市的贡献，再看实际数值是否超出由此产生的范围。",
    formula: "由 v·(C·θ − (C − 1)·θ₋c) 得 t*",
    source: "Cameron、Gelbach、Miller 2008；Webb 2014"
  },
  {
    name: "三者合用",
    says: "两套体系与上期结果的标准分加权相加；权重由此前结果已知的季度推算，并以一个季度的分量拉向等权。",
    formula: "β = (ZᵀZ + λI)⁻¹ (Zᵀy + λβ₀·1)",
    source: "岭回归，Hoerl、Kennard 1970"
  },
  {
    name: "相当",
    says: "两个单侧 5% 检验：不显著不等于相当。",
    formula: "90% 区间落在 ± 界限之内",
    source: "Schuirmann 1987；多重比较用 Holm 1979"
  },
  {
    name: "实际权重",
    says: "得分的方差中随某一部分变动的份额。",
    formula: "Var(E[得分 | 部分]) / Var(得分)",
    source: "Paruolo、Saisana、Saltelli 2013"
  },
  {
    name: "同一批客户的另一次抽样",
    says: "看到的数字已经带有一次抽样误差，再抽一次会让关联变小。因此先把得分与结果一并向均值收拢，直到单元间的差别与真实值相当，再加上新样本的误差。名次取自真实得分的抽取，并计入单元间究竟相差多少。",
    formula: "均值 + A (x − 均值) + e，其中 A S A′ = S − E；S 为单元间协方差，E 为刀切法误差协方差，e 为新误差",
    source: "Louis 1984；Ghosh 1992；Goldstein 与 Spiegelhalter 1996"
  },
  {
    name: "平均名次移动",
    says: "与所示名次相比，名次平均移动多少。",
    formula: "(1/M) Σ |名次 − 名次′|",
    source: "OECD/JRC 2008"
  },
  {
    name: "一致率",
    says: "在已知谁的作答者先离网的成对答卷中，打分较低一份的作答者先离网的比例。",
    formula: "Harrell 的 C",
    source: "Harrell 等 1982"
  }
];
