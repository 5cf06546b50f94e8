import { join } from 'node:path'
import { listInput } from '../../files/index.ts'
import { csvRows, type DuckDb, StoreFailure } from '../../store/index.ts'
import { RegistryFailure } from '../failure.ts'
import { asUtf8, headerOf } from './source.ts'

/** The file of a delivery that says which insured unit succeeded which. */
export const successionFile = 'unit_succession.csv'

const columns = {
  predecessor: 'BIGINT',
  successor: 'BIGINT',
  share_numerator: 'BIGINT',
  share_denominator: 'BIGINT',
  happened_on: 'DATE',
  kind: 'VARCHAR',
} as const

/** Reads the successions of a delivery into the table `unit_succession`; false where it has none. One wrong cell refuses the file. */
export async function readSuccession(database: DuckDb, folder: string): Promise<boolean> {
  const file = join(folder, successionFile)
  if (!listInput(folder).includes(successionFile)) return false
  const expected = `the columns ${Object.keys(columns).join(', ')} in this order; kind is merger, split or form_change`
  const path = await asUtf8(file, database.scratchFolder)
  const header = headerOf(path, file).map((name) => name.replace(/^\ufeff/, '').trim())
  if (header.join() !== Object.keys(columns).join())
    throw new RegistryFailure('source_unreadable', { file, detail: `its header is ${header.join(', ')}`, expected })
  const types = Object.entries(columns).map(([name, type]) => `'${name}': '${type}'`)
  try {
    await database.run(
      `CREATE OR REPLACE TEMP TABLE unit_succession AS SELECT * FROM ${csvRows(path, `header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', columns = {${types.join(', ')}}`)}`,
    )
  } catch (error) {
    if (error instanceof StoreFailure || !(error instanceof Error)) throw error
    throw new RegistryFailure('source_unreadable', { file, detail: error.message.split('\n', 1)[0] ?? '', expected })
  }
  return true
}
