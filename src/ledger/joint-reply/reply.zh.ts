import { type Sentences, sentenceFor } from '../../kernel/result.ts'
import type { ReplyFault, ReplyRefusal } from './reply-faults.ts'

/** What a body says of a row. */
export const replyWords = { agrees: '同意', objects: '不同意', defers: '暂缓' } as const
export type ReplyWord = keyof typeof replyWords

/** Words that mean the same, as people write them. */
const means: Readonly<Record<string, ReplyWord>> = {
  同意: 'agrees',
  无异议: 'agrees',
  不同意: 'objects',
  有异议: 'objects',
  暂缓: 'defers',
  暂缓发放: 'defers',
}

/** What a cell of opinions says, with the reason where it stands in the same cell, as letters of earlier releases ask for; undefined of other words. */
export function readOpinion(shown: string): { readonly word: ReplyWord; readonly reason: string } | undefined {
  const [, said = '', reason = ''] = /^([^：:，,；;。（(\s]+)[：:，,；;。（(\s]*([\s\S]*?)[）)。]?$/u.exec(shown.normalize('NFC')) ?? []
  const word = means[said]
  return word === undefined ? undefined : { word, reason: reason.trim() }
}

/** A reason that stands partly beside the opinion and partly in its own cell. */
export const joinedReason = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('；')

/** The title of the column of opinions in letters of earlier releases. */
export const earlierOpinionTitle = '意见（同意／不同意及理由）'

/** What a list that came back says as a whole. */
export const summaryOf = ({ objects, defers }: { readonly objects: number; readonly defers: number }): string =>
  [objects === 0 ? '' : `不同意 ${objects} 条`, defers === 0 ? '' : `暂缓 ${defers} 条`].filter((part) => part !== '').join('，')

/** Why a row is held: the body's word and its reason. */
export const doubtReason = (word: Exclude<ReplyWord, 'agrees'>, reason: string): string => `${replyWords[word]}：${reason}`

const aRow = (rows: readonly string[], all: number): string => `${rows.join('、')}${all > rows.length ? ` 等 ${all} 条` : ''}`

export const replySentences: Sentences<ReplyRefusal> = {
  workbook_unreadable: () => '这个表打不开。请用 WPS 或 Excel 打开，另存为 .xlsx 后再上传。',
  workbook_too_long: ({ most }) => `表里的行太多，最多 ${most} 行。请删去与会审名单无关的行后再上传。`,
  columns_missing: ({ titles }) => `表里少了“${titles.join('”“')}”列。请用会审函的附件填写后再上传。`,
  columns_doubled: ({ titles }) => `表里有两个“${titles.join('”“')}”列，不知道以哪个为准。请删去多余的后再上传。`,
  reply_not_found: () => '这不是会审函的附件（找不到“条目编号”“意见”等表头）。请用会审函的附件填写后再上传。',
  reply_sheet_extra: ({ sheet }) => `工作表“${sheet}”里另有内容，不知道是否算答复。请删去这个工作表后再上传。`,
  reply_of_another: ({ cell, row }) => `${cell} 的条目编号 ${row} 和其余各行都不是本批次的，像是别的批次的附件。请核对后上传本批次的。`,
  reply_empty: () => '表里没有条目。请用会审函的附件填写后再上传。',
  reply_rows_refused: ({ rows, first }) => `${rows} 处不能登记，整份没有登记。第一处：${first}`,
  reply_list_changed: () => '读表时名单有变动，没有登记。请重新核对后再登记。',
}

/** Why a row of a workbook is not taken, and what to do, with its cell. */
export const describeReplyFault = (fault: ReplyFault): string => `${fault.cell}：${sentenceFor(faultSentences, fault)}`

const faultSentences: Sentences<ReplyFault> = {
  number_missing: () => '填了意见，没有条目编号。不要增加行；请照附件原样填写。',
  row_unknown: ({ row }) => `条目编号 ${row} 不是本批次的。请核对是否从别的表粘贴而来。`,
  row_twice: ({ line }) => `与第 ${line} 行是同一条，不知道以哪行为准。请删去一行。`,
  row_left: () => '这一条已不在名单中，不用再提意见。请改为同意，或删去这一行。',
  rows_missing: ({ rows, all }) => `表里少了名单中的条目 ${aRow(rows, all)}。请补齐后再上传。`,
  key_changed: ({ title, shown, known }) =>
    `${title}是“${shown}”，名单中是“${known}”：被改动过，或者排序时与编号错开了。请照附件原样填写。`,
  opinion_missing: () => '没有填意见。请填同意、不同意或暂缓；没有答复不视为同意。',
  opinion_unknown: ({ shown }) => `意见“${shown}”不认识。请填同意、不同意或暂缓。`,
  reason_missing: () => '不同意和暂缓的须写明理由。',
  reason_too_long: ({ most }) => `理由太长，最多 ${most} 个字。`,
  cell_formula: () => '这里是公式，不知道填表人看到的是什么。请改成文字或数字。',
  cell_merged: () => '这里是合并的单元格，不知道管哪几行。请取消合并，逐行填写。',
  cell_in_error: ({ shown }) => `单元格是错误值 ${shown}，请改成文字或数字。`,
}
