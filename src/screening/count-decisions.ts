import { type Outcome, outcomeOf, outcomes } from '../kernel/outcome.ts'
import type { Variant } from '../plans/index.ts'
import { missingFactsOf, plain, type Source, type Vocabulary } from '../rules/index.ts'
import type { Row } from '../store/index.ts'
import { prefixOf, type VariantGroup } from './group-variants.ts'
import { unmetRequirement } from './messages.zh.ts'
import { missingName } from './name-missing-fact.ts'
import type { VariantRecord } from './runs/run-record.ts'
import { decisionsFolder, type Engine } from './script/engine.ts'
import { type Asked, askRows } from './script/statement.ts'

/** Counts one variant's decisions by outcome, failing condition, missing fact and flag. */
export function countDecisions(
  group: VariantGroup,
  variant: Variant,
  vocabulary: Vocabulary,
  { dialect, decisions }: Engine,
): Asked<Omit<VariantRecord, 'net'>> {
  const { policy, plan, bound } = variant
  const prefix = prefixOf(variant)
  const names = ['outcome', 'failed', 'unknown', 'missing', 'flags'].map((name) => `${prefix}${name} as ${name}`)
  const amount = dialect.total(plain(`${prefix}amount`)).text
  const select = `select ${names.join(', ')}, count(*) as subjects, cast(coalesce(${amount}, 0) as ${dialect.textType}) as amount
from ${decisions(group)}
group by 1, 2, 3, 4, 5`
  return askRows({ phase: 'count', name: `count ${variant.id}`, about: variant.id }, select, (rows) => ({
    id: variant.id,
    policy: policy.program.id,
    zh: policy.program.zh,
    plan: plan.id,
    clause: policy.clause,
    fund: policy.fund,
    subject: bound.program.subject,
    result: bound.program.result.kind,
    regions: variant.regions,
    folder: decisionsFolder(group),
    prefix,
    ...countAlike(variant, rows.map(alikeOf), vocabulary),
  }))
}

/** Decisions with the same outcome for the same reasons. */
interface Alike {
  readonly outcome: Outcome | undefined
  readonly failed: bigint
  readonly unknown: bigint
  readonly missing: bigint
  readonly flags: bigint
  readonly subjects: number
  readonly amount: bigint
}

function alikeOf(row: Row): Alike {
  return {
    outcome: outcomeOf(Number(row.outcome)),
    failed: BigInt(row.failed as bigint),
    unknown: BigInt(row.unknown as bigint),
    missing: BigInt(row.missing as bigint),
    flags: BigInt(row.flags as bigint),
    subjects: Number(row.subjects),
    amount: BigInt(row.amount as string),
  }
}

type Counts = Pick<VariantRecord, 'counts' | 'amount' | 'reviewAmount' | 'ceiling' | 'conditions' | 'reviews' | 'missing' | 'facts'>

function countAlike({ bound }: Variant, decisions: readonly Alike[], vocabulary: Vocabulary): Counts {
  const { conditions, reviews } = bound.program
  const facts = missingFactsOf(bound)
  const subjects = (test: (alike: Alike) => boolean) => decisions.filter(test).reduce((sum, alike) => sum + alike.subjects, 0)
  const money = (wanted: readonly Outcome[]) =>
    decisions.filter(({ outcome }) => outcome !== undefined && wanted.includes(outcome)).reduce((sum, alike) => sum + alike.amount, 0n)
  return {
    counts: Object.fromEntries(outcomes.map((outcome) => [outcome, subjects((alike) => alike.outcome === outcome)])) as Record<
      Outcome,
      number
    >,
    amount: String(money(['eligible'])),
    reviewAmount: String(money(['needs_review'])),
    ceiling: String(money(['needs_local_standard'])),
    conditions: conditions.map(({ id, zh, source }, bit) => ({
      id,
      zh,
      clause: sourceText(source),
      failed: subjects((alike) => has(alike.failed, bit)),
      failedAlone: subjects((alike) => alike.failed === 1n << BigInt(bit)),
      unknown: subjects((alike) => has(alike.unknown, bit)),
    })),
    reviews: reviews.map(({ id, zh, source, asked }, i) => ({
      id,
      zh: asked === undefined ? zh : unmetRequirement(zh),
      clause: sourceText(source),
      raised: subjects((alike) => has(alike.flags, conditions.length + i)),
      unknown: subjects((alike) => has(alike.unknown, conditions.length + i)),
    })),
    missing: facts
      .map((fact, bit) => ({
        key: fact.key,
        zh: missingName(fact, vocabulary),
        subjects: subjects((alike) => alike.outcome === 'undetermined' && has(alike.missing, bit)),
      }))
      .filter((fact) => fact.subjects > 0)
      .sort((a, b) => b.subjects - a.subjects),
    facts: facts.map((fact) => missingName(fact, vocabulary)),
  }
}

function has(mask: bigint, bit: number): boolean {
  return (mask >> BigInt(bit)) % 2n === 1n
}

function sourceText(source: Source): string {
  return source.clause ?? source.document ?? ''
}
