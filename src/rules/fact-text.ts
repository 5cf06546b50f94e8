import { formatDate } from '../kernel/calendar.ts'
import { normaliseIndustryCode } from '../kernel/industry.ts'
import { answerWords } from '../kernel/messages.zh.ts'
import { readWrittenDate, readWrittenMonth, spreadsheetDay } from '../kernel/written-date.ts'
import type { FieldType, Vocabulary } from './vocabulary.ts'

/** Why a text is no value of a field; the values are for the sentence. */
export type FactTextRefusal =
  | { readonly reason: 'not_boolean' | 'not_region' | 'not_month' | 'not_in_enumeration' | 'not_industry' | 'not_date' }
  /** A number that a spreadsheet keeps a day in. */
  | { readonly reason: 'spreadsheet_day'; readonly day: string }

export type FactText =
  | { readonly kind: 'value'; readonly value: string | number | boolean }
  | ({ readonly kind: 'refused' } & FactTextRefusal)

/** The types whose values people spell in more ways than one. */
export type SpelledType = Extract<FieldType, { kind: 'boolean' | 'text' | 'region' | 'date' | 'month' | 'enumeration' }>

/** Whether values of a type are spelled in more ways than one. */
export function isSpelled(type: FieldType): type is SpelledType {
  return ['boolean', 'text', 'region', 'date', 'month', 'enumeration'].includes(type.kind)
}

/**
 * Reads a value as people and systems spell it, on every way in alike: full-width signs, blanks, letter case, separators of dates, codes
 * with and without their letter. Days are day numbers, months year × 12 + month − 1, enumeration values their position.
 */
export function readFactText(text: string, type: SpelledType, vocabulary: Vocabulary): FactText {
  switch (type.kind) {
    case 'boolean': {
      const plain = folded(text)
      const isYes = plain === '1' || (answerWords.yes as readonly string[]).includes(plain)
      return isYes || plain === '0' || (answerWords.no as readonly string[]).includes(plain)
        ? value(isYes)
        : { kind: 'refused', reason: 'not_boolean' }
    }
    case 'text': {
      if (type.code === undefined) return value(text)
      const code = normaliseIndustryCode(text)
      return code === undefined ? { kind: 'refused', reason: 'not_industry' } : value(code)
    }
    case 'region': {
      const plain = folded(text)
      return /^[1-8]\d{5}$/.test(plain) ? value(Number(plain)) : { kind: 'refused', reason: 'not_region' }
    }
    case 'date': {
      const date = readWrittenDate(text)
      if (date !== undefined) return value(date)
      const meant = spreadsheetDay(text)
      return meant === undefined
        ? { kind: 'refused', reason: 'not_date' }
        : { kind: 'refused', reason: 'spreadsheet_day', day: formatDate(meant) }
    }
    case 'month': {
      const month = readWrittenMonth(text)
      return month === undefined ? { kind: 'refused', reason: 'not_month' } : value(month)
    }
    case 'enumeration': {
      const plain = folded(text)
      const values = vocabulary.enumerations.get(type.enumeration)?.values ?? []
      const code = values.findIndex(({ id, zh, aliases }) => [id, zh, ...aliases].some((name) => folded(name) === plain))
      return code < 0 ? { kind: 'refused', reason: 'not_in_enumeration' } : value(code)
    }
  }
}

function value(found: string | number | boolean): FactText {
  return { kind: 'value', value: found }
}

/** What does not change which word it is: width, case, blanks and signs that are not seen. */
function folded(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200f\ufeff]/g, '')
    .replace(/^'/, '')
    .toLowerCase()
}
