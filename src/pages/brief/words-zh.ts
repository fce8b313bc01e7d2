/** The brief in Chinese. */
import {
  count,
  decimal,
  formatInterval,
  formatValue,
  monthLong,
  monthRange,
  monthsBetween,
  percent,
  ordinal,
  rankText,
  sharePoints,
  sharePointsInterval,
  hundredths
} from "../../language/format.js";
import {rangeText} from "../../language/intervals.js";
import {exists, isLittle, type Agreement} from "../../model/scoring/findings.js";
import type {LeagueUnit} from "../../model/published/brief.js";
import type {Estimate} from "../../model/published/site.js";
import type {BriefWords} from "./words-en.js";
import type * as english from "./words-en.js";
import type {Unranked} from "../../model/published/brief.js";
import {common} from "../../language/common.js";
import type {Wording} from "../../language/wording.js";

const words = common.zh;

const agreements: Record<Agreement, string> = {
  alike: "两份排名的顺序完全相同",
  closely: "整体上两份排名高度一致",
  partly: "整体上两份排名部分一致",
  hardly: "整体上两份排名几乎对不上",
  against: "整体上两份排名方向相反",
  untold: "单元太少，两份排名有多一致还说不清"
};

function placed({challenger}: LeagueUnit): string {
  const {rankLow, rankHigh} = challenger;
  const range = rankLow === rankHigh ? `只有${ordinal(rankLow, "zh")}` : `第 ${rankLow} 至第 ${rankHigh} 名`;
  return `${rankText(challenger, "zh")}（90% 区间：${range}）`;
}

function difference(gap: Estimate): string {
  return `${sharePoints(gap.value, "zh")} 个百分点（95% 区间 ${sharePointsInterval(gap, "zh")}）`;
}

function share(estimate: Estimate): string {
  return `${formatValue(estimate.value, "percent", "zh")}（95% 区间 ${formatInterval(estimate, "percent", "zh")}）`;
}

const titleWords: typeof english.titleWords = {
  title: "简报",
  covers: (site) => [
    site.operator.zh,
    `截至 ${monthLong(site.lastMonth, "zh")}的 ${monthsBetween(site.firstMonth, site.lastMonth)} 个月`,
    words.customers(site.customers),
    ...site.unitsByKind
      .filter(({kind, units}) => kind !== "company" && units > 1)
      .map(({kind, name, units}) => words.units(units, kind, name))
  ],
  headline: (finding, {kind, kindName}) => {
    const units = words.unitsOfKind(kind, kindName);
    switch (finding.kind) {
      case "none":
        return `尚无可排名的${units}。`;
      case "single":
        return `只有一个${units}，无从排名。`;
      case "moved":
        return `换个考法，${words.units(finding.units, kind, kindName)}有 ${count(finding.moved, "zh")} 个名次确有变化。`;
      case "agree":
        return `两套体系给${units}排出的名次基本一致。`;
      case "same":
        return `两套体系给${units}排出的顺序相同。`;
      case "noise":
        return `没有哪个${units}的名次变化超出误差。`;
    }
  }
};

