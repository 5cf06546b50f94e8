import { basename } from 'node:path'
import { parse } from 'yaml'
import { readInputText } from '../../files/index.ts'
import { describeFactProblem, type PlanSet, readFacts } from '../../plans/index.ts'
import type { WrittenPayment } from '../../screening/index.ts'
import { grantedBy } from '../carry-out.ts'
import { UsageFailure } from '../line/options.ts'
import { texts } from '../messages.zh.ts'
import { caseWords, runTexts } from './runs.zh.ts'

/** A case that somebody wrote down: its facts, still as written, and what it may say of itself. */
export interface WrittenCase {
  readonly name: string
  readonly facts: Readonly<Record<string, unknown>>
  /** The policy it asks about; absent where it names none. */
  readonly policy: string | undefined
  /** All payments made before; undefined where it does not say, an empty list where there were none. */
  readonly payments: readonly WrittenPayment[] | undefined
}

type Mapping = Readonly<Record<string, unknown>>

/**
 * Reads one case, or a list of them. A case is a mapping of facts; or, with a name, a policy or earlier payments of its own, one that
 * holds the facts under their key. YAML is read so that every scalar keeps its digits, `~` and `null` stay unknown; JSON is YAML.
 */
export function readCases(file: string, set: PlanSet): readonly WrittenCase[] {
  const value = parsed(file)
  if (!Array.isArray(value)) return isMapping(value) ? [caseOf(value, basename(file), set)] : badFormat(file)
  if (value.length === 0) return badFormat(file)
  return value.map((item: unknown, i) => (isMapping(item) ? caseOf(item, runTexts.caseNumber(i + 1), set) : badFormat(file)))
}

function parsed(file: string): unknown {
  const text = grantedBy('input', readInputText(file))
  try {
    return parse(text, (_, part: unknown) => (part === '~' || part === 'null' ? null : part), { schema: 'failsafe' })
  } catch (error) {
    throw new UsageFailure(texts.fileUnreadable(file, error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''))
  }
}

function badFormat(file: string): never {
  throw new UsageFailure(texts.badFormat(file))
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function caseOf(written: Mapping, name: string, set: PlanSet): WrittenCase {
  const facts = under(written, 'facts')
  const head = isMapping(facts) ? written : {}
  const own = isMapping(facts) ? facts : written
  const [paidKey] = caseWords.payments.filter((key) => key in written || key in own)
  const paid = paidKey === undefined ? undefined : (written[paidKey] ?? own[paidKey])
  const inside = Object.fromEntries(Object.entries(own).filter(([key]) => key !== paidKey))
  return {
    name: textUnder(head, 'name') ?? name,
    policy: textUnder(head, 'policy'),
    facts: inside,
    payments: paidKey === undefined ? undefined : paymentsOf(paid, paidKey, set),
  }
}

function under(written: Mapping, what: keyof typeof caseWords): unknown {
  return caseWords[what].map((key) => written[key]).find((value) => value !== undefined)
}

function textUnder(head: Mapping, what: 'name' | 'policy'): string | undefined {
  const value = under(head, what)
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** Earlier payments in the terms of the glossary: policy, base year and amount. */
function paymentsOf(written: unknown, key: string, set: PlanSet): readonly WrittenPayment[] {
  if (!Array.isArray(written)) throw new UsageFailure(runTexts.paymentsAreNoList(key))
  return written.map((item: unknown) => {
    const { facts, problems } = readFacts(item, 'prior_payment', set.vocabulary, set.keywords)
    if (problems.length > 0) throw new UsageFailure(problems.map((problem) => describeFactProblem(problem, set)).join('\n'))
    const { policy, base_year: year, amount } = facts
    return {
      policy: typeof policy === 'string' ? policyId(policy, set) : undefined,
      baseYear: typeof year === 'number' ? year : undefined,
      amount: typeof amount === 'number' || typeof amount === 'bigint' ? BigInt(amount) : undefined,
    }
  })
}

/** A policy by its id or its name. */
function policyId(typed: string, { plans }: PlanSet): string {
  const programs = [...plans.values()].flatMap((plan) => [...plan.policies.values()].map(({ program }) => program))
  return programs.find(({ zh }) => zh === typed)?.id ?? typed
}
