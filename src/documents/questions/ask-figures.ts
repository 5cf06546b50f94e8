import type { Question } from '../document.ts'
import type { FigureMention } from '../mention.ts'
import { partAround, sentenceAround } from '../mentions/part.ts'
import { only, type Passage, type Placed, printed } from '../mentions/passages.ts'
import type { Lexicon } from '../words/lexicon.ts'
import { anyOf } from '../words/pattern.ts'
import type { Reader } from '../words/reader.ts'
import { asking } from './asking.ts'

const patternsOf = ({ questions }: Lexicon) => ({
  instruments: new RegExp(anyOf(questions.instruments), 'g'),
  scopes: new RegExp(anyOf(questions.scopes), 'g'),
})

interface Said extends Placed<FigureMention> {
  readonly passage: Passage
  readonly instrument: string
  /** What must agree for two figures to be about the same. */
  readonly key: string
}

/** The same instrument, for the same people, at another rate or sum in another clause. */
export function askFigures(passages: readonly Passage[], reader: Reader): readonly Question[] {
  const byKey = new Map<string, Said[]>()
  for (const said of passages.flatMap((passage) => saidIn(passage, reader))) byKey.set(said.key, [...(byKey.get(said.key) ?? []), said])
  return [...byKey.values()].flatMap((all) => {
    const valuesOf = (clause: string) =>
      new Set(all.filter(({ passage }) => passage.clause.number === clause).map(({ mention }) => mention.value))
    const [first, ...rest] = all
    // A clause that has the value too, beside others, does not contradict.
    const valuesOfFirst = valuesOf(first?.passage.clause.number ?? '')
    const other = rest.find(({ passage }) => ![...valuesOf(passage.clause.number)].some((value) => valuesOfFirst.has(value)))
    if (first === undefined || other === undefined) return []
    return [
      asking(other.passage, 'contradicting_figure', other.from, other.to, {
        other: first.passage.clause.number,
        text: other.instrument,
        value: printed(other.passage, other.from, other.to),
        otherValue: printed(first.passage, first.from, first.to),
      }),
    ]
  })
}

function saidIn(passage: Passage, reader: Reader): readonly Said[] {
  const { instruments, scopes } = reader.part(patternsOf)
  const changes = only(passage, 'change')
  return only(passage, 'figure').flatMap((figure) => {
    const { role, value, unit } = figure.mention
    // What is raised has two values by its nature.
    const isChanged = changes.some(({ from, to }) => from < figure.to && figure.from < to)
    if ((role !== 'rate' && role !== 'amount') || value === undefined || isChanged) return []
    const part = partAround(passage.text, figure.from, figure.to)
    const named = [...new Set(part.text.match(instruments) ?? [])]
    const [instrument] = named
    if (instrument === undefined || named.length > 1) return []
    const sentence = sentenceAround(passage.text, figure.from, figure.to)
    const whom = [...new Set(sentence.text.match(scopes) ?? [])].sort()
    // Steps of a ladder differ by what must be reached, and are not the same.
    const under = only(passage, 'figure')
      .filter(({ mention, from }) => isCondition(mention) && from >= sentence.from && from < sentence.to)
      .map(({ mention }) => `${mention.bound} ${mention.value}${mention.unit}`)
    return [{ ...figure, passage, instrument, key: [instrument, role, unit, ...whom, ...under].join(' ') }]
  })
}

function isCondition({ role }: FigureMention): boolean {
  return role === 'threshold' || role === 'count' || role === 'age' || role === 'duration'
}
