/**
 * What a run knows of earlier payments for a row under its own rules: how much in fen it took off, that more was paid than it decides
 * (`more`), or that it does not say (`untold`).
 */
export type RunHistory = bigint | 'more' | 'untold'

/** What a screening grants, row by row. */
export interface GrantedRow {
  readonly subject: bigint
  readonly payee: { readonly entity: string; readonly key: bigint }
  /** What can be paid once (`onceKeyOf`), and the year of the day that decides. */
  readonly onceKey: string
  readonly period: string
  /** The records beside the subject, by entity: whom else the grant is about. */
  readonly keys: ReadonlyMap<string, bigint>
  readonly fen: bigint
  readonly variant: string
  readonly plan: string
  readonly planHash: string
  readonly clause: string
  /** Six-digit code of the region the decision goes by. */
  readonly region: number
  /** What the run knows of earlier payments for it; asked for where the list is a top-up, whose amounts are what is due altogether. */
  readonly history?: RunHistory
}
