import type { ParameterShape, Type, Vocabulary } from '../../rules/index.ts'
import type { EntryValue, MaskedCell, Parameter, ParameterEntry, Question } from '../plan.ts'
import type { BlockReader, Entries, Located } from './block-reader.ts'
import { judgeValue } from './judge-value.ts'
import type { MaskedDate } from './masked-date.ts'
import { readDay } from './read-day.ts'
import { checkRepeatedDeclaration, type Declaration, type RawParameter, readDeclaration, readRule } from './read-declaration.ts'
import { FOLLOWED, readQuestion } from './read-question.ts'
import { readTiers } from './read-tiers.ts'
import { isMasked, readDecimal } from './read-values.ts'
import { AMOUNT_SCALE_MOST, MONEY_SCALE, RATE_SCALE, type ValueRule } from './value-rule.ts'
import { itemsOf, pairsOf, textOf } from './yaml-source.ts'

/** What a delegated figure can be at most, so that rules over it still have bounds. */
const DELEGATED_LIMIT = 10n ** 11n

/**
 * One parameter from all the files that speak of it, nearest plan first. The declaration comes from the highest file that has one;
 * the scale is the most decimals any value uses.
 */
export function readParameter(
  raws: readonly RawParameter[],
  reader: BlockReader,
  vocabulary: Vocabulary,
  supposed: ReadonlyMap<string, ValueSpan> = new Map(),
): Parameter | undefined {
  const declared = [...raws].reverse().find((raw) => raw.entries.has('type')) ?? raws[0]
  if (declared === undefined) return undefined
  const declaration = readDeclaration(declared, reader, vocabulary)
  if (declaration === undefined) {
    reader.broken.add(declared.zh)
    return undefined
  }
  for (const raw of raws) checkRepeatedDeclaration(raw, declared, reader)
  const values = raws.flatMap((raw) => valuesOf(raw, reader).map((value) => ({ raw, value })))
  const scale = scaleOf(
    declaration,
    values.map(({ value }) => value),
    reader,
  )
  const rule = readRule(declared.zh, declaration, scale, vocabulary, reader)
  // The nearest file that asks; a document above it did not know that there is a question.
  const asking = raws.findIndex((raw) => raw.entries.has('question'))
  const asked = raws[asking]
  const worded = raws.find((raw) => raw.entries.has('words'))
  const question = asked === undefined ? undefined : readQuestion(asked, worded, declaration, vocabulary, reader)
  if (asked === undefined && worded !== undefined)
    reader.problem(worded.entries.get('words') ?? worded.at, 'words_without_question', { parameter: worded.zh })
  const asksOf = (raw: RawParameter) => (asked === undefined || raws.indexOf(raw) > asking ? undefined : (question ?? 'broken'))
  const context = { reader, vocabulary, declaration, rule, asksOf }
  const entries = values.map(({ raw, value }) => readEntry(context, raw, value)).filter((entry) => entry !== undefined)
  const isPartial = entries.length < values.length || raws.some((raw) => reader.broken.has(raw.zh))
  const shape = shapeOf(declared.zh, declaration, scale, entries, isPartial, supposed.get(declaration.id))
  return { shape, rule, entries, isPartial, question }
}

/** Values that a parameter is supposed to be able to have beside those written, scaled as it stores them. */
export interface ValueSpan {
  readonly low: bigint
  readonly high: bigint
}

function valuesOf(raw: RawParameter, reader: BlockReader): readonly { readonly at: Located; readonly entries: Entries }[] {
  if (!raw.entries.isSound) reader.broken.add(raw.zh)
  return reader.blocks('parameter_value', raw.entries.get('values'))
}

function scaleOf(declaration: Declaration, values: readonly { readonly entries: Entries }[], reader: BlockReader): number {
  if (declaration.kind === 'rate') return RATE_SCALE
  if (declaration.kind === 'money') return MONEY_SCALE
  if (declaration.kind !== 'amount') return 0
  const texts = [
    ...values.flatMap(({ entries }) => cellTexts(entries, reader)),
    ...itemsOf(declaration.range?.node).map((item) => textOf(item) ?? ''),
  ]
  return Math.min(AMOUNT_SCALE_MOST, Math.max(0, ...texts.map((text) => readDecimal(stripCeiling(text, reader).text)?.scale ?? 0)))
}

