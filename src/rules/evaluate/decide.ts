import type { Outcome } from '../../kernel/outcome.ts'
import { type BoundProgram, type MissingFact, missingFactsOf, resultExpressions, standingExpressions } from '../check/index.ts'

import { ExpressionCompiler } from './compile.ts'
import { MissingCompiler } from './compile-missing.ts'
import { compilePending } from './compile-pending.ts'
import type { Frame } from './compiler.ts'
import type { Facts, Value } from './values.ts'

/** One decision on one subject. Masks count bits from 0 in the program's order: conditions, then reviews, then the result. */
export interface Decision {
  readonly outcome: Outcome
  readonly failed: number
  readonly unknown: number
  readonly flags: number
  readonly missing: bigint
  /** Fen; for a schedule the contributions put off, for a rate the saving a month. Absent unless something may be paid. */
  readonly amount: bigint | null
  /** For an obligation the day it is due, as a day number. */
  readonly due: number | null
  /** The value of every node seen, by slot. */
  readonly trace: readonly (Value | undefined)[]
}

/** A program compiled for deciding one subject at a time, with everything needed to explain the decision. */
export interface Decider {
  readonly bound: BoundProgram
  readonly compiler: ExpressionCompiler
  readonly missingFacts: readonly MissingFact[]
  decide(facts: Facts): Decision
}

/** Compiles a bound program for the interpreter. */
export function makeDecider(bound: BoundProgram): Decider {
  const compiler = new ExpressionCompiler(bound)
  const missing = new MissingCompiler(compiler)
  const { conditions, reviews } = bound.program
  const result = resultExpressions(bound)
  const tests = conditions.map((condition) => compiler.compile(condition.test))
  const flagTests = reviews.map((review) => compiler.compile(review.test))
  const amount = result.amount === undefined ? undefined : compiler.compile(result.amount)
  const due = result.due === undefined ? undefined : compiler.compile(result.due)
  const resultNodes = [result.amount, result.due].filter((node) => node !== undefined)
  const parts = [...conditions.map((c) => c.test), ...reviews.map((r) => r.test)]
  const missingOf = parts.map((node) => missing.compile(node))
  const missingResult = resultNodes.map((node) => missing.compile(node))
  const pendingOf = parts.map((node) => compilePending(compiler, node))
  const pendingResult = standingExpressions(bound)
    .map((node) => compilePending(compiler, node))
    .filter((closure) => closure !== undefined)
  const resultBit = 2 ** parts.length

  const decide = (facts: Facts): Decision => {
    const frame: Frame = { subject: facts, element: null, trace: new Array(compiler.slotCount) }
    let failed = 0
    let unknown = 0
    let flags = 0
    let bit = 1
    for (const test of tests) {
      const value = test(frame)
      if (value === false) failed += bit
      else if (value === null) unknown += bit
      bit *= 2
    }
    for (const test of flagTests) {
      const value = test(frame)
      if (value === true) flags += bit
      else if (value === null) unknown += bit
      bit *= 2
    }
    let paid: Value = null
    let day: Value = null
    if (failed === 0) {
      paid = amount?.(frame) ?? null
      day = due?.(frame) ?? null
      if ((amount !== undefined && paid === null) || (due !== undefined && day === null)) unknown += resultBit
    }
    if (unknown === 0 && pendingResult.length === 0) return finish(frame, failed, unknown, flags, 0n, false, paid, day)
    const bits = unknown === 0 ? 0n : missingBits(frame, failed)
    const pending = failed === 0 && isPending(frame)
    return finish(frame, failed, unknown, flags, bits, pending, paid, day)
  }

  const missingBits = (frame: Frame, failed: number): bigint => {
    let bits = 0n
    for (const part of missingOf) bits |= part(frame)
    if (failed === 0) for (const part of missingResult) bits |= part(frame)
    return bits
  }

  const isPending = (frame: Frame): boolean => {
    if (pendingResult.some((pending) => pending(frame))) return true
    return pendingOf.some(
      (pending, i) =>
        pending !== undefined && (i < tests.length ? tests[i] : flagTests[i - tests.length])?.(frame) === null && pending(frame),
    )
  }

  return { bound, compiler, missingFacts: missingFactsOf(bound), decide }
}

function finish(
  frame: Frame,
  failed: number,
  unknown: number,
  flags: number,
  missing: bigint,
  pending: boolean,
  paid: Value,
  day: Value,
): Decision {
  const outcome = outcomeOf(failed, unknown, missing, pending, flags)
  const pays = outcome !== 'ineligible' && outcome !== 'undetermined'
  const amount = pays && paid !== null ? BigInt(paid as number | bigint) : null
  return { outcome, failed, unknown, flags, missing, amount, due: pays ? (day as number | null) : null, trace: frame.trace }
}

/** Precedence: one failing condition settles it; then what is missing, what waits for a local standard, what a person must see. */
function outcomeOf(failed: number, unknown: number, missing: bigint, pending: boolean, flags: number): Outcome {
  if (failed !== 0) return 'ineligible'
  if (missing !== 0n || (unknown !== 0 && !pending)) return 'undetermined'
  if (pending) return 'needs_local_standard'
  return flags !== 0 ? 'needs_review' : 'eligible'
}
