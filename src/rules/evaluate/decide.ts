import type { Outcome } from '../../kernel/outcome.ts'
import {
  type BoundProgram,
  type MissingFact,
  missingFactsOf,
  resultExpressions,
  standingExpressions,
  underReadings,
} from '../check/index.ts'
import { ExpressionCompiler } from './compile.ts'
import { type MissingClosure, MissingCompiler } from './compile-missing.ts'
import { compilePending } from './compile-pending.ts'
import { compileResult } from './compile-reach.ts'
import type { Frame } from './compiler.ts'
import type { Decision } from './decision.ts'
import { joinReadings } from './join-readings.ts'
import type { Facts, Value } from './values.ts'

/** A program compiled for deciding one subject at a time, with everything needed to explain the decision. */
export interface Decider {
  readonly bound: BoundProgram
  readonly compiler: ExpressionCompiler
  readonly missingFacts: readonly MissingFact[]
  /** The deciders of the readings of open questions, the one in force first; none where no question is open. */
  readonly readings: readonly Decider[]
  decide(facts: Facts): Decision
}

/** Compiles a bound program for the interpreter; under every reading of its open questions where it has any. */
export function makeDecider(bound: BoundProgram): Decider {
  const readings = underReadings(bound).map(deciderOf)
  const [inForce, ...others] = readings
  if (inForce === undefined) throw new Error('a program is read in one way at least')
  if (others.length === 0) return inForce
  return {
    ...inForce,
    readings,
    bound,
    decide: (facts) =>
      joinReadings(
        bound,
        readings.map((reading) => reading.decide(facts)),
      ),
  }
}

/** The decider of a program as if each question had the reading that its parameters give. */
function deciderOf(bound: BoundProgram): Decider {
  const compiler = new ExpressionCompiler(bound)
  const { conditions, reviews } = bound.program
  const result = resultExpressions(bound)
  const tests = conditions.map((condition) => compiler.compile(condition.test))
  const flagTests = reviews.map((review) => compiler.compile(review.test))
  const amount = result.amount === undefined ? undefined : compileResult(compiler, result.amount)
  const due = result.due === undefined ? undefined : compileResult(compiler, result.due)
  const resultNodes = [result.amount, result.due].filter((node) => node !== undefined)
  const parts = [...conditions.map((c) => c.test), ...reviews.map((r) => r.test)]
  // Most decisions leave nothing open: what they would lack is compiled for the first that does.
  const missingOf = once(() => {
    const missing = new MissingCompiler(compiler)
    return {
      conditions: conditions.map(({ test }) => missing.compile(test)),
      reviews: reviews.map(({ test }) => missing.compile(test)),
      result: resultNodes.map((node) => missing.inside(node)),
    }
  })
  const pendingOf = once(() => parts.map((node) => compilePending(compiler, node)))
  const pendingResult = once(() =>
    standingExpressions(bound)
      .map((node) => compilePending(compiler, node))
      .filter((closure) => closure !== undefined),
  )
  const resultBit = 2 ** parts.length

  const decide = (facts: Facts): Decision => {
    const frame: Frame = { subject: facts, element: null, trace: new Array(compiler.slotCount) }
    let failed = 0
    let open = 0
    let doubts = 0
    let flags = 0
    let bit = 1
    for (const test of tests) {
      const value = test(frame)
      if (value === false) failed += bit
      else if (value === null) open += bit
      bit *= 2
    }
    for (const test of flagTests) {
      const value = test(frame)
      if (value === true) flags += bit
      else if (value === null) doubts += bit
      bit *= 2
    }
    let paid: Value = null
    let day: Value = null
    if (failed === 0) {
      paid = amount?.(frame) ?? null
      day = due?.(frame) ?? null
      if ((amount !== undefined && paid === null) || (due !== undefined && day === null)) open += resultBit
    }
    const lacking =
      open === 0 ? 0n : bitsOf(open >= resultBit ? [...missingOf().conditions, ...missingOf().result] : missingOf().conditions, frame)
    const inDoubt = doubts === 0 ? 0n : bitsOf(missingOf().reviews, frame)
    const mayBePending = failed === 0 && (open !== 0 || doubts !== 0 || pendingResult().length > 0)
    const outcome = outcomeOf({ failed, open, lacking, isPending: mayBePending && isPending(frame), isForReview: flags + doubts !== 0 })
    const pays = outcome !== 'ineligible' && outcome !== 'undetermined'
    return {
      outcome,
      failed,
      unknown: open + doubts,
      flags,
      missing: lacking | inDoubt,
      amount: pays && paid !== null ? BigInt(paid as number | bigint) : null,
      due: pays ? (day as number | null) : null,
      trace: frame.trace,
    }
  }

  const isPending = (frame: Frame): boolean => {
    if (pendingResult().some((pending) => pending(frame))) return true
    return pendingOf().some(
      (pending, i) =>
        pending !== undefined && (i < tests.length ? tests[i] : flagTests[i - tests.length])?.(frame) === null && pending(frame),
    )
  }

  return { bound, compiler, missingFacts: missingFactsOf(bound), readings: [], decide }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

function bitsOf(parts: readonly MissingClosure[], frame: Frame): bigint {
  return parts.reduce((bits, part) => bits | part(frame), 0n)
}

interface Findings {
  readonly failed: number
  /** Conditions and the result that are unknown, and the facts they lack. An unknown review leaves nothing open: it is a review. */
  readonly open: number
  readonly lacking: bigint
  readonly isPending: boolean
  readonly isForReview: boolean
}

/** Precedence: one failing condition settles it; then what is missing, what waits for a local standard, what a person must see. */
function outcomeOf({ failed, open, lacking, isPending, isForReview }: Findings): Outcome {
  if (failed !== 0) return 'ineligible'
  if (lacking !== 0n || (open !== 0 && !isPending)) return 'undetermined'
  if (isPending) return 'needs_local_standard'
  return isForReview ? 'needs_review' : 'eligible'
}
