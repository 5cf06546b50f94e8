import type { DraftQuestion } from './draft.ts'
import { questionList, questionSentence } from './messages.zh.ts'

/** A question the reader asked, told already. */
export interface ReaderQuestion {
  readonly line: number
  readonly sentence: string
}

/** Questions a clause raises several times over and that one line can ask. */
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

/** The list of what a person must settle, clause by clause. Its headings are of the second level: a third would be a clause. */
export function questionText(
  questions: readonly DraftQuestion[],
  fromReader: readonly ReaderQuestion[],
  titles: ReadonlyMap<string, string>,
): string {
  const groups = new Map<string, DraftQuestion[]>()
  for (const question of questions) groups.set(question.clause, [...(groups.get(question.clause) ?? []), question])
  const section = (heading: string, lines: readonly string[]) => (lines.length === 0 ? [] : ['', heading, '', ...new Set(lines)])
  const told = (list: readonly DraftQuestion[]) =>
    list.map((question) => questionList.line(question.line, oneLine(questionSentence(question.code, question.with))))
  return [
    questionList.title,
    '',
    questionList.intro(questions.length + fromReader.length),
    ...section(questionList.head, told(groups.get('') ?? [])),
    ...section(
      questionList.read,
      fromReader.map(({ line, sentence }) => questionList.line(line, oneLine(sentence))),
    ),
    ...[...titles].flatMap(([number, title]) => section(questionList.clause(number, title), told(groups.get(number) ?? []))),
    '',
  ].join('\n')
}

/** Text of a document may hold anything; a list item is one line and no fence. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{C}\s]+/gu, ' ').replaceAll('`', "'")
}
