/** The brief's verdict in Chinese. What is said is decided in the model; these are its words. */
import {
  count,
  decimal,
  formatInterval,
  hundredths,
  money,
  monthsBetween,
  percent,
  roundCount,
  signed
} from "../../language/format.js";
import {rangeInWords, rangeText} from "../../language/intervals.js";
import type {Sides} from "../../language/wording.js";
import type {Figure} from "../../model/published/evidence.js";
import {upsellFinding} from "../../model/scoring/findings.js";
import {
  changeFindings,
  foretellingFinding,
  sureFinding,
  whyFinding,
  type ChangeFinding,
  type ForetellingFinding,
  type StakeFinding,
  type Told
} from "../../model/scoring/verdict-findings.js";
import {concordantShare} from "../../model/statistics/concordant-share.js";
import type * as english from "./verdict-en.js";
import type {VerdictWords} from "./verdict-en.js";

type Text = (string | {readonly strong: string})[];

const pairs = ({value}: Figure) => `100 对里 ${hundredths(concordantShare(value), "zh")} 对`;
const customers = (bounds: Told) => `${rangeInWords(bounds, (size) => roundCount(size, "zh"), "zh")} 户`;
const yuan = (bounds: Told) => rangeInWords(bounds, (amount) => money(amount, "zh", 2), "zh");

function stakeText(found: StakeFinding, one: string, other: string): Text {
  if (found.kind === "lacking") return ["这值多少客户、多少钱还说不出：后续月份太少。"];
  if (found.kind === "untold") {
    const [low, high] = [found.customers.low, found.customers.high].map((n) =>
      n === null ? "？" : roundCount(n, "zh")
    );
    return [`这值多少客户、多少钱还不知道：区间为每年 ${low} 至 ${high} 户。`];
  }
  const {customers: kept, yuan: revenue} = found;
  const told = revenue === "untold" ? null : revenue;
  return [
    `如果所有单元都像${one}排在前一半的那样留住客户，而不是像${other}排在前一半的那样，`,
    {strong: `每年约多留 ${roundCount(kept.value, "zh")} 户${told ? `、${money(told.value, "zh", 2)}` : ""}`},
    `（95% 区间 ${customers(kept)}${told ? `；${yuan(told)}` : revenue ? "；金额还说不准" : ""}）。这是更准的排名所指向的，还不是按它考核就会带来的。`
  ];
}

function foretellingText(found: ForetellingFinding, months: number, sides: Sides): Text {
  const other = found.better === "challenger" ? "legacy" : "challenger";
  const lead = {
    better: `${months} 个月的历史里，谁会留下，${sides[found.better]}的排名预示得更准。`,
    worse: `${months} 个月的历史里，谁会留下，${sides[found.better]}的排名预示得更准。`,
    equal: "谁会留下，两种排名预示得一样准。",
    undecided: `${months} 个月的历史还分不出哪种排名更能预示谁会留下。`
  }[found.kind];
  const after = {
    better: found.pointedWrong ? `${sides.legacy}的排名指向了相反的方向。` : "",
    worse: "",
    equal: "改了，也不会得到更能说明问题的排名。",
    undecided: "这点差别可能只是偶然。"
  }[found.kind];
  return [
    lead,
    `任取两个单元，${sides.challenger}排在前面的那个，后来留住客户更多的有 `,
    {strong: pairs(found.challenger)},
    `；${sides.legacy}排在前面的那个，`,
    {strong: pairs(found.legacy)},
    `（50 对就是碰运气）。${after}`,
    ...(found.stake ? stakeText(found.stake, sides[found.better], sides[other]) : [])
  ];
}

const headlineWords = (sides: Sides): ReturnType<typeof english.headlineWords> => ({
  headline: {change: "改。", pilot: "先试点。", stay: "不改。"},
  lede: (verdict, site) =>
    foretellingText(foretellingFinding(verdict), monthsBetween(site.firstMonth, site.lastMonth), sides)
});

const whyWords = (sides: Sides): ReturnType<typeof english.whyWords> => ({
  why: {
    question: "为什么这样回答？",
    answer: (verdict) => {
      const found = whyFinding(verdict);
      switch (found.kind) {
        case "surely_better":
          return [`${sides.challenger}预示得更准，客群结构相同时也一样，而且是在与薪酬挂钩的情况下做到的。`];
        case "gamed":
          return [
            {strong: `它预示得更准，但 ${found.units} 个单元里已有 ${found.challenger} 个留下刷它的痕迹。`},
            "会刷的人越多，排名就越不准。先堵住漏洞再试点，看还剩多少。"
          ];
        case "mix":
          return [
            {strong: "与薪酬挂钩时它预示得更准，但换成结构相同的客群就说不准了。"},
            "先在部分单元试点，看清是做得好还是客户好。"
          ];
        case "never_paid":
        case "hardly_paid":
          return [
            {
              strong: {
                never_paid: "它预示得更准，但还没有谁按它拿过薪酬。",
                hardly_paid: "它预示得更准，但按它拿薪酬的时间还太短。"
              }[found.kind]
            },
            "挂钩的指标会被刷，历史上的关联也不等于按它考核的效果。先在部分单元试点，两件事都看清了，再全面改。"
          ];
        case "worse":
          return [{strong: "现行排名预示得更准。"}, "改了，反而换来更差的。"];
        case "equal":
          return [{strong: "维持现状。"}, "改动总有代价，而这次改动换不来更准的排名。"];
        case "alone":
          return [
            {strong: `单独来看，${sides.challenger}的预示力超出偶然，${sides.legacy}的没有。`},
            "两者谁更准还没有定论，试点可以定下来。"
          ];
        case "nothing":
          return [{strong: "没有据以改动的证据。"}, "这不等于两者相当，只是这些数据分不开它们。"];
      }
    }
  }
});

