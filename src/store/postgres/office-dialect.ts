import { AsyncLocalStorage } from 'node:async_hooks'
import { CompiledQuery, PostgresDialect, PostgresDriver, type TransactionSettings } from 'kysely'
import pg from 'pg'

/** What a transaction begins with, as SQL; set only while it is asked for. */
const opening = new AsyncLocalStorage<string>()

/** Runs what begins a transaction, which will have a role and settings for as long as it lasts. */
export function openedAs<T>(
  role: 'ballast_app' | 'ballast_own' | 'ballast_system',
  settings: readonly (readonly [name: string, value: string])[],
  work: () => Promise<T>,
): Promise<T> {
  const set = [['role', role] as const, ...settings].map(([name, value]) => `set_config(${literal(name)}, ${literal(value)}, true)`)
  return opening.run(`select ${set.join(', ')}`, work)
}

const literal = (text: string): string => pg.escapeLiteral(text)

/**
 * A transaction begins, becomes its role and gets its settings in one message: a page has half a dozen transactions, and each message
 * costs more than what it asks. One that nobody opened begins as nobody and does not begin.
 */
export class OfficeDialect extends PostgresDialect {
  private readonly settings: ConstructorParameters<typeof PostgresDialect>[0]

  constructor(settings: ConstructorParameters<typeof PostgresDialect>[0]) {
    super(settings)
    this.settings = settings
  }

  override createDriver(): PostgresDriver {
    return new OfficeDriver(this.settings)
  }
}

type OfficeConnection = Parameters<PostgresDriver['rollbackTransaction']>[0]

class OfficeDriver extends PostgresDriver {
  override async beginTransaction(connection: OfficeConnection, { isolationLevel }: TransactionSettings): Promise<void> {
    const become = opening.getStore()
    if (become === undefined) throw new Error('a transaction without a scope')
    const begin = isolationLevel === undefined ? 'begin' : `start transaction isolation level ${isolationLevel}`
    try {
      await connection.executeQuery(CompiledQuery.raw(`${begin}; ${become}`))
    } catch (error) {
      // It may have begun before it failed, and whoever gets the connection next would be inside of it.
      await this.rollbackTransaction(connection).catch(() => undefined)
      throw error
    }
  }
}
