import type { Work } from '../store/index.ts'
import type { Standing } from './judge-step.ts'

/** A row as it stands, by its number. */
export type RowsByNumber = ReadonlyMap<bigint, { readonly round: number }>

/** Who took some steps with rows of a register, row by row, in the row's present round: accounts, and those they acted for. */
export async function stepsTaken(
  db: Work,
  register: string,
  verbs: readonly string[],
  rows: RowsByNumber,
): Promise<ReadonlyMap<string, Standing['takenBy']>> {
  if (verbs.length === 0 || rows.size === 0) return new Map()
  const found = await db
    .selectFrom('event')
    .leftJoin('post as covered', 'covered.id', 'event.acting_for')
    .select(['event.subject', 'event.verb', 'event.round', 'event.account', 'covered.account as principal'])
    .where('event.register', '=', register)
    .where('event.subject', 'in', [...rows.keys()].map(String))
    .where('event.verb', 'in', [...verbs])
    .execute()
  const inRound = found.filter(({ subject, round }) => rows.get(BigInt(subject))?.round === round)
  const named = inRound.map(({ subject, verb, account, principal }) => ({
    subject,
    verb,
    people: [account, principal].filter((one) => one !== null),
  }))
  return Map.groupBy(named, ({ subject }) => subject)
}
