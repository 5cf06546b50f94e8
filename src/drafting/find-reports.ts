import type { Mention } from '../documents/index.ts'
import { type ClauseView, ofKind, type PlacedMention, type Sentence, sentenceAt } from './clause-view.ts'
import type { DraftingWords } from './drafting-words.ts'

type Cadence = Extract<Mention, { readonly kind: 'cadence' }>
export type PlacedCadence = PlacedMention & { readonly mention: Cadence }

/** Something to be reported or kept: by a rhythm, on an event, or as a ledger without either. */
export interface ReportFound {
  readonly sentence: Sentence
  readonly rhythm: PlacedCadence | undefined
  readonly event: string | undefined
  readonly ledger: string | undefined
  /** What is filed with an office within so many days. */
  readonly filing?: Readonly<Record<string, string>> | undefined
}

/** The reports a clause orders, and the mentions they stand for. */
export interface ReportsFound {
  readonly reports: readonly ReportFound[]
  readonly taken: ReadonlySet<Mention>
}

/** Sentence by sentence: rhythms beside words of reporting, events that are to be reported, ledgers and lists to be kept. */
export function findReports(view: ClauseView, words: DraftingWords): ReportsFound {
  const reports: ReportFound[] = []
  const taken = new Set<Mention>()
  for (const sentence of view.sentences) {
    const found = [...byRhythm(view, sentence, words, taken), ...byEvent(sentence, words), ...byFiling(sentence, words)]
    reports.push(...(found.length > 0 ? found : ledgersIn(view, sentence, words, taken)))
  }
  return { reports, taken }
}

function byRhythm(view: ClauseView, sentence: Sentence, words: DraftingWords, taken: Set<Mention>): readonly ReportFound[] {
  const reported = rhythmsIn(view, sentence).filter((rhythm) => words.reportWords.test(around(view, sentence, rhythm)))
  if (reported.length === 0) return []
  for (const { mention } of reported) taken.add(mention)
  for (const date of ofKind(view, 'date')) if (date.mention.role === 'from' && isInside(date, sentence)) taken.add(date.mention)
  // "Reports every month, by the fifth of each month" is one rhythm said twice.
  const once = reported.filter((rhythm) => !reported.some((other) => other !== rhythm && isSharper(other.mention, rhythm.mention)))
  return once.map((rhythm) => ({ sentence, rhythm, event: undefined, ledger: undefined }))
}

function byEvent(sentence: Sentence, words: DraftingWords): readonly ReportFound[] {
  const match = words.events.exec(sentence.text)
  if (match === null || !words.reportWords.test(sentence.text.slice(match.index + match[0].length))) return []
  const told = match.slice(1).find((part) => part !== undefined) ?? match[0]
  const event = told.replace(words.eventBefore, '')
  return [{ sentence, rhythm: undefined, event, ledger: undefined }]
}

function byFiling(sentence: Sentence, { filings }: DraftingWords): readonly ReportFound[] {
  const filing = filings.exec(sentence.text)?.groups
  return filing === undefined ? [] : [{ sentence, rhythm: undefined, event: filing.matter ?? '', ledger: undefined, filing }]
}

function ledgersIn(view: ClauseView, sentence: Sentence, words: DraftingWords, taken: Set<Mention>): readonly ReportFound[] {
  const found = [...sentence.text.matchAll(new RegExp(words.ledgers.source, 'gu'))]
  return found.map((match) => {
    const part = sentence.text.slice(0, match.index).lastIndexOf('\uFF0C')
    const rhythm = rhythmsIn(view, sentence).find(
      ({ from = -1, mention }) =>
        from >= sentence.from + part && from < sentence.from + match.index + match[0].length && !taken.has(mention),
    )
    if (rhythm !== undefined) taken.add(rhythm.mention)
    return { sentence, rhythm, event: undefined, ledger: match.slice(1).find((group) => group !== undefined) ?? match[0] }
  })
}

function rhythmsIn(view: ClauseView, sentence: Sentence): readonly PlacedCadence[] {
  return ofKind(view, 'cadence').filter((placed) => sentenceAt(view, placed.from) === sentence)
}

/** The same rhythm with a day, where the other has none. */
function isSharper(other: Cadence, one: Cadence): boolean {
  const hasDay = (cadence: Cadence) => (cadence.dueDay ?? cadence.dueDaysAfterEnd) !== undefined
  return other.every === one.every && hasDay(other) && !hasDay(one)
}

function isInside({ from }: PlacedMention, sentence: Sentence): boolean {
  return from !== undefined && from >= sentence.from && from < sentence.to
}

/** The part of a sentence that a rhythm rules: a little before it, and what follows. */
function around(view: ClauseView, sentence: Sentence, rhythm: PlacedMention): string {
  const from = rhythm.from ?? sentence.from
  const before = /[^\uFF0C,]*$/.exec(view.text.slice(sentence.from, from))?.[0] ?? ''
  return `${before.slice(Math.max(0, before.length - 12))}${view.text.slice(from, Math.min(sentence.to, from + 60))}`
}
