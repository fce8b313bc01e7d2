import {currencyHundredth, currencyName} from "../../language/currency.js";
import type {GuideWords} from "./words-en.js";

export const guideZh = {
  title: "接入自己的数据",
  headline: "导出的数据原样不动，用几行映射说明每一列是什么。",
  lede: [
    "推演室读取的表有固定的名字，各家系统里的表各有各的叫法。两者之间只隔一个同事看得懂的文本文件：有哪些文件、哪一列对应哪一列、哪个代码是什么意思。",
    "不猜测任何内容。按规则读不出的行会计数、连同原因单独存放，并列在数据页上；没有提供的数据只会让相应指标“不可测”，绝不会当作零。"
  ],
  contents: "本页内容",
  steps: {
    title: "六步完成接入",
    question: "从导出文件到第一个数字",
    list: [
      {
        title: "把导出文件放进一个文件夹",
        text: "支持 CSV、Parquet、JSON Lines 和 XLSX，一个文件或分成多份均可。如果文件以表名命名（contacts.csv 或 接触.csv），列名用约定中的中文名或英文名，那么到此为止，无需映射。",
        yaml: "source: {folder: ./my-data}"
      },
      {
        title: "否则，先给数据源起名",
        text: "npm run lab -- init my-lab --from exports/ 会根据导出文件拟出这份映射：每处推断都写明依据和把握大小，看不出的列为问题。以下步骤用于修改它。每个数据源起一个短名。分隔符、引号和编码（UTF-8、UTF-16、GB18030，混用也行）会自动识别，识别有误时再写明。路径从映射文件所在的文件夹算起。",
        yaml: 'sources:\n  crm: {files: "exports/customers-*.csv"}\n  calls: {url_from: LAB_CALLS_URL, table: cc.calls}'
      },
      {
        title: "说明哪一列是哪一列",
        text: "左边是约定的列，右边是自己的列。几个数据源可以合成一张表，一张宽表也可以拆成几张表；distinct 让相同的行只取一次。",
        yaml: "tables:\n  customers:\n    from: crm\n    columns:\n      customer_id: 客户号\n      home_unit_id: 归属支局\n      kind: {value: public}"
      },
      {
        title: "换算取值、日期和单位",
        text: `values 把自己的代码换成约定的取值；没有列出的代码保持原样，所在行会注明原因并单独存放。01/02/2026 可能是两个日子，要用 format 写明。times 把${currencyName("zh")}换成${currencyHundredth("zh")}。`,
        yaml: 'closed_how: {column: 离网原因, values: {携转: port_out, 拆机: disconnected}}\nopened_on: {column: 开户日期, format: "%d/%m/%Y"}\nrevenue_fen: {column: 月费, times: 100}'
      },
      {
        title: "没有现成的列，就用表达式算",
        text: "写一个只涉及本行的 SQL 表达式：不能有子查询、跨行汇总，也不能读文件或取当前时间。算不出的行单独存放。repeat 把一行展开成多行，row_number 可以代替缺失的编号。",
        yaml: 'contact_id: {sql: "客户号 || \'-\' || CAST(row_number AS VARCHAR)"}\nanswered: {sql: "CAST(通话秒数 AS INTEGER) > 0"}'
      },
      {
        title: "先检查，再生成",
        text: "npm run lab -- check 会读取数据源，告诉你哪些已就绪、哪些行被单独存放以及原因。映射有误时会指出文件、行号、实际内容和应有内容。新站点完整生成之前，上一版站点一直可用。",
        yaml: "source: {mapping: mapping.yaml}"
      }
    ]
  },
  sources: {
    title: "数据可以从哪里来",
    question: "支持的数据源",
    head: ["数据源", "映射里怎么写", "须知"],
    rows: [
      ["CSV", 'crm: {files: "exports/*.csv"}', "各份文件的分隔符、编码和列的顺序可以不同；文件大于内存也没关系。"],
      ["Parquet、JSON Lines", "calls: {files: calls/}", "写文件夹，就是其中同一格式的全部文件。"],
      [
        "XLSX",
        "book: {files: book.xlsx, sheet: 客户}",
        "编号请设为文本格式：数字格式的编号，前导零在此之前就已丢失。合并单元格只有第一格有值。"
      ],
      ["DuckDB 文件", "dw: {duckdb: dw.duckdb, table: crm.people}", "只读打开；也可以用 query: 写 SELECT 代替表名。"],
      [
        "PostgreSQL、MySQL、MariaDB",
        "crm: {url_from: LAB_CRM_URL, table: crm.people}",
        "带密码的地址只放在环境变量里，不出现在任何文件、页面、日志或提示中。在只读事务里读取同一时刻的数据。"
      ]
    ]
  },
  examples: {
    title: "三个公开数据集",
    question: "随附的映射，对应的文件可自行下载；本站不含其中任何数据",
    mapping: "映射文件",
    settings: "配套的设置",
    of: {
      "bank-marketing": {
        title: "一家银行的电话营销",
        what: "每个客户一行，共 45,211 户：打了几次电话、最后有没有办理。没有编号、没有网点、没有年份，也没有逐次通话记录（UCI 银行营销数据）。",
        made: [
          "用所在行数作编号：row_number。",
          "用最后一次通话的月份代替网点，以便各月之间比较。",
          "次数填入 customer_contacts：每通电话算一次推荐，最后一次记为办理或未办理。"
        ],
        gives:
          "按次 4.2327% 成交，按户 11.70% 办理。10 月按次高于 3 月（28.48% 对 23.57%），按户却低于 3 月（43.77% 对 51.99%）：按次还是按户来评，两个月的名次正好相反。"
      },
      "telco-churn": {
        title: "一家运营商的离网",
        what: "每个客户一行，共 7,043 户：在网月数、月费、合约类型、最后一个月是否离网。数据是虚构的，但广为人知（IBM）。",
        made: [
          "一行宽表填三张表：客户、用户、账单。",
          "文件里没有日期，从映射写明的最后一个月往回推算。",
          "repeat 按在网月数逐月生成账单，金额都取文件里唯一的月费；用合约类型代替网点。"
        ],
        gives:
          "最后一个月客户保有 73.46%，收入只保有 69.50%：付费高的走得更多。满一年仍在网的比例，全体 .8432，无合约 .7031，一年合约 .9908。"
      },
      "airport-survey": {
        title: "一座机场的旅客",
        what: "连续两年五月在登机口询问 5,640 名旅客，0–10 分，11 表示空白（旧金山，DataSF）。",
        made: [
          "两个文件合成一张表；两年的编号都从 1 开始，所以前面加上年份。",
          "用 values 把 11 置空，空白不算回答。",
          "用登机区域代替网点。",
          "调研自带的权重换成整数，一万代表一名旅客；两套体系分别按同等计入和加权计入答卷。"
        ],
        gives:
          "2017 年 NPS 39.84（2,746 份回答），2018 年 30.98（2,650 份）。按调研自带的权重为 40.40 和 35.11，降幅为 5.3 分而非 8.9 分。"
      }
    }
  },
  faults: {
    title: "出了问题会怎样",
    question: "会得到什么提示，那些行如何处理",
    head: ["发生了什么", "提示或处理"],
    rows: [
      ["行的列数不对、多出一个引号、某行 JSON 不完整", "计数并单独存放，注明“该行无法按 CSV 读取”；其余行照常读取。"],
      [
        "引号打开后一直没有闭合",
        "指出文件和行号（英文提示）：calls.csv:812: expected the quote that opens in this line to close; found the lines after it inside."
      ],
      ["电子表格把号码变成了 1.38E+10", "单独存放：该数字已被电子表格截断。请把该列按文本导出。"],
      [
        "同一列出现两次",
        "指出文件和行号（英文提示）：crm.csv:1: expected each column once; found “KIND” twice in the header"
      ],
      ["无法识别的编码", "指出文件和疑似的编码；在数据源里写 encoding: big5 即可。"],
      [
        "1.000 或 1,000，可能是一，也可能是一千",
        '单独存放，除非同一数据源的其他数字足以说明；在数据源里写 numbers: "1.234,56" 即可。'
      ],
      [
        "带时区的时间，如 2026-01-01T00:30:00Z",
        "拒绝读取或单独存放；在设置里写 time_zone: Asia/Shanghai，即换算为当地时间。"
      ],
      ["评分用的是另一种量表", "该类评分全部单独存放；用该字段的 values: 写明每个分值相当于几分即可。"],
      ["个别日期误入其他年份", "计为范围之外；在设置里用 data: {from: 2025-01, to: 2026-06} 指定哪些月份计入。"],
      ["被 where 条件排除的行", "由 check 报出行数，并指出其中哪些字段为空。"],
      ["密码错误，或服务器中途断开", "提示里不会出现地址的任何部分；没读完的内容不保留，上一版站点照常可用。"],
      ["读取期间文件被改动", "重新读取，任何数字都不会混用两个状态。"]
    ]
  }
} satisfies GuideWords;
