import { sql } from 'kysely'
import type { Work } from './work-store.ts'

/** A table of the office, its columns in order, and how its rows are told apart. */
export interface DumpedTable {
  readonly name: string
  /** Those that rows are written with; others follow from them. */
  readonly columns: readonly string[]
  readonly key: readonly string[]
  /** Sequences behind its columns, by the column. */
  readonly sequences: readonly { readonly column: string; readonly sequence: string }[]
}

/** Every table of the office, each after those that its rows refer to. The record of migrations is no part of a backup. */
export async function tablesInOrder(db: Work): Promise<readonly DumpedTable[]> {
  const { rows: tables } = await sql<{ name: string; columns: readonly string[]; key: readonly string[] | null }>`
    select c.relname as name,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select array_agg(a.attname::text order by array_position(i.indkey::int[], a.attnum::int)) from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
        where i.indrelid = c.oid and i.indisprimary) as key
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'migration' order by 1`.execute(db)
  const { rows: references } = await sql<{ from: string; to: string }>`
    select c.relname as "from", f.relname as "to" from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class f on f.oid = k.confrelid
    where k.contype = 'f' and k.connamespace = 'public'::regnamespace and c.oid <> f.oid`.execute(db)
  const { rows: sequences } = await sql<{ table: string; column: string; sequence: string }>`
    select c.relname as "table", a.attname::text as "column", pg_get_serial_sequence(quote_ident(c.relname), a.attname) as sequence
    from pg_class c join pg_attribute a on a.attrelid = c.oid where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attidentity <> ''`.execute(
    db,
  )
  const placed: DumpedTable[] = []
  const waiting = new Set(tables.map(({ name }) => name))
  while (waiting.size > 0) {
    const next = [...waiting].find((name) => references.every(({ from, to }) => from !== name || !waiting.has(to)))
    if (next === undefined) throw new Error(`tables refer to each other in a circle: ${[...waiting].join(', ')}`)
    waiting.delete(next)
    const table = tables.find(({ name }) => name === next)
    placed.push({
      name: next,
      columns: table?.columns ?? [],
      key: table?.key ?? [],
      sequences: sequences.filter((one) => one.table === next).map(({ column, sequence }) => ({ column, sequence })),
    })
  }
  return placed
}
