import { isListedRegion, type RegionTable } from '../../kernel/regions.ts'
import { isPlain, type PlainShape, type Shape } from '../format/shape.ts'
import type { Entries, Located } from './entries.ts'
import { maskOf, readDecimal, readMaskedDate, readRegion, suggestDate, suggestNumber } from './read-values.ts'
import { isMap, isScalar, isSeq, itemsOf, pairsOf, textOf } from './yaml-source.ts'

/** What checking shapes needs of the reader of blocks. */
export interface ShapeReader {
  problem(at: Located, code: string, values?: Readonly<Record<string, string>>): undefined
  entries(block: string, at: Located, owner?: Located): Entries
  words(section: string): ReadonlyMap<string, string>
  /** What codes of regions are held to; none where nobody gave the list. */
  readonly regions: RegionTable | undefined
}

/** A value, the key it stands under as people wrote it, and which key of the format that is, e.g. `policy.period`. */
export interface Valued {
  readonly at: Located
  readonly keyAt: Located | undefined
  readonly name: string
  readonly key: string
  /** What a key is missing from, where that is not the value itself. */
  readonly owner?: Located
}

/** Whether a value can be read as its key wants. What cannot has been reported; parts of blocks below count for themselves. */
export function hasShape(shape: Shape, value: Valued, reader: ShapeReader): boolean {
  const { node } = value.at
  if (isPlain(shape)) return isOneText(shape, value, reader)
  switch (shape.kind) {
    case 'list':
      if (!isSeq(node) || (node.items.length === 0 && shape.mayBeEmpty !== true)) return amiss(value, reader)
      return parts(
        shape.of,
        itemsOf(node).map((item) => hasShape(shape.of, { ...below(value, item), keyAt: undefined }, reader)),
      )
    case 'one_or_list':
      return hasShape(isSeq(node) ? { kind: 'list', of: shape.of } : shape.of, value, reader)
    case 'block':
      if (!isMap(node)) return amiss(value, reader)
      reader.entries(shape.block, value.at, value.owner)
      return true
    case 'text_or_block':
      return hasShape(isMap(node) ? { kind: 'block', block: shape.block } : { kind: 'text' }, value, reader)
    case 'named':
      return hasNames(shape.block, value, reader)
    case 'mapping':
      return isMapping(shape, value, reader)
    case 'facts':
      return isMap(node) ? all(pairsOf(node).map((pair) => areFacts(below(value, pair.value), reader))) : amiss(value, reader)
  }
}

const all = (answers: readonly boolean[]) => answers.every((answer) => answer)

/** Blocks count for themselves: those that can be read are, beside those that cannot. */
const parts = (of: Shape, answers: readonly boolean[]) => of.kind === 'block' || all(answers)

function below(value: Valued, node: unknown): Valued {
  const { owner: _, ...rest } = value
  return { ...rest, at: { node, source: value.at.source } }
}

/** What stands in place of what was wanted: `nothing`, a `value`, a `list`, a `mapping`, or a `reference` to another part. */
function kindOf(node: unknown): string {
  if (isSeq(node)) return 'list'
  if (isMap(node)) return 'mapping'
  if (isScalar(node) || node === null || node === undefined) return (textOf(node) ?? '').trim() === '' ? 'nothing' : 'value'
  return 'reference'
}

function isEmpty(node: unknown): boolean {
  return kindOf(node) === 'nothing' || ((isSeq(node) || isMap(node)) && node.items.length === 0)
}

/** Reports a value of another shape; an empty one where its key stands. */
function amiss({ at, keyAt, name, key }: Valued, reader: ShapeReader): false {
  if (isEmpty(at.node)) reader.problem(at.node === null || kindOf(at.node) === 'nothing' ? (keyAt ?? at) : at, 'value_empty', { name, key })
  else reader.problem(at, 'wrong_shape', { name, key, found: kindOf(at.node) })
  return false
}

/** `name (id)`: the name people read and the id that is cited. */
const named = /^(.+?) \(([a-z][a-z0-9_]*)\)$/

/** The two parts of a key `name (id)`; undefined where it is none. */
export function nameWithId(key: string): { readonly zh: string; readonly id: string } | undefined {
  const [, zh, id] = named.exec(key) ?? []
  return zh === undefined || id === undefined ? undefined : { zh, id }
}

export interface NamedEntry {
  readonly id: string
  readonly zh: string
  readonly at: Located
  readonly keyAt: Located
}

/** The blocks of a mapping whose keys are names with ids; what is none has been reported and is left out. */
export function namedEntries(at: Located | undefined): readonly NamedEntry[] {
  if (at === undefined) return []
  return pairsOf(at.node).flatMap((pair) => {
    const [, zh, id] = named.exec(pair.key) ?? []
    const { source } = at
    if (zh === undefined || id === undefined || !isMap(pair.value)) return []
    return [{ id, zh, at: { node: pair.value, source }, keyAt: { node: pair.keyNode, source } }]
  })
}

