import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { trailPlaceIn } from '../../../src/access/index.ts'
import type { WorkStore } from '../../../src/store/index.ts'
import { openKeys } from '../../../src/subjects/index.ts'
import { SteppedClock } from '../../api/office.ts'
import { startPostgres } from '../../postgres.ts'
import { plansFolder } from '../../screening/test-plans.ts'
import { opened } from '../../store/postgres/stores.ts'
import { moneyOffice } from '../money.ts'

/** A folder that the program serves an office from whose lists wait for their bank, and the way into its database between two servers. */
export interface MoneyFolder {
  readonly folder: string
  readonly plans: string
  readonly env: Readonly<Record<string, string>>
  readonly uploads: string
  readonly trail: ReturnType<typeof trailPlaceIn>
  readonly batches: readonly bigint[]
  /** The account that a row's money goes to, by the row. */
  readonly accounts: ReadonlyMap<string, string>
  open(): Promise<WorkStore>
  remove(): Promise<void>
}

/** Lays one out, in the embedded database or on a server of its own. */
export async function layOutMoney(where: 'embedded' | 'server', batches: number, rows: number): Promise<MoneyFolder> {
  const folder = mkdtempSync(join(tmpdir(), 'ballast-money-kills-'))
  const server = where === 'server' ? await startPostgres() : undefined
  const url = await server?.fresh()
  const open = () => opened(url === undefined ? { kind: 'folder', folder: join(folder, 'office') } : { kind: 'server', url })
  const uploads = join(folder, 'uploads')
  mkdirSync(join(folder, 'keys'))
  const store = await open()
  const keys = await openKeys(store, join(folder, 'keys', 'numbers.json'))
  if (keys.kind === 'refused') throw new Error(JSON.stringify(keys.refusal))
  const at = await moneyOffice(store, { keys: keys.value, uploads: { folder: uploads, keys: keys.value, clock: new SteppedClock() } })
  const ids: bigint[] = []
  for (let n = 0; n < batches; n += 1) ids.push(await at.ready(rows))
  const claims = (await Promise.all(ids.map(at.claimsOf))).flat()
  at.clear()
  await store.close()
  return {
    ...{ folder, uploads, open, batches: ids },
    accounts: new Map(claims.map(({ id, account }) => [String(id), String(account)])),
    plans: plansFolder,
    env: url === undefined ? {} : { DATABASE_URL: url },
    trail: trailPlaceIn(folder),
    remove: async () => {
      await server?.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
