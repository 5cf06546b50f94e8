/** What the reference says between its tables. */
export const prose = {
  head: `# 方案怎么写

> 本文由 \`bin/ballast reference --out docs/plan-format.zh-CN.md\` 从程序自己的表生成，请不要手改。文中的例子都随测试运行。

一份方案是一个文件夹，写的是一份官方文件：条款照原编号排，每条后面跟着让它运行的“块”。改好后运行 \`bin/ballast check 方案文件夹名\`：错在哪一行哪一列、应写什么，都会列出来。查一个词能不能写、怎么写，用 \`bin/ballast terms 词\`。

文中的例子取自 \`reference/plan-format/ours-2022\`：一份编出来的方案，样样都有。要试着改，可以把它复制到 plans 下面。
`,
  start: `## 一、从一项政策写起

1. 建文件夹 \`plans/ours-2026\`，写 \`plan.yaml\`，说明是哪份文件。
2. 写一章 \`01-待遇.md\`：条款标题、一行提要、一个 \`policy\` 块。总库里有同样的政策时用“沿用”，只写不同的地方；总库有哪些，见第九节。
3. 把文件里的每个数写进 \`parameters.yaml\`，注明条款和起止。
4. 写 \`examples/*.yaml\`：每个条件各有一个不符合的，每个界限两边都有，再有一个缺事实的。
5. 运行 \`bin/ballast check ours-2026\`，直到“检查通过”。`,
  files: `## 二、方案文件夹

| 文件 | 写什么 |
|---|---|
| \`plan.yaml\` | 是哪份文件（见“文件信息”） |
| \`*.md\` | 各章：条款和块 |
| \`parameters.yaml\`、\`parameters-*.yaml\` | 参数及其取值 |
| \`indicators.yaml\` | 本文件自己的指标 |
| \`examples/*.yaml\` | 例子 |

别的 yaml 或 md 文件是写错了名字，检查时会指出。文件存成 UTF-8，缩进只用空格。

一章里，条款写成 \`### 编号 标题\`，编号照文件、中间不留空格；下一行用自己的话写提要（不抄原文）；后面跟块。块用三个反引号围起来，第一行写块的种类：policy、definition、exclusion、task、target、form、service、uncovered。没有块的条款要用 uncovered 说明原因。`,
  blocks: `## 三、块与键

“须写”一栏：**是** 表示必须写；**沿用可省** 表示沿用或基于别的时可以不写。同一层的键不能写两次；不认识的键、形状不对的值、空着的键都是错误。写“名称 (代码)”的地方，括号用半角，前面空一格，代码用小写英文字母、数字和下划线。`,
  inherit: `## 四、沿用与删除条件

写了 \`沿用: 代码\` 的政策，从总库或上级文件里同一代码的模板开始（离得最近的为准）：

- 自己写了的键换掉模板的；没有写的照模板。
- 金额、期表、费率、义务四者只有一个：写了其中任何一个，模板的结果就不用了。
- 条件和复核逐条合并：代码相同的换掉模板的那条，次序不变；代码不同的加在后面。
- \`删除条件\` 按代码去掉模板的条件，每条必须写明原因；没有这个代码、没有沿用而写删除条件，都是错误。
- 期间、补差、一次性、封顶、收款都照此沿用或换掉。

定义也能改：本文件写一个同名同代码的定义，本文件里用到它的地方就都用新的。参数只加取值：本文件的取值先于上级的，上级的先于总库的；表里本文件没有写的格子由上级补。`,
  parameters: `## 五、参数、期间、表和档

算式里的裸数字只许 0 和 1，其余都是参数。参数的值按适用日所在的期间取；没有取值的期间不会套用别的，检查时会指出缺哪几天。同一份文件里两段期间重叠、分档有缝或重叠，都是错误。

- 数值要写单位；比例写百分号；金额以元计。
- \`最高 500\` 只定上限：结论是待地方标准，金额列出上限。下级文件的值超过上级的上限，是错误。
- \`按规定\` 表示由别处定：结论是待地方标准。
- 年份在文件里被遮去的写 20XX，并在 plan.yaml 的“遮蔽年份”里写明；筛查时用 \`--year 方案=年份\` 给出。`,
  language: `## 六、算式

算式里写对象的字段、定义、参数、枚举值和下面的函数，名称就是术语表里的正式名称。没有的事实就是未知：比较和计算的结果跟着未知，不会当成否或零；只有 \`if\` 的判断、表的档次未知，而各种可能答案都一样时，答案才算知道；一个条件未知而别的都成立时，结论是待补事实，并列出缺什么；复核未知时是待复核，也列出缺什么。\`and\` 有一个不成立就不成立，\`or\` 有一个成立就成立，不管另一个知不知道。

算式直接写，不加引号；含有逗号或方括号的不要写在 {} 里；太长的用 \`|\` 另起一行。`,
  settlement: `## 七、结算：互斥、一次性、补差、封顶

判定说每个对象按政策该得多少；结算再看别的政策和已付的，次序固定：互斥、一次性、补差、封顶。先后按适用日，同一天按对象编号。已付记录不齐时，不扣减，也不付，标为历史不明；载入时用 \`--complete prior_payment\` 声明齐全。

| 键 | 怎样算 |
|---|---|
| 互斥 | 同一个键在范围内已按组里任何一项付过的，不再给；都没付过的，给“优先”里排在前面的；排在前面的还没有定论，后面的先不付 |
| 一次性 | 同一个键在范围内已付过的，不再给；几份都符合的，给适用日最早的一份 |
| 补差 | 应发减去同一个键、同一基准年度已按所列政策付的；不足零的按零，标为多发 |
| 封顶 | 同一个键在范围内，已付的先占限额，余下的按先后给，给到限额为止 |

范围：终身不看年份；年度看适用日那一年；政策期看政策的起止年。`,
  settled: '例（2022-12-31 筛查；封顶的限额是每户五万元，互斥组是扩岗奖补和吸纳补贴）：',
  examples: `## 八、例子与结论

结论有五种，前面的先于后面的：不符合、待补事实、待地方标准、待复核、符合。一个条件不成立就是不符合，不管别的知不知道；不成立的条件和缺少的事实都会全部列出。`,
  sampleResults: '上面的例子文件，程序算出来是：',
  due: '上面的报表、任务和目标，从 2022-08-01 到 2022-12-31 到期的日子（打 ? 的文件没有说清，待确认）：',
  library: `## 九、总库

总库在 \`plans/library\`，各方案都能用。下面是现有的模板和定义；参数见 \`bin/ballast terms\`。`,
  words: `## 十、能写的词

值只能写所列词的键：`,
  appendix: `## 附录：对象、字段、枚举和单位

字段的类型：是否写 是、否；日期写 2022-12-31，没有的日期写 9999-12-31；金额以元计；枚举写值的名称；“→”是引用，写成一组字段；“*”是关系，写成列表。`,
  strategies: '按地方选算法的（策略）：用枚举参数选，下级文件给这个参数另写一个值，就换了算法。',
  columns: {
    keys: ['键', '代码', '写什么', '须写', '说明', '例'],
    language: ['写法', '意思', '例', '事实', '结果'],
    templates: ['代码', '名称', '对象', '条件'],
    definitions: ['名称', '代码', '所属', '算式', '依据'],
    words: ['用在', '可写'],
    fields: ['字段', '代码', '类型', '说明'],
    results: ['政策', '例子', '结论', '金额（元）'],
    due: ['日', '种类', '名称', '条款'],
    settlement: ['情形', '政策', '对象编号', '应享（元）', '净额（元）', '结算状态'],
  },
  need: { always: '是', unless_inherited: '沿用可省', never: '' },
  operators: '### 运算',
  functions: '### 函数和取整',
  contexts: '### 筛查的日子（例子的筛查日是 2022-12-31）',
  sample: '例：',
  templatesTitle: '### 模板',
  definitionsTitle: '### 定义',
  unitsTitle: '### 单位',
  enumerationsTitle: '### 枚举',
  none: '（无）',
} as const

