/** What a customer, a call and a target group return, in Chinese. */
import {currencyName} from "../../language/currency.js";
import {tight} from "../../language/prose.js";
import type {returnsEn} from "./words-returns-en.js";

export const returnsZh = {
  imbalance: {
    title: "拉来一户，留住一户",
    question: "按现有投入，多拉一户、多留一户各要花多少，36 个月各能带来多少。",
    segment: "客群",
    won: "拉新一户的回报",
    kept: "留住一户的回报",
    costWon: "多拉一户的成本",
    costKept: "多留一户的成本",
    sentence: ({won, wonReturns, kept, keptBy, keptReturns}) =>
      tight(
        `多拉一户要花 ${won}，平均回报 ${wonReturns}；多留一户，用最省的举措（${keptBy}）要花 ${kept}，平均回报 ${keptReturns}。`
      ),
    noKept: "按现有投入，没有举措能多留住客户。",
    shift: (moved, direction, gain) =>
      ({
        keep: `每年从拉新向保有和基础服务转移 ${moved}，再多就不划算：36 个月合计 ${gain}。`,
        win: `每年从保有和基础服务向拉新转移 ${moved}，再多就不划算：36 个月合计 ${gain}。`,
        stay: "在拉新与保有之间，现有的比例就是试算出的最优点。",
        allKeep: `每年从拉新向保有和基础服务转移多达 ${moved}，仍然划算：36 个月合计 ${gain}。`,
        allWin: `每年从保有和基础服务向拉新转移多达 ${moved}，仍然划算：36 个月合计 ${gain}。`
      })[direction],
    shiftTitle: "资金在拉新与保有之间转移",
    shiftX: `由保有转向拉新 ← ${currencyName("zh")}/年 → 由拉新转向保有`,
    shiftY: `净现值变化，${currencyName("zh")}`,
    shiftMark: "最优",
    now: "现状",
    table: "按客群",
    byLever: "按举措",
    customers: "投入增加一成，一年后多出的客户",
    each: "每户花费",
    none: "无",
    note: "回报为收入乘以留存比例，减去该客户带来的接触、用户与退费成本，按年率 8% 折现。成本表未按客群划分，故成本为全公司口径。客户的客群以首月之前已记录在案者为准，之后才分层的计入“其他”；若数据未注明分层日期，则按当前记录划分，此时若客户因自身表现而被调整客群，各客群的差异会显得比事前更大。"
  },
  total: {
    title: "看整体成本，不看单次成本",
    question: "通话时长变化，对单次接触成本和其他各项的影响。",
    sentence: ({cut, contact, repeats, left, cost, npv, pays}) =>
      tight(
        `通话时长压缩 ${cut}，单次接触成本下降 ${contact}；但重复来电增加 ${repeats}，离网增加 ${left}，整体成本仅变化 ${cost}。按最可能的取值，36 个月合计${pays ? "多得" : "损失"} ${npv}。`
      ),
    breakEven: (share, assumed, pays) =>
      tight(
        `${pays ? `如果重复来电每增加 10% 使主动离网上升超过 ${share}，压缩通话就会变成亏损` : `只有当重复来电每增加 10% 使主动离网上升不到 ${share} 时，压缩通话才划算`}；目前假设为 ${assumed}，现有数据没有给出估计。在设定时长目标之前，应先试点测出这个数。`
      ),
    x: "通话时长变化",
    y: "与现状相比",
    lines: {contact: "单次接触成本", repeats: "重复来电", left: "离网客户", cost: "整体成本"},
    table: "对应数据表",
    handling: "通话时长",
    npv: "净现值与现状之差",
    note: "人工成本只有一部分随热线话务量变化；重复来电随通话时长的变化按下方清单中的估计或假设计算。"
  },
  target: {
    title: "来自“客群”页的目标客群",
    tooSmall: "该客群过小，不单独展示。",
    sentence: ({customers, share, leaving, leavingOfAll, revenue, contacts, worth, kept, budget}) =>
      tight(
        `约 ${customers} 位客户（占全部的 ${share}）。每月离网 ${leaving}，全体为 ${leavingOfAll}；户均收入为平均的 ${revenue} 倍，接触量为平均的 ${contacts} 倍。多留住一户，36 个月价值 ${worth}。若某项措施能使其离网减少一成，每年可多留 ${kept} 户，每年投入不超过 ${budget} 即不亏。`
      ),
    note: "根据客群立方体中该客群全部历史的客户月计算，留存比例与服务成本与本规划一致。这里只说明留住客户值多少，并不说明有措施能让离网减少一成。"
  }
} satisfies typeof returnsEn;
