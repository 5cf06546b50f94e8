import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Pool, PoolClient } from 'pg'
import { done, type Result, refused } from '../../kernel/result.ts'
import type { MigrationRefusal } from './refusals.ts'

interface Migration {
  readonly name: string
  readonly text: string
  readonly sha256: string
}

/**
 * Brings a database to the schema of a folder of SQL files, forward only and each file in a transaction of its own; gives the names of
 * those applied now. Refused where a file was changed after it was applied, or the database is ahead of this release.
 */
export async function migrate(pool: Pool, folder: string): Promise<Result<readonly string[], MigrationRefusal>> {
  const migrations = readMigrations(folder)
  const client = await pool.connect()
  try {
    await client.query(
      `create table if not exists migration (name text primary key, sha256 text not null, applied_at timestamptz not null default clock_timestamp())`,
    )
    // Two servers that start at once take turns.
    await client.query('select pg_advisory_lock(7466257)')
    return await applyMissing(client, migrations)
  } finally {
    await client.query('select pg_advisory_unlock_all()')
    client.release()
  }
}

function readMigrations(folder: string): readonly Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const text = readFileSync(join(folder, name), 'utf8').replace(/\r\n?/g, '\n')
      return { name: name.slice(0, -'.sql'.length), text, sha256: createHash('sha256').update(text).digest('hex') }
    })
}

async function applyMissing(client: PoolClient, migrations: readonly Migration[]): Promise<Result<readonly string[], MigrationRefusal>> {
  const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from migration order by name')
  const ours = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const { name, sha256 } of rows) {
    const own = ours.get(name)
    if (own === undefined) return refused({ code: 'database_ahead', migration: name })
    if (own.sha256 !== sha256) return refused({ code: 'migration_changed', migration: name })
  }
  const applied = new Set(rows.map(({ name }) => name))
  const missing = migrations.filter(({ name }) => !applied.has(name))
  for (const { name, text, sha256 } of missing) {
    await client.query('begin')
    try {
      await client.query(text)
      await client.query('insert into migration (name, sha256) values ($1, $2)', [name, sha256])
      await client.query('commit')
    } catch (error) {
      await client.query('rollback')
      throw error
    }
  }
  return done(missing.map(({ name }) => name))
}
