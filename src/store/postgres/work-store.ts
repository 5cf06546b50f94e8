import { Kysely, type Transaction } from 'kysely'
import type { Pool } from 'pg'
import { done, type Result } from '../../kernel/result.ts'
import { migrate } from './migrate.ts'
import { OfficeDialect, openedAs } from './office-dialect.ts'
import { openPool } from './open-pool.ts'
import type { WorkStoreRefusal } from './refusals.ts'
import { type Scope, type SystemReason, settingsOf } from './scope.ts'
import type { DB as Tables } from './tables.ts'
import type { WorkPlace } from './work-place.ts'

/** A transaction in the database of the office; there is no other way to a table. */
export type Work = Transaction<Tables>

/** The database of the office. It hands out transactions and never a connection: what runs outside of a scope does not exist. */
export interface WorkStore {
  readonly kind: 'pglite' | 'postgres'
  /** The migrations that were applied when it was opened. */
  readonly migrated: readonly string[]
  /** Runs work that sees what the scope sees; all of it is kept, or nothing. */
  inScope<T>(scope: Scope, work: (db: Work) => Promise<T>): Promise<T>
  /** Runs what the office does for itself, on tables that no request reaches. */
  asSystem<T>(reason: SystemReason, work: (db: Work) => Promise<T>): Promise<T>
  /** Connections there are and free, and transactions that wait for one. */
  load(): { readonly connections: number; readonly idle: number; readonly waiting: number }
  close(): Promise<void>
}

/** Opens the office's database and brings it to the schema of this release. Refused where it is in use, out of reach, or ahead of it. */
export async function openWorkStore(place: WorkPlace, migrations: string): Promise<Result<WorkStore, WorkStoreRefusal>> {
  const opened = await openPool(place)
  if (opened.kind === 'refused') return opened
  const { pool, close } = opened.value
  const migrated = await migrate(pool, migrations)
  if (migrated.kind === 'refused') {
    await close()
    return migrated
  }
  return done(storeOver(pool, place.kind === 'server' ? 'postgres' : 'pglite', migrated.value, close))
}

function storeOver(pool: Pool, kind: WorkStore['kind'], migrated: readonly string[], close: () => Promise<void>): WorkStore {
  const db = new Kysely<Tables>({ dialect: new OfficeDialect({ pool }) })
  return {
    kind,
    migrated,
    inScope: (scope, work) =>
      openedAs(scope.ownPosts === undefined ? 'ballast_app' : 'ballast_own', settingsOf(scope), () => db.transaction().execute(work)),
    asSystem: (reason, work) => openedAs('ballast_system', [['app.reason', reason]], () => begin(db, reason).execute(work)),
    load: () => ({ connections: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close,
  }
}

/** A backup sees one moment, however long it reads. */
function begin(db: Kysely<Tables>, reason: SystemReason) {
  return reason === 'back_up' ? db.transaction().setIsolationLevel('repeatable read') : db.transaction()
}
