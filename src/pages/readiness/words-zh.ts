/** The readiness page in Chinese. */
import type {ReadinessWords} from "./words-en.js";

export const readinessZh = {
  systemsReady: (ready, all) =>
    ready === all ? `这些数据可供 ${all} 套指标体系打分。` : `${all} 套指标体系中，${ready} 套可用这些数据打分。`,
  toData: "各表读入与剔除明细、全部口径",
  contents: {
    label: "本页内容",
    next: "下一步收集什么",
    systems: "体系",
    tables: "数据表",
    indicators: "指标",
    answers: "应答率"
  },
  indicators: {
    title: "指标：由什么数据构成",
    question: "每项指标用到哪些表和字段，数字覆盖到哪里，哪些体系在用。",
    of: "构成",
    units: (covered, units) => `${units}中 ${covered} 个有数字`,
    lacks: "缺",
    usedBy: "使用的体系",
    nobody: "没有体系使用"
  },
  answers: {
    title: "谁回答了",
    question: "向客户发出的提问中，得到回答的比例。应答越少，代表性越弱。",
    none: "没有读到向客户的提问，或数量太少不便展示。",
    kind: "调研类型",
    asked: "发出",
    answered: "回答",
    rate: "应答率",
    note: "回答的人与不回答的人并不相同；应答率低不会拉宽区间，却会让来自答卷的数字没有区间所示的那么可靠。"
  }
} satisfies ReadinessWords;
