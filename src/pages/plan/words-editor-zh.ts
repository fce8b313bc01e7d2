/** The plan page’s own plan in Chinese: scenarios side by side, the editor, and what it saves. */
import {currencyName} from "../../language/currency.js";
import {count} from "../../language/format.js";
import type {editorEn} from "./words-editor-en.js";

export const editorZh = {
  scenarios: {
    title: "方案并列对比",
    question: "最多四个方案，使用同一组抽样。",
    rows: {
      budget: "举措预算，每年",
      npv: "净现值，36 个月",
      npvRange: "100 次抽样的第 10 至第 90 位",
      beats: "优于现状的概率",
      customers: "12 个月后客户数",
      left: "12 个月离网客户",
      revenue: "12 个月收入",
      cost: "12 个月整体成本",
      contact: "单次接触成本",
      repeats: "每次首次接触的重复来电",
      nps: "服务 NPS 与现状之差",
      load: "员工负荷与现状之比"
    },
    choose: "参与对比",
    focus: (name) => `在图中显示“${name}”`,
    focused: "图中所示",
    measure: "指标",
    points: (value) => `${value} 分`,
    notRun: "尚未计算",
    note: "净现值按年率 8% 折现，不计第 36 个月之后。概率为抽样占比，只反映所设范围。"
  },
  editor: {
    title: "自定方案",
    question: "任意修改，页面即时重算；方案保存在网址中，可直接转发。",
    startFrom: "以此为起点",
    start: "套用",
    suggest: "由优化器分配预算",
    suggestHint: "在举措、客群、月份之间分配，采用线性规划",
    budget: "预算",
    percentOfToday: "% 现状",
    levers: "各举措投入",
    service: "热线怎么运营",
    serviceLabels: {
      handling: "通话时长变化",
      level: "及时接听比例",
      within: "及时的标准",
      occupancy: "席位最高占用率",
      shrinkage: "不在席的付薪时间",
      patience: "客户平均耐心"
    },
    serviceUnits: {handling: "%", level: "%", within: "秒", occupancy: "%", shrinkage: "%", patience: "秒"},
    floors: "优化器的底线",
    npsFloor: "服务 NPS 与现状之差，不低于",
    loadFloor: "员工负荷，不高于",
    points: "分",
    assumptions: "替换假设与估计",
    assumptionsHint: `效果为比例（0.1 即一成）；半饱和投入为${currencyName("zh")}/客户·月。低、最可能、高三点构成三角分布。`,
    undo: "撤销",
    redo: "重做",
    remove: "放弃自定方案",
    exportYaml: "导出 YAML",
    exportXlsx: "导出 XLSX",
    importFile: "打开 YAML 文件",
    redraw: (draws) => `重新抽样 ${draws} 次`,
    working: (share) => `抽样中：${share}`,
    optimising: "正在寻找最优投法……",
    done: (seconds) => `已重算，用时 ${seconds} 秒。`,
    failed: "计算失败，当前显示的仍是之前的结果。",
    noNumber: (label) => `“${label}”须填数字，未作任何修改。`,
    readFailed: (file) => `${file} 不是可读的 YAML，未作任何修改。`,
    imported: (file) => `已读入 ${file}；点“撤销”可恢复原状。`,
    fault: (fault) => {
      if (fault.kind === "more") return `另有 ${count(fault.count, "zh")} 处错误。`;
      const {where, kind, expected, found} = fault;
      return {
        shape: `${where || "文件"}：应为 ${expected}，实为 ${found}。`,
        unknown: `${where}：没有这个名称，应为以下之一：${expected}。`,
        number: `${where}：应为 ${expected} 之间的数，实为 ${found}。`,
        range: `${where}：应在 ${expected} 之间，实为 ${found}。`,
        order: `${where}：应满足 ${expected}，实为 ${found}。`
      }[kind];
    },
    faults: "方案未被采用：",
    own: "自定方案",
    noScript: "页面脚本加载后方可操作。",
    low: "低",
    value: "最可能",
    high: "高"
  },
  xlsx: {
    plan: "规划",
    months: "逐月",
    month: "月份",
    opening: "期初客户",
    joins: "新入网",
    left: "离网",
    closing: "期末客户",
    revenue: "收入",
    margin: "留存比例",
    cost: "整体成本",
    contribution: "贡献",
    discount: "折现系数",
    present: "现值",
    multiple: "现状的倍数",
    planned: `规划，${currencyName("zh")}/年`,
    change: `变化，${currencyName("zh")}`,
    note: "修改倍数后合计随之变化；客户的响应不会变化，请在页面上导入方案重算。"
  }
} satisfies typeof editorEn;