const strengths = {strong: "就历史而言，把握较大。", moderate: "把握中等。", weak: "把握不大。"};

const sureWords = (sides: Sides): ReturnType<typeof english.sureWords> => ({
  sure: {
    question: "有多大把握？",
    answer: (verdict) => {
      const {strength, units, clusters, clusterKind, difference, hidden, equalWithin, traced, stands, lead} =
        sureFinding(verdict);
      const text: Text = [{strong: strengths[strength]}];
      if (difference)
        text.push(
          `与后来保有率的秩相关相差 ${signed(difference.value, "zh", 2)}（95% 区间 ${rangeText(difference, (correlation) => signed(correlation, "zh", 2), "zh")}）。`
        );
      else text.push(`${units} 个单元只分属 ${clusters} 组，给不出区间。`);
      if (hidden !== null)
        text.push(
          `${units} 个单元分属 ${clusters} 个${clusterKind.zh}，约 ${decimal(hidden, "zh", 2)} 以下的差别与偶然分不开。`
        );
      if (equalWithin !== null) text.push(`事先约定相差 ±${decimal(equalWithin, "zh", 2)} 以内算相当。`);
      if (traced)
        text.push(
          `${traced.units} 个单元里，${traced.legacy} 个留下刷${sides.legacy}指标的痕迹，${traced.challenger} 个留下刷${sides.challenger}指标的痕迹。`
        );
      if (stands) text.push(`换 ${count(stands.worlds, "zh")} 种算法，结论有 ${percent(stands.share, "zh")} 站得住。`);
      if (lead) {
        const start = "旧指标是在挂钩时测得的，新指标不是";
        text.push(
          lead.kind === "ahead"
            ? `${start}；但即使${sides.challenger}的预测力降到零，也仍然领先。`
            : lead.kind === "untold"
              ? `${start}：${sides.challenger}的预测力若降到零，孰先孰后，数据说不清。`
              : `${start}：预测力丧失 ${percent(lead.share, "zh")}，${sides.challenger}的领先就没有了。`
        );
      }
      return text;
    },
    link: "全部证据"
  },
  unneededUpsell: {
    title: "需求不足却被推升档",
    question: "哪些客户连一半流量都没用完，却被推荐更大的套餐？",
    big: ({neededLess}) => count(neededLess, "zh"),
    unit: "位客户，一年内",
    explained: ({urged, share}) =>
      `占被推荐升档的 ${count(urged, "zh")} 位客户的 ${percent(share.value, "zh", 1)}（95% 区间 ${interval(share)}）：此前三个月，他们每月用的流量都不到一半。`,
    left: ({left}) => {
      if (!left) return "其中离网的太少，无法比较。";
      const {neededLess, others} = left;
      const shares = `被推荐后六个月内离网 ${percent(neededLess.value, "zh", 1)}（${interval(neededLess)}），其他被推荐的客户为 ${percent(others.value, "zh", 1)}（${interval(others)}）`;
      const says = {more: "离网更多", less: "离网更少", unclear: "分不出差别"};
      return `${shares}：${says[upsellFinding(left)]}。`;
    }
  }
});

function changeText(found: ChangeFinding): string {
  switch (found.kind) {
    case "foretells_still":
      return "试点中挂钩之后仍能预示谁会留下，就支持改。";
    case "lead_lost":
      return `挂钩后预测力丧失 ${percent(found.share, "zh")}，就不支持改。`;
    case "keeps_fewer":
      return "试点单元留住的客户反而少于相邻单元，就不支持改。";
    case "more_data":
      return `更多单元或更多月份：只有 ${count(found.units, "zh")} 个单元时，${decimal(found.over, "zh", 2)} 以上的差别才看得出。`;
    case "other_challenger":
      return "换一套新体系：其指标要比现行排名预示得更多。";
  }
}

const changesWords: typeof english.changesWords = {
  changes: (verdict) => changeFindings(verdict).map(changeText)
};

/** Chinese. */
export const zh = (wording: Sides): VerdictWords => ({
  ...headlineWords(wording),
  ...whyWords(wording),
  ...sureWords(wording),
  ...changesWords
});

function interval({low, high}: Figure): string {
  return low === null || high === null ? "未知" : formatInterval({low, high}, "percent", "zh");
}
