import type { ParameterShape, TableKey, Type, Vocabulary } from '../rules/index.ts'
import type { BlockReader, Entries, Located } from './block-reader.ts'
import type { MaskedDate } from './masked-date.ts'
import type { EntryValue, MaskedCell, MaskedTier, Parameter, ParameterEntry } from './plan.ts'
import { atScale, decimal, readDateValue, readDecimal, readMaskedDate, readUnit, suggestDate, suggestNumber } from './read-values.ts'
import { isMap, isSeq, itemsOf, pairsOf, textOf } from './yaml-source.ts'

/** A parameter as one file states it; a file that only adds values leaves the declaration to the files above. */
export interface RawParameter {
  readonly zh: string
  readonly at: Located
  readonly keyAt: Located
  readonly entries: Entries
  readonly plan: string
  readonly knownOn: number
  readonly clauses: ReadonlySet<string>
}

interface Declaration {
  readonly id: string
  readonly kind: 'amount' | 'rate' | 'money' | 'date' | 'month' | 'enumeration' | 'texts'
  readonly dimension: string
  readonly enumeration: string | undefined
  readonly key: TableKey | undefined
}

const OPEN: MaskedDate = { kind: 'open' }
const RATE_SCALE = 6
const MONEY_SCALE = 2
/** What a delegated figure can be at most, so that rules over it still have bounds. */
const DELEGATED_LIMIT = 10n ** 11n

/**
 * One parameter from all the files that speak of it, nearest plan first. The declaration comes from the highest file that has one;
 * the scale is the most decimals any value uses.
 */
export function readParameter(raws: readonly RawParameter[], reader: BlockReader, vocabulary: Vocabulary): Parameter | undefined {
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
  const context = { reader, vocabulary, declaration, scale }
  const entries = values.map(({ raw, value }) => readEntry(context, raw, value)).filter((entry) => entry !== undefined)
  const isPartial = entries.length < values.length || raws.some((raw) => reader.broken.has(raw.zh))
  return { shape: shapeOf(declared.zh, declaration, scale, entries, isPartial), entries, isPartial }
}

function valuesOf(raw: RawParameter, reader: BlockReader): readonly { readonly at: Located; readonly entries: Entries }[] {
  const list = raw.entries.get('values')
  if (list === undefined) return []
  if (!isSeq(list.node)) reader.broken.add(raw.zh)
  return reader.list(list).map((at) => ({ at, entries: reader.entries('parameter_value', at) }))
}

function readDeclaration(raw: RawParameter, reader: BlockReader, vocabulary: Vocabulary): Declaration | undefined {
  const id = reader.id(raw.entries, raw.at)
  const typeAt = raw.entries.get('type')
  if (typeAt === undefined) return reader.problem(raw.keyAt, 'parameter_undeclared', { found: raw.zh })
  const words = (textOf(typeAt.node) ?? '').split(' ')
  const kind = reader.word<Declaration['kind']>('parameter_type', typeAt, words[0])
  if (id === undefined || kind === undefined) return undefined
  const enumeration = kind === 'enumeration' ? enumerationByName(words[1] ?? '', vocabulary) : undefined
  if (kind === 'enumeration' && enumeration === undefined) return reader.problem(typeAt, 'unknown_enumeration', { found: words[1] ?? '' })
  const dimension = readDimension(raw, kind, reader, vocabulary)
  const key = readKey(raw, reader, vocabulary)
  if (dimension === undefined || key === 'broken') return undefined
  return { id, kind, dimension, enumeration, key }
}

function enumerationByName(zh: string, vocabulary: Vocabulary): string | undefined {
  return [...vocabulary.enumerations.values()].find((enumeration) => enumeration.zh === zh)?.id
}

