import type { Column, Form } from '../orders/orders.ts'
import type { Located } from './block-reader.ts'
import { namedEntries } from './check-shape.ts'
import { type OrderContext, type RawOrder, readFlag, readOrderHead } from './raw-order.ts'
import { readCadence } from './read-cadence.ts'
import { readUnit } from './read-values.ts'

/** Reads a `form` block. */
export function readForm(raw: RawOrder, context: OrderContext): Form | undefined {
  const { reader } = context
  const { entries } = raw
  const before = reader.problems.length
  const { id, ...head } = readOrderHead(raw, reader)
  const zh = reader.text(entries, 'name')
  const attachment = readAttachment(raw, context)
  const contents = reader.texts(entries.get('contents'))
  const columns = namedEntries(entries.get('columns')).flatMap((entry) => {
    const column = readColumn(entry.at, entry.keyAt, context)
    return column === undefined ? [] : [{ id: entry.id, zh: entry.zh, ...column }]
  })
  const form = {
    attachment,
    contents,
    fillers: reader.texts(entries.get('fillers')),
    collectors: reader.texts(entries.get('collectors')),
    recipient: reader.text(entries, 'recipient'),
    cadence: readCadence(entries.get('cadence'), reader),
    hasNilReport: readFlag(entries, 'nil_report', reader),
    isDeduced: readFlag(entries, 'deduced', reader),
    columns,
  }
  if (reader.problems.length > before || !entries.isSound || id === undefined || zh === undefined) return undefined
  if (contents.length === 0 && columns.length === 0)
    return reader.problem(entries.get('name') ?? raw.at, 'form_without_content', { found: zh })
  return { id, zh, ...head, ...form }
}

function readAttachment({ entries, at }: RawOrder, { reader, clauses }: OrderContext): string | undefined {
  const found = reader.text(entries, 'attachment')
  if (found === undefined || clauses.has(found)) return found
  return reader.problem(entries.get('attachment') ?? at, 'unknown_attachment', { found })
}

function readColumn(at: Located, keyAt: Located, { reader, vocabulary }: OrderContext): Omit<Column, 'id' | 'zh'> | undefined {
  const entries = reader.entries('column', at, keyAt)
  const before = reader.problems.length
  const unitAt = entries.get('unit')
  const written = reader.text(entries, 'unit')
  const unit = written === undefined ? undefined : readUnit(written, vocabulary)
  if (unitAt !== undefined && unit === undefined)
    reader.problem(unitAt, 'unknown_unit', {
      found: written ?? '',
      known: [...vocabulary.units.values()].map(({ zh }) => zh).join(' '),
    })
  const type = entries.isWritten('type') ? reader.wordOf<Column['type']>('column_type', entries, 'type') : 'number'
  if (entries.isSound && !entries.has('type') && unitAt === undefined) reader.missing(entries, keyAt, 'type')
  if (type !== undefined && type !== 'number' && unitAt !== undefined) reader.problem(unitAt, 'column_unit_needs_number')
  if (reader.problems.length > before || type === undefined) return undefined
  return { type, unit, note: reader.text(entries, 'note') }
}
