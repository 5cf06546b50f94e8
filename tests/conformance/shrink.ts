import { type BoundProgram, type Condition, childrenOf, type Node, nodeKey, type Program } from '../../src/rules/index.ts'
import { type Comparison, compareEngines, type Mutation } from './compare.ts'
import { loadRows } from './load-rows.ts'
import { type FuzzFailure, withFuzzDatabase } from './run-fuzz.ts'
import { source } from './world/write-program.ts'

/** The failing program with everything taken away that the difference does not need, as text for a person. */
export async function describeFailure(failure: FuzzFailure, mutate?: Mutation): Promise<string> {
  return await withFuzzDatabase(async (database) => {
    await loadRows(database, failure.world.rows, 't_')
    const compare = (bound: BoundProgram) => compareEngines(database, failure.world, [bound], mutate)
    const alone = await compare(failure.written.bound)
    if (alone.differences.length === 0)
      return described(failure, failure.written.bound, { ...alone, sql: failure.sql }, 'only when fused with others')
    const small = await shrunk(failure.written.bound, async (bound) => (await compare(bound)).differences.length > 0)
    return described(failure, small, await compare(small), 'shrunk')
  })
}

async function shrunk(bound: BoundProgram, fails: (bound: BoundProgram) => Promise<boolean>): Promise<BoundProgram> {
  let smallest = bound
  let attempts = 200
  for (let isSmaller = true; isSmaller && attempts > 0; ) {
    isSmaller = false
    for (const program of smallerPrograms(smallest.program)) {
      attempts -= 1
      if (attempts < 0 || !(await fails({ ...smallest, program }))) continue
      smallest = { ...smallest, program }
      isSmaller = true
      break
    }
  }
  return smallest
}

/** Programs one step smaller: a condition less, no result, or an operand in the place of what is made of it. */
function* smallerPrograms(program: Program): Generator<Program> {
  if (program.result.kind !== 'obligation' || program.result.due !== undefined)
    yield { ...program, result: { kind: 'obligation', what: 'none', due: undefined, source } }
  for (const list of ['conditions', 'reviews'] as const) {
    for (const [i, condition] of program[list].entries()) {
      if (program[list].length > 1 || list === 'reviews') yield { ...program, [list]: program[list].toSpliced(i, 1) }
      for (const test of smallerTests(condition.test))
        yield { ...program, [list]: program[list].toSpliced(i, 1, { ...condition, test } satisfies Condition) }
    }
  }
  if (program.result.kind === 'money')
    for (const amount of childrenOf(program.result.amount))
      if (amount.type.kind === 'number' && program.result.amount.kind !== 'aggregate')
        yield { ...program, result: { ...program.result, amount } }
}

function* smallerTests(test: Node): Generator<Node> {
  if (test.kind === 'aggregate' || test.kind === 'quantified') return
  for (const child of childrenOf(test)) {
    if (child.type.kind === 'boolean') yield child
  }
  if (test.kind === 'logical' && test.operands.length > 2)
    for (const i of test.operands.keys()) yield { ...test, operands: test.operands.toSpliced(i, 1) }
}

function described(failure: FuzzFailure, bound: BoundProgram, comparison: Comparison, how: string): string {
  const difference = comparison.differences[0] ?? failure.difference
  const { conditions, reviews, result } = bound.program
  const subject = failure.world.facts.get(bound.program.subject)?.[difference.subject - 1]
  return [
    `world ${failure.world.seed}, subject ${bound.program.subject} ${difference.subject} (${how})`,
    'as written:',
    ...failure.written.texts.map((text) => `  ${text}`),
    'what is left:',
    ...[...conditions, ...reviews].map((condition) => `  ${condition.id}: ${nodeKey(condition.test)}`),
    `  result: ${result.kind}${result.kind === 'money' ? ` ${nodeKey(result.amount)}` : ''}`,
    `row: ${flat(subject)}`,
    `interpreter: ${flat(difference.interpreted)}`,
    `SQL: ${flat(difference.screened)}`,
    comparison.sql,
  ].join('\n')
}

/** References are shown one level deep: the records of a world point at each other in circles. */
function flat(value: unknown, depth = 0): string {
  if (typeof value !== 'object' || value === null) return String(value)
  if (Array.isArray(value)) return depth > 1 ? `[${value.length}]` : `[${value.map((each) => flat(each, depth + 1)).join(', ')}]`
  if (depth > 1) return '{…}'
  return `{${Object.entries(value)
    .map(([name, each]) => `${name}: ${flat(each, depth + 1)}`)
    .join(', ')}}`
}