function readDimension(raw: RawParameter, kind: Declaration['kind'], reader: BlockReader, vocabulary: Vocabulary): string | undefined {
  const at = raw.entries.get('unit')
  if (at === undefined) {
    if (kind === 'amount') return reader.problem(raw.keyAt, 'unit_missing', { found: raw.zh })
    return kind === 'money' ? 'yuan' : ''
  }
  const dimension = readUnit(textOf(at.node) ?? '', vocabulary)
  return (
    dimension ??
    reader.problem(at, 'unknown_unit', {
      found: textOf(at.node) ?? '',
      known: [...vocabulary.units.values()].map((unit) => unit.zh).join(' '),
    })
  )
}

function readKey(raw: RawParameter, reader: BlockReader, vocabulary: Vocabulary): TableKey | undefined | 'broken' {
  const at = raw.entries.get('key')
  if (at === undefined) return undefined
  const [word = '', unit = ''] = (textOf(at.node) ?? '').split(' ')
  if (reader.keywords.words.get('key_kind')?.get(word) === 'tiers') {
    const dimension = unit === '' ? '' : readUnit(unit, vocabulary)
    if (dimension !== undefined) return { kind: 'tiers', dimension }
    reader.problem(at, 'unknown_unit', { found: unit, known: [...vocabulary.units.values()].map((u) => u.zh).join(' ') })
    return 'broken'
  }
  const enumeration = enumerationByName(word, vocabulary)
  if (enumeration !== undefined) return { kind: 'enumeration', enumeration }
  reader.problem(at, 'unknown_enumeration', { found: word })
  return 'broken'
}

function checkRepeatedDeclaration(raw: RawParameter, declared: RawParameter, reader: BlockReader): void {
  if (raw === declared) return
  for (const key of ['id', 'type', 'unit', 'key'] as const) {
    const at = raw.entries.get(key)
    if (at === undefined) continue
    if (textOf(at.node) !== textOf(declared.entries.get(key)?.node)) {
      reader.problem(at, 'parameter_redeclared', { found: raw.zh, declared: textOf(declared.entries.get(key)?.node) ?? '' })
    }
  }
}

function scaleOf(declaration: Declaration, values: readonly { readonly entries: Entries }[], reader: BlockReader): number {
  if (declaration.kind === 'rate') return RATE_SCALE
  if (declaration.kind === 'money') return MONEY_SCALE
  if (declaration.kind !== 'amount') return 0
  const texts = values.flatMap(({ entries }) => cellTexts(entries, reader))
  return Math.max(0, ...texts.map((text) => readDecimal(stripCeiling(text, reader).text)?.scale ?? 0))
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
  readonly scale: number
}

function readEntry(
  context: ValueContext,
  raw: RawParameter,
  written: { readonly at: Located; readonly entries: Entries },
): ParameterEntry | undefined {
  const { reader } = context
  const { entries, at } = written
  const source = reader.basis(entries, at, raw.clauses)
  const from = readBound(reader, entries, 'from')
  const to = readBound(reader, entries, 'to')
  const knownOn = readBound(reader, entries, 'known_on')
  const value = readEntryValue(context, entries, at)
  if (from === undefined || to === undefined || knownOn === undefined || value === undefined || source === undefined) return undefined
  if (from.kind === 'day' && to.kind === 'day' && from.day > to.day) return reader.problem(entries.get('to') ?? at, 'period_reversed')
  const place = at.source.placeOf(at.node)
  const clause = source.clause ?? source.document ?? ''
  return {
    from,
    to,
    plan: raw.plan,
    clause,
    confidence: source.confidence,
    knownOn: knownOn.kind === 'day' ? knownOn.day : raw.knownOn,
    value,
    file: place.file,
    line: place.line,
    at: place,
  }
}

function readBound(reader: BlockReader, entries: Entries, key: 'from' | 'to' | 'known_on'): MaskedDate | undefined {
  const at = entries.get(key)
  if (at === undefined) return OPEN
  const read = readMaskedDate(textOf(at.node), OPEN)
  return read ?? reader.problem(at, 'bad_date', { found: textOf(at.node) ?? '', write: suggestDate(textOf(at.node) ?? '') })
}

