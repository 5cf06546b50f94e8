import type { BoundParameter, BoundProgram, BoundValue, Cell, Node, RecordPath } from '../check/index.ts'
import type { Facts, Value } from './values.ts'

/** What one evaluation carries: the subject, the element of the current filter, and the values seen so far, slot by slot. */
export interface Frame {
  readonly subject: Facts
  element: Facts | null
  readonly trace: (Value | undefined)[]
}

export type Closure = (frame: Frame) => Value

/** What compiling one kind of node needs from the compiler of all of them. */
export interface Compiler {
  readonly bound: BoundProgram
  compile(node: Node): Closure
  /** The body of a definition as seen through the path it is read from. */
  bodyOf(node: Extract<Node, { kind: 'definition' }>): Node
  record(path: RecordPath): (frame: Frame) => Facts | null
  parameter(id: string): BoundParameter
  /** The period of a parameter in force on the program's decisive date. */
  inForce(parameter: BoundParameter): (frame: Frame) => BoundValue | null
  /** The cell a look-up lands on. */
  cellOf(node: Extract<Node, { kind: 'lookup' }>): (frame: Frame) => Cell | null
}
