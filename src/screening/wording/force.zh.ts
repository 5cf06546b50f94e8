import type { AskingReason, Source, SourceStanding } from '../../rules/index.ts'

/** On which of these a line rests. */
const standings: Readonly<Record<SourceStanding, string>> = {
  document: '文件',
  read_in_full: '全文核对的来源',
  quoted: '转引',
  practice: '通行做法',
}

/** Why a requirement that is not met only asks. */
const reasons: Readonly<Record<AskingReason, string>> = {
  written: '文件没有说死',
  quoted: '依据为转引',
  practice: '依据为通行做法',
  low_confidence: '依据的可信度低',
  low_threshold: '用到的数或口径可信度低',
  switch_open: '本地执行不执行还没有定',
}

/** Words of what a source lets a rule do, and of questions with several readings. */
export const forceWords = {
  standing: (source: Source) => (source.clause === undefined ? standings[source.standing] : '本文件'),
  basis: (text: string, source: Source) => `${text}［${forceWords.standing(source)}］`,
  unmet: (isUnknown: boolean, because: AskingReason) => `${isUnknown ? '不明' : '未满足'}（${reasons[because]}，转人工复核）`,
  outside: '（不属对象：没有登记过的文件给他）',
  reason: (because: AskingReason) => reasons[because],
  questions: '未决问题',
  question: (text: string, id: string, words: string) => `${text} (${id})${words === '' ? '' : `  字句: ${words}`}`,
  words: (clause: string, text: string) => `${clause}“${text}”`,
  sameUnderAll: '各种读法结论相同',
  differs: '读法不同，结论不同，转人工复核',
  reading: (names: string, sentence: string, result: string, isInForce: boolean, isTaken: boolean) =>
    `${names}${sentence === '' ? '' : `（${sentence}）`}: ${result}${isInForce ? ' [眼下的读法]' : ''}${isTaken ? ' [上面的金额按这种读法]' : ''}`,
} as const
