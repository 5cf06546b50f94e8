import type { Severity } from '../../documents/index.ts'
import { listed } from '../../kernel/listed.zh.ts'
import { clauseKinds } from '../plans/plans.zh.ts'

/** Words of a document's outline. */
export const documentWords = {
  kinds: clauseKinds,
  unitRoles: { lead: '（牵头）', support: '（配合）', leader: '（责任领导）', responsible: '' },
  title: '标题',
  enclosedTitle: '印发',
  number: '文号',
  issuer: '发文机关',
  signer: '签发人',
  issuedOn: '成文日期',
  printedOn: '印发日期',
  disclosure: '公开属性',
  disclosures: { public: '主动公开', on_request: '依申请公开', internal: '不公开' },
  addressees: '主送',
  copiedTo: '抄送',
  attachments: '附件',
  comma: '、',
  table: (rows: number) => `表（${rows} 行）`,
  questions: (counts: Readonly<Record<Severity, number>>) => {
    const kinds = (['blocks', 'confirm', 'note'] as const).filter((severity) => counts[severity] > 0)
    const all = kinds.reduce((sum, severity) => sum + counts[severity], 0)
    return `待确认 ${all} 项：${kinds.map((severity) => `${severityWords[severity]} ${counts[severity]}`).join('，')}`
  },
  unclassified: (count: number) => `未归类 ${count} 条，请人工判断是什么：`,
  line: (line: number) => `第 ${line} 行`,
} as const

/** How much hangs on a question about a document. */
export const severityWords: Readonly<Record<Severity, string>> = { blocks: '必须先定', confirm: '请确认', note: '提示' }

/** What a lower document makes of an upper one. */
export const transmissionWords = {
  status: { taken_up: '已承接', partly: '部分', by_reference: '引用执行', not_taken_up: '未承接' },
  effects: {
    mistake: '差错',
    tightened: '加码',
    shrunk: '缩水',
    lost: '遗漏',
    loosened: '放松',
    enlarged: '放宽',
    changed: '变动',
    moved: '他处',
    allowed: '细化',
  },
  upper: (name: string) => `上级：${name}`,
  lower: (name: string) => `下级：${name}`,
  numbered: (title: string, number: string) => `${title}（${number}）`,
  cited: (text: string) => `下级引用了上级文件：${text}`,
  notCited: '下级没有写明根据这份上级文件，只作文本对照。',
  compared: (clauses: number, sentences: number, lower: number) =>
    `比对：上级 ${clauses} 条 ${sentences} 句，对下级 ${lower} 条；依据是事项、对象、数字、期限、频次、责任单位和措辞。`,
  adopted: (sentences: number, words: string) => `另有 ${sentences} 句下级没有重复，凭“${words}”照上级文件执行，不算遗漏。`,
  summary: (all: number, taken: number, partly: number, not: number) =>
    `上级 ${all} 句：已承接 ${taken}，部分承接 ${partly}，未承接 ${not}。`,
  differences: (counts: readonly string[]) => `差异：${counts.join('，')}。`,
  untaken: (clauses: readonly string[]) => `整条未承接：${clauses.join('、')}。`,
  missing: (names: readonly string[]) => `下级通篇未提：${names.join('、')}。`,
  own: (clauses: readonly string[]) => `下级自定、上级没有对应的条款：${clauses.join('、')}。`,
  inClause: (name: string, clause: string) => `${name}（${clause}）`,
  pressing: '先看：',
  none: '无',
  comma: '、',
  because: (subjects: readonly string[], wording: readonly string[]) =>
    [
      subjects.length === 0 ? '' : `同提 ${subjects.join('、')}`,
      wording.length === 0 ? '' : `同文 ${wording.map((run) => `“${run}”`).join('')}`,
    ]
      .filter((part) => part !== '')
      .join('；'),
  uncovered: (parts: readonly string[]) => `承接处未见：${parts.map((part) => `“${part}”`).join('')}`,
  at: (clause: string) => `（${clause}）`,
  unsure: '［请核对］',
  note: '按事项和措辞比对，供人核对。加码、放松是对办事的人说的，缩水、放宽是对受益的人说的。',
} as const

/** What `draft` says. */
export const draftTexts = {
  badId: (id: string) => `方案代码“${id}”须以小写字母开头，只含小写字母、数字和连字符。`,
  folderTaken: (folder: string, free: string) => `${folder} 已经存在，不覆盖。请另选文件夹，例如 --into ${free}。`,
  written: (folder: string, files: number) => `已写入 ${folder}，${files} 个文件。`,
  counts: (counts: {
    readonly clauses: number
    readonly blocks: Readonly<Record<string, number>>
    readonly cadences: number
    readonly parameters: number
    readonly indicators: number
    readonly questions: number
  }) =>
    `条款 ${counts.clauses}，任务 ${counts.blocks.task ?? 0}，目标 ${counts.blocks.target ?? 0}，报表 ${counts.blocks.form ?? 0}，服务 ${counts.blocks.service ?? 0}，政策模板 ${counts.blocks.policy ?? 0}，未覆盖说明 ${counts.blocks.uncovered ?? 0}；周期 ${counts.cadences}，参数 ${counts.parameters}，新指标 ${counts.indicators}，待确认 ${counts.questions}。`,
  next: (id: string) => `请先看 QUESTIONS.md，逐项改好后运行 ballast check ${id}。`,
  moveThenCheck: (id: string, plans: string) => `请先看 QUESTIONS.md，逐项改好后移入 ${plans}，再运行 ballast check ${id}。`,
  headMissing: (keys: readonly string[]) =>
    `plan.yaml 还缺${listed(keys, '一些内容')}；补齐前检查不通过，也不要放进方案文件夹，否则全部方案的筛查会停下来。`,
  headKeys: { no_title: '标题', no_issuer: '发文机关', no_region: '地区', no_date: '成文日期' } as Readonly<Record<string, string>>,
}
