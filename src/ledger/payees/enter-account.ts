import { sql } from 'kysely'
import { byCaller, type Caller, writeEvents } from '../../access/index.ts'
import { done, type Result, refused } from '../../kernel/result.ts'
import type { Work } from '../../store/index.ts'
import { type Keyring, type NamedEntity, namedEntities, registeredAccounts, type SealedAccount, sealAccount } from '../../subjects/index.ts'
import type { AccountRefusal } from '../refusals.ts'
import { type AccountKind, isSameHolder, readAccountNumber, readBankCode } from './account-number.ts'

export interface Payee {
  readonly entity: string
  readonly key: bigint
}

/** An account that money can go to, as it is entered. */
export interface WrittenAccount {
  readonly payee: Payee
  readonly kind: AccountKind
  readonly holder: string
  readonly bank: string
  /** Number of the bank in the payment system, twelve digits. */
  readonly bankCode: string
  /** Undefined: the one that the registry knows. */
  readonly number: string | undefined
  /** Where it comes from; where the holder is another than the payee, also why, and who saw it. */
  readonly source: string
  /** The entry that this one corrects. */
  readonly corrects?: bigint | undefined
}

/** An entered account; plain JSON. Its number may look wrong and be right all the same. */
export type EnteredAccount = {
  readonly account: string
  readonly tail: string
  readonly looksWrong: boolean
  readonly holderDiffers: boolean
}

/** As many accounts as are entered at once. */
export const mostAccounts = 2000

interface ReadyAccount extends WrittenAccount {
  readonly region: string
  readonly holderDiffers: boolean
  readonly number: string
  readonly looksWrong: boolean
  readonly sealed: SealedAccount
}

/**
 * Enters accounts of payees that rows go to, all or none, each number sealed under the office's keys. A correction is a further entry. A
 * holder of another name is taken where contributions are paid from it or it is a person's, with the reason, and never otherwise.
 */
export async function enterAccounts(
  db: Work,
  caller: Caller,
  ring: Keyring,
  written: readonly WrittenAccount[],
): Promise<Result<readonly EnteredAccount[], AccountRefusal>> {
  const fit = await fitAccounts(db, caller, ring, written)
  if (fit.kind === 'refused') return fit
  const ready = fit.value
  const corrected = await correctable(db, ready)
  if (corrected !== undefined) return refused(corrected)
  const ids = await insert(db, caller, ready)
  return done(
    ready.map(({ number, looksWrong, holderDiffers }, at) => ({
      account: String(ids[at]),
      tail: number.slice(-4),
      looksWrong,
      holderDiffers,
    })),
  )
}

/** Accounts as they would be entered, their numbers sealed; the first that does not fit refuses them all. */
export async function fitAccounts(
  db: Work,
  caller: Caller,
  ring: Keyring,
  written: readonly WrittenAccount[],
): Promise<Result<readonly ReadyAccount[], AccountRefusal>> {
  if (written.length > mostAccounts) throw new Error(`${written.length} accounts at once`)
  const known = await knownPayees(db, caller, ring, written)
  const ready: ReadyAccount[] = []
  for (const entry of written) {
    const account = readyAccount(ring, entry, known.get(placeOf(entry.payee)))
    if (account.kind === 'refused') return account
    ready.push(account.value)
  }
  return done(ready)
}

interface KnownPayee {
  readonly region: string | null
  readonly name: string | null
  readonly registered: string | undefined
}

const placeOf = ({ entity, key }: Payee): string => `${entity}/${key}`

/** What is known of payees: the region of the last row that goes to them, their names, the accounts that the registry has. */
async function knownPayees(
  db: Work,
  caller: Caller,
  ring: Keyring,
  written: readonly WrittenAccount[],
): Promise<ReadonlyMap<string, KnownPayee>> {
  const payees = [...new Map(written.map(({ payee }) => [placeOf(payee), payee])).values()]
  const { rows } = await sql<{ entity: string; key: bigint; region: string | null; name: string | null }>`
    select p.entity, p.key, s.name,
      (select e.region from entitlement e where e.payee_entity = p.entity and e.payee_key = p.key order by e.id desc limit 1) as region
    from unnest(${payees.map(({ entity }) => entity)}::text[], ${payees.map(({ key }) => String(key))}::bigint[]) as p (entity, key)
    left join subject s on s.entity = p.entity and s.key = p.key`.execute(db)
  const registered = new Map<string, string>()
  for (const entity of namedEntities) {
    const keys = written.filter(({ payee, number }) => payee.entity === entity && number === undefined).map(({ payee }) => payee.key)
    for (const [key, number] of await registeredAccounts(db, ring, entity, keys, caller.day))
      registered.set(placeOf({ entity, key }), number)
  }
  return new Map(rows.map((row) => [placeOf(row), { region: row.region, name: row.name, registered: registered.get(placeOf(row)) }]))
}

