import { byCaller, type Caller, writeEvents } from '../access/index.ts'
import { keepApplicationItems } from './keep-items.ts'

/** A fact that an application brought and that its reviewer went by, or that was found when a promise was checked. */
export interface AppliedFact {
  readonly id: bigint
  readonly entity: string
  readonly key: bigint
  readonly field: string
  readonly value: string
  readonly source_on: string
  readonly released_in: string | null
}

/** As many as one snapshot takes in. */
const most = 50_000

/** Facts of applications in the caller's regions that wait for a snapshot, or those with these numbers, whatever became of them; by number. */
export function appliedFacts(caller: Caller, ids: readonly bigint[] | undefined): Promise<readonly AppliedFact[]> {
  return caller.transact((db) =>
    db
      .selectFrom('application_fact')
      .innerJoin('application_need', 'application_need.id', 'application_fact.need')
      .select(['application_fact.id', 'application_need.entity', 'application_need.key', 'application_need.field'])
      .select(['application_fact.value', 'application_fact.source_on', 'application_fact.released_in'])
      .where((of) =>
        ids === undefined
          ? of.and([of('is_believed', '=', true), of('released_in', 'is', null)])
          : of('application_fact.id', 'in', ids.length === 0 ? [0n] : [...ids]),
      )
      .orderBy('application_fact.id')
      .limit(most)
      .execute(),
  )
}

/** Marks facts of applications as released with a snapshot; those that are already stay as they are. */
export async function releaseApplied(caller: Caller, ids: readonly bigint[], snapshot: string): Promise<void> {
  if (ids.length === 0) return
  await caller.transact(async (db) => {
    const rows = await db
      .updateTable('application_fact')
      .set({ released_in: snapshot })
      .where('id', 'in', [...ids])
      .where('released_in', 'is', null)
      .returning(['application', 'region'])
      .execute()
    const byApplication = [...Map.groupBy(rows, ({ application }) => application)]
    await writeEvents(
      db,
      byApplication.map(([application, facts]) => ({
        ...byCaller(caller),
        verb: 'release_applied',
        register: 'application',
        subject: String(application),
        region: facts[0]?.region ?? caller.post.region.path,
        detail: { snapshot, facts: facts.length },
      })),
    )
    for (const [application] of byApplication) await keepApplicationItems(db, caller, application)
  })
}
