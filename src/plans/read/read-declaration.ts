import type { TableKey, Vocabulary } from '../../rules/index.ts'
import type { BlockReader, Entries, Located } from './block-reader.ts'
import { judgeValue } from './judge-value.ts'
import { readUnit } from './read-values.ts'
import { usualRange, type ValueKind, type ValueRule, widestRange } from './value-rule.ts'
import { itemsOf, textOf } from './yaml-source.ts'

/** A parameter as one file states it; a file that only adds values leaves the declaration to the files above. */
export interface RawParameter {
  readonly zh: string
  readonly at: Located
  readonly keyAt: Located
  readonly entries: Entries
  readonly plan: string
  readonly knownOn: number
}

/** What a parameter is declared to be. */
export interface Declaration {
  readonly id: string
  readonly kind: ValueKind | 'texts'
  readonly dimension: string
  readonly enumeration: string | undefined
  readonly key: TableKey | undefined
  /** Where the least and the greatest value are written, when they are. */
  readonly range: Located | undefined
}

/** Reads what a parameter is declared to be; undefined where that cannot be told. */
export function readDeclaration(raw: RawParameter, reader: BlockReader, vocabulary: Vocabulary): Declaration | undefined {
  const typeAt = raw.entries.get('type')
  if (typeAt === undefined)
    return raw.entries.isWritten('type') ? undefined : reader.problem(raw.keyAt, 'parameter_undeclared', { found: raw.zh })
  const id = reader.text(raw.entries, 'id')
  if (id === undefined && !raw.entries.isWritten('id')) reader.missing(raw.entries, raw.keyAt, 'id')
  const written = textOf(typeAt.node) ?? ''
  const words = written.split(' ')
  const kind = reader.word<Declaration['kind']>('parameter_type', typeAt, words.length === 2 ? words[0] : written)
  if (id === undefined || kind === undefined) return undefined
  if (kind !== 'enumeration' && words.length > 1) return reader.word<never>('parameter_type', typeAt)
  const isOwn = kind === 'enumeration' && words.length === 1
  const enumeration = kind !== 'enumeration' ? undefined : isOwn ? ownEnumeration(raw) : enumerationByName(words[1] ?? '', vocabulary)
  if (kind === 'enumeration' && enumeration === undefined) return reader.problem(typeAt, 'unknown_enumeration', { found: words[1] ?? '' })
  const dimension = readDimension(raw, kind, reader, vocabulary)
  const key = readKey(raw, kind, reader, vocabulary)
  if (dimension === undefined || key === 'broken') return undefined
  return { id, kind, dimension, enumeration, key, range: raw.entries.get('range') }
}

/** The id of the enumeration that the readings of a parameter are; no glossary has one of that form. */
export function ownEnumeration({ plan, zh }: Pick<RawParameter, 'plan' | 'zh'>): string {
  return `${plan}/${zh}`
}

function enumerationByName(zh: string, vocabulary: Vocabulary): string | undefined {
  return [...vocabulary.enumerations.values()].find((enumeration) => enumeration.zh === zh)?.id
}

function readDimension(raw: RawParameter, kind: Declaration['kind'], reader: BlockReader, vocabulary: Vocabulary): string | undefined {
  const at = raw.entries.get('unit')
  if (at !== undefined && kind !== 'amount' && kind !== 'money') return reader.problem(at, 'unit_unwanted', { found: raw.zh })
  if (at === undefined) {
    if (raw.entries.isWritten('unit')) return undefined
    if (kind === 'amount') return reader.problem(raw.keyAt, 'unit_missing', { found: raw.zh })
    return kind === 'money' ? 'yuan' : ''
  }
  const dimension = readUnit(textOf(at.node) ?? '', vocabulary)
  if (dimension === undefined)
    return reader.problem(at, 'unknown_unit', {
      found: textOf(at.node) ?? '',
      known: [...vocabulary.units.values()].map((unit) => unit.zh).join(' '),
    })
  const isMoney = dimension === 'yuan' || dimension.startsWith('yuan/')
  return kind === 'money' && !isMoney ? reader.problem(at, 'money_in_other_unit', { found: textOf(at.node) ?? '' }) : dimension
}

