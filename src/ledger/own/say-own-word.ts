import type { Caller } from '../../access/index.ts'
import { done, type Result, refused } from '../../kernel/result.ts'
import type { WorkCalendar } from '../../kernel/workdays.ts'
import type { Work } from '../../store/index.ts'
import { confirmClaims, waiveClaims } from '../payees/confirm-claims.ts'
import type { AccountFault, NotInStep, NoUpload, RefusedWith, RowsFault } from '../refusals.ts'
import type { OwnRow } from './own-rows.ts'
import { saidOnline, waivedOnline } from './own-words.zh.ts'

type Row = Pick<OwnRow, 'id' | 'batch'>

/**
 * A payee says itself that it wants what is granted, on an account of its own that is known. `row` was read as its own before, and the
 * database refuses the word of anybody else.
 */
export async function confirmOwn(
  db: Work,
  caller: Caller,
  row: Row,
  account: bigint,
  calendar: WorkCalendar,
): Promise<Result<string, NotInStep | AccountFault | NoUpload | RefusedWith<'text_needed' | 'account_settled' | 'account_asked'>>> {
  const open = await db
    .selectFrom('account_request')
    .select('id')
    .where('claim', '=', row.id)
    .where('state', '=', 'asked')
    .executeTakeFirst()
  if (open !== undefined) return refused({ code: 'account_asked', request: String(open.id), state: 'asked' })
  const word = { way: 'online', saidBy: caller.account.name, material: saidOnline } as const
  const said = await confirmClaims(db, caller, row.batch, [{ claim: row.id, account }], word, calendar)
  return said.kind === 'refused' ? said : done('confirms')
}

/**
 * A payee says itself that it waives what is granted: the row leaves its list. `shown` is the amount it was shown, so that a row that
 * changed meanwhile is looked at again.
 */
export async function waiveOwn(
  db: Work,
  caller: Caller,
  row: Row & Pick<OwnRow, 'fen'>,
  shown: bigint,
): Promise<Result<string, NotInStep | RowsFault | NoUpload | RefusedWith<'text_needed' | 'own_amount_changed'>>> {
  if (row.fen !== shown) return refused({ code: 'own_amount_changed', fen: row.fen })
  const word = { way: 'online', saidBy: caller.account.name, material: waivedOnline } as const
  const said = await waiveClaims(db, caller, row.batch, [row.id], word)
  return said.kind === 'refused' ? said : done('waives')
}
