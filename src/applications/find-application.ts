import { done, type Result, refused } from '../kernel/result.ts'
import type { Work } from '../store/index.ts'
import type { ApplicationState } from './application-life.ts'
import type { ApplicationRefusal } from './refusals.ts'

/** An application, in the version it was seen in. */
export interface SeenApplication {
  readonly id: bigint
  readonly version: number
}

/** An application as its operations work with it. */
export interface Application {
  readonly id: bigint
  readonly number: string
  readonly region: string
  readonly subject: { readonly entity: string; readonly key: bigint }
  readonly state: ApplicationState
  readonly round: number
  readonly version: number
  readonly receivedBy: bigint
  readonly receivedOn: string
}

/** An application by its number in the database, as far as the caller sees it; locked by whoever changes it. */
export async function findApplication(
  db: Work,
  id: bigint,
  lock: 'locked' | 'unlocked' = 'locked',
): Promise<Result<Application, ApplicationRefusal>> {
  const row = await db
    .selectFrom('application')
    .selectAll()
    .where('id', '=', id)
    .$if(lock === 'locked', (query) => query.forUpdate())
    .executeTakeFirst()
  if (row === undefined) return refused({ code: 'application_not_found', application: String(id) })
  return done({
    id,
    number: row.number,
    region: row.region,
    subject: { entity: row.subject_entity, key: row.subject_key },
    state: row.state as ApplicationState,
    round: row.round,
    version: row.version,
    receivedBy: row.received_by,
    receivedOn: row.received_on,
  })
}