function readKey(
  raw: RawParameter,
  kind: Declaration['kind'],
  reader: BlockReader,
  vocabulary: Vocabulary,
): TableKey | undefined | 'broken' {
  const at = raw.entries.get('key')
  if (at === undefined) return raw.entries.isWritten('key') ? 'broken' : undefined
  if (kind === 'texts') return reader.problem(at, 'key_unwanted', { found: raw.zh }) ?? 'broken'
  const written = textOf(at.node) ?? ''
  const [word = '', unit = ''] = written.split(' ')
  if (reader.keywords.words.get('key_kind')?.get(word) === 'tiers') {
    const dimension = unit === '' ? '' : readUnit(unit, vocabulary)
    if (dimension !== undefined) return { kind: 'tiers', dimension }
    reader.problem(at, 'unknown_unit', { found: unit, known: [...vocabulary.units.values()].map((u) => u.zh).join(' ') })
    return 'broken'
  }
  const enumeration = enumerationByName(written, vocabulary)
  if (enumeration !== undefined) return { kind: 'enumeration', enumeration }
  reader.problem(at, 'unknown_enumeration', { found: written })
  return 'broken'
}

/** A file below repeats the declaration as it is, or leaves it out. */
export function checkRepeatedDeclaration(raw: RawParameter, declared: RawParameter, reader: BlockReader): void {
  if (raw === declared) return
  for (const key of ['id', 'type', 'unit', 'key', 'range'] as const) {
    const at = raw.entries.get(key)
    const above = spelled(declared.entries.get(key))
    if (at !== undefined && spelled(at) !== above) reader.problem(at, 'parameter_redeclared', { found: raw.zh, declared: above })
  }
}

/** A scalar, or the entries of a list, as one text. */
function spelled(at: Located | undefined): string {
  return (
    textOf(at?.node) ??
    itemsOf(at?.node)
      .map((item) => textOf(item) ?? '')
      .join(' .. ')
  )
}

/** What values of the parameter must be, with numbers of that many decimals; undefined for lists of texts. */
export function readRule(
  zh: string,
  declaration: Declaration,
  scale: number,
  vocabulary: Vocabulary,
  reader: BlockReader,
): ValueRule | undefined {
  const { kind, range } = declaration
  const names = vocabulary.enumerations.get(declaration.enumeration ?? '')?.values ?? []
  if (kind === 'texts' || kind === 'enumeration') {
    if (range !== undefined) reader.problem(range, 'range_of_no_number', { parameter: zh })
    return kind === 'texts' ? undefined : { parameter: zh, kind, scale, ...usualRange(kind, scale), names }
  }
  const usual: ValueRule = { parameter: zh, kind, scale, ...usualRange(kind, scale), names }
  return range === undefined ? usual : { ...usual, ...readRange(range, { ...usual, ...widestRange(kind, scale) }, reader) }
}

/** The least and the greatest value as declared; nothing where they cannot be read. */
function readRange(at: Located, widest: ValueRule, reader: BlockReader): Partial<Pick<ValueRule, 'low' | 'high'>> {
  const items = reader.list(at)
  const bounds = items.flatMap((item) => {
    const judged = judgeValue(textOf(item.node) ?? '', widest)
    return 'value' in judged ? [judged.value] : (reader.problem(item, judged.code, judged.with) ?? [])
  })
  if (bounds.length < items.length) return {}
  const [low, high] = bounds
  if (items.length !== 2 || low === undefined || high === undefined || low > high)
    return reader.problem(at, 'range_needs_two', { parameter: widest.parameter }) ?? {}
  return { low, high }
}