function readEntryValue(context: ValueContext, entries: Entries, at: Located): EntryValue | undefined {
  const { reader, declaration } = context
  const value = entries.get('value')
  const table = entries.get('table')
  const tiers = entries.get('tiers')
  if ([value, table, tiers].filter((part) => part !== undefined).length !== 1) return reader.problem(at, 'one_value_expected')
  if (declaration.kind === 'texts') return value === undefined ? reader.problem(at, 'list_expected') : readTexts(reader, value)
  if (declaration.key === undefined) {
    if (value === undefined) return reader.problem(at, 'single_value_expected')
    const cell = readCell(context, value)
    return cell === undefined ? undefined : { kind: 'cell', cell }
  }
  if (declaration.key.kind === 'tiers') return tiers === undefined ? reader.problem(at, 'tiers_expected') : readTiers(context, tiers)
  return table === undefined ? reader.problem(at, 'table_expected') : readCodes(context, declaration.key.enumeration, table)
}

function readTexts(reader: BlockReader, at: Located): EntryValue | undefined {
  const texts = itemsOf(at.node).map((item) => textOf(item) ?? '')
  if (texts.length === 0 || texts.includes('')) return reader.problem(at, 'list_expected')
  return { kind: 'texts', texts }
}

function readCell(context: ValueContext, at: Located): MaskedCell | undefined {
  const { reader, declaration, scale } = context
  const written = textOf(at.node)
  const place = at.source.placeOf(at.node)
  if (written === undefined) return reader.problem(at, 'text_expected')
  if (reader.keywords.words.get('cell')?.get(written) === 'delegated')
    return { value: undefined, masked: undefined, standing: 'delegated', at: place }
  const { text, isCeiling } = stripCeiling(written, reader)
  const standing = isCeiling ? 'ceiling' : 'set'
  if (declaration.kind === 'date' || declaration.kind === 'month') {
    if (text.includes('X')) return { value: undefined, masked: text, standing, at: place }
    const value = readDateValue(declaration.kind, text)
    return value === undefined
      ? reader.problem(at, 'bad_date', { found: text, write: suggestDate(text) })
      : { value, masked: undefined, standing, at: place }
  }
  if (declaration.kind === 'enumeration') return enumerationCell(context, at, text)
  const number = readDecimal(text)
  const value = number === undefined ? undefined : atScale(number, scale)
  if (number === undefined) return reader.problem(at, 'bad_number', { found: written, write: suggestNumber(text) })
  if (value === undefined) return reader.problem(at, 'too_many_decimals', { found: written })
  if (declaration.kind === 'rate' && text.includes('%') === false && number.digits > 10n ** BigInt(number.scale) * 2n) {
    return reader.problem(at, 'rate_without_percent', { found: written })
  }
  return { value, masked: undefined, standing, at: place }
}

function enumerationCell(context: ValueContext, at: Located, text: string): MaskedCell | undefined {
  const { reader, vocabulary, declaration } = context
  const values = vocabulary.enumerations.get(declaration.enumeration ?? '')?.values ?? []
  const code = values.findIndex((value) => value.zh === text)
  if (code < 0) return reader.problem(at, 'unknown_word', { found: text, known: values.map((value) => value.zh).join(' ') })
  return { value: BigInt(code), masked: undefined, standing: 'set', at: at.source.placeOf(at.node) }
}

function readCodes(context: ValueContext, enumeration: string, at: Located): EntryValue | undefined {
  const { reader, vocabulary } = context
  const values = vocabulary.enumerations.get(enumeration)?.values ?? []
  const cells = new Map<bigint, MaskedCell>()
  if (!isMap(at.node)) return reader.problem(at, 'mapping_expected')
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
  return { kind: 'codes', cells }
}