function hasNames(block: string, value: Valued, reader: ShapeReader): boolean {
  const { at } = value
  if (!isMap(at.node) || at.node.items.length === 0) return amiss(value, reader)
  const seen = new Set<string>()
  for (const pair of pairsOf(at.node)) {
    const keyAt = { node: pair.keyNode, source: at.source }
    const [, , id] = named.exec(pair.key) ?? []
    if (id === undefined) reader.problem(keyAt, 'name_needs_id', { found: pair.key })
    else if (seen.has(id)) reader.problem(keyAt, 'id_repeated', { found: id })
    if (id !== undefined) seen.add(id)
    const inner = { ...below(value, pair.value), keyAt, name: pair.key }
    if (isMap(pair.value)) reader.entries(block, inner.at, keyAt)
    else amiss(inner, reader)
  }
  return true
}

function isMapping(shape: Extract<Shape, { kind: 'mapping' }>, value: Valued, reader: ShapeReader): boolean {
  const { at } = value
  if (!isMap(at.node) || (at.node.items.length === 0 && shape.mayBeEmpty !== true)) return amiss(value, reader)
  return parts(
    shape.of,
    pairsOf(at.node).map((pair) => {
      const keyAt = { node: pair.keyNode ?? at.node, source: at.source }
      if (pair.key === '') return amiss({ ...value, at: keyAt }, reader)
      if (shape.keys === 'mask' && maskOf(pair.key) === undefined) {
        reader.problem(keyAt, 'bad_mask', { found: pair.key })
        return false
      }
      return hasShape(shape.of, { ...below(value, pair.value), keyAt, name: pair.key, owner: keyAt }, reader)
    }),
  )
}

/** Facts may be as deep as they like, but are written out where they stand. */
function areFacts(value: Valued, reader: ShapeReader): boolean {
  const { node } = value.at
  if (isMap(node)) return all(pairsOf(node).map((pair) => areFacts(below(value, pair.value), reader)))
  if (isSeq(node)) return all(itemsOf(node).map((item) => areFacts(below(value, item), reader)))
  return kindOf(node) === 'reference' ? amiss(value, reader) : true
}

function isOneText(shape: PlainShape, value: Valued, reader: ShapeReader): boolean {
  const { at } = value
  if (kindOf(at.node) !== 'value') return amiss(value, reader)
  const found = (textOf(at.node) ?? '').trim()
  const refuse = (code: string, values: Readonly<Record<string, string>> = {}): false => {
    reader.problem(at, code, { found, ...values })
    return false
  }
  switch (shape.kind) {
    case 'id':
      return /^[a-z][a-z0-9_]*$/.test(found) || refuse('bad_id')
    case 'expression': {
      const written = at.source.expression(at.node)
      return 'text' in written || refuse(written.code)
    }
    case 'day':
      return isDay(found, shape.maskable) || refuse('bad_date', { write: suggestDate(found) })
    case 'year':
      return /^\d{4}$/.test(found) || refuse('bad_year')
    case 'count': {
      const isCount = /^[1-9]\d{0,8}$/.test(found)
      if (isCount && (shape.most === undefined || Number(found) <= shape.most)) return true
      return refuse('whole_number_expected', { most: isCount ? String(shape.most) : '' })
    }
    case 'number':
      return readDecimal(found) !== undefined || refuse('bad_number', { write: suggestNumber(found) })
    case 'region':
      return isRegion(found, reader.regions) || refuse(readRegion(found) === undefined ? 'bad_region' : 'unknown_region')
    case 'mask':
      return (/^[0-9X]{4}$/.test(found) && maskOf(found) !== undefined) || refuse('bad_mask')
    case 'time':
      return isTime(found, reader) || refuse('bad_time_allowed', { known: [...reader.words('time_unit').keys()].join(' ') })
    case 'word':
      return reader.words(shape.section).has(found) || refuse('unknown_word', { known: [...reader.words(shape.section).keys()].join(' ') })
    case 'text':
    case 'name':
    case 'cell':
      return true
  }
}

/** A code of six digits; of a region of the list, or for the whole country. */
function isRegion(text: string, regions: RegionTable | undefined): boolean {
  const code = readRegion(text)
  return code !== undefined && (code === 0 || regions === undefined || isListedRegion(regions, code))
}

function isDay(text: string, maskable: boolean): boolean {
  const read = readMaskedDate(text, { kind: 'open' })
  return read !== undefined && (maskable || read.kind === 'day')
}

const TIME = /^([1-9]\d{0,3})(\D+)$/

/** The number and the unit of a time allowed. */
export function splitTime(text: string): readonly [count: number, unit: string] | undefined {
  const [, digits, unit] = TIME.exec(text) ?? []
  return digits === undefined || unit === undefined ? undefined : [Number(digits), unit]
}

function isTime(text: string, reader: ShapeReader): boolean {
  return reader.words('immediate').has(text) || reader.words('time_unit').has(splitTime(text)?.[1] ?? '')
}
