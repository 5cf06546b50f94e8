import { sql } from 'kysely'
import { byCaller, type Caller, writeEvent } from '../../access/index.ts'
import { done, type Result, refused } from '../../kernel/result.ts'
import type { WorkCalendar } from '../../kernel/workdays.ts'
import type { Work } from '../../store/index.ts'
import { holdRows, keepDoubtItems } from '../doubts.ts'
import { findBatch } from '../find-batch.ts'
import type { RefusedWith } from '../refusals.ts'
import { compareList } from './compare-list.ts'
import { type Compared, type Comparison, comparisons, type Found } from './comparisons.ts'
import { comparisonWords, doubtOf } from './comparisons.zh.ts'
import { rehearsedSum } from './rehearsed-rows.ts'

/** What facts had to say about a list: over which of them, and what each comparison came to. */
export interface ComparedFacts {
  /** The hash of the list that they were asked about. */
  readonly hash: string
  readonly snapshot: { readonly id: string; readonly dataOn: string } | undefined
  readonly compared: readonly Compared[]
}

type RehearsalFault = RefusedWith<'batch_not_found' | 'batch_in_other_step' | 'row_not_found' | 'list_changed'>

/**
 * Writes a rehearsal down: the comparisons with facts that were made before, and those within the lists and accounts, made now. Every row
 * that is found is held with a doubt; one that is found again with the same has its doubt already, whatever became of it.
 */
export async function recordRehearsal(
  db: Work,
  caller: Caller,
  batch: bigint,
  facts: ComparedFacts,
  calendar: WorkCalendar,
): Promise<Result<{ readonly rehearsal: string; readonly found: number; readonly doubts: number }, RehearsalFault>> {
  const found = await findBatch(db, batch)
  if (found.kind === 'refused') return found
  const { approved, state, steps, region, round } = found.value
  if (approved !== undefined || state === 'cancelled')
    return refused({ code: 'batch_in_other_step', state, needed: steps.slice(0, steps.indexOf('approval') + 1) })
  // Whoever sees a part alone rehearses nothing of the whole.
  const { rows: whole } = await sql`select id from batch where id = ${batch} for update`.execute(db)
  if (whole.length === 0) return refused({ code: 'row_not_found', id: String(batch) })
  const sum = await rehearsedSum(db, batch)
  if (sum.hash !== facts.hash) return refused({ code: 'list_changed' })
  const made: Compared[] = []
  for (const comparison of comparisons) made.push(await compare(db, batch, comparison, facts))
  const { id } = await db
    .insertInto('rehearsal')
    .values({
      ...{ batch, region, round, list_hash: sum.hash, rows: sum.rows, fen: sum.fen },
      ...{ snapshot: facts.snapshot?.id ?? null, data_on: facts.snapshot?.dataOn ?? null },
      ...{ made_by: caller.account.id, made_on: caller.day },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('rehearsal_comparison')
    .values(
      made.map((each) => ({
        ...{ rehearsal: id, batch, region, comparison: each.id, standing: each.standing },
        ...(each.standing === 'made' ? { rows: each.rows, found: each.found.length } : { rows: 0, found: 0 }),
      })),
    )
    .execute()
  let [all, doubts] = [0, 0]
  for (const each of made) {
    if (each.standing !== 'made') continue
    all += each.found.length
    doubts += await writeFindings(db, caller, { rehearsal: id, batch, comparison: each.id }, each.found, calendar)
  }
  if (doubts > 0) await keepDoubtItems(db, caller, batch, calendar)
  await writeEvent(db, {
    ...byCaller(caller),
    verb: 'rehearse',
    register: 'rehearsal',
    subject: String(id),
    region,
    round,
    detail: {
      batch: String(batch),
      rows: sum.rows,
      fen: String(sum.fen),
      hash: sum.hash,
      snapshot: facts.snapshot?.id ?? null,
      found: all,
    },
  })
  return done({ rehearsal: String(id), found: all, doubts })
}

async function compare(db: Work, batch: bigint, { id, of }: Comparison, { compared }: ComparedFacts): Promise<Compared> {
  if (of === 'off') return { id, standing: 'off' }
  if (of === 'list') return compareList(db, batch, id as Parameters<typeof compareList>[2])
  return compared.find((each) => each.id === id) ?? { id, standing: 'no_data' }
}

interface Finding {
  readonly rehearsal: bigint
  readonly batch: bigint
  readonly comparison: string
}

/** Writes what a comparison found, each with its doubt, and gives how many doubts are new. */
async function writeFindings(
  db: Work,
  caller: Caller,
  { rehearsal, batch, comparison }: Finding,
  found: readonly Found[],
  calendar: WorkCalendar,
): Promise<number> {
  const words = comparisonWords[comparison as keyof typeof comparisonWords]
  const told = new Map(found.map((each) => [each.claim, words.found(each)]))
  const doubts = await doubtsBefore(db, comparison, told)
  let raised = 0
  const fresh = [...told].filter(([claim]) => !doubts.has(claim))
  for (const [detail, group] of Map.groupBy(fresh, ([, detail]) => detail)) {
    const claims = group.map(([claim]) => claim)
    const held = await holdRows(db, caller, batch, claims, 'audit_rehearsal', doubtOf(words, detail), calendar)
    for (const [claim, doubt] of held.doubts) doubts.set(claim, doubt)
    raised += held.doubts.size
  }
  const written = [...told].flatMap(([claim, detail]) => {
    const doubt = doubts.get(claim)
    return doubt === undefined ? [] : [{ claim, detail, doubt }]
  })
  if (written.length > 0)
    await sql`
      insert into rehearsal_finding (rehearsal, batch, region, comparison, claim, detail, doubt)
      select ${rehearsal}, ${batch}, c.region, ${comparison}, x.claim, x.detail, x.doubt
      from unnest(${written.map(({ claim }) => String(claim))}::bigint[], ${written.map(({ detail }) => detail)}::text[],
        ${written.map(({ doubt }) => String(doubt))}::bigint[]) as x (claim, detail, doubt)
      join claim c on c.id = x.claim`.execute(db)
  return raised
}

/** The doubts that rows have for the same finding from an earlier rehearsal, closed or not. */
async function doubtsBefore(db: Work, comparison: string, told: ReadonlyMap<bigint, string>): Promise<Map<bigint, bigint>> {
  if (told.size === 0) return new Map()
  const { rows } = await sql<{ claim: bigint; doubt: bigint }>`
    select x.claim, max(f.doubt) as doubt
    from unnest(${[...told.keys()].map(String)}::bigint[], ${[...told.values()]}::text[]) as x (claim, detail)
    join rehearsal_finding f on f.claim = x.claim and f.comparison = ${comparison} and f.detail = x.detail
    group by x.claim`.execute(db)
  return new Map(rows.map(({ claim, doubt }) => [claim, doubt]))
}
