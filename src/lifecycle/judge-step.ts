import type { Lifecycle } from './lifecycle.ts'
import type { ActRefusal } from './refusals.ts'

/** What a step is judged by: the row as it stands, and who took the steps that must be another's. */
export interface Standing {
  readonly id: bigint
  readonly state: string
  readonly round: number
  readonly takenBy: readonly { readonly verb: string; readonly people: readonly bigint[] }[]
}

/** In which capacities somebody acts: as themselves, and for the holder of a covered post. */
export interface Acting {
  readonly account: { readonly id: bigint }
  readonly post: { readonly principal: bigint | undefined }
}

/** What stands against a step; undefined where it may be taken. Buttons, previews and the write itself ask the same. */
export function judgeStep<S extends string, V extends string>(
  lifecycle: Lifecycle<S, V>,
  verb: V,
  row: Standing,
  { account, post }: Acting,
): ActRefusal | undefined {
  const { from, mostRounds } = lifecycle.verbs[verb]
  const id = String(row.id)
  if (!from.some((state) => state === row.state)) return { code: 'wrong_state', id, state: row.state, verb }
  const mine = [account.id, post.principal]
  const own = row.takenBy.find(({ people }) => people.some((one) => mine.includes(one)))
  if (own !== undefined) return { code: 'own_work', id, verb, earlier: own.verb }
  if (mostRounds !== undefined && row.round > mostRounds) return { code: 'too_many_rounds', id, most: mostRounds }
  return undefined
}
