import { type Sentences, sentenceFor } from '../../kernel/result.ts'
import type { PaperTable } from '../../papers/index.ts'
import type { InquiryView } from '../list-verifications.ts'
import type { LetterColumnId } from './columns.ts'
import type { RowRefusal, WorkbookRefusal } from './faults.ts'

/** Titles of the columns; they are what a column is found by when the workbook comes back. */
export const columnTitles: Readonly<Record<LetterColumnId, string>> = {
  row: '行号（勿改）',
  version: '版本（勿改）',
  mark: '校验（勿改）',
  number: '序号',
  name: '名称',
  identity: '证照号码',
  unit: '所在单位',
  region: '区县',
  present: '现有值',
  finding: '核实结论',
  value: '核实到的值',
  source: '依据材料',
  sourceOn: '材料日期',
  note: '说明',
}

/** What stands for a name that may not be shown. */
export const unnamed = (key: bigint): string => `编号 ${key}`

/** A unit with its number, in one cell. */
export const unitCell = ({ name, number }: { readonly name: string; readonly number: string | undefined }): string =>
  number === undefined ? name : `${name}（${number}）`

export const sheetNames = { letter: '核实函', rules: '填写说明', choices: '选项' } as const

/** What can be found out about a fact. */
export const findingWords = { true: '属实', false: '不属实', unverifiable: '无法核实' } as const

/** Words of the values of a fact that holds or does not, by its finding. */
export const holdsWords = { true: '是', false: '否' } as const

const mark = '压舱石核实函'

/** Which letter a workbook is of; stands in its first cell. */
export const letterMark = (inquiry: bigint): string => `${mark}:1:${inquiry}`

/** The number of the letter that a mark names; undefined of any other text. */
export const inquiryOfMark = (text: string): string | undefined => new RegExp(`^${mark}:1:(\\d{1,18})$`).exec(text.trim())?.[1]

export const letterFileName = (inquiry: bigint, region: string): string => `核实函第${inquiry}号-${region}.xlsx`

/** The number of a letter, as its paper shows it, and the work it is drawn up for. */
export const letterNumber = (inquiry: string): string => `第${inquiry}号`
export const letterPurpose = (policy: string, inquiry: string): string => `核实${policy}（第${inquiry}号核实函）`

/** The list that goes with the paper of a letter, to be filled in by hand where nobody has the workbook. */
export const annexTitle = (policy: string, place: string): string => `${place}${policy}核查名单`
export const annexColumns = [
  { title: '序号', kind: 'ordinal', share: 7 },
  { title: '名称', kind: 'text', share: 24 },
  { title: '证照号码', kind: 'text', share: 20 },
  { title: '所在单位', kind: 'text', share: 22 },
  { title: '现有值', kind: 'text', share: 12 },
  { title: '核实结论', kind: 'text', share: 12 },
  { title: '核实到的值', kind: 'text', share: 14 },
  { title: '依据材料和日期', kind: 'text', share: 20 },
] as const satisfies PaperTable['columns']

/** What stands above the rows. */
export function letterHead({
  letter,
  office,
  region,
  rows,
  expected,
}: {
  readonly letter: InquiryView
  readonly office: string
  readonly region: string
  readonly rows: number
  readonly expected: string
}): readonly string[] {
  const due = letter.dueOn === undefined ? '没有期限' : `请在 ${letter.dueOn} 前填好交回`
  return [
    `核实函（第 ${letter.id} 号）　${region}`,
    `${office}请核实：${letter.policy.zh}，${letter.fact.zh}。共 ${rows} 项。`,
    `${due}。发出人：${letter.openedBy}。事实来源：${letter.owner}。${letter.note === undefined ? '' : `说明：${letter.note}`}`,
    `填黄色的列。核实结论从下拉中选；核实到的值写${expected}；依据材料必填。其他列不要改，怎么填见“填写说明”。`,
  ]
}

/** The sheet of instructions. */
export const sheetRules = (expected: string): readonly string[] => [
  '一、只填黄色的五列：核实结论、核实到的值、依据材料、材料日期、说明。没有核实的行空着，下次再交也可以。',
  `二、核实到的值：${expected}。`,
  '三、核实结论。属实：现有值是对的，不用再填值；没有现有值的，填核实到的值。不属实：现有值不对，填对的值；是或否的事实不用填值，属实即“是”，不属实即“否”。无法核实：不填值，在说明里写原因。',
  '四、依据材料写看了什么，例如“2021年12月缴费明细”。材料日期写 2022-03-05，也认 2022.3.5、2022/3/5、2022年3月5日。',
  '五、不要改动、移动其他列的内容，不要增加行。行按隐藏的行号对应，不按名称。',
  '六、填好后在“核实”的这封函中上传。先列出每一行会怎样办，您确认后才提交。同一个表上传两次，第二次不会改动任何数据。',
]