const ledeWords = ({sides, during}: Wording): ReturnType<typeof english.ledeWords> => ({
  lede: (finding, {fall, rise}, {greenAndLosing, retention, league}) => {
    switch (finding.kind) {
      case "none":
        if (league.lacking?.length) {
          return [
            `${league.lacking.map(({system, indicators}) => `“${system.zh}”还不能打分，缺${indicators.map(({zh: name}) => name).join("、")}`).join("；")}。已能测的指标见对比页，下一步收集什么见数据就绪页。`
          ];
        }
        return [
          league.unranked.length > 0 && league.unranked.every(({why}) => why === "rule")
            ? "各单元的数字齐全，但有规则没有适用于这一周期长度的目标，或缺少可比对象。具体见对比页；换个周期也许可以打分。"
            : "目前读到的数据里，还没有哪个单元在两套体系下都有足够的客户。读到了什么、缺什么，见数据页。"
        ];
      case "single":
        return ["至少要有两个单元才能排名。下面是现有这个单元的数字。"];
      case "agree":
        return [
          `${sides.legacy}排和${sides.challenger}排，顺序几乎相同，也没有哪个变化大到抽样误差解释不了。就这些数据看，换考核办法几乎不会改变谁先谁后。`
        ];
      case "same":
        return [
          `${sides.legacy}排和${sides.challenger}排，每个单元的名次都相同。误差可能掩盖差别：数据还不足以说两者没有差别。`
        ];
      case "noise":
        return [
          `${count(finding.units, "zh")} 个单元中有 ${count(league.units.filter((unit) => unit.move !== 0).length, "zh")} 个在两套体系下名次不同，但每个变化都可能只是抽样误差。这些数据还分不出两份排名的高下。`
        ];
      case "moved": {
        const text: (string | {strong: string})[] = [`把考核${sides.changed}，排名就会这样变。`];
        if (fall)
          text.push(
            {strong: fall.name.zh},
            `${sides.legacy}${rankText(fall.legacy, "zh")}，${sides.challenger}却是${placed(fall)}`
          );
        if (fall && rise)
          text.push("；", {strong: rise.name.zh}, `正相反，从${rankText(rise.legacy, "zh")}升到${placed(rise)}。`);
        else if (rise)
          text.push(
            {strong: rise.name.zh},
            `${sides.legacy}${rankText(rise.legacy, "zh")}，${sides.challenger}升到${placed(rise)}。`
          );
        else if (fall) text.push("。");
        if (fall && greenAndLosing.includes(fall.id) && exists(fall.retention) && exists(retention))
          text.push(`${fall.name.zh}${during}客户保有率为 ${share(fall.retention)}，公司为 ${share(retention)}。`);
        return text;
      }
    }
  },
  verdict: {
    question: "改不改？",
    answer: [
      {strong: "还不能定。"},
      "要下结论（改、不改，还是先试点），还缺一项证据：两套体系中，哪一套真能预示客户的去留。"
    ]
  }
});

const sureWords = ({sides, challengerPaid}: Wording): ReturnType<typeof english.sureWords> => ({
  sure: {
    question: "有多大把握？",
    answer: (finding, agreement, {league}) => {
      if (finding.kind === "none" || finding.kind === "single") return ["还没有排名，谈不上把握。"];
      const moves = league.units.filter((unit) => unit.move !== 0).length;
      const noise = moves - finding.moved;
      const text: (string | {strong: string})[] = [];
      if (finding.moved > 0) {
        text.push(
          {strong: `着色的 ${count(finding.moved, "zh")} 个变化比较有把握。`},
          "考虑数据误差后，其中任何一个变化并不存在的概率都不到四十分之一。"
        );
        if (noise > 0) text.push(`其余 ${count(noise, "zh")} 个变化可能只是误差。`);
      } else if (moves > 0) {
        text.push({strong: "哪个变化都没有把握。"}, "考虑数据误差后，每个变化并不存在的概率都在四十分之一以上。");
      }
      if (agreement) {
        const range = rangeText(league.agreement, (correlation) => decimal(correlation, "zh", 2), "zh");
        text.push(
          `${agreements[agreement]}（等级相关系数 ${decimal(league.agreement.value, "zh", 2)}，95% 区间 ${range}；1 表示顺序完全相同）。`
        );
      }
      text.push("这里说的只是对名次的把握。");
      if (challengerPaid !== "throughout")
        text.push(
          `${sides.challenger}排名的指标在统计期内${challengerPaid === "partly" ? "有一段" : ""}还没有用于考核，而没用于考核的指标往往显得更好看。`
        );
      return text;
    }
  }
});

