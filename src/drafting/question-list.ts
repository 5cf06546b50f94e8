import type { BindingKind, LeftKind } from './account/kinds.ts'
import type { DraftQuestion } from './draft.ts'
import type { Place } from './find-place.ts'
import { questionList, questionSentence } from './messages.zh.ts'

/** A question the reader asked, told already. */
export interface ReaderQuestion {
  readonly line: number
  readonly sentence: string
}

/** Questions a clause raises several times over and that are one to whoever reads them by clause. */
const mergeable: ReadonlySet<string> = new Set(['new_indicator', 'no_due', 'due_supposed', 'template', 'flaw', 'person_named'])

interface Section {
  readonly section: string
  /** Kinds of questions told in one line each, wherever they are asked. */
  readonly codes: readonly string[]
  /** Kinds of sentences told clause by clause, with the sentence. */
  readonly kinds: readonly (BindingKind | LeftKind | 'flaw')[]
}

/** What a person settles first: what stops checking, then what limits, money and days, goals, reports, units, and what stands nowhere. */
const sections: readonly Section[] = [
  { section: 'blocking', codes: ['no_title', 'no_issuer', 'no_region', 'no_date'], kinds: [] },
  { section: 'limits', codes: [], kinds: ['once_only', 'exclusive', 'ceiling', 'excluded'] },
  {
    section: 'benefits',
    codes: [
      'template',
      'entitlement',
      'relative_change',
      'old_value_unknown',
      'start_unknown',
      'extended',
      'delegated',
      'percentage_points',
      'above_whole',
      'figure_unreadable',
      'parameter_unsure',
    ],
    kinds: ['grant', 'condition', 'definition', 'funding'],
  },
  { section: 'effect', codes: [], kinds: ['effect', 'amendment'] },
  {
    section: 'goals',
    codes: ['due_supposed', 'no_due', 'base_target', 'same_target', 'new_indicator', 'unit_unknown', 'target_unsure'],
    kinds: [],
  },
  { section: 'reports', codes: ['no_recipient', 'no_filler', 'content_deduced', 'cadence_unconfirmed', 'service_steps'], kinds: [] },
  {
    section: 'work',
    codes: ['no_units', 'person_named', 'units_inherited', 'doers_deduced', 'other_department', 'unit_unsure', 'bad_date'],
    kinds: [],
  },
  {
    section: 'rest',
    codes: ['upper_not_loaded', 'same_number', 'attachment_text', 'table'],
    kinds: ['duty', 'procedure', 'sanction', 'scoring', 'work', 'figures', 'flaw'],
  },
]

/** Sentences that need nothing done: shown last, so that whoever compares the draft with its text misses none. */
const leftSection = { section: 'left', kinds: ['shortened', 'purpose', 'contact', 'other', 'row', 'frame'] as const }

/** Most names told in one line; the places tell where the others are. */
const MOST_NAMES = 6

/** Questions with those of one kind about one clause put together, in order of their first. */
export function mergeQuestions(questions: readonly DraftQuestion[]): readonly DraftQuestion[] {
  const merged = new Map<string, DraftQuestion>()
  for (const [index, question] of questions.entries()) {
    const key = `${question.clause}|${question.code}|${mergeable.has(question.code) ? '' : `${index}`}`
    const known = merged.get(key)
    merged.set(key, known === undefined ? question : { ...known, with: together(known.with, question.with) })
  }
  return [...merged.values()]
}

function together(known: DraftQuestion['with'], more: DraftQuestion['with']): DraftQuestion['with'] {
  return Object.fromEntries(
    Object.entries(known).map(([name, value]) => {
      const added = more[name] ?? ''
      return [name, added === '' || value.split('\u3001').includes(added) ? value : `${value}\u3001${added}`]
    }),
  )
}

/** The list as a file, and how many lines of it ask for something. */
export interface QuestionsTold {
  readonly text: string
  readonly count: number
}

type PlacesOf = (question: DraftQuestion) => readonly Place[]

/**
 * The list of what a person must settle, most important first: one line for each kind, with all places of the draft it is about, and one
 * line for each clause whose sentences are quoted. Sentences that ask for nothing are listed last and not counted.
 */