function cellTexts(entries: Entries, reader: BlockReader): readonly string[] {
  const value = entries.get('value')
  const table = entries.get('table')
  const tiers = entries.get('tiers')
  const key = [...(reader.keywords.keys.get('tier') ?? [])].find(([, id]) => id === 'value')?.[0]
  return [
    ...(value === undefined ? [] : [textOf(value.node) ?? '']),
    ...(table === undefined ? [] : pairsOf(table.node).map((pair) => textOf(pair.value) ?? '')),
    ...(tiers === undefined ? [] : itemsOf(tiers.node).map((tier) => textOf(pairsOf(tier).find((pair) => pair.key === key)?.value) ?? '')),
  ]
}

function stripCeiling(text: string, reader: BlockReader): { readonly text: string; readonly isCeiling: boolean } {
  for (const [word, id] of reader.keywords.words.get('cell') ?? []) {
    if (id === 'ceiling' && text.startsWith(word)) return { text: text.slice(word.length).trim(), isCeiling: true }
  }
  return { text: text.trim(), isCeiling: false }
}

interface ValueContext {
  readonly reader: BlockReader
  readonly vocabulary: Vocabulary
  readonly declaration: Declaration
  /** What every value must be; undefined for lists of texts. */
  readonly rule: ValueRule | undefined
  /** The question that the values of a file answer; what is wrong with a broken one has been told. */
  readonly asksOf: (raw: RawParameter) => Question | 'broken' | undefined
}

function readEntry(
  context: ValueContext,
  raw: RawParameter,
  written: { readonly at: Located; readonly entries: Entries },
): ParameterEntry | undefined {
  const { reader } = context
  const { entries, at } = written
  const source = reader.basis(entries, raw.plan, raw.zh)
  const from = readDay(entries, 'from')
  const to = readDay(entries, 'to')
  const knownOn = readDay(entries, 'known_on')
  const value = readEntryValue(context, entries, at)
  if (!entries.isSound || value === undefined || source === undefined) return undefined
  if (from.kind === 'day' && to.kind === 'day' && from.day > to.day) return reader.problem(entries.get('to') ?? at, 'period_reversed')
  const place = at.source.placeOf(at.node)
  const clause = source.clause ?? source.document ?? ''
  return {
    from,
    to,
    plan: raw.plan,
    clause,
    source,
    ...readAnswer(context, raw, written, from, value),
    knownOn: knownOn.kind === 'day' ? knownOn.day : raw.knownOn,
    value,
    file: place.file,
    line: place.line,
    at: place,
  }
}

/** Whether a value is a reading in force of an open question, or which body settled the question and when. */
function readAnswer(
  { reader, asksOf }: ValueContext,
  raw: RawParameter,
  { entries, at }: { readonly at: Located; readonly entries: Entries },
  from: MaskedDate,
  value: EntryValue,
): Pick<ParameterEntry, 'isOpen' | 'settled'> {
  const question = asksOf(raw)
  const isOpen = reader.wordOf<'true' | 'false'>('boolean', entries, 'open') === 'true'
  const by = reader.text(entries, 'settled_by')
  const on = readDay(entries, 'settled_on')
  const settled = by !== undefined && on.kind === 'day' ? { by, on: on.day } : undefined
  const openAt = entries.get('open') ?? at
  const parameter = raw.zh
  if (question === 'broken') return { isOpen: false, settled: undefined }
  if (question === undefined) {
    if (isOpen || settled !== undefined)
      reader.problem(isOpen ? openAt : (entries.get('settled_by') ?? at), 'answer_without_question', { parameter })
    return { isOpen: false, settled: undefined }
  }
  const code = value.kind === 'cell' ? value.cell.value : undefined
  const isOff = question.isSwitch && code !== FOLLOWED
  if (isOpen && settled !== undefined) reader.problem(openAt, 'question_open_and_settled', { parameter })
  if (isOpen && code === undefined) reader.problem(openAt, 'question_without_reading', { parameter })
  if (!isOpen && settled === undefined && !isOff) reader.problem(at, 'question_unsettled', { parameter })
  if (question.isSwitch && !isOff && !isOpen && from.kind === 'open') reader.problem(at, 'switch_without_day', { parameter })
  return { isOpen, settled }
}

function readEntryValue(context: ValueContext, entries: Entries, at: Located): EntryValue | undefined {
  const { reader, declaration } = context
  const value = entries.get('value')
  const table = entries.get('table')
  const tiers = entries.get('tiers')
  // Several of them, or one that cannot be read, have been reported.
  if ([value, table, tiers].filter((part) => part !== undefined).length !== 1) return undefined
  if (declaration.kind === 'texts') return value === undefined ? reader.problem(at, 'list_expected') : readTexts(reader, value)
  if (declaration.key === undefined) {
    if (value === undefined) return reader.problem(at, 'single_value_expected')
    const cell = readCell(context, value)
    return cell === undefined ? undefined : { kind: 'cell', cell }
  }
  if (declaration.key.kind === 'tiers') {
    if (tiers === undefined) return reader.problem(at, 'tiers_expected')
    const { dimension } = declaration.key
    return readTiers({ reader, dimension, readCell: (cell) => readCell(context, cell) }, tiers)
  }
  return table === undefined ? reader.problem(at, 'table_expected') : readCodes(context, declaration.key.enumeration, table)
}

