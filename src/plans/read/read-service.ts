import type { Service, Step } from '../orders/orders.ts'
import type { Located } from './block-reader.ts'
import { namedEntries } from './check-shape.ts'
import { type OrderContext, type RawOrder, readOrderHead } from './raw-order.ts'
import { readCadence, readCount } from './read-cadence.ts'
import { readDay } from './read-day.ts'
import { readResponsibility } from './read-responsibility.ts'

/** Reads a `service` block. */
export function readService(raw: RawOrder, context: OrderContext): Service | undefined {
  const { reader, vocabulary } = context
  const { entries } = raw
  const before = reader.problems.length
  const { id, ...head } = readOrderHead(raw, reader)
  const zh = reader.text(entries, 'name')
  const entities = [...vocabulary.entities.values()]
  const written = reader.text(entries, 'subject')
  const subject = entities.find((entity) => entity.zh === written)?.id
  if (written !== undefined && subject === undefined)
    reader.problem(entries.get('subject') ?? raw.at, 'unknown_word', { found: written, known: entities.map((e) => e.zh).join(' ') })
  const steps = namedEntries(entries.get('steps')).map(
    (entry): Step => ({ id: entry.id, zh: entry.zh, ...readStep(entry.at, entry.keyAt, context) }),
  )
  const service = {
    group: reader.text(entries, 'group'),
    responsibility: readResponsibility(entries, reader),
    steps,
    cadence: readCadence(entries.get('cadence'), reader),
    due: readDay(entries, 'due'),
  }
  if (reader.problems.length > before || !entries.isSound || id === undefined || zh === undefined || subject === undefined) return undefined
  if (steps.length === 0) return reader.problem(entries.get('name') ?? raw.at, 'service_without_steps', { found: zh })
  return { id, zh, ...head, subject, ...service }
}

function readStep(at: Located, keyAt: Located, { reader }: OrderContext): Omit<Step, 'id' | 'zh'> {
  const entries = reader.entries('step', at, keyAt)
  return {
    times: readCount(entries, 'times'),
    cadence: readCadence(entries.get('cadence'), reader),
    due: readDay(entries, 'due'),
    note: reader.text(entries, 'note'),
  }
}
