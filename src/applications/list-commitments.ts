import type { Caller } from '../access/index.ts'
import { openVerbs } from '../lifecycle/index.ts'
import { type CommitmentState, type CommitmentVerb, commitmentLife } from './commitment-life.ts'

/** Which promises are asked for: the earliest to be checked first, after a day and number on. */
export interface CommitmentQuery {
  readonly states?: readonly CommitmentState[] | undefined
  /** To be checked by this day. */
  readonly until?: string | undefined
  readonly application?: bigint | undefined
  readonly after?: { readonly checkOn: string; readonly id: bigint } | undefined
  readonly size: number
}

/** A promise as a list shows it. */
export interface CommitmentRow {
  readonly id: bigint
  readonly version: number
  readonly application: { readonly id: bigint; readonly number: string }
  readonly subject: { readonly entity: string; readonly key: bigint }
  readonly fact: { readonly entity: string; readonly field: string; readonly zh: string; readonly value: string }
  readonly basis: string
  readonly checkOn: string
  readonly isOverdue: boolean
  readonly state: CommitmentState
  readonly takenBy: string
  readonly checked: { readonly by: string; readonly on: string; readonly finding: string; readonly source: string } | undefined
  /** What the caller may find of it. */
  readonly verbs: readonly CommitmentVerb[]
}

const checks: readonly CommitmentVerb[] = ['find_kept', 'find_broken', 'find_unclear']

/** Promises in the caller's regions, the earliest to be checked first. */
export async function listCommitments(caller: Caller, query: CommitmentQuery): Promise<readonly CommitmentRow[]> {
  const { states, until, application, after, size } = query
  return caller.transact(async (db) => {
    const rows = await db
      .selectFrom('commitment')
      .innerJoin('application', 'application.id', 'commitment.application')
      .innerJoin('application_fact', 'application_fact.id', 'commitment.fact')
      .innerJoin('application_need', 'application_need.id', 'application_fact.need')
      .innerJoin('account as taker', 'taker.id', 'application_fact.entered_by')
      .leftJoin('account as checker', 'checker.id', 'commitment.checked_by')
      .selectAll('commitment')
      .select(['application.number', 'application.subject_entity', 'application.subject_key'])
      .select(['application_fact.value', 'application_fact.entered_by', 'taker.name as taken_name', 'checker.name as checked_name'])
      .select(['application_need.entity', 'application_need.field', 'application_need.zh'])
      .$if(states !== undefined, (found) => found.where('commitment.state', 'in', [...(states ?? [])]))
      .$if(until !== undefined, (found) => found.where('check_on', '<=', until ?? ''))
      .$if(application !== undefined, (found) => found.where('commitment.application', '=', application ?? 0n))
      .$if(after !== undefined, (found) =>
        found.where(({ eb, refTuple, tuple }) =>
          eb(refTuple('commitment.check_on', 'commitment.id'), '>', tuple(after?.checkOn ?? '', after?.id ?? 0n)),
        ),
      )
      .orderBy('check_on')
      .orderBy('commitment.id')
      .limit(size)
      .execute()
    const open = await openVerbs(db, caller, commitmentLife, rows)
    return rows.map((row) => {
      const state = row.state as CommitmentState
      const isOwn = caller.account.id === row.entered_by || caller.post.principal === row.entered_by
      return {
        id: row.id,
        version: row.version,
        application: { id: row.application, number: row.number },
        subject: { entity: row.subject_entity, key: row.subject_key },
        fact: { entity: row.entity, field: row.field, zh: row.zh, value: row.value },
        basis: row.basis,
        checkOn: row.check_on,
        isOverdue: state === 'bound' && row.check_on < caller.day,
        state,
        takenBy: row.taken_name,
        checked:
          row.checked_on === null
            ? undefined
            : { by: row.checked_name ?? '', on: row.checked_on, finding: row.finding ?? '', source: row.source ?? '' },
        verbs: isOwn ? [] : (open.get(row.id) ?? []).filter((verb) => checks.includes(verb)),
      }
    })
  })
}
