import { sql } from 'kysely'
import { byCaller, type Caller, writeEvent } from '../../access/index.ts'
import { done, type Result, refused } from '../../kernel/result.ts'
import type { Work } from '../../store/index.ts'
import type { RefusedWith } from '../refusals.ts'

/** That one payee went on where another ended or split, with which share of what the former was granted. */
export interface Succession {
  readonly entity: string
  readonly predecessor: bigint
  readonly successor: bigint
  readonly numerator: bigint
  readonly denominator: bigint
}

/** The same as somebody enters it: since when, and the paper that shows it. */
export interface WrittenSuccession extends Succession {
  readonly day: string
  readonly basis: string
}

type SuccessionRefusal = RefusedWith<'text_needed' | 'day_ahead' | 'succession_unfit'>

/**
 * Enters that a payee succeeded another. Refused where shares of one predecessor come to more than the whole or have other denominators,
 * and where it would lead back to where it began.
 */
export async function enterSuccession(
  db: Work,
  caller: Caller,
  written: WrittenSuccession,
): Promise<Result<{ readonly id: string }, SuccessionRefusal>> {
  const { entity, predecessor, successor, numerator, denominator, day, basis } = written
  if (basis.trim() === '') return refused({ code: 'text_needed', what: 'basis' })
  if (day > caller.day) return refused({ code: 'day_ahead', day, today: caller.day })
  if (predecessor === successor) return refused({ code: 'succession_unfit', fault: 'circle' })
  if (numerator <= 0n || denominator < numerator) return refused({ code: 'succession_unfit', fault: 'share' })
  const heirs = await db
    .selectFrom('payee_succession')
    .select(['successor', 'share_numerator', 'share_denominator'])
    .where('entity', '=', entity)
    .where('predecessor', '=', predecessor)
    .execute()
  if (heirs.some((heir) => heir.successor === successor)) return refused({ code: 'succession_unfit', fault: 'twice' })
  if (heirs.some((heir) => heir.share_denominator !== denominator)) return refused({ code: 'succession_unfit', fault: 'denominator' })
  if (heirs.reduce((sum, heir) => sum + heir.share_numerator, numerator) > denominator)
    return refused({ code: 'succession_unfit', fault: 'share' })
  const before = await successionsOf(db, entity, [predecessor])
  if (before.some((one) => one.predecessor === successor)) return refused({ code: 'succession_unfit', fault: 'circle' })
  const region = caller.post.region.path
  const { id } = await db
    .insertInto('payee_succession')
    .values({
      region,
      entity,
      predecessor,
      successor,
      share_numerator: numerator,
      share_denominator: denominator,
      happened_on: day,
      basis: basis.trim(),
      entered_by: caller.account.id,
      entered_on: caller.day,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await writeEvent(db, {
    ...byCaller(caller),
    verb: 'enter_succession',
    register: 'payee_succession',
    subject: String(id),
    region,
    detail: { entity, predecessor: String(predecessor), successor: String(successor), share: `${numerator}/${denominator}` },
  })
  return done({ id: String(id) })
}

/** As many links as a chain of successions has at most. */
const mostLinks = 64

/**
 * Every succession that leads to some payees or away from them, link by link, with all the heirs of each predecessor, because their
 * shares belong together.
 */
export async function successionsOf(db: Work, entity: string, keys: readonly bigint[]): Promise<readonly Succession[]> {
  const found = new Map((await heirsOf(db, entity, keys)).map((one) => [`${one.predecessor} ${one.successor}`, one]))
  let next: readonly bigint[] = keys
  for (let link = 0; next.length > 0 && link < mostLinks; link++) {
    const predecessors = await predecessorsOf(db, entity, next)
    const fresh = await heirsOf(db, entity, predecessors)
    for (const one of fresh) found.set(`${one.predecessor} ${one.successor}`, one)
    next = predecessors
  }
  return [...found.values()]
}

async function predecessorsOf(db: Work, entity: string, keys: readonly bigint[]): Promise<readonly bigint[]> {
  const { rows } = await sql<{ predecessor: bigint }>`
    select distinct predecessor from payee_succession where entity = ${entity} and successor = any (${keys.map(String)}::bigint[])`.execute(
    db,
  )
  return rows.map(({ predecessor }) => predecessor)
}

async function heirsOf(db: Work, entity: string, predecessors: readonly bigint[]): Promise<readonly Succession[]> {
  const { rows } = await sql<{ predecessor: bigint; successor: bigint; numerator: bigint; denominator: bigint }>`
    select predecessor, successor, share_numerator as numerator, share_denominator as denominator from payee_succession
    where entity = ${entity} and predecessor = any (${predecessors.map(String)}::bigint[])`.execute(db)
  return rows.map((row) => ({ entity, ...row }))
}
