import { stat } from 'node:fs/promises'
import type { Caller } from '../access/index.ts'
import { countedAs, findRun } from '../decisions/index.ts'
import { sha256Of } from '../files/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import type { ListReading, PaidGroupSum, RowFault, RunOnDisk } from '../screening/index.ts'
import { rowsFile } from './compare-job.ts'
import { causeSentence, standingWord } from './messages.zh.ts'
import type { PaidListPlaces } from './places.ts'
import type { ReadCounts } from './read-list.ts'
import type { PaidListRefusal } from './refusals.ts'

/** A comparison as it stands in a list. */
export interface SeenComparison {
  readonly id: bigint
  readonly job: bigint
  readonly run: string
  /** The day of the screening; undefined where its folder is gone. */
  readonly day: string | undefined
  readonly policy: { readonly id: string; readonly zh: string; readonly unit: string }
  readonly entity: string
  readonly name: string
  readonly sha256: string
  readonly by: string
  readonly at: Date
  readonly region: string
  readonly groups: readonly PaidGroupSum[]
  readonly read: ReadCounts
  readonly faults: readonly Pick<RowFault, 'line' | 'fault' | 'column'>[]
  readonly reading: ListReading
  readonly rowsSha256: string
  /** The run, where it is there. */
  readonly onDisk: RunOnDisk | undefined
}

const mostListed = 200

/** The comparisons in the regions that the caller sees, the latest first. */
export async function listComparisons(caller: Caller, places: PaidListPlaces): Promise<readonly SeenComparison[]> {
  const rows = await seen(caller, undefined)
  return Promise.all(rows.map((row) => comparisonOf(row, places)))
}

/** One comparison; refused in the same words where there is none and where the caller does not see it. */
export async function readComparison(caller: Caller, places: PaidListPlaces, id: bigint): Promise<Result<SeenComparison, PaidListRefusal>> {
  const [row] = await seen(caller, id)
  return row === undefined ? refused({ code: 'paid_list_not_found' }) : done(await comparisonOf(row, places))
}

function seen(caller: Caller, id: bigint | undefined) {
  return caller.transact((db) => {
    const all = db
      .selectFrom('paid_list')
      .innerJoin('account', 'account.id', 'paid_list.account')
      .innerJoin('region', 'region.path', 'paid_list.region')
      .selectAll('paid_list')
      .select(['account.name as by', 'region.name as region_name'])
    return (id === undefined ? all : all.where('paid_list.id', '=', id)).orderBy('paid_list.id', 'desc').limit(mostListed).execute()
  })
}

type Row = Awaited<ReturnType<typeof seen>>[number]

async function comparisonOf(row: Row, { facts }: PaidListPlaces): Promise<SeenComparison> {
  const known = await findRun(facts, row.run)
  const run = known.kind === 'done' ? known.value.run : undefined
  const list = run?.record.lists.policies.find(({ policy }) => policy === row.policy)
  const { read, groups, faults } = row.counts as unknown as Pick<SeenComparison, 'read' | 'groups' | 'faults'>
  return {
    id: row.id,
    job: row.job,
    run: row.run,
    day: run?.record.screeningDate,
    policy: { id: row.policy, zh: list?.zh ?? row.policy, unit: countedAs(row.entity) },
    entity: row.entity,
    name: row.name,
    sha256: row.sha256,
    by: row.by,
    at: row.recorded_at,
    region: row.region_name,
    groups,
    read,
    faults,
    reading: row.reading as unknown as ListReading,
    rowsSha256: row.rows_sha256,
    onDisk: run,
  }
}

/** The file of a comparison's rows, once it is known to be as it was written. */
export async function wholeRowsFile(
  { job, rowsSha256 }: Pick<SeenComparison, 'job' | 'rowsSha256'>,
  places: PaidListPlaces,
): Promise<Result<string, PaidListRefusal>> {
  const file = rowsFile(places, job)
  const stamp = await stat(file).then(
    ({ size, mtimeMs, ino }) => `${size} ${mtimeMs} ${ino} ${rowsSha256}`,
    () => undefined,
  )
  if (stamp === undefined) return refused({ code: 'paid_rows_damaged' })
  if (known.get(file) === stamp) return done(file)
  if ((await sha256Of(file)) !== rowsSha256) return refused({ code: 'paid_rows_damaged' })
  if (known.size >= mostKnown) known.clear()
  known.set(file, stamp)
  return done(file)
}

/** Files whose bytes were held against their hash, by what changes when they are written to. */
const known = new Map<string, string>()
const mostKnown = 500

/** A cause in words, with the names that its ids have in the run. */
export function causeInWords(
  { onDisk, policy }: Pick<SeenComparison, 'onDisk' | 'policy'>,
  { cause, detail, causePolicy }: { readonly cause: string; readonly detail: string; readonly causePolicy: string },
): string {
  if (cause === '') return ''
  const names = namesIn(onDisk, policy.id)
  const details = detail === '' ? [] : detail.split(';').map((id) => names.get(id) ?? standingWord(id))
  const other = onDisk?.record.lists.policies.find((each) => each.policy === causePolicy)?.zh ?? causePolicy
  return causeSentence(cause, details, other)
}

/** What conditions, reviews and missing facts of a policy are called in a run. */
function namesIn(run: RunOnDisk | undefined, policy: string): ReadonlyMap<string, string> {
  const variants = (run?.record.variants ?? []).filter((variant) => variant.policy === policy)
  const list = run?.record.lists.policies.find((each) => each.policy === policy)
  return new Map([
    ...variants.flatMap(({ conditions, reviews }) => [...conditions, ...reviews].map(({ id, zh }): [string, string] => [id, zh])),
    ...(list?.variants ?? []).flatMap(({ missing }) => missing.map(({ key, zh }): [string, string] => [key, zh])),
  ])
}
