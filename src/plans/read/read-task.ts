import type { Measure, Output, Task } from '../orders/orders.ts'
import type { BlockReader, Located } from './block-reader.ts'
import { type OrderContext, type RawOrder, readFlag, readOrderHead } from './raw-order.ts'
import { readCadence } from './read-cadence.ts'
import { readDay } from './read-day.ts'
import { readResponsibility } from './read-responsibility.ts'
import { isMap, textOf } from './yaml-source.ts'

/** Reads a `task` block. */
export function readTask(raw: RawOrder, { reader }: OrderContext): Task | undefined {
  const { entries } = raw
  const before = reader.problems.length
  const { id, ...head } = readOrderHead(raw, reader)
  const zh = reader.text(entries, 'name')
  const responsibility = readResponsibility(entries, reader)
  const measures = reader.list(entries.get('measures')).flatMap((at) => readMeasure(at, reader) ?? [])
  const from = readDay(entries, 'from')
  const due = readDay(entries, 'due')
  const cadence = readCadence(entries.get('cadence'), reader)
  const output = reader.wordOf<Output>('output', entries, 'output')
  const isOtherDepartment = readFlag(entries, 'other_department', reader)
  if (from.kind === 'day' && due.kind === 'day' && from.day > due.day) reader.problem(entries.get('due') ?? raw.at, 'period_reversed')
  if (reader.problems.length > before || !entries.isSound || id === undefined || zh === undefined) return undefined
  if (measures.length === 0 && Object.values(responsibility).every((units) => units.length === 0))
    return reader.problem(entries.get('name') ?? raw.at, 'task_asks_nothing', { found: zh })
  return { id, zh, ...head, responsibility, measures, from, due, cadence, output, isOtherDepartment }
}

/** A measure is a text, or a mapping when it has a day or an output of its own. */
function readMeasure(at: Located, reader: BlockReader): Measure | undefined {
  if (!isMap(at.node)) {
    const what = textOf(at.node)?.trim()
    return what === undefined ? undefined : { what, due: { kind: 'open' }, output: undefined }
  }
  const entries = reader.entries('measure', at)
  const what = reader.text(entries, 'what')
  return what === undefined ? undefined : { what, due: readDay(entries, 'due'), output: reader.wordOf<Output>('output', entries, 'output') }
}
