import type { Span } from '../../document.ts'
import type { UnitMention } from '../../mention.ts'
import type { Reading } from '../reading.ts'
import type { UnitRole } from './unit-list.ts'

/** A unit of a text as a mention. */
export function mentionOf(reading: Reading, unit: { from: number; to: number }, role: UnitRole, confidence: number): UnitMention {
  return {
    kind: 'unit',
    span: { from: unit.from, to: unit.to },
    name: reading.plain.slice(unit.from, unit.to).replace(/\s/g, ''),
    role,
    isInherited: false,
    confidence,
  }
}

/** Whether two spans share a place. */
export function overlaps(a: Span, b: Span): boolean {
  return a.from < b.to && b.from < a.to
}
