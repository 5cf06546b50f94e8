import { sql } from 'kysely'
import type { Caller } from '../../access/index.ts'
import type { DossierRecord } from '../../dossier/index.ts'

/** The screenings that lists with rows about some records were made of, the last made first. */
export async function runsAbout(caller: Caller, records: readonly DossierRecord[]): Promise<readonly string[]> {
  const [entities, keys] = [records.map(({ entity }) => entity), records.map(({ key }) => String(key))]
  const { rows } = await caller.transact((db) =>
    sql<{ run: string }>`
      select e.run from entitlement_key k join unnest(${entities}::text[], ${keys}::bigint[]) as about (entity, key)
        on about.entity = k.entity and about.key = k.key join entitlement e on e.id = k.entitlement
      group by e.run order by max(e.id) desc`.execute(db),
  )
  return rows.map(({ run }) => run)
}
