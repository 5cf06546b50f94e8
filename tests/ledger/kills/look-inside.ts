import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { openSealer, verifyTrail } from '../../../src/access/index.ts'
import { machineClock } from '../../../src/cli/clock.ts'
import { batchAtHand } from '../../../src/ledger/find-batch.ts'
import { fourCounts } from '../../../src/ledger/index.ts'
import type { Work, WorkStore } from '../../../src/store/index.ts'
import { sweepUploads } from '../../../src/uploads/index.ts'
import type { MoneyFolder } from './money-folder.ts'
import type { List, Row } from './money-model.ts'

/** What lies in an office that nobody serves. */
export interface Inside {
  readonly lists: ReadonlyMap<bigint, List>
  /** What is wrong whatever was asked, in sentences. */
  readonly wrong: readonly string[]
  /** Sealed bytes that no record knows of: a kill came between the two. */
  readonly stray: number
}

/** Looks into the office between two servers: the lists, the sums, the numbers of files, their bytes, the inboxes, the trail. */
export async function lookInside(folder: MoneyFolder): Promise<Inside> {
  const store = await folder.open()
  try {
    await whenNobodyElse(store)
    const lists = new Map<bigint, List>()
    const wrong: string[] = []
    for (const batch of folder.batches) {
      const found = await store.asSystem('administer', async (db) => ({ list: await listOf(db, batch), wrong: await wrongIn(db, batch) }))
      lists.set(batch, found.list)
      wrong.push(...found.wrong)
    }
    const files = await store.asSystem('administer', filesOf)
    for (const [at, number] of files.numbers.entries()) if (number !== at + 1) wrong.push(`files are numbered ${files.numbers.join(' ')}`)
    const lying = new Set(sealedIn(folder))
    for (const file of files.kept) if (!lying.has(file)) wrong.push(`the bytes of ${file} are gone`)
    wrong.push(...(await wrongInTrail(store, folder)))
    return { lists, wrong, stray: [...lying].filter((file) => !files.kept.includes(file)).length }
  } finally {
    await store.close()
  }
}

/** Sweeps as two days later; gives how many sealed files belong to nothing afterwards. */
export async function sweepLater(folder: MoneyFolder): Promise<number> {
  const store = await folder.open()
  try {
    await sweepUploads(store, { folder: folder.uploads, clock: { now: () => new Date(machineClock.now().getTime() + 49 * 3_600_000) } })
    const { kept } = await store.asSystem('administer', filesOf)
    return sealedIn(folder).filter((file) => !kept.includes(file)).length
  } finally {
    await store.close()
  }
}

/** A server's own process ends what it was asked for after its asker was killed, or notices that there is none. */
async function whenNobodyElse(store: WorkStore): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    const others = await store.asSystem('administer', async (db) => {
      const { rows } = await sql<{ others: bigint }>`
        select count(*) as others from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend' and state <> 'idle'`.execute(db)
      return Number(rows[0]?.others ?? 0)
    })
    if (others === 0) return
    await new Promise((wait) => setTimeout(wait, 25))
  }
  throw new Error('what a killed server asked for goes on')
}

async function listOf(db: Work, batch: bigint): Promise<List> {
  const { rows } = await sql<{ claim: string; payee: string; fen: string; state: Row['state']; attempts: Row['attempts'] }>`
    select c.id::text as claim, e.payee_key::text as payee, c.fen::text, c.state,
      coalesce((select array_agg(s.state order by p.attempt) from payment p join payment_standing s on s.payment = p.id where p.claim = c.id), '{}') as attempts
    from claim c join entitlement e on e.id = c.id where c.batch = ${batch} order by c.id`.execute(db)
  const { rows: files } = await sql<{ direction: string; files: bigint }>`
    select direction, count(*) as files from bank_file where batch = ${batch} group by direction`.execute(db)
  const count = (direction: string) => Number(files.find((one) => one.direction === direction)?.files ?? 0)
  return { rows, out: count('out'), in: count('in') }
}

/** What does not add up in a list, whatever became of it. */
async function wrongIn(db: Work, batch: bigint): Promise<readonly string[]> {
  const { difference } = await fourCounts(db, await batchAtHand(db, batch))
  const { rows } = await sql<{ text: string }>`
    select format('file %s says %s rows and %s fen and pays %s and %s', f.number, f.rows, f.fen, count(p.id), coalesce(sum(p.fen), 0)) as text
    from bank_file f left join payment p on p.file = f.id where f.batch = ${batch} and f.direction = 'out'
    group by f.id having f.rows <> count(p.id) or f.fen <> coalesce(sum(p.fen), 0)
    union all
    select format('file %s says %s rows and has %s', f.number, f.rows, count(a.id))
    from bank_file f left join bank_answer a on a.file = f.id where f.batch = ${batch} and f.direction = 'in' group by f.id having f.rows <> count(a.id)
    union all
    select format('claim %s has %s payments that live', claim, count(*)) from payment_standing
    where batch = ${batch} and state in ('in_process', 'succeeded') group by claim having count(*) > 1
    union all
    select format('the inbox of %s says %s rows are %s, and %s are', i.region, i.title ->> 'rows', i.state, count(c.id))
    from work_item i left join claim c on c.batch = ${batch} and c.state = i.state and c.region = i.region
    where i.register = 'claim' and i.subject = ${String(batch)} and i.closed_at is null group by i.id having (i.title ->> 'rows')::bigint <> count(c.id)`.execute(
    db,
  )
  const sums =
    difference === undefined || (difference.rows === 0 && difference.fen === 0n) ? [] : [`list ${batch} lacks ${difference.fen} fen`]
  return [...sums, ...rows.map(({ text }) => text)]
}

/** The numbers that files have, in their order, and the sealed bytes that records know of. */
async function filesOf(db: Work): Promise<{ readonly numbers: readonly number[]; readonly kept: readonly string[] }> {
  const { rows: numbers } = await sql<{ number: string }>`select number from bank_file order by number`.execute(db)
  const { rows: kept } = await sql<{ file: string }>`select file::text from upload where removed_at is null`.execute(db)
  return { numbers: numbers.map(({ number }) => Number(number.split('-')[1])), kept: kept.map(({ file }) => file) }
}

const sealedIn = ({ uploads }: MoneyFolder): readonly string[] =>
  existsSync(uploads) ? readdirSync(join(uploads)).map((name) => name.replace(/\.sealed(\.part)?$/, '')) : []

/** The chain goes on where the kill cut it off, and is whole. */
async function wrongInTrail(store: WorkStore, { trail }: MoneyFolder): Promise<readonly string[]> {
  const sealer = await openSealer({ store, place: trail, clock: machineClock })
  await sealer.close()
  const verdict = await verifyTrail(store, trail)
  if (verdict.kind === 'refused') return [`the trail: ${JSON.stringify(verdict.refusal)}`]
  return verdict.value.finding === undefined ? [] : [`the trail: ${JSON.stringify(verdict.value.finding)}`]
}
