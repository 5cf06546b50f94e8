import { sql } from 'kysely'
import type { Work } from '../../store/index.ts'
import type { AccountKind } from '../payees/account-number.ts'

/** A row that may be paid: to which account, sealed. */
export interface ReadyRow {
  readonly id: bigint
  readonly fen: bigint
  readonly entity: string
  readonly key: bigint
  readonly account: bigint
  readonly holder: string
  readonly bank: string
  readonly bank_code: string
  readonly cipher: Buffer
  readonly hash: Buffer
  readonly key_version: number
  /** Whether a second person looked at the account; who entered it. */
  readonly checked: boolean
  readonly entered_by: bigint
}

/** What of a batch a file of some kinds of accounts would hold, and why other rows would not be in it. */
export interface ReadySum {
  readonly rows: number
  readonly fen: bigint
  /** Their payees confirmed no account, or theirs was corrected since. */
  readonly withoutAccount: number
  readonly ofOtherKinds: number
  /** Of the rows it would hold, those whose account nobody looked at beside who entered it. */
  readonly unchecked: number
}

const checked = sql<boolean>`exists (select from checked_account k where k.claim = c.id and k.account = c.account)`
const stands = sql<boolean>`a.id is not null and not exists (select from payee_account later where later.corrects = a.id)`

/** The sum of rows that wait for a file, by whether their account stands and is of a kind that the file pays to. */
export async function sumOfReady(db: Work, batch: bigint, kinds: readonly AccountKind[]): Promise<ReadySum> {
  const { rows } = await sql<{ rows: bigint; fen: string | null; without: bigint; others: bigint; unchecked: bigint }>`
    select count(*) filter (where stands and fits) as rows, sum(fen) filter (where stands and fits)::text as fen,
      count(*) filter (where not stands) as without, count(*) filter (where stands and not fits) as others,
      count(*) filter (where stands and fits and not checked) as unchecked
    from (select c.fen, ${stands} as stands, ${checked} as checked, a.kind = any (${[...kinds]}::text[]) as fits
      from claim c left join payee_account a on a.id = c.account where c.batch = ${batch} and c.state in ('listed', 'payable')) r`.execute(
    db,
  )
  const [sum] = rows
  return {
    rows: Number(sum?.rows ?? 0),
    fen: BigInt(sum?.fen ?? 0),
    withoutAccount: Number(sum?.without ?? 0),
    ofOtherKinds: Number(sum?.others ?? 0),
    unchecked: Number(sum?.unchecked ?? 0),
  }
}

/** Those rows themselves, locked, in the order of their numbers. */
export async function readyRows(db: Work, batch: bigint, kinds: readonly AccountKind[]): Promise<readonly ReadyRow[]> {
  const { rows } = await sql<ReadyRow>`
    select c.id, c.fen, a.entity, a.key, a.id as account, a.holder, a.bank, a.bank_code, a.cipher, a.hash, a.key_version,
      ${checked} as checked, a.entered_by
    from claim c join payee_account a on a.id = c.account
    where c.batch = ${batch} and c.state in ('listed', 'payable') and a.kind = any (${[...kinds]}::text[]) and ${stands}
    order by c.id for update of c`.execute(db)
  return rows
}
