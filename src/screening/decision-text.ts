import { outcomeCodes } from '../kernel/outcome.ts'
import { sqlText } from '../store/index.ts'
import { differenceWords, outcomeWords, statusWords } from './messages.zh.ts'
import type { VariantRecord } from './runs/run-record.ts'

/** SQL that spells out a decision's masks in official names, for files people read. */
export interface DecisionText {
  readonly outcome: string
  readonly failed: string
  readonly missing: string
  readonly flags: string
}

/** The pieces for one variant of a run, by what its record says of the masks, whatever has become of the plan since. */
export function decisionText({ prefix, conditions, reviews, facts }: VariantRecord): DecisionText {
  const list = (column: string, names: readonly { readonly bit: number; readonly zh: string }[]): string => {
    if (names.length === 0) return `''`
    const parts = names.map(({ bit, zh }) => `case when (${prefix}${column} & ${1n << BigInt(bit)}) <> 0 then ${sqlText(zh)} end`)
    return `concat_ws('; ', ${parts.join(', ')})`
  }
  const cases = Object.entries(outcomeCodes).map(
    ([outcome, code]) => `when ${code} then ${sqlText(outcomeWords[outcome as keyof typeof outcomeCodes])}`,
  )
  return {
    outcome: `case ${prefix}outcome ${cases.join(' ')} end`,
    failed: list(
      'failed',
      conditions.map((condition, bit) => ({ bit, zh: condition.zh })),
    ),
    missing: list(
      'missing',
      facts.map((zh, bit) => ({ bit, zh })),
    ),
    flags: list(
      'flags',
      reviews.map((review, i) => ({ bit: conditions.length + i, zh: review.zh })),
    ),
  }
}

/** A column of ids spelled out. */
function spelled(column: string, words: Readonly<Record<string, string>>): string {
  const cases = Object.entries(words).map(([id, zh]) => `when ${sqlText(id)} then ${sqlText(zh)}`)
  return `case ${column} ${cases.join(' ')} end`
}

export const statusSql = (column: string): string => spelled(column, statusWords)
export const differenceSql = (column: string): string => spelled(column, differenceWords)

/** Fen as yuan with two decimals, exactly. */
export function yuanSql(fen: string): string {
  return `case when ${fen} is null then null else (case when ${fen} < 0 then '-' else '' end) || cast(abs(${fen}) // 100 as varchar) || '.' || lpad(cast(abs(${fen}) % 100 as varchar), 2, '0') end`
}
