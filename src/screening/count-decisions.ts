import { type Outcome, outcomeOf, outcomes } from '../kernel/outcome.ts'
import type { Variant } from '../plans/index.ts'
import { type MissingFact, missingFactsOf, type Source, type Vocabulary } from '../rules/index.ts'
import { type DuckDb, parquetFilesIn, parquetRows } from '../store/index.ts'
import { prefixOf } from './group-variants.ts'
import type { VariantRecord } from './runs/run-record.ts'

/** Counts one variant's decisions by outcome, failing condition, missing fact and flag. */
export async function countDecisions(
  database: DuckDb,
  folder: string,
  relativeFolder: string,
  variant: Variant,
  vocabulary: Vocabulary,
): Promise<Omit<VariantRecord, 'net'>> {
  const prefix = prefixOf(variant)
  const names = ['outcome', 'failed', 'unknown', 'missing', 'flags'].map((name) => `${prefix}${name} as ${name}`)
  const source = parquetRows(parquetFilesIn(folder))
  const rows = await database.rows(
    `select ${names.join(', ')}, count(*) as subjects, cast(coalesce(sum(${prefix}amount), 0) as varchar) as amount from ${source} group by 1, 2, 3, 4, 5`,
  )
  const cells = rows.map((row) => ({
    outcome: outcomeOf(Number(row.outcome)),
    failed: BigInt(row.failed as bigint),
    unknown: BigInt(row.unknown as bigint),
    missing: BigInt(row.missing as bigint),
    flags: BigInt(row.flags as bigint),
    subjects: Number(row.subjects),
    amount: BigInt(row.amount as string),
  }))
  return record(variant, relativeFolder, cells, vocabulary)
}

interface Cells {
  readonly outcome: Outcome | undefined
  readonly failed: bigint
  readonly unknown: bigint
  readonly missing: bigint
  readonly flags: bigint
  readonly subjects: number
  readonly amount: bigint
}

function record(variant: Variant, folder: string, cells: readonly Cells[], vocabulary: Vocabulary): Omit<VariantRecord, 'net'> {
  const { policy, plan, bound } = variant
  const { conditions, reviews, result, subject } = bound.program
  const total = (test: (cell: Cells) => boolean) => cells.filter(test).reduce((sum, cell) => sum + cell.subjects, 0)
  const money = (wanted: readonly Outcome[]) =>
    cells.filter((cell) => cell.outcome !== undefined && wanted.includes(cell.outcome)).reduce((sum, cell) => sum + cell.amount, 0n)
  const has = (mask: bigint, bit: number) => (mask >> BigInt(bit)) % 2n === 1n
  return {
    id: variant.id,
    policy: policy.program.id,
    zh: policy.program.zh,
    plan: plan.id,
    clause: policy.clause,
    fund: policy.fund,
    subject,
    result: result.kind,
    regions: variant.regions,
    folder,
    prefix: prefixOf(variant),
    counts: Object.fromEntries(outcomes.map((outcome) => [outcome, total((cell) => cell.outcome === outcome)])) as Record<Outcome, number>,
    amount: String(money(['eligible', 'needs_review'])),
    ceiling: String(money(['needs_local_standard'])),
    conditions: conditions.map((condition, i) => ({
      id: condition.id,
      zh: condition.zh,
      clause: sourceText(condition.source),
      failed: total((cell) => has(cell.failed, i)),
      failedAlone: total((cell) => cell.failed === 1n << BigInt(i)),
      unknown: total((cell) => has(cell.unknown, i)),
    })),
    reviews: reviews.map((review, i) => ({
      id: review.id,
      zh: review.zh,
      clause: sourceText(review.source),
      raised: total((cell) => has(cell.flags, conditions.length + i)),
    })),
    missing: missingFactsOf(bound)
      .map((fact, i) => ({
        key: fact.key,
        zh: missingName(fact, vocabulary),
        subjects: total((cell) => cell.outcome === 'undetermined' && has(cell.missing, i)),
      }))
      .filter((fact) => fact.subjects > 0)
      .sort((a, b) => b.subjects - a.subjects),
    facts: missingFactsOf(bound).map((fact) => missingName(fact, vocabulary)),
  }
}

function sourceText(source: Source): string {
  return source.clause ?? source.document ?? ''
}

/** A missing fact by its official name, with the entity it belongs to. */
export function missingName(fact: MissingFact, vocabulary: Vocabulary): string {
  switch (fact.kind) {
    case 'field':
    case 'relation':
    case 'empty_relation': {
      const entity = vocabulary.entities.get(fact.entity)
      return `${entity?.zh ?? fact.entity}.${entity?.fields.get(fact.field)?.zh ?? fact.field}`
    }
    case 'parameter_gap':
      return fact.parameter
    case 'zero_denominator': {
      const { node } = fact
      const entity = node.kind === 'field' ? vocabulary.entities.get(node.record.entity) : undefined
      return node.kind === 'field' ? `${entity?.fields.get(node.field)?.zh ?? node.field} = 0` : '0'
    }
  }
}
