import { MOST_READINGS, type Vocabulary } from '../../rules/index.ts'
import type { Question, QuestionWords } from '../plan.ts'
import type { BlockReader } from './block-reader.ts'
import { nameWithId } from './check-shape.ts'
import type { Declaration, RawParameter } from './read-declaration.ts'
import { LIBRARY } from './read-folder.ts'
import { declaresReadings } from './read-own-readings.ts'
import { pairsOf, textOf } from './yaml-source.ts'

/** The enumeration of switches: does a place follow a practice. */
export const SWITCH_STATE = 'switch_state'
/** The code of a switch that is on. */
export const FOLLOWED = 0n

/**
 * The question a file asks of an enumeration parameter, with a sentence for every reading; undefined where none can be read. `nearest`
 * is the nearest file that gives words of its document for it, if any does; the library has no document and so needs none.
 */
export function readQuestion(
  raw: RawParameter,
  nearest: RawParameter | undefined,
  declaration: Declaration,
  vocabulary: Vocabulary,
  reader: BlockReader,
): Question | undefined {
  const at = raw.entries.get('question')
  const text = reader.text(raw.entries, 'question')
  if (at === undefined || text === undefined) return undefined
  const values = vocabulary.enumerations.get(declaration.enumeration ?? '')?.values ?? []
  const parameter = raw.zh
  if (declaration.kind !== 'enumeration' || declaration.key !== undefined)
    return reader.problem(at, 'question_of_no_enumeration', { parameter })
  if (values.length > MOST_READINGS) return reader.problem(at, 'question_with_many_readings', { parameter, most: String(MOST_READINGS) })
  const isSwitch = declaration.enumeration === SWITCH_STATE
  const words = nearest === undefined ? [] : readWords(nearest, reader)
  const isOwed = !isSwitch && raw.plan !== LIBRARY && !raw.entries.isWritten('words')
  if (words.length === 0 && isOwed) return reader.missing(raw.entries, raw.keyAt, 'words')
  const readings = readReadings(raw, values, reader)
  const unsaid = values.filter((_, code) => !readings.has(BigInt(code)))
  if (isSwitch) for (const [code, { zh }] of values.entries()) if (!readings.has(BigInt(code))) readings.set(BigInt(code), zh)
  if (!isSwitch && unsaid.length > 0)
    return reader.problem(raw.entries.get('readings') ?? at, 'reading_without_sentence', { missing: unsaid.map(({ zh }) => zh).join(' ') })
  return { text, plan: raw.plan, words, readings, isSwitch, at: at.source.placeOf(at.node) }
}

function readWords(raw: RawParameter, reader: BlockReader): readonly QuestionWords[] {
  const at = raw.entries.get('words')
  if (at === undefined) return []
  return pairsOf(at.node).map(({ key, keyNode, value }) => {
    const clause = reader.clause({ node: keyNode, source: at.source }, key, raw.plan)
    return { plan: raw.plan, clause, text: (textOf(value) ?? '').trim(), at: at.source.placeOf(keyNode) }
  })
}

function readReadings(raw: RawParameter, values: readonly { readonly zh: string }[], reader: BlockReader): Map<bigint, string> {
  const found = new Map<bigint, string>()
  const at = raw.entries.get('readings')
  if (at === undefined) return found
  for (const { key, keyNode, value } of pairsOf(at.node)) {
    const name = nameWithId(key)?.zh ?? key
    const code = values.findIndex(({ zh }) => zh === name)
    if (code >= 0) found.set(BigInt(code), (textOf(value) ?? '').trim())
    // Readings that are the values themselves have been reported where they are none.
    else if (!declaresReadings(raw, reader))
      reader.problem({ node: keyNode, source: at.source }, 'unknown_word', { found: key, known: values.map(({ zh }) => zh).join(' ') })
  }
  return found
}
