import { expect, test } from 'vitest'
import type { DefinitionShape } from './scope.ts'
import { substanceOf } from './substance.ts'
import type { Node } from './typed-tree.ts'

const span = { start: 0, end: 0 }
const subject = { kind: 'subject', entity: 'firm' } as const
const made = (node: object): Node => ({ span, ...node }) as unknown as Node
const number = { kind: 'number', dimension: '*', scale: 0, low: 0n, high: 9n }
const size = { kind: 'enumeration', enumeration: 'size' }
const field = (name: string, type: object = number) => made({ kind: 'field', record: subject, field: name, type })
const code = (value: bigint) => made({ kind: 'literal', value, type: size })
const compare = (left: Node, operator: string, right: Node) => made({ kind: 'compare', operator, left, right, type: { kind: 'boolean' } })
const not = (operand: Node) => made({ kind: 'not', operand, type: { kind: 'boolean' } })
const logical = (operator: string, ...operands: readonly Node[]) => made({ kind: 'logical', operator, operands, type: { kind: 'boolean' } })
const member = (value: Node, ...codes: readonly number[]) => made({ kind: 'member', value, codes, type: { kind: 'boolean' } })
const named = (name: string) => made({ kind: 'definition', record: subject, definition: name, type: { kind: 'boolean' } })

const [a, b, c] = [field('a'), field('b'), field('c', size)]
const definitions = new Map([['is_less', { body: compare(a, '<', b) } as unknown as DefinitionShape]])
const key = (node: Node) => substanceOf(node, definitions)

test.each<readonly [string, Node, Node, boolean]>([
  ['the other way round', compare(a, '>', b), compare(b, '<', a), true],
  ['denied', not(compare(a, '>=', b)), compare(a, '<', b), true],
  ['denied twice', not(not(compare(a, '<', b))), compare(a, '<', b), true],
  ['by its name', named('is_less'), compare(a, '<', b), true],
  ['by a name nobody defines', named('is_more'), compare(a, '<', b), false],
  ['in another order', logical('and', compare(a, '<', b), c), logical('and', c, compare(b, '>', a)), true],
  ['in brackets', logical('or', logical('or', a, b), c), logical('or', a, logical('or', b, c)), true],
  ['a list of one', member(c, 2), compare(c, '=', code(2n)), true],
  ['a list in another order', member(c, 2, 1), member(c, 1, 2), true],
  ['equal sides exchanged', compare(a, '=', b), compare(b, '=', a), true],
  ['strict and not', compare(a, '<', b), compare(a, '<=', b), false],
  ['another threshold', compare(a, '<', b), compare(a, '<', field('d')), false],
  ['and for or', logical('and', a, b), logical('or', a, b), false],
  ['a longer list', member(c, 1, 2), member(c, 1, 2, 3), false],
])('%s', (_, left, right, same) => {
  expect(key(left) === key(right)).toBe(same)
})
