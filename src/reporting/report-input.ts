import type { CalendarDate } from '../kernel/calendar.ts'
import type { WorkCalendar } from '../kernel/workdays.ts'
import type { Plan } from '../plans/index.ts'
import type { Vocabulary } from '../rules/index.ts'
import type { NetRecord, RunRecord, VariantRecord } from '../screening/index.ts'

/** A finished screening and the names its codes go by. */
export interface ReportInput {
  readonly record: RunRecord
  readonly vocabulary: Vocabulary
  /** The name of a six-digit region code; empty where there is none. */
  readonly regionNames: (code: number) => string
  /** The name of a section letter of GB/T 4754; empty where there is none. */
  readonly industryNames: (letter: string) => string
  /** Undefined where the plans are not at hand as they were screened. */
  readonly orders: OrdersInput | undefined
  /** The screening before this one; undefined where there is none to compare with. */
  readonly earlier: RunRecord | undefined
}

/** The plans of the record with what they order, and the day and year whose due days are shown. */
export interface OrdersInput {
  readonly plans: readonly Plan[]
  readonly work: WorkCalendar
  readonly day: CalendarDate
  readonly year: { readonly from: CalendarDate; readonly to: CalendarDate }
}

export type ConditionRecord = VariantRecord['conditions'][number]

/** The official name of an entity, or its id where the glossary has none. */
export function entityName(input: ReportInput, entity: string): string {
  return input.vocabulary.entities.get(entity)?.zh ?? entity
}

/** A policy's name as any of its variants states it, or its id. */
export function policyName(input: ReportInput, policy: string): string {
  return input.record.variants.find((variant) => variant.policy === policy)?.zh ?? policy
}

const nothing: NetRecord = {
  amount: '0',
  paid: 0,
  awaitingReview: '0',
  underReview: 0,
  reserved: 0,
  reservedAmount: '0',
  displaced: 0,
  blocked: 0,
  capped: 0,
  alreadyPaid: 0,
  overpaid: 0,
  historyUnknown: 0,
  historyUnknownGross: '0',
}

/** What a policy pays after settlement: nothing where it has nobody to pay, undefined where it is not about payments. */
export function netOf(variant: VariantRecord): NetRecord | undefined {
  return variant.result === 'money' ? (variant.net ?? nothing) : undefined
}

/** How many decisions a variant made. */
export function decisionsOf(variant: VariantRecord): number {
  return Object.values(variant.counts).reduce((sum, count) => sum + count, 0)
}

/** Plans of the record that have variants, in the record's order, with a plan made up for variants whose plan is not listed. */
export function plansWithVariants(
  record: RunRecord,
): readonly { readonly plan: RunRecord['plans'][number]; readonly variants: readonly VariantRecord[] }[] {
  const listed = record.plans.map((plan) => plan.id)
  const strays = [...new Set(record.variants.map((variant) => variant.plan))].filter((id) => !listed.includes(id))
  const plans = [...record.plans, ...strays.map((id) => ({ id, title: id, number: '', hash: '' }))]
  return plans
    .map((plan) => ({ plan, variants: record.variants.filter((variant) => variant.plan === plan.id) }))
    .filter(({ variants }) => variants.length > 0)
}
