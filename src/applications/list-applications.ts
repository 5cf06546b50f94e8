import type { Caller } from '../access/index.ts'
import { type ApplicationState, openStates } from './application-life.ts'

/** Which applications are asked for: the newest first, from before a number on. */
export interface ApplicationQuery {
  readonly states?: readonly ApplicationState[] | undefined
  readonly isOverdue?: boolean | undefined
  readonly subject?: { readonly entity: string; readonly key: bigint } | undefined
  readonly before?: bigint | undefined
  readonly size: number
}

/** An application as a list shows it. */
export interface ApplicationRow {
  readonly id: bigint
  readonly number: string
  readonly region: { readonly path: string; readonly name: string }
  readonly subject: { readonly entity: string; readonly key: bigint }
  readonly policies: readonly string[]
  readonly isByAgent: boolean
  readonly state: ApplicationState
  readonly receivedBy: string
  readonly receivedOn: string
  readonly dueOn: string | undefined
  readonly isOverdue: boolean
}

/** Applications in the caller's regions, the newest first. */
export async function listApplications(caller: Caller, query: ApplicationQuery): Promise<readonly ApplicationRow[]> {
  const { states, isOverdue, subject, before, size } = query
  const { rows, matters } = await caller.transact(async (db) => {
    const rows = await db
      .selectFrom('application')
      .innerJoin('region', 'region.path', 'application.region')
      .innerJoin('account', 'account.id', 'application.received_by')
      .selectAll('application')
      .select(['region.name as place', 'account.name as receiver'])
      .$if(states !== undefined, (found) => found.where('state', 'in', [...(states ?? [])]))
      .$if(isOverdue === true, (found) => found.where('due_on', '<', caller.day).where('state', 'in', [...openStates]))
      .$if(subject !== undefined, (found) =>
        found.where('subject_entity', '=', subject?.entity ?? '').where('subject_key', '=', subject?.key ?? 0n),
      )
      .$if(before !== undefined, (found) => found.where('application.id', '<', before ?? 0n))
      .orderBy('application.id', 'desc')
      .limit(size)
      .execute()
    const matters =
      rows.length === 0
        ? []
        : await db
            .selectFrom('application_matter')
            .select(['application', 'policy_zh'])
            .where(
              'application',
              'in',
              rows.map(({ id }) => id),
            )
            .orderBy('id')
            .execute()
    return { rows, matters }
  })
  const policies = Map.groupBy(matters, ({ application }) => application)
  return rows.map((row) => {
    const state = row.state as ApplicationState
    return {
      id: row.id,
      number: row.number,
      region: { path: row.region, name: row.place },
      subject: { entity: row.subject_entity, key: row.subject_key },
      policies: (policies.get(row.id) ?? []).map(({ policy_zh: zh }) => zh),
      isByAgent: row.agent_name !== null,
      state,
      receivedBy: row.receiver,
      receivedOn: row.received_on,
      dueOn: row.due_on ?? undefined,
      isOverdue: row.due_on !== null && row.due_on < caller.day && openStates.includes(state),
    }
  })
}
