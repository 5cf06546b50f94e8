import { type Assumed, type BoundProgram, type Node, type Reach, reachOf } from '../check/index.ts'
import type { Dialect } from './dialect.ts'
import { enclosed, type Fragment, rare, sql } from './fragment.ts'
import type { RowSource } from './row-source.ts'

/** What comparing reachable values needs of a compiler of expressions. */
interface ReachCompiler<C> {
  readonly bound: BoundProgram
  readonly rows: RowSource
  readonly dialect: Dialect
  compile(node: Node): Fragment
  ratio(node: Node): { readonly numerator: Fragment }
  /** The same expressions with their choices taken for granted. */
  assuming(assumed: Assumed): C
  reached(node: Node): Fragment
}

/** The value on which all that an expression can be agrees, to be asked only where it is not known outright; undefined without choices. */
export function reachSql<C extends ReachCompiler<C>>(compiler: C, node: Node): Fragment | undefined {
  const reach = reachOf(compiler.bound, node)
  return reach === undefined ? undefined : agreement(compiler, reach, (at) => at.reached(node))
}

/** The value, or what all reachable values agree on. COALESCE looks at the second only where the first is null. */
export function knownOr(known: Fragment, agreed: Fragment | undefined): Fragment {
  return agreed === undefined ? known : sql`coalesce(${known}, ${agreed})`
}

/** What `of` gives at every reachable end, where that is one and the same known value; null otherwise. */
export function agreement<C extends ReachCompiler<C>>(compiler: C, reach: Reach, of: (at: C) => Fragment): Fragment {
  return rare`${compiler.dialect.agreed(endsOf(compiler, reach, of))}`
}

/** What is reachable, as a list. */
function endsOf<C extends ReachCompiler<C>>(compiler: C, reach: Reach, of: (at: C) => Fragment): Fragment {
  const { dialect } = compiler
  switch (reach.kind) {
    case 'end':
      return dialect.list([of(compiler.assuming(reach.assumed))])
    case 'test': {
      const test = compiler.rows.define(compiler.compile(reach.test))
      const none = dialect.list([])
      const then = sql`case when ${test} is distinct from false then ${endsOf(compiler, reach.then, of)} else ${none} end`
      const otherwise = sql`case when ${test} is distinct from true then ${endsOf(compiler, reach.otherwise, of)} else ${none} end`
      return dialect.chained([then, otherwise])
    }
    case 'key': {
      const at = compiler.assuming(reach.assumed)
      const key = reach.key.type.kind === 'ratio' ? at.ratio(reach.key).numerator : at.compile(reach.key)
      const ends = reach.cells.map((cell) => (cell.kind === 'end' ? of(compiler.assuming(cell.assumed)) : undefined))
      const all = ends.every((end) => end !== undefined)
        ? dialect.list(ends)
        : dialect.chained(reach.cells.map((cell) => endsOf(compiler, cell, of)))
      return enclosed`case when ${key} is null then ${all} else ${endsOf(compiler, reach.known, of)} end`
    }
  }
}