function readyAccount(ring: Keyring, entry: WrittenAccount, known: KnownPayee | undefined): Result<ReadyAccount, AccountRefusal> {
  const { payee, kind } = entry
  const [holder, bank, source] = [entry.holder.trim(), entry.bank.trim(), entry.source.trim()]
  const of = { entity: payee.entity, key: String(payee.key) }
  const entity = namedEntities.find((one) => one === payee.entity)
  if (known === undefined || known.region === null || entity === undefined) return refused({ code: 'payee_not_found', ...of })
  if (known.name === null) return refused({ code: 'payee_name_unknown', ...of })
  if (holder === '') return refused({ code: 'text_needed', what: 'holder' })
  if (bank === '') return refused({ code: 'text_needed', what: 'bank' })
  if (source === '') return refused({ code: 'text_needed', what: 'source' })
  const holderDiffers = !isSameHolder(holder, known.name)
  if (holderDiffers && kind === 'corporate') return refused({ code: 'holder_differs', holder, payee: known.name })
  const bankCode = readBankCode(entry.bankCode)
  if (bankCode === undefined) return refused({ code: 'bank_code_unfit', bankCode: entry.bankCode.slice(0, 40) })
  const typed = entry.number ?? known.registered
  if (typed === undefined) return refused({ code: 'account_not_registered', payee: known.name })
  const number = readAccountNumber(typed, kind)
  if (number.kind === 'refused') return number
  const sealed = sealAccount(ring, { entity: entity satisfies NamedEntity, key: payee.key }, number.value.number)
  return done({ ...entry, holder, bank, source, bankCode, ...number.value, region: known.region, holderDiffers, sealed })
}

/** What stands against corrections: there is no such account of the payee, or it was corrected already. */
async function correctable(db: Work, ready: readonly ReadyAccount[]): Promise<AccountRefusal | undefined> {
  const asked = ready.flatMap(({ corrects, payee }) => (corrects === undefined ? [] : [{ corrects, payee }]))
  if (asked.length === 0) return undefined
  const rows = await db
    .selectFrom('payee_account')
    .select(['id', 'entity', 'key', 'corrects'])
    .where(({ eb, or }) => {
      const ids = asked.map(({ corrects }) => corrects)
      return or([eb('id', 'in', ids), eb('corrects', 'in', ids)])
    })
    .execute()
  const seen = new Set<bigint>()
  for (const { corrects, payee } of asked) {
    const account = String(corrects)
    const before = rows.find(({ id }) => id === corrects)
    if (before === undefined || placeOf(before) !== placeOf(payee)) return { code: 'account_not_found', account }
    if (seen.has(corrects) || rows.some((row) => row.corrects === corrects)) return { code: 'account_replaced', account }
    seen.add(corrects)
  }
  return undefined
}

async function insert(db: Work, caller: Caller, ready: readonly ReadyAccount[]): Promise<readonly bigint[]> {
  const ids: bigint[] = []
  for (let at = 0; at < ready.length; at += 500) {
    const rows = await db
      .insertInto('payee_account')
      .values(
        ready.slice(at, at + 500).map((account) => ({
          entity: account.payee.entity,
          key: account.payee.key,
          region: account.region,
          kind: account.kind,
          holder: account.holder,
          holder_differs: account.holderDiffers,
          bank: account.bank,
          bank_code: account.bankCode,
          tail: account.number.slice(-4),
          hash: account.sealed.hash,
          hash_before: account.sealed.hashBefore ?? null,
          cipher: account.sealed.cipher,
          key_version: account.sealed.keyVersion,
          source: account.source,
          corrects: account.corrects ?? null,
          entered_by: caller.account.id,
          entered_on: caller.day,
        })),
      )
      .returning('id')
      .execute()
    // Numbers are given in the order of the rows.
    ids.push(...rows.map(({ id }) => id).sort((a, b) => (a < b ? -1 : 1)))
  }
  await writeEvents(
    db,
    ready.map(({ region, kind, number, holderDiffers, corrects, payee }, at) => ({
      ...byCaller(caller),
      verb: 'enter_account',
      register: 'payee_account',
      subject: String(ids[at]),
      region,
      detail: {
        payee: placeOf(payee),
        kind,
        tail: number.slice(-4),
        holderDiffers,
        ...(corrects === undefined ? {} : { corrects: String(corrects) }),
      },
    })),
  )
  return ids
}
