import { sql } from 'kysely'
import type { Caller } from '../access/index.ts'
import { openVerbs } from '../lifecycle/index.ts'
import { namedEntities } from '../subjects/index.ts'
import { type LastWord, lastWords } from './payees/last-words.ts'
import { type ClaimState, type ClaimVerb, claimLife } from './row-lives.ts'

/** States that most rows of a list are in at some time. The others stand apart: an index of their own finds them. */
const common: readonly ClaimState[] = ['listed', 'in_process', 'paid']

/** Which rows of a batch are asked for: the greatest amounts first, from after a row on; or those of some numbers, of whichever batch. */
export interface ClaimQuery {
  readonly batch?: bigint | undefined
  readonly states?: readonly ClaimState[] | undefined
  readonly part?: bigint | undefined
  readonly ids?: readonly bigint[] | undefined
  readonly after?: { readonly fen: bigint; readonly id: bigint } | undefined
  readonly size: number
}

/** A row of a batch as a list shows it. */
export interface ClaimLine {
  readonly id: bigint
  readonly version: number
  readonly state: ClaimState
  readonly region: { readonly path: string; readonly name: string }
  readonly subject: { readonly entity: string; readonly key: bigint }
  /** By whom the row is called: the subject; an employment or a certificate, which has no name, by its person. */
  readonly called: { readonly entity: string; readonly key: bigint }
  readonly payee: { readonly entity: string; readonly key: bigint }
  readonly period: string
  readonly fen: bigint
  /** Of a top-up: what the run decides altogether, and what of it was granted before. */
  readonly decided: bigint | undefined
  readonly granted: bigint | undefined
  readonly clause: string
  readonly plan: string
  readonly run: string
  /** The account it goes to: whose, at which bank, and the last four digits. */
  readonly account: { readonly id: bigint; readonly holder: string; readonly bank: string; readonly tail: string } | undefined
  readonly confirmedOn: string | undefined
  /** Whether a second person agreed with the account. */
  readonly isAccountChecked: boolean
  readonly said: LastWord | undefined
  /** Why it is held: the last doubt that is open. */
  readonly doubt: string | undefined
  readonly verbs: readonly ClaimVerb[]
}

/** The rows that are asked for, in the caller's regions. */
export async function listClaims(caller: Caller, { batch, states, part, ids, after, size }: ClaimQuery): Promise<readonly ClaimLine[]> {
  const column = states?.some((state) => common.includes(state)) ? 'state' : 'apart'
  return caller.transact(async (db) => {
    const rows = await db
      // Those of the page first, and only then what stands beside them: with sight bounded, the database takes a list for a short one.
      .with('claim', (page) =>
        page
          .selectFrom('claim')
          .select(['id', 'version', 'round', 'state', 'region', 'period', 'fen', 'confirmed_on', 'account'])
          .$if(batch !== undefined, (query) => query.where('batch', '=', batch ?? 0n))
          .$if(states !== undefined, (query) => query.where(column, 'in', [...(states ?? [])]))
          .$if(ids !== undefined, (query) => query.where('id', 'in', [0n, ...(ids ?? [])]))
          .$if(part !== undefined, (query) => query.where('part', '=', part ?? 0n))
          .$if(after !== undefined, (query) =>
            query.where(({ eb, or, and }) =>
              or([eb('fen', '<', after?.fen ?? 0n), and([eb('fen', '=', after?.fen ?? 0n), eb('id', '>', after?.id ?? 0n)])]),
            ),
          )
          .orderBy('fen', 'desc')
          .orderBy('id')
          .limit(size),
      )
      .selectFrom('claim')
      .innerJoin('entitlement', 'entitlement.id', 'claim.id')
      .innerJoin('region', 'region.path', 'claim.region')
      .leftJoin('payee_account', 'payee_account.id', 'claim.account')
      .leftJoin('entitlement_key', (join) =>
        join.onRef('entitlement_key.entitlement', '=', 'claim.id').on('entitlement_key.entity', '=', 'person'),
      )
      .select([
        'claim.id',
        'claim.version',
        'claim.round',
        'claim.state',
        'claim.region',
        'region.name as place',
        'entitlement.subject_entity',
        'entitlement.subject_key',
        'entitlement.payee_entity',
        'entitlement.payee_key',
        'entitlement_key.key as person',
        'claim.period',
        'claim.fen',
        'entitlement.clause',
        'entitlement.decided_fen',
        'entitlement.granted_fen',
        'entitlement.plan',
        'entitlement.run',
        'claim.confirmed_on',
        sql<boolean>`exists (select from checked_account k where k.claim = claim.id and k.account = claim.account)`.as('checked'),
        'payee_account.id as account',
        'payee_account.holder',
        'payee_account.bank',
        'payee_account.tail',
      ])
      .orderBy('claim.fen', 'desc')
      .orderBy('claim.id')
      .execute()
    const held = rows.filter(({ state }) => state === 'held').map(({ id }) => id)
    const doubts =
      held.length === 0
        ? []
        : await db
            .selectFrom('doubt')
            .select(['claim', 'reason'])
            .where('claim', 'in', held)
            .where('state', '<>', 'closed')
            .orderBy('id')
            .execute()
    const reasons = new Map(doubts.map(({ claim, reason }) => [claim, reason]))
    const words = await lastWords(
      db,
      rows.map(({ id }) => id),
    )
    const verbs = await openVerbs(db, caller, claimLife, rows)
    return rows.map((row) => ({
      id: row.id,
      version: row.version,
      state: row.state as ClaimState,
      region: { path: row.region, name: row.place },
      subject: { entity: row.subject_entity, key: row.subject_key },
      called:
        row.person === null || isNamed(row.subject_entity)
          ? { entity: row.subject_entity, key: row.subject_key }
          : { entity: 'person', key: row.person },
      payee: { entity: row.payee_entity, key: row.payee_key },
      period: row.period,
      fen: row.fen,
      decided: row.decided_fen ?? undefined,
      granted: row.granted_fen ?? undefined,
      clause: row.clause,
      plan: row.plan,
      run: row.run,
      account:
        row.account === null || row.holder === null || row.bank === null || row.tail === null
          ? undefined
          : { id: row.account, holder: row.holder, bank: row.bank, tail: row.tail },
      confirmedOn: row.confirmed_on ?? undefined,
      isAccountChecked: row.checked,
      said: words.get(row.id),
      doubt: reasons.get(row.id),
      verbs: verbs.get(row.id) ?? [],
    }))
  })
}

const isNamed = (entity: string): boolean => namedEntities.some((named) => named === entity)
