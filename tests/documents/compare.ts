import type { Span } from '../../src/documents/document.ts'
import type { Mention } from '../../src/documents/mention.ts'
import { sameFigure } from './figures.ts'
import type { GoldMention, OneOf } from './gold/gold.ts'

/** True when what a finding says is among what the label allows. */
export function sameFields(gold: GoldMention, found: Mention): boolean {
  switch (gold.kind) {
    case 'unit':
      return found.kind === 'unit' && isOneOf(gold.role, found.role)
    case 'figure':
      return found.kind === 'figure' && sameFigure(gold, found)
    case 'date':
      return found.kind === 'date' && isOneOf(gold.role, found.role) && isOneOf(gold.value, found.value)
    case 'cadence':
      return (
        found.kind === 'cadence' &&
        gold.every === found.every &&
        gold.dueDay === found.dueDay &&
        gold.dueDaysAfterEnd === found.dueDaysAfterEnd
      )
    case 'reference':
      return found.kind === 'reference' && (gold.number ?? undefined) === found.number && isOneOf(gold.relation, found.relation)
    case 'change':
      return found.kind === 'change' && isOneOf(gold.change, found.change)
    case 'discretion':
      return found.kind === 'discretion' && isOneOf(gold.discretion, found.discretion)
    case 'flaw':
      return found.kind === 'flaw' && isOneOf(gold.flaw, found.flaw)
  }
}

/** The finding holds at least eight tenths of the label and little more than the words that bound it. */
export function covers(gold: Span, found: Span): boolean {
  const shared = Math.min(gold.to, found.to) - Math.max(gold.from, found.from)
  return shared >= 0.8 * (gold.to - gold.from) && found.to - found.from <= gold.to - gold.from + 14
}

/** Half of the shorter of the two is shared. */
export function meets(gold: Span, found: Span): boolean {
  const shared = Math.min(gold.to, found.to) - Math.max(gold.from, found.from)
  return shared > 0 && shared >= 0.5 * Math.min(gold.to - gold.from, found.to - found.from)
}

/** The same words, whatever blanks stand at their ends. */
export function trimmedEqual(gold: Span, found: Span, text: string): boolean {
  return isBlank(text, gold.from, found.from) && isBlank(text, gold.to, found.to)
}

/** Only blanks stand between two offsets. */
export function isBlank(text: string, one: number, other: number): boolean {
  return text.slice(Math.min(one, other), Math.max(one, other)).trim() === ''
}

function isOneOf<T>(choices: OneOf<T>, value: T): boolean {
  return Array.isArray(choices) ? choices.includes(value) : choices === value
}

/** A label or finding in one line, with its words and a little around them. */
export function describe(labelled: GoldMention | Mention, text: string): string {
  const span = 'span' in labelled ? labelled.span : labelled
  const hidden = new Set(['span', 'from', 'to', 'clause', 'kind', 'confidence', 'indicator', 'name', 'title', 'isInherited', 'suggestion'])
  const fields = Object.entries(labelled).filter(([name, value]) => !hidden.has(name) && value !== undefined)
  const around = `${excerpt(text, span.from - 10, span.from)}[${excerpt(text, span.from, span.to)}]${excerpt(text, span.to, span.to + 10)}`
  return `${fields.map(([name, value]) => `${name}=${value ?? '?'}`).join(' ')} ${around}`
}

/** Words of the text on one line. */
export function excerpt(text: string, from: number, to: number): string {
  return text.slice(Math.max(0, from), to).replace(/\s+/g, ' ')
}
