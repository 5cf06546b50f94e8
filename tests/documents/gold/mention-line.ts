import type { Span } from '../../../src/documents/document.ts'
import type { CadenceMention } from '../../../src/documents/mention.ts'
import type { GoldMention, OneOf } from './gold.ts'
import type { Place } from './place.ts'

/** Where a line's words are looked for: its clause, or the whole document for what it takes over from elsewhere. */
export interface Scopes {
  readonly scope: Span
  readonly whole: Span
  readonly place: Place
}

/** The mentions written on one line of labels, found within the clause they belong to. */
export function mentionsOfLine(line: string, clause: string, scopes: Scopes): readonly GoldMention[] {
  const { scope, place } = scopes
  const [head = '', text = '', more = ''] = line.split('|').map((cell) => cell.trim())
  const [letter = '', ...fields] = head.replace(/^\?/, '').split(/\s+/)
  const isOptional = head.startsWith('?') ? { isOptional: true as const } : {}
  if (letter === 'u') return unitsOf(fields, text, clause, scopes, isOptional)
  return place.find(text, scope).map((span) => ({ ...span, clause, ...isOptional, ...fieldsOf(letter, fields, more, scope, place) }))
}

function unitsOf(
  [role = '', note]: readonly string[],
  text: string,
  clause: string,
  { scope, whole, place }: Scopes,
  isOptional: { readonly isOptional?: true },
): readonly GoldMention[] {
  const around = note === 'inherited' ? whole : scope
  const [names = '', anchor] = text.split('>>').reverse()
  let after = anchor === undefined ? around.from : place.next(anchor.trim(), around.from, around.to).to
  return names
    .trim()
    .split(/\s+/)
    .map((word) => {
      const span = place.next(word.replace(/\?$/, ''), after, around.to)
      after = span.to
      const optional = word.endsWith('?') ? { isOptional: true as const } : isOptional
      const inherited = note === 'inherited' ? { isInherited: true as const } : {}
      return { ...span, clause, ...optional, kind: 'unit' as const, role: oneOf(role), ...inherited }
    })
}

type Distribute<T> = T extends unknown ? Omit<T, 'from' | 'to' | 'clause' | 'isOptional'> : never

function fieldsOf(letter: string, fields: readonly string[], more: string, scope: Span, place: Place): Distribute<GoldMention> {
  const [first = '', second = '', third = '', fourth = ''] = fields
  switch (letter) {
    case 'f': {
      const indicator = more === '' ? {} : { indicator: one(place.find(more, scope)) }
      return { kind: 'figure', role: oneOf(first), value: readable(second), unit: units(third), bound: bounds(fourth), ...indicator }
    }
    case 'd':
      return { kind: 'date', role: oneOf(first), value: oneOf(second) }
    case 'c':
      return { kind: 'cadence', every: first as CadenceMention['every'], ...days(fields.slice(1)) }
    case 'r':
      return { kind: 'reference', relation: oneOf(first), number: second === '' || second === '-' ? null : second }
    case 'x':
      return { kind: 'change', change: oneOf(first) }
    case 'p':
      return { kind: 'discretion', discretion: oneOf(first) }
    case 'w':
      return { kind: 'flaw', flaw: oneOf(first) }
    default:
      throw new Error(`no such kind of label: ${letter}`)
  }
}

const boundNames: Readonly<Record<string, string>> = {
  '=': 'exactly',
  '>=': 'at_least',
  '>': 'more_than',
  '<=': 'at_most',
  '<': 'less_than',
  '~': 'about',
  '^': 'ceiling',
}

function bounds(written: string): OneOf<string> {
  return simplest(
    written.split(',').map((sign) => {
      const name = boundNames[sign]
      if (name === undefined) throw new Error(`no such bound: ${sign}`)
      return name
    }),
  )
}

function readable(written: string): OneOf<string | null> {
  return simplest(written.split(',').map((value) => (value === '?' ? null : value)))
}

function units(written: string): OneOf<string> {
  return simplest(written.split(',').map((unit) => (unit === '-' ? '' : unit)))
}

function oneOf(written: string): OneOf<string> {
  if (written === '') throw new Error('a field is missing')
  return simplest(written.split(','))
}

function simplest<T>(values: readonly T[]): OneOf<T> {
  return values.length === 1 ? (values[0] as T) : values
}

function days(notes: readonly string[]): { readonly dueDay?: number; readonly dueDaysAfterEnd?: number } {
  const read = (name: string) => notes.find((note) => note.startsWith(`${name}=`))?.split('=')[1]
  const day = read('day')
  const end = read('end')
  return { ...(day !== undefined && { dueDay: Number(day) }), ...(end !== undefined && { dueDaysAfterEnd: Number(end) }) }
}

function one(spans: readonly Span[]): Span {
  const [span] = spans
  if (span === undefined) throw new Error('nothing found')
  return span
}