const greenLightWords: typeof english.greenLightWords = {
  greenLight: {
    title: "绿灯离网",
    question: "什么是绿灯离网？客户携号转网走了，而离网前 90 天里的每一次服务都达了标（提出离网的那次不算）。",
    leavers: "离网客户",
    stayers: "留网客户（客群可比）",
    dots: (part, group) =>
      `每 100 位${group === "leavers" ? "离网客户" : "可比的留网客户"}中，${hundredths(part, "zh")} 位遇到的全是绿灯`,
    key: {green: "次次达标", missed: "至少一次未达标"},
    meaning: (finding, {difference: gap, leavers}) => {
      switch (finding) {
        case "alike":
          return [{strong: "看不出差别。"}, `两者相差 ${difference(gap)}：没有迹象表明绿灯能分辨谁会离网。`];
        case "unclear":
          return [{strong: "样本太少，难以判断。"}, `两者相差 ${difference(gap)}。`];
        case "more":
          return [{strong: "离网客户遇到的绿灯反而更多。"}, `两者相差 ${difference(gap)}：绿灯并不代表客户会留下。`];
        case "less":
          return [
            {strong: "离网客户遇到的绿灯较少。"},
            `两者相差 ${difference(gap)}：绿灯对去留${isLittle(gap) ? "只有少许" : "有一定"}分辨力，每 100 位离网客户中仍有 ${hundredths(leavers.value, "zh")} 位是在绿灯下离开的。`
          ];
      }
    },
    trendTitle: "绿灯离网占比，按离网月份，附 95% 区间",
    trendLabel: (first, last) =>
      `绿灯离网占比逐月变化：${monthLong(first.month, "zh")} ${percent(first.value, "zh")}（${formatInterval(first, "percent", "zh", 0)}），${monthLong(last.month, "zh")} ${percent(last.value, "zh")}（${formatInterval(last, "percent", "zh", 0)}）`,
    stayedLine: "留网",
    targets: ({handledSeconds, satisfaction}) =>
      `接触只计客户主动发起的，不含外呼。绿灯是指：要求人工的有人接听，处理时长不超过 ${count(handledSeconds, "zh")} 秒，客户如有评分则不低于 ${count(satisfaction, "zh")} 分（满分 5 分）。`,
    basis: ({leavers, stayers, leaversWithoutContact}, site) =>
      `${monthRange(site.yearFrom, site.yearTo, "zh")}，离网客户 ${count(leavers.customers, "zh")} 位，其中 ${count(leavers.green, "zh")} 位次次绿灯；对照的留网客户 ${count(stayers.customers, "zh")} 位。` +
      (leaversWithoutContact !== 0
        ? `另有${leaversWithoutContact === null ? `少数几位（不足 ${site.privacyFloor} 位）` : ` ${count(leaversWithoutContact, "zh")} 位`}离网前 90 天内没有这样的接触，或入网不足 90 天，两边都不计入。`
        : ""),
    leftOut: (asked, {privacyFloor}) => {
      if (asked === null) return "数据里的接触都没有来意，提出离网的接触无从剔除，仍计算在内。";
      if (asked.contacts === 0 || asked.customers === 0) return "提出离网的接触本应剔除，这里没有。";
      return `${
        asked.contacts === null || asked.customers === null
          ? `少数几位（不足 ${privacyFloor} 位）携号转网客户提出离网的接触`
          : `${count(asked.customers, "zh")} 位携号转网客户提出离网的 ${count(asked.contacts, "zh")} 次接触`
      }不计入：那已是离网本身，不是离网之前的服务。`;
    },
    comparable:
      "统计对象为入网满 90 天、且离网前 90 天内至少有一次接触的客户；对照的留网客户全年在网，在全年均匀取 13 天（每隔 28 天一天），分别看此前 90 天，结果不依赖抽中哪一天。一位留网客户无论取到几天，都只算一位，区间已考虑这一点。“可比”是指按离网客户的季度、价值分层（知道记录日期的，以 90 天开始时为准）、在网时长和接触次数加权。",
    tables: "所用数据表",
    month: "离网月份",
    months: "以表格查看各月",
    tipShare: "次次绿灯仍离网",
    tipCustomers: "离网客户数"
  }
};

