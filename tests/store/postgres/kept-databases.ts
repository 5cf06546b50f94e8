import { PGlite } from '@electric-sql/pglite'

/** An embedded database that was brought to a beginning, and what it takes to bring it there again. */
interface Kept {
  readonly database: PGlite
  readonly beginning: Beginning
  uses: number
}

interface Beginning {
  /** Rows of the tables that had some, as the database copies them out, and what tells whether they are still the same. */
  readonly rows: ReadonlyMap<string, Blob>
  readonly sums: ReadonlyMap<string, string>
  readonly sequences: ReadonlyMap<string, string>
  /** What the database is made of: one whose tables, rights, functions or roles a test changed is not used again. */
  readonly shape: string
}

/** Rows that were removed stay as dead ones; after so many tests a database is left for a new one. */
const mostUses = 60
const idle = new Map<string, Kept[]>()

/**
 * Gives an embedded database that stands at a beginning, and takes it back by `leave`. Opening one anew costs twenty times what removing
 * the rows of the last test does, and every open one holds its memory.
 */
export async function keptDatabase(name: string, image: () => Promise<Blob>): Promise<{ database: PGlite; leave: () => void }> {
  const free = idle.get(name) ?? []
  idle.set(name, free)
  for (let kept = free.pop(); kept !== undefined; kept = free.pop()) {
    if (await isBackAtBeginning(kept)) return lend(kept, free)
    await kept.database.close()
  }
  const database = await PGlite.create({ loadDataDir: await image() })
  return lend({ database, beginning: await beginningOf(database), uses: 0 }, free)
}

function lend(kept: Kept, free: Kept[]): { database: PGlite; leave: () => void } {
  kept.uses += 1
  return { database: kept.database, leave: () => void free.push(kept) }
}

async function beginningOf(database: PGlite): Promise<Beginning> {
  const rows = new Map<string, Blob>()
  const tables = await filledTables(database)
  for (const table of tables) {
    const { blob } = await database.query(`copy ${table} to '/dev/blob'`)
    if (blob === undefined) throw new Error(`${table} was not copied`)
    rows.set(table, blob)
  }
  return { rows, sums: await sumsOf(database, tables), sequences: await sequencesOf(database), shape: await shapeOf(database) }
}

async function isBackAtBeginning({ database, beginning, uses }: Kept): Promise<boolean> {
  if (uses >= mostUses) return false
  try {
    await database.exec('rollback; discard all')
    if ((await shapeOf(database)) !== beginning.shape) return false
    // Neither triggers nor references are asked: what they guard is the beginning, which they passed.
    await database.exec('set session_replication_role = replica')
    const filled = await filledTables(database)
    const sums = await sumsOf(database, [...beginning.rows.keys()])
    const isSame = (table: string) => beginning.rows.has(table) && sums.get(table) === beginning.sums.get(table)
    for (const table of filled) if (!isSame(table)) await database.exec(`delete from ${table}`)
    for (const [table, blob] of beginning.rows) if (!isSame(table)) await database.query(`copy ${table} from '/dev/blob'`, [], { blob })
    for (const [sequence, last] of await sequencesOf(database)) {
      const first = beginning.sequences.get(sequence)
      if (first === undefined) await database.exec(`alter sequence ${sequence} restart`)
      else if (first !== last) await database.query('select setval($1::regclass, $2::bigint)', [sequence, first])
    }
    await database.exec('discard all')
    return true
  } catch {
    return false
  }
}

async function filledTables(database: PGlite): Promise<string[]> {
  const all = await database.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
  )
  const asked = all.rows.map(({ name }) => `select '${name}' as name where exists (select from ${name})`)
  if (asked.length === 0) return []
  return (await database.query<{ name: string }>(asked.join(' union all '))).rows.map(({ name }) => name)
}

async function sumsOf(database: PGlite, tables: readonly string[]): Promise<Map<string, string>> {
  if (tables.length === 0) return new Map()
  const asked = tables.map(
    (table) => `select '${table}' as name, count(*) || ' ' || sum(hashtextextended(t::text, 0)) as sum from ${table} t`,
  )
  const { rows } = await database.query<{ name: string; sum: string }>(asked.join(' union all '))
  return new Map(rows.map(({ name, sum }) => [name, sum]))
}

async function sequencesOf(database: PGlite): Promise<Map<string, string>> {
  const { rows } = await database.query<{ name: string; last: string }>(
    `select format('%I.%I', schemaname, sequencename) as name, last_value::text as last from pg_sequences where last_value is not null`,
  )
  return new Map(rows.map(({ name, last }) => [name, last]))
}

async function shapeOf(database: PGlite): Promise<string> {
  const { rows } = await database.query<{ shape: string }>(`
    select md5(string_agg(part, '' order by part)) as shape from (
      select 'c' || (c.oid, relname, relkind, relacl, relrowsecurity, relforcerowsecurity, relowner)::text as part
        from pg_class c where relnamespace not in ('pg_toast'::regnamespace) and relkind <> 't'
      union all select 'a' || (attrelid, attname, atttypid, attnotnull, atthasdef, attacl)::text from pg_attribute where attnum > 0
      union all select 'k' || (oid, conname, convalidated)::text from pg_constraint
      union all select 't' || (oid, tgname, tgenabled)::text from pg_trigger
      union all select 'p' || (oid, polname, polqual, polwithcheck)::text from pg_policy
      union all select 'f' || (oid, md5(prosrc), proacl)::text from pg_proc where oid > 16383
      union all select 'r' || (rolname, rolsuper, rolcanlogin, rolbypassrls, rolconfig)::text from pg_roles
      union all select 's' || (setdatabase, setrole, setconfig)::text from pg_db_role_setting
    ) parts`)
  return rows[0]?.shape ?? ''
}
