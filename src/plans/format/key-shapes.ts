import type { Key, NameOf, Shape } from './shape.ts'

/** Shapes and keys that several blocks share. */
export const text: Shape = { kind: 'text' }
export const expression: Shape = { kind: 'expression' }
export const texts: Shape = { kind: 'list', of: text }
export const ids: Shape = { kind: 'list', of: { kind: 'id' } }
export const day: Shape = { kind: 'day', maskable: true }
export const namesOf = (of: NameOf): Shape => ({ kind: 'name', of })
export const wordOf = (section: string): Shape => ({ kind: 'word', section })

/** A block may have it. */
export const may = (shape: Shape): Key => ({ shape })
/** A block must have it. */
export const must = (shape: Shape): Key => ({ shape, need: 'always' })
/** A block must have it, unless what it builds on has it. */
export const mustHave = (shape: Shape): Key => ({ shape, need: 'unless_inherited' })

/** Where a rule comes from; nothing is checked without. */
export const sourceKeys = { basis: must(text), confidence: may(wordOf('confidence')) } as const