/** A day and a month as people type them. */
export const writtenDay = /^(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?$/u
export const writtenMonth = /^(\d{4})\s*[-./年]\s*(\d{1,2})\s*月?$/u

/** What was read otherwise than it was typed. */
export const readAs = (typed: string, read: string): string => `“${typed}”读作 ${read}`

/** Why a workbook is no answer to a letter, and what to do. */
export function describeWorkbookRefusal(refusal: WorkbookRefusal): string {
  return sentenceFor(wholeSentences, refusal)
}

const wholeSentences: Sentences<WorkbookRefusal> = {
  workbook_unreadable: () => '这个表打不开。请用 WPS 或 Excel 打开，另存为 .xlsx 后再上传。',
  workbook_too_long: ({ most }) => `表里的行太多，一次最多 ${most} 行。请删去与核实函无关的行后再上传。`,
  no_letter_in_it: () => '这不是从核实函下载的表（找不到表头）。请在这封函中下载表格，填好后再上传。',
  letter_of_another: ({ inquiry, wanted }) => `这是第 ${inquiry} 号函的表，不是第 ${wanted} 号。请到第 ${inquiry} 号函中上传。`,
  columns_missing: ({ titles }) => `表里少了“${titles.join('”“')}”列。请重新下载表格，把填好的内容粘贴过去后再上传。`,
  columns_doubled: ({ titles }) => `表里有两个“${titles.join('”“')}”列，不知道以哪个为准。请删去多余的后再上传。`,
  rows_changed: ({ seen, now }) => `您看到的是 ${seen} 项，现在是 ${now} 项，没有办理。请刷新后核对再提交。`,
  nothing_to_do: () => '没有可以办理的行。请核对后再提交。',
}

/** Why a row is not carried out, and what to do. */
export function describeRowRefusal(refusal: RowRefusal): string {
  return sentenceFor(rowSentences, refusal)
}

const rowSentences: Sentences<RowRefusal> = {
  finding_missing: () => '填了内容，没有选核实结论。请选属实、不属实或无法核实。',
  finding_unknown: ({ typed }) => `核实结论“${typed}”不认识。请选属实、不属实或无法核实。`,
  value_missing: () => '没有填核实到的值。核实不了的请选无法核实。',
  value_unneeded: () => '选了无法核实，又填了值。请删去值，或改选结论。',
  value_of_wrong_form: ({ typed, expected }) => `“${typed}”不是这项事实的写法，应为${expected}。`,
  value_differs: ({ present, typed }) => `选了属实，值却与现有值不同（现有 ${present}，填了 ${typed}）。请改选不属实，或删去值。`,
  value_same: ({ present }) => `选了不属实，值却与现有值 ${present} 相同。请改选属实，或填对的值。`,
  nothing_to_deny: () => '没有现有值，无从不属实。请选属实并填核实到的值，或选无法核实。',
  source_missing: () => '没有写依据材料，例如“2021年12月缴费明细”。',
  day_unreadable: ({ typed }) => `材料日期“${typed}”看不懂，请写成 2022-03-05。`,
  day_too_early: ({ day, earliest }) => `材料日期 ${day} 早于 ${earliest}，请核对年份。`,
  day_to_come: ({ day, today }) => `材料日期 ${day} 晚于今天（${today}），请核对。`,
  text_too_long: ({ most }) => `写得太长，最多 ${most} 个字。`,
  cell_in_error: ({ shown }) => `单元格是错误值 ${shown}，请改成文字或数字。`,
  row_added: () => '这一行不是函里的（没有行号），不办。需要核实函外的对象，请联系发出人另行发函。',
  row_twice: ({ line }) => `与第 ${line} 行是同一项，不知道以哪行为准。请删去一行。`,
  row_of_another: () => '这一行不是这封函里您能办的事项。请核对是否从别的表粘贴而来。',
  key_changed: () => '名称、号码、单位、区县或现有值被改动过，或者排序时与行号错开了。请重新下载表格，照原样填写。',
  version_passed: () => '下载表格以后，这一项又有人办过。请重新下载表格再填。',
  no_longer_asked: () => '这一项已不在待核实，不能再填。',
}
