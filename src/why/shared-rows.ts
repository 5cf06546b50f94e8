import type { FactsPlane } from '../decisions/index.ts'
import type { FactRows } from '../screening/index.ts'

/** The rows of files through the database that all readers share; it ends only with the server. */
export function sharedRows({ reader }: FactsPlane): FactRows {
  return {
    rows: async (sql) => {
      const rows = await reader.database.rows(sql)
      if (rows.kind === 'done') return rows.value
      throw new Error('the reader was closed under a question')
    },
  }
}