function readTiers(context: ValueContext, at: Located): EntryValue | undefined {
  const { reader } = context
  const before = reader.problems.length
  const rows = reader.list(at).map((row) => ({ at: row, entries: reader.entries('tier', row) }))
  const bounds = ['at_least', 'above', 'at_most', 'below'] as const
  const scale = Math.max(
    0,
    ...rows.flatMap(({ entries }) => bounds.map((key) => readDecimal(textOf(entries.get(key)?.node) ?? '')?.scale ?? 0)),
  )
  const tiers: PlacedTier[] = []
  for (const { at: row, entries } of rows) {
    const bound = (key: (typeof bounds)[number]): bigint | undefined => {
      const entry = entries.get(key)
      if (entry === undefined) return undefined
      const text = textOf(entry.node) ?? ''
      const number = readDecimal(text)
      return number === undefined
        ? reader.problem(entry, 'bad_number', { found: text, write: suggestNumber(text) })
        : atScale(number, scale)
    }
    const valueAt = entries.get('value')
    const cell = valueAt === undefined ? reader.problem(row, 'one_value_expected') : readCell(context, valueAt)
    const [atLeast, above, atMost, below] = bounds.map(bound)
    if (cell === undefined) continue
    tiers.push({
      row,
      low: atLeast ?? above,
      isLowInclusive: atLeast !== undefined,
      high: atMost ?? below,
      isHighInclusive: atMost !== undefined,
      cell,
    })
  }
  const sorted = [...tiers].sort((a, b) =>
    a.low === undefined ? -1 : b.low === undefined ? 1 : a.low < b.low ? -1 : a.low > b.low ? 1 : 0,
  )
  if (reader.problems.length === before) checkTiers(reader, sorted, scale)
  return { kind: 'tiers', scale, tiers: sorted.map(({ row: _, ...tier }) => tier) }
}

type PlacedTier = MaskedTier & { readonly row: Located }

/** Tiers must cover every number once: no gap, no overlap, open at both ends. */
function checkTiers(reader: BlockReader, tiers: readonly PlacedTier[], scale: number): void {
  const [first] = tiers
  const last = tiers.at(-1)
  if (first === undefined || last === undefined) return
  if (first.low !== undefined) reader.problem(first.row, 'tier_gap', { where: `< ${decimal(first.low, scale)}` })
  if (last.high !== undefined) reader.problem(last.row, 'tier_gap', { where: `> ${decimal(last.high, scale)}` })
  for (const [i, tier] of tiers.entries()) {
    const next = tiers[i + 1]
    if (next === undefined) break
    if (tier.high === undefined || next.low === undefined || tier.high > next.low)
      reader.problem(next.row, 'tier_overlap', { where: decimal(next.low ?? tier.high ?? 0n, scale) })
    else if (tier.high < next.low)
      reader.problem(next.row, 'tier_gap', { where: `${decimal(tier.high, scale)} .. ${decimal(next.low, scale)}` })
    else if (tier.isHighInclusive && next.isLowInclusive) reader.problem(next.row, 'tier_overlap', { where: decimal(next.low, scale) })
    else if (!tier.isHighInclusive && !next.isLowInclusive) reader.problem(next.row, 'tier_gap', { where: `= ${decimal(next.low, scale)}` })
  }
}

function shapeOf(
  zh: string,
  declaration: Declaration,
  scale: number,
  entries: readonly ParameterEntry[],
  isPartial: boolean,
): ParameterShape {
  const { id, kind } = declaration
  if (kind === 'texts') return { kind: 'text_list', id, zh }
  const type = typeOf(declaration, scale, entries, isPartial)
  return declaration.key === undefined ? { kind: 'value', id, zh, type } : { kind: 'table', id, zh, key: declaration.key, type }
}

function typeOf(declaration: Declaration, scale: number, entries: readonly ParameterEntry[], isPartial: boolean): Type {
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
      const values = entries.flatMap((entry) => cellsOfEntry(entry.value)).map((cell) => cell.value ?? DELEGATED_LIMIT)
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