const leagueWords = ({sides, span, during}: Wording): ReturnType<typeof english.leagueWords> => ({
  league: {
    title: (finding) => (finding.kind === "moved" ? "换个考法，榜单翻转" : "同一张榜，两种排法"),
    question: ({units, kind, kindName}) =>
      `同样的 ${words.units(units.length, kind, kindName)}，${sides.legacy}排，或${sides.challenger}排。着色的 ▲▼ 超出误差，灰色的 △▽ 可能只是误差。`,
    switchLabel: "排名方式",
    contact: sides.legacy,
    customer: sides.challenger,
    turned: (by, first) =>
      `已改为${by === "contact" ? sides.legacy : sides.challenger}排名${first ? `，第一名是${first}` : ""}。`,
    note: "变化并不存在的概率不到四十分之一才着色，因此无论单元多少，着色的变化中预计只有不到四十分之一是误差（错误发现率）。细线为名次的 90% 区间：十个单元中有九个的真实名次落在其中，但它不说明谁是真正的第一。",
    unranked: (units) => {
      const named = (why: Unranked["why"]) =>
        units
          .filter((unit) => unit.why === why)
          .map(({name}) => name.zh)
          .join("、");
      const [small, rule] = [named("small"), named("rule")];
      return (
        (small ? `样本不足，不排名：${small}。` : "") +
        (rule ? `计分规则缺少可比对象或适用的目标，不排名：${rule}。` : "")
      );
    },
    basis: ({yearFrom, yearTo}, legacy, challenger) =>
      `得分依据“${legacy}”与“${challenger}”两套体系，统计期 ${monthRange(yearFrom, yearTo, "zh")}。`,
    all: "查看全部单元与记分卡"
  },
  losing: {
    title: "指标好看，客户在走",
    question: "哪些单元看着好，客户却在流失？",
    head: `${during}客户保有率及 95% 区间`,
    noneShort: "没有",
    more: (units) => `另有 ${count(units, "zh")} 个`,
    explained: (company) =>
      `${sides.legacy}排名在上半区，客户保有率却低于公司的 ${share(company)}，且超出误差（已计入公司自身的误差，并作多重比较校正）。`,
    none: (company) =>
      `${sides.legacy}排名上半区的单元中，没有哪个的客户保有率低于公司的 ${share(company)}并超出误差（已计入公司自身的误差，并作多重比较校正）。`
  },
  conversion: {
    title: "同样的推荐，两种答案",
    question: "推荐出去的，办成了多少？",
    perContact: "按次：每次推荐的成功率",
    perCustomer: "按户：被推荐客户的办理率",
    explained: "同一客户被推荐三次，按次计三次，按户只计一次。",
    reversed: (first, second, pairs) =>
      `高下因此颠倒：按次看${first}好于${second}，按户看反而不如，两边都超出误差，且经全部组合的多重比较校正${pairs > 1 ? `（这样的组合共 ${count(pairs, "zh")} 对）` : ""}。`,
    kept: "没有哪两个单元的先后颠倒超出误差。"
  },
  retention: {
    title: "客户保有率",
    question:
      span.kind === "year"
        ? "一年前在网的客户，现在还有多少在网？"
        : `${span.months === 1 ? "月初" : `${span.months} 个月前`}在网的客户，现在还有多少在网？`,
    spread: ({lowest, highest, isBeyondNoise}) =>
      `最低 ${formatValue(lowest.retention.value, "percent", "zh")}（${lowest.name.zh}），最高 ${formatValue(highest.retention.value, "percent", "zh")}（${highest.name.zh}）${isBeyondNoise ? "。" : "；差别可能只是误差：经多重比较校正，没有哪两个单元的差别超出误差。"}`,
    chart: `各单元${during}客户保有率及 95% 区间，由低到高；色带为公司整体`
  }
});

const sampleSizeWords = ({during}: Wording): ReturnType<typeof english.sampleSizeWords> => ({
  sampleSize: {
    title: "怎样才能更有把握",
    question: "还缺什么，缺多少？",
    timesShort: (had, needed) => (had >= needed ? "够用" : `${decimal(needed / Math.max(had, 1), "zh")} 倍`),
    times: (had, needed) => (had >= needed ? "问卷量" : "于现有的问卷量"),
    meter: (had, needed) => `已有 ${count(had, "zh")} 份，需要 ${count(needed, "zh")} 份`,
    answers: (had, needed, halfWidth) =>
      `每个单元${during}收回 ${count(had, "zh")} 份；要把服务 NPS 的误差压到 ±${count(halfWidth, "zh")} 分以内，需要 ${count(needed, "zh")} 份。`,
    inside: (moves, units) =>
      `${count(units, "zh")} 个单元中有 ${count(moves, "zh")} 个的名次变化还在误差之内，问卷多了，其中一些会见分晓。`,
    missing: "最要紧的是：用未参与计算的月份检验，看哪套体系能预示客户去留。"
  },
  period: "统计期",
  during: (period) => `统计期 ${period}。`,
  interval: (text) => `95% 区间 ${text}`,
  intervalName: "95% 区间",
  companyName: "公司",
  customersName: "客户数",
  basedOn: (customers) => words.customers(customers),
  definition: "口径与 SQL",
  failed: words.failed
});

/** 中文。 */
export const zh = (wording: Wording): BriefWords => ({
  ...titleWords,
  ...ledeWords(wording),
  ...sureWords(wording),
  ...greenLightWords,
  ...leagueWords(wording),
  ...sampleSizeWords(wording)
});
