import type { DraftQuestion } from './draft.ts'
import type { Place } from './find-place.ts'
import { questionList, questionSentence } from './messages.zh.ts'

/** A question the reader asked, told already. */
export interface ReaderQuestion {
  readonly line: number
  readonly sentence: string
}

/** Questions a clause raises several times over and that are one to whoever reads them by clause. */
const mergeable: ReadonlySet<string> = new Set([
  'new_indicator',
  'no_due',
  'due_supposed',
  'figure_left',
  'date_left',
  'template',
  'flaw',
  'person_named',
])

/** What a person settles first: what stops checking, then money and days, goals, reports, units, and what stands nowhere. */
const sections: readonly (readonly [section: string, codes: readonly string[]])[] = [
  ['blocking', ['no_title', 'no_issuer', 'no_region', 'no_date']],
  [
    'benefits',
    [
      'template',
      'entitlement',
      'relative_change',
      'old_value_unknown',
      'start_unknown',
      'extended',
      'delegated',
      'percentage_points',
      'figure_unreadable',
      'parameter_unsure',
    ],
  ],
  ['goals', ['due_supposed', 'no_due', 'base_target', 'same_target', 'new_indicator', 'unit_unknown', 'target_unsure']],
  ['reports', ['no_recipient', 'no_filler', 'content_deduced', 'cadence_unconfirmed', 'service_steps']],
  ['work', ['no_units', 'person_named', 'units_inherited', 'doers_deduced', 'other_department', 'unit_unsure', 'bad_date', 'measures_cut']],
  ['rest', ['upper_not_loaded', 'unclassified', 'same_number', 'attachment_text', 'table']],
]

/** Told clause by clause: which number or day it is tells only the clause. */
const leftOver: readonly string[] = ['figure_left', 'date_left', 'cadence_left', 'flaw']

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

/** The list of what a person must settle, most important first: one line for each kind, with all places of the draft it is about. */
export function questionText(
  questions: readonly DraftQuestion[],
  fromReader: readonly ReaderQuestion[],
  placeOf: (question: DraftQuestion) => Place | undefined,
): QuestionsTold {
  const told = sections.map(([section, codes]) => {
    const lines = codes.flatMap((code) => {
      const asked = questions.filter((question) => question.code === code)
      return asked.length === 0 ? [] : [lineOf(code, asked, placeOf)]
    })
    return [section, section === 'rest' ? [...lines, ...leftLines(questions, placeOf)] : lines] as const
  })
  const known = new Set([...sections.flatMap(([, codes]) => codes), ...leftOver])
  const unknown = questions.find(({ code }) => !known.has(code))
  if (unknown !== undefined) throw new Error(`no section for question ${unknown.code}`)
  const read = [...new Set(fromReader.map(({ line, sentence }) => questionList.source(line, sentence)))]
  const all = [...told, ['read', read] as const].filter(([, lines]) => lines.length > 0)
  const count = all.reduce((sum, [, lines]) => sum + lines.length, 0)
  const blocking = told.find(([section]) => section === 'blocking')?.[1].length ?? 0
  const body = all.flatMap(([section, lines]) => [
    '',
    `## ${questionList.sections[section] ?? ''}`,
    '',
    ...lines.map((line) => `- ${oneLine(line)}`),
  ])
  return { text: [questionList.title, '', questionList.intro(blocking, count - blocking), ...body, ''].join('\n'), count }
}

/** One kind of question with the names it is about and all its places. */
function lineOf(code: string, asked: readonly DraftQuestion[], placeOf: (question: DraftQuestion) => Place | undefined): string {
  const names = [...new Set(asked.map((question) => questionSentence(code, question.with).about).filter((name) => name !== ''))]
  const { what } = questionSentence(code, asked[0]?.with ?? {})
  const shown = names.length > MOST_NAMES ? questionList.more(names.slice(0, MOST_NAMES), names.length) : names.join('\u3001')
  return questionList.line(what, shown, placesText(asked.map(placeOf)))
}

/** What stands in no block of a clause, in one line. */
function leftLines(questions: readonly DraftQuestion[], placeOf: (question: DraftQuestion) => Place | undefined): readonly string[] {
  const clauses = new Map<string, DraftQuestion[]>()
  for (const question of questions)
    if (leftOver.includes(question.code)) clauses.set(question.clause, [...(clauses.get(question.clause) ?? []), question])
  return [...clauses].map(([clause, asked]) => {
    const parts = leftOver.flatMap((code) => {
      const texts = new Set(asked.filter((question) => question.code === code).map((question) => question.with.text ?? ''))
      return texts.size === 0 ? [] : [questionList.left(code, [...texts])]
    })
    return questionList.leftLine(clause, asked[0]?.line ?? 1, parts, placesText(asked.slice(0, 1).map(placeOf)))
  })
}

/** "file 3, 8; other file 2". */
function placesText(places: readonly (Place | undefined)[]): string {
  const byFile = new Map<string, Set<number>>()
  for (const place of places) if (place !== undefined) byFile.set(place.file, (byFile.get(place.file) ?? new Set()).add(place.line))
  return [...byFile]
    .map(([file, lines]) =>
      questionList.place(
        file,
        [...lines].toSorted((a, b) => a - b),
      ),
    )
    .join('\uFF1B')
}

/** Text of a document may hold anything; a list item is one line and no fence. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{C}\s]+/gu, ' ').replaceAll('`', "'")
}