/** In which sections of the words a key's words are listed. */
export const wordTitles: Readonly<Record<string, string>> = {
  confidence: '可信度',
  source_standing: '核对程度',
  unmet: '条件不满足时',
  scope: '范围',
  year_basis: '年度依据',
  parameter_type: '参数的类型',
  key_kind: '分列',
  outcome: '结论',
  uncovered: 'uncovered 的类别',
  disclosure: '公开属性',
  cell: '参数的值',
  boolean: '是否',
  confirmation: '含当日、顺延、工作日',
  every: '周期的“每”',
  about: '所报',
  time_unit: '时限的单位',
  immediate: '时限',
  output: '成果',
  comparison: '目标的方向',
  multiplier: '目标单位前的倍数',
  direction: '指标的方向',
  measure: '指标的口径',
  system: '指标的来源',
  column_type: '栏目的类型',
}

export const typeNames = { boolean: '是否', text: '文字', region: '行政区划', date: '日期', month: '月份', rate: '比例' } as const
export const dueKinds: Readonly<Record<string, string>> = { form: '报表', task: '任务', measure: '措施', target: '目标', service: '服务' }

/** A case of settlement, and what comes out for the subject. */
export interface SettlementCase {
  readonly what: string
  readonly policy: string
  readonly subject: number
  readonly gross: string
  readonly net: string
  readonly status: string
}

const award = 'expansion_award'
const refund = 'job_retention_refund'

/** Screened for real by a test, on a delivery that holds just these cases. */
export const settlementCases: readonly SettlementCase[] = [
  { what: '同一人先后两段用工，先的一段', policy: award, subject: 1, gross: '1500.00', net: '1500.00', status: '可付' },
  { what: '一次性：同一人的后一段', policy: award, subject: 2, gross: '1500.00', net: '0.00', status: '让位' },
  { what: '一次性：上年已为这个人付过扩岗奖补', policy: award, subject: 3, gross: '1500.00', net: '0.00', status: '已付足' },
  { what: '封顶：这一户本年已付四万九千元', policy: award, subject: 4, gross: '1500.00', net: '1000.00', status: '封顶' },
  { what: '互斥：本年已为这个人付过吸纳补贴', policy: award, subject: 5, gross: '1500.00', net: '0.00', status: '让位' },
  { what: '补差：这个单位同一基准年度已付两千元', policy: refund, subject: 1, gross: '6000.00', net: '4000.00', status: '可付' },
  { what: '补差：没有付过', policy: refund, subject: 2, gross: '6000.00', net: '6000.00', status: '可付' },
]
