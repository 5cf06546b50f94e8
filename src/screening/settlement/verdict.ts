import type { Relation } from './relation.ts'
import { type SettlementCause, type SettlementStatus, standingColumns } from './standing.ts'
import { codeText, noText } from './terms.ts'

/** The columns of a verdict: a decision and what became of it. */
export const verdictColumns = ['policy', 'subject_id', ...standingColumns] as const

/** A cause with SQL in place of what it names. */
type CauseSql<C = SettlementCause> = C extends { readonly kind: infer K }
  ? { readonly kind: K } & { readonly [F in Exclude<keyof C, 'kind'>]: string }
  : never

/** A relation of verdicts. */
export function verdictRelation(name: string, row: string, select: string): Relation {
  return { name, row, columns: verdictColumns, select }
}

/** The select list of a verdict on rows `m`. */
export function verdictOn(status: SettlementStatus, cause: CauseSql): string {
  return `m.policy,
  m.subject_id,
  ${codeText(status)} as status,
  ${codeText(cause.kind)} as cause,
  ${'policy' in cause ? cause.policy : noText} as cause_policy,
  ${'entity' in cause ? cause.entity : noText} as cause_entity,
  ${'payment' in cause ? cause.payment : 'cast(null as bigint)'} as cause_payment`
}
