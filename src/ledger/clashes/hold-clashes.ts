import { sql } from 'kysely'
import type { Caller } from '../../access/index.ts'
import { done, type Result, refused } from '../../kernel/result.ts'
import type { WorkCalendar } from '../../kernel/workdays.ts'
import type { Work } from '../../store/index.ts'
import { holdRows, keepDoubtItems } from '../doubts.ts'
import { findBatch } from '../find-batch.ts'
import type { NotInStep } from '../refusals.ts'
import { describeClash } from './clashes.zh.ts'
import { type Clash, findClashes, givesWay } from './find-clashes.ts'

/**
 * Holds every row that gives way to another grant, each with a doubt that names the other policy and the clause, while the rest goes on;
 * people drop or clear them one by one. Gives how many rows, held before by something else or not, and how many doubts.
 */
export async function holdClashes(
  db: Work,
  caller: Caller,
  batch: bigint,
  calendar: WorkCalendar,
): Promise<Result<{ readonly rows: number; readonly doubts: number }, NotInStep>> {
  const found = await findBatch(db, batch)
  if (found.kind === 'refused') return found
  const { approved, state } = found.value
  if (approved !== undefined) return refused({ code: 'batch_in_other_step', state, needed: ['approval'] })
  const clashes = (await findClashes(db, batch)).filter(givesWay)
  const rows = new Set<bigint>()
  let doubts = 0
  for (const [reason, group] of Map.groupBy(clashes, describeClash)) {
    const claims = [...new Set(group.map(({ claim }) => claim))]
    for (const claim of claims) rows.add(claim)
    const raised = await holdRows(db, caller, batch, claims, 'own_check', reason, calendar)
    doubts += raised.doubts.size
    await writeClashes(db, batch, group, raised.doubts)
  }
  if (doubts > 0) await keepDoubtItems(db, caller, batch, calendar)
  return done({ rows: rows.size, doubts })
}

async function writeClashes(db: Work, batch: bigint, clashes: readonly Clash[], doubts: ReadonlyMap<bigint, bigint>): Promise<void> {
  const isEarlier = ({ standing }: Clash) => standing === 'earlier'
  for (const [table, other, some] of [
    ['doubt_clash', 'other', clashes.filter((each) => !isEarlier(each))],
    ['doubt_earlier', 'earlier', clashes.filter(isEarlier)],
  ] as const)
    if (some.length > 0) await writeInto(db, batch, { table, other }, some, doubts)
}

async function writeInto(
  db: Work,
  batch: bigint,
  { table, other: column }: { readonly table: string; readonly other: string },
  clashes: readonly Clash[],
  doubts: ReadonlyMap<bigint, bigint>,
): Promise<void> {
  const of = <T>(pick: (clash: Clash) => T): T[] => clashes.map(pick)
  await sql`
    insert into ${sql.table(table)} (doubt, batch, region, claim, ${sql.ref(column)}, kind, code)
    select x.doubt, ${batch}, c.region, x.claim, x.other, x.kind, x.code
    from unnest(${of(({ claim }) => String(doubts.get(claim)))}::bigint[], ${of(({ claim }) => String(claim))}::bigint[],
      ${of(({ other }) => String(other))}::bigint[], ${of(({ kind }) => kind)}::text[], ${of(({ code }) => code)}::text[])
      as x (doubt, claim, other, kind, code)
    join claim c on c.id = x.claim`.execute(db)
}