export function questionText(
  questions: readonly DraftQuestion[],
  fromReader: readonly ReaderQuestion[],
  placesOf: PlacesOf,
): QuestionsTold {
  refuseUnknown(questions)
  const told = sections.map(({ section, codes, kinds }) => {
    const lines = codes.flatMap((code) => {
      const asked = questions.filter((question) => question.code === code)
      return asked.length === 0 ? [] : [lineOf(code, asked, placesOf)]
    })
    return [section, [...lines, ...clauseLines(questions, kinds, placesOf)]] as const
  })
  const read = [...new Set(fromReader.map(({ line, sentence }) => questionList.source(line, sentence)))]
  const asking = [...told, ['read', read] as const].filter(([, lines]) => lines.length > 0)
  const count = asking.reduce((sum, [, lines]) => sum + lines.length, 0)
  const blocking = told.find(([section]) => section === 'blocking')?.[1].length ?? 0
  const left = clauseLines(questions, leftSection.kinds, placesOf)
  const all = left.length === 0 ? asking : [...asking, [leftSection.section, left] as const]
  const body = all.flatMap(([section, lines]) => [
    '',
    `## ${questionList.sections[section] ?? ''}`,
    '',
    ...lines.map((line) => `- ${oneLine(line)}`),
  ])
  return { text: [questionList.title, '', questionList.intro(blocking, count - blocking), ...body, ''].join('\n'), count }
}

/** A question nobody has a place for would be lost without a word. */
function refuseUnknown(questions: readonly DraftQuestion[]): void {
  const codes = new Set(sections.flatMap((each) => each.codes))
  const kinds = new Set<string>([...sections.flatMap((each) => each.kinds), ...leftSection.kinds])
  for (const question of questions)
    if (!codes.has(question.code) && !kindsOf(question).some((kind) => kinds.has(kind)))
      throw new Error(`no section for question ${question.code} ${question.with.kind ?? ''}`)
}

/** How the sentence a question quotes is told. */
function kindsOf({ code, with: values }: DraftQuestion): readonly string[] {
  if (code === 'limit') return (values.kinds ?? '').split(' ')
  return code === 'left' ? [values.kind ?? ''] : code === 'flaw' ? ['flaw'] : []
}

/** One kind of question with the names it is about and all its places. */
function lineOf(code: string, asked: readonly DraftQuestion[], placesOf: PlacesOf): string {
  const names = [...new Set(asked.map((question) => questionSentence(code, question.with).about).filter((name) => name !== ''))]
  const { what } = questionSentence(code, asked[0]?.with ?? {})
  const shown = names.length > MOST_NAMES ? questionList.more(names.slice(0, MOST_NAMES), names.length) : names.join('\u3001')
  return questionList.line(what, shown, placesText(asked.flatMap(placesOf)))
}

/** The sentences of each clause that are of these kinds, in one line. */
function clauseLines(questions: readonly DraftQuestion[], kinds: readonly string[], placesOf: PlacesOf): readonly string[] {
  const clauses = new Map<string, DraftQuestion[]>()
  for (const question of questions)
    if (kindsOf(question).some((kind) => kinds.includes(kind)))
      clauses.set(question.clause, [...(clauses.get(question.clause) ?? []), question])
  return [...clauses].map(([clause, asked]) => {
    const parts = new Map<string, Set<string>>()
    for (const question of asked) {
      const told = questionList.kinds(kindsOf(question))
      parts.set(told, (parts.get(told) ?? new Set()).add(question.with.text ?? ''))
    }
    const lines = runsOf([...new Set(asked.map(({ line }) => line))])
    const quoted = [...parts].map(([told, texts]) => questionList.quoted(told, [...texts]))
    return questionList.clauseLine(clause, quoted, placesText(asked.flatMap(placesOf)), lines)
  })
}

/** "file 3, 8; other file 2". */
function placesText(places: readonly Place[]): string {
  const byFile = new Map<string, Set<number>>()
  for (const { file, line } of places) byFile.set(file, (byFile.get(file) ?? new Set()).add(line))
  return [...byFile].map(([file, lines]) => questionList.place(file, runsOf([...lines]))).join('\uFF1B')
}

/** Line numbers in order; three and more in a row as the first and the last of them. */
function runsOf(lines: readonly number[]): readonly (readonly [first: number, last: number])[] {
  const runs: [number, number][] = []
  for (const line of lines.toSorted((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last !== undefined && last[1] + 1 === line) last[1] = line
    else runs.push([line, line])
  }
  return runs.flatMap(([first, last]): [number, number][] =>
    last - first === 1
      ? [
          [first, first],
          [last, last],
        ]
      : [[first, last]],
  )
}

/** Text of a document may hold anything; a list item is one line and no fence. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{C}\s]+/gu, ' ').replaceAll('`', "'")
}
