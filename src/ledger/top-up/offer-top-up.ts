import { sql } from 'kysely'
import type { Work } from '../../store/index.ts'
import { leftStates } from '../row-lives.ts'
import { grantKey, grantsMade } from './grants-made.ts'
import { countGrants, type GrantsCounted, keyIn, withKey } from './inherited.ts'
import { type DecidedRow, reckonTopUp, type TopUpOffer } from './reckon-top-up.ts'
import { type Succession, successionsOf } from './successions.ts'

/** Entities of which one goes on where another ended. */
const succeeding = ['insured_unit', 'firm', 'organisation'] as const

/** The entity by whose successions a key goes: the unit in it. */
const entityIn = (onceKey: string) => succeeding.find((entity) => keyIn(onceKey, entity) !== undefined)

type Keyed = Pick<DecidedRow, 'onceKey' | 'period'>

/** What a later run makes of what was granted before under a policy, row by row, with what predecessors were granted. */
export async function offerTopUp<R extends DecidedRow>(db: Work, policy: string, rows: readonly R[]): Promise<TopUpOffer<R>> {
  return reckonTopUp(rows, await countedGrants(db, policy, rows))
}

/** What counts as granted under a policy to each of some keys in its period; undefined where nothing does. */
export async function countedGrants(db: Work, policy: string, rows: readonly Keyed[]): Promise<(row: Keyed) => GrantsCounted | undefined> {
  const successions = await successionsTo(db, rows)
  const asked = rows.flatMap(({ onceKey, period }) => [
    { onceKey, period },
    ...predecessorKeys(onceKey, successions).map((key) => ({ onceKey: key, period })),
  ])
  const made = await grantsMade(db, policy, asked)
  return ({ onceKey, period }) => {
    const entity = entityIn(onceKey)
    return countGrants(onceKey, period, entity ?? '', made, entity === undefined ? [] : (successions.get(entity) ?? []))
  }
}

async function successionsTo(db: Work, rows: readonly Keyed[]): Promise<ReadonlyMap<string, readonly Succession[]>> {
  const found = new Map<string, readonly Succession[]>()
  for (const entity of succeeding) {
    const keys = [
      ...new Set(rows.filter(({ onceKey }) => entityIn(onceKey) === entity).flatMap(({ onceKey }) => keyIn(onceKey, entity) ?? [])),
    ]
    if (keys.length > 0) found.set(entity, await successionsOf(db, entity, keys))
  }
  return found
}

/** What could be paid once to all those that came before, however far back. */
function predecessorKeys(onceKey: string, successions: ReadonlyMap<string, readonly Succession[]>): readonly string[] {
  const entity = entityIn(onceKey)
  const key = entity === undefined ? undefined : keyIn(onceKey, entity)
  const known = entity === undefined ? [] : (successions.get(entity) ?? [])
  if (entity === undefined || key === undefined || known.length === 0) return []
  const before = new Set<bigint>()
  const queue = [key]
  for (let of = queue.pop(); of !== undefined; of = queue.pop())
    for (const { predecessor, successor } of known)
      if (successor === of && !before.has(predecessor)) {
        before.add(predecessor)
        queue.push(predecessor)
      }
  return [...before].map((each) => withKey(onceKey, entity, each))
}

/** A grant that a run did not decide: whom, for which period, how much, in fen, and in which region. */
export interface LeftOutGrant {
  readonly subject: bigint
  readonly payee: { readonly entity: string; readonly key: bigint }
  readonly onceKey: string
  readonly period: string
  readonly granted: bigint
  readonly path: string
}

/** Grants of a policy in the periods of some rows that none of the rows is about, in the caller's regions; at most so many. */
export async function grantsLeftOut(db: Work, policy: string, rows: readonly Keyed[], most: number): Promise<readonly LeftOutGrant[]> {
  const periods = [...new Set(rows.map(({ period }) => period))]
  const { rows: found } = await sql<{ once_key: string; period: string; subject: bigint; entity: string; key: bigint; path: string }>`
    select c.once_key, c.period, min(e.subject_key) as subject, min(e.payee_entity) as entity, min(e.payee_key) as key, min(c.region) as path
    from claim c join entitlement e on e.id = c.id
    where c.policy = ${policy} and c.period = any (${periods}::text[]) and c.state <> all (${[...leftStates]}::text[])
      and not exists (select from unnest(${rows.map(({ onceKey }) => onceKey)}::text[]) k (once_key) where k.once_key = c.once_key)
    group by c.once_key, c.period order by c.once_key limit ${most}`.execute(db)
  const keys = found.map((row) => ({ onceKey: row.once_key, period: row.period }))
  const made = await grantsMade(db, policy, keys)
  return found.flatMap(({ once_key: onceKey, period, subject, entity, key, path }) => {
    const grants = made.get(grantKey(onceKey, period))
    return grants === undefined || grants.isClaimedBack
      ? []
      : [{ subject, payee: { entity, key }, onceKey, period, granted: grants.granted, path }]
  })
}
