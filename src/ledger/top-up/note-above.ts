import type { Caller } from '../../access/index.ts'
import type { Work } from '../../store/index.ts'
import type { LeftOutGrant } from './offer-top-up.ts'
import type { AboveRow } from './reckon-top-up.ts'

/** Why more is granted than before: the document and clause, and what they changed; with grants that the run decides are none any more. */
export interface TopUpOrder {
  readonly basis: string
  readonly clause: string
  readonly change: string
  readonly withdrawn: readonly LeftOutGrant[]
}

interface Noted extends Pick<LeftOutGrant, 'subject' | 'payee' | 'onceKey' | 'period' | 'granted' | 'path'> {
  readonly decided: bigint
}

/** Rows of one statement. */
const atOnce = 1_000

/** Writes down which rows were granted more than the run of a top-up decides, so that people look whether it is to be claimed back. Gives how many. */
export async function noteAbove(
  db: Work,
  caller: Caller,
  batch: bigint,
  wanted: {
    readonly run: { readonly name: string }
    readonly policy: { readonly id: string }
    readonly subjectEntity: string
    readonly topUp?: TopUpOrder
  },
  above: readonly AboveRow<Omit<Noted, 'decided' | 'granted'>>[],
): Promise<number> {
  const withdrawn = (wanted.topUp?.withdrawn ?? []).map((grant) => ({ ...grant, decided: 0n }))
  const noted: readonly Noted[] = [...above, ...withdrawn]
  for (let at = 0; at < noted.length; at += atOnce)
    await db
      .insertInto('granted_above')
      .values(
        noted.slice(at, at + atOnce).map(({ subject, payee, onceKey, period, granted, decided, path }) => ({
          batch,
          region: path,
          policy: wanted.policy.id,
          once_key: onceKey,
          period,
          subject_entity: wanted.subjectEntity,
          subject_key: subject,
          payee_entity: payee.entity,
          payee_key: payee.key,
          granted_fen: granted,
          decided_fen: decided,
          run: wanted.run.name,
          noted_on: caller.day,
        })),
      )
      .execute()
  return noted.length
}
