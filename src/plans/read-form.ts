import type { BlockReader, Located } from './block-reader.ts'
import type { Column, Form } from './orders.ts'
import { type OrderContext, optionalText, type RawOrder, readFlag, readOrderHead } from './raw-order.ts'
import { readCadence } from './read-cadence.ts'
import { namedEntries } from './read-policy.ts'
import { readUnit } from './read-values.ts'
import { textOf } from './yaml-source.ts'

/** Reads a `form` block. */
export function readForm(raw: RawOrder, context: OrderContext): Form | undefined {
  const { reader } = context
  const { entries } = raw
  const before = reader.problems.length
  const { id, ...head } = readOrderHead(raw, reader)
  const zh = reader.text(entries, 'name', raw.at)
  const attachment = readAttachment(entries.get('attachment'), context)
  const contents = reader.texts(entries.get('contents'))
  const columns = namedEntries(entries.get('columns'), reader).flatMap((entry) => {
    const column = readColumn(entry.at, context)
    return column === undefined ? [] : [{ id: entry.id, zh: entry.zh, ...column }]
  })
  const form = {
    attachment,
    contents,
    fillers: reader.texts(entries.get('fillers')),
    collectors: reader.texts(entries.get('collectors')),
    recipient: optionalText(entries, 'recipient', raw, reader),
    cadence: readCadence(entries.get('cadence'), reader),
    hasNilReport: readFlag(entries, 'nil_report', reader),
    isDeduced: readFlag(entries, 'deduced', reader),
    columns,
  }
  if (reader.problems.length > before || id === undefined || zh === undefined) return undefined
  if (raw.isUnderstood && contents.length === 0 && columns.length === 0)
    return reader.problem(entries.get('name') ?? raw.at, 'form_without_content', { found: zh })
  return { id, zh, ...head, ...form }
}

function readAttachment(at: Located | undefined, { reader, clauses }: OrderContext): string | undefined {
  if (at === undefined) return undefined
  const found = textOf(at.node)?.trim() ?? ''
  if (found === '') return reader.problem(at, 'text_expected')
  return clauses.has(found) ? found : reader.problem(at, 'unknown_attachment', { found })
}

function readColumn(at: Located, { reader, vocabulary }: OrderContext): Omit<Column, 'id' | 'zh'> | undefined {
  const before = reader.problems.length
  const entries = reader.entries('column', at)
  const typeAt = entries.get('type')
  const unitAt = entries.get('unit')
  const written = unitAt === undefined ? undefined : reader.text(entries, 'unit', at)
  const unit = written === undefined ? undefined : readUnit(written, vocabulary)
  if (unitAt !== undefined && written !== undefined && unit === undefined)
    reader.problem(unitAt, 'unknown_unit', {
      found: written,
      known: [...vocabulary.units.values()].map(({ zh }) => zh).join(' '),
    })
  if (typeAt === undefined && unitAt === undefined) reader.missing(entries, at, 'column', 'type')
  const type = typeAt === undefined ? 'number' : reader.word<Column['type']>('column_type', typeAt)
  if (type !== undefined && type !== 'number' && unitAt !== undefined) reader.problem(unitAt, 'column_unit_needs_number')
  const note = noteOf(entries.get('note'), reader)
  return reader.problems.length > before || type === undefined ? undefined : { type, unit, note }
}

function noteOf(at: Located | undefined, reader: BlockReader): string | undefined {
  if (at === undefined) return undefined
  return textOf(at.node) ?? reader.problem(at, 'text_expected')
}