function readTexts(reader: BlockReader, at: Located): EntryValue | undefined {
  const texts = itemsOf(at.node).map((item) => textOf(item) ?? '')
  if (texts.length === 0) return reader.problem(at, 'list_expected')
  return { kind: 'texts', texts }
}

function readCell(context: ValueContext, at: Located): MaskedCell | undefined {
  const { reader, rule } = context
  const written = textOf(at.node)
  const place = at.source.placeOf(at.node)
  if (rule === undefined) throw new Error('a list of texts has no cells')
  if (written === undefined) return reader.problem(at, 'single_value_expected')
  if (reader.keywords.words.get('cell')?.get(written) === 'delegated')
    return { value: undefined, masked: undefined, standing: 'delegated', at: place }
  const { text, isCeiling } = stripCeiling(written, reader)
  const standing = isCeiling ? 'ceiling' : 'set'
  if ((rule.kind === 'date' || rule.kind === 'month') && isMasked(rule.kind, text))
    return { value: undefined, masked: text, standing, at: place }
  const judged = judgeValue(text, rule)
  return 'value' in judged ? { value: judged.value, masked: undefined, standing, at: place } : reader.problem(at, judged.code, judged.with)
}

function readCodes(context: ValueContext, enumeration: string, at: Located): EntryValue | undefined {
  const { reader, vocabulary } = context
  const values = vocabulary.enumerations.get(enumeration)?.values ?? []
  const cells = new Map<bigint, MaskedCell>()
  const before = reader.problems.length
  for (const pair of pairsOf(at.node)) {
    const code = values.findIndex((value) => value.zh === pair.key)
    if (code < 0) {
      reader.problem({ node: pair.keyNode, source: at.source }, 'unknown_word', {
        found: pair.key,
        known: values.map((value) => value.zh).join(' '),
      })
      continue
    }
    const cell = readCell(context, { node: pair.value, source: at.source })
    if (cell !== undefined) cells.set(BigInt(code), cell)
  }
  // Rows that could not be read are not rows that are missing.
  return reader.problems.length > before ? undefined : { kind: 'codes', cells }
}

function shapeOf(
  zh: string,
  declaration: Declaration,
  scale: number,
  entries: readonly ParameterEntry[],
  isPartial: boolean,
  supposed: ValueSpan | undefined,
): ParameterShape {
  const { id, kind } = declaration
  if (kind === 'texts') return { kind: 'text_list', id, zh }
  const type = typeOf(declaration, scale, entries, isPartial, supposed)
  return declaration.key === undefined ? { kind: 'value', id, zh, type } : { kind: 'table', id, zh, key: declaration.key, type }
}

function typeOf(
  declaration: Declaration,
  scale: number,
  entries: readonly ParameterEntry[],
  isPartial: boolean,
  supposed: ValueSpan | undefined,
): Type {
  switch (declaration.kind) {
    case 'date':
    case 'month':
      return { kind: declaration.kind }
    case 'enumeration':
      return { kind: 'enumeration', enumeration: declaration.enumeration ?? '' }
    case 'texts':
      throw new Error('a list of texts has no single type')
    case 'amount':
    case 'rate':
    case 'money': {
      const written = entries.flatMap((entry) => cellsOfEntry(entry.value)).map((cell) => cell.value ?? DELEGATED_LIMIT)
      const values = supposed === undefined ? written : [...written, supposed.low, supposed.high]
      const low = values.reduce((a, b) => (b < a ? b : a), 0n)
      const high = values.reduce((a, b) => (b > a ? b : a), isPartial ? DELEGATED_LIMIT : 0n)
      return { kind: 'number', dimension: declaration.dimension, scale, low, high }
    }
  }
}

/** Every cell of a written value. */
export function cellsOfEntry(value: EntryValue): readonly MaskedCell[] {
  switch (value.kind) {
    case 'cell':
      return [value.cell]
    case 'texts':
      return []
    case 'codes':
      return [...value.cells.values()]
    case 'tiers':
      return value.tiers.map((tier) => tier.cell)
  }
}
