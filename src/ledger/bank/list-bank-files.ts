import type { Work } from '../../store/index.ts'

/** A file that went to a bank or came from one. */
export interface BankFileLine {
  readonly id: bigint
  readonly direction: 'out' | 'in'
  readonly number: string
  readonly layout: string
  readonly sha256: string
  readonly rows: number
  readonly fen: bigint
  readonly upload: bigint | undefined
  readonly by: string
  readonly on: string
}

/** The files of a batch, the first first. */
export async function listBankFiles(db: Work, batch: bigint): Promise<readonly BankFileLine[]> {
  const rows = await db
    .selectFrom('bank_file')
    .innerJoin('account', 'account.id', 'bank_file.entered_by')
    .select(['bank_file.id', 'direction', 'number', 'layout', 'sha256', 'rows', 'fen', 'upload', 'account.name as by', 'entered_on as on'])
    .where('batch', '=', batch)
    .orderBy('bank_file.id')
    .execute()
  return rows.map(({ direction, upload, ...row }) => ({ ...row, direction: direction as 'out' | 'in', upload: upload ?? undefined }))
}
