import type { AggregateNode, BoundProgram, QuantifiedNode } from '../check/index.ts'
import type { Fragment } from './fragment.ts'
import type { RowSource } from './row-source.ts'

/** The value of an aggregate, null when unknown; for a mean also its denominator. */
export interface AggregateFragments {
  readonly value: Fragment
  readonly denominator: Fragment | undefined
}

/** What the compiler of expressions needs from whoever runs the grouped passes. */
export interface AggregateCompiler {
  compile(bound: BoundProgram, rows: RowSource, node: AggregateNode | QuantifiedNode, date: () => Fragment): AggregateFragments
}
