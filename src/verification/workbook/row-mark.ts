import { createHash } from 'node:crypto'

/** What of a row whoever fills it in must leave as it is. */
export interface RowKey {
  readonly row: string
  readonly version: string
  readonly name: string
  readonly identity: string
  /** Empty where there is none, and in workbooks of earlier releases. */
  readonly unit: string
  readonly region: string
  readonly present: string
}

/**
 * A mark that changes with any of the key cells of a row: a name sorted apart from its hidden number shows. It is no seal; whoever makes
 * one up comes no further than the form on screen lets them.
 */
export function rowMark({ row, version, name, identity, unit, region, present }: RowKey): string {
  const cells = [row, version, name, identity, region, present, ...(unit === '' ? [] : [unit])]
  return createHash('sha256').update(cells.join('\u0000')).digest('hex').slice(0, 12)
}
