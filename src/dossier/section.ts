import { type RawBuilder, sql } from 'kysely'
import type { Caller } from '../access/index.ts'
import type { Work } from '../store/index.ts'

/** How a cell is shown: `word` is a code of its column, `clause` a plan and its clause, `subject` a record that has a name, as `entity/key`. */
export type CellKind = 'text' | 'day' | 'fen' | 'count' | 'word' | 'clause' | 'subject'

/** A record of the registry that the office's work is about. */
export interface DossierRecord {
  readonly entity: string
  readonly key: bigint
}

/** Whose dossier it is, and who reads it. */
export interface DossierAsked {
  readonly caller: Caller
  /** The subject first, then the records that are its own: the units of a firm. */
  readonly records: readonly DossierRecord[]
  /** Rows that a section shows; of more the last. */
  readonly most: number
  readonly signal: AbortSignal | undefined
}

/** A row of a section. */
export interface SectionRow {
  /** The day it belongs to on the line of time; undefined where it has none. */
  readonly on: string | undefined
  /** In the order of the columns; null where there is nothing. */
  readonly cells: readonly (string | null)[]
}

/** What a section has: how many rows in all, and the last of them in the order of time. */
export interface SectionRows {
  readonly total: number
  readonly rows: readonly SectionRow[]
}

/** One section of a dossier. Each room that works for or with somebody has its own; what it is called stands with the words of the page. */
export interface DossierSection {
  readonly id: string
  readonly columns: Readonly<Record<string, CellKind>>
  read(asked: DossierAsked): Promise<SectionRows>
}

/** SQL for the records that are asked about, as the FROM item `about` with `entity` and `key`. */
export type AskedRecords = RawBuilder<unknown>

/**
 * A section that one SELECT tells, in the reader's regions: it gives the columns by their names, the day of a row as `on_day` and what
 * orders rows of one day as `at`.
 */
export function sectionOf(
  id: string,
  columns: Readonly<Record<string, CellKind>>,
  select: (records: AskedRecords) => RawBuilder<unknown>,
): DossierSection {
  const names = Object.keys(columns)
  return {
    id,
    columns,
    read: ({ caller, records, most }) => caller.transact((db) => readRows(db, names, select(askedRecords(records)), most)),
  }
}

function askedRecords(records: readonly DossierRecord[]): AskedRecords {
  const [entities, keys] = [records.map(({ entity }) => entity), records.map(({ key }) => String(key))]
  return sql`unnest(${entities}::text[], ${keys}::bigint[]) as about (entity, key)`
}

async function readRows(db: Work, names: readonly string[], select: RawBuilder<unknown>, most: number): Promise<SectionRows> {
  const { rows } = await sql<Readonly<Record<string, unknown>> & { readonly total: bigint; readonly on_day: string | null }>`
    select told.*, count(*) over () as total from (${select}) told order by told.on_day desc nulls last, told.at desc limit ${most}`.execute(
    db,
  )
  return {
    total: Number(rows[0]?.total ?? 0),
    rows: rows.map((row) => ({ on: row.on_day ?? undefined, cells: names.map((name) => cellText(row[name])) })).reverse(),
  }
}

function cellText(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null
  return String(value)
}
