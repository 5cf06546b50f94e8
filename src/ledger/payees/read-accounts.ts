import { sql } from 'kysely'
import { type Caller, writeLook } from '../../access/index.ts'
import type { Work } from '../../store/index.ts'
import { type Keyring, namedEntities, registeredAccounts } from '../../subjects/index.ts'
import type { AccountKind } from './account-number.ts'
import type { Payee } from './enter-account.ts'

/** An account as a page shows it: the last four digits of its number. */
export interface AccountLine {
  readonly id: bigint
  readonly kind: AccountKind
  readonly holder: string
  readonly holderDiffers: boolean
  readonly bank: string
  readonly bankCode: string
  readonly tail: string
  readonly source: string
  readonly by: string
  readonly on: string
  /** The entry it corrects, and the one that corrects it. */
  readonly corrects: bigint | undefined
  readonly correctedBy: bigint | undefined
  /** How many other payees have the same number, as far as the reader sees them. */
  readonly sharedWith: number
}

export interface AccountsOfPayee {
  /** The last first. */
  readonly accounts: readonly AccountLine[]
  /** The last digits of the account that the registry knows, which may be taken over. */
  readonly registeredTail: string | undefined
}

/** The accounts of a payee and the one that the registry knows, masked; the look is written down. */
export async function readAccounts(db: Work, caller: Caller, ring: Keyring, payee: Payee): Promise<AccountsOfPayee> {
  const { rows } = await sql<{
    id: bigint
    kind: AccountKind
    holder: string
    holder_differs: boolean
    bank: string
    bank_code: string
    tail: string
    source: string
    by: string
    entered_on: string
    corrects: bigint | null
    corrected_by: bigint | null
    shared: bigint
  }>`
    select a.id, a.kind, a.holder, a.holder_differs, a.bank, a.bank_code, a.tail, a.source, who.name as by, a.entered_on, a.corrects,
      (select later.id from payee_account later where later.corrects = a.id) as corrected_by,
      (select count(distinct (o.entity, o.key)) from payee_account o
        where (o.hash = a.hash or o.hash_before = a.hash or o.hash = a.hash_before) and (o.entity, o.key) <> (a.entity, a.key)) as shared
    from payee_account a join account who on who.id = a.entered_by
    where a.entity = ${payee.entity} and a.key = ${payee.key} order by a.id desc`.execute(db)
  const entity = namedEntities.find((one) => one === payee.entity)
  const registered = entity === undefined ? undefined : (await registeredAccounts(db, ring, entity, [payee.key], caller.day)).get(payee.key)
  const subjects = [`${payee.entity}/${payee.key}`]
  await writeLook(db, caller, { purpose: 'payee_account', register: 'payee_account', subjects, fields: ['masked_numbers'] })
  return {
    accounts: rows.map(({ holder_differs, bank_code, entered_on, corrects, corrected_by, shared, ...row }) => ({
      ...row,
      holderDiffers: holder_differs,
      bankCode: bank_code,
      on: entered_on,
      corrects: corrects ?? undefined,
      correctedBy: corrected_by ?? undefined,
      sharedWith: Number(shared),
    })),
    registeredTail: registered?.slice(-4),
  }
}
