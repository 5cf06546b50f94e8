import type { Assumed, BoundParameter, BoundProgram, BoundValue, Cell, Node, RecordPath, SampleKey } from '../check/index.ts'
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
  /** A node's value; an answer (`isAnswer`) counts as known where all its reachable values agree. */
  compile(node: Node): Closure
  /** The same for any node that stands for itself: a result, a date, what an aggregate takes. */
  settled(node: Node): Closure
  /** The same expressions with their choices taken for granted. */
  assuming(assumed: Assumed): Compiler
  /** The value of an expression whose choices are all taken for granted here. */
  reached(node: Node): Closure
  /** The branch of a choice that is taken for granted here; undefined where its test is asked. */
  branchOf(node: Extract<Node, { kind: 'conditional' }>): Node | undefined
  /** The body of a definition as seen through the path it is read from. */
  bodyOf(node: Extract<Node, { kind: 'definition' }>): Node
  /** The key of a table that needs no asking here; undefined where it is the key as it is. */
  keyOf(node: Extract<Node, { kind: 'lookup' }>): SampleKey | undefined
  record(path: RecordPath): (frame: Frame) => Facts | null
  parameter(id: string): BoundParameter
  /** The period of a parameter in force on the program's decisive date. */
  inForce(parameter: BoundParameter): (frame: Frame) => BoundValue | null
  /** The cell a look-up lands on. */
  cellOf(node: Extract<Node, { kind: 'lookup' }>): (frame: Frame) => Cell | null
}
