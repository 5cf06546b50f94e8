import type { PaperKind } from '../../contract/index.ts'
import type { Work } from '../../store/index.ts'
import type { PaperFormat } from '../write-paper.ts'

/** A paper that was issued, with its files. */
export interface IssuedPaper {
  readonly id: bigint
  readonly kind: PaperKind
  readonly about: string
  readonly number: string
  readonly documentNumber: string | undefined
  readonly title: string
  readonly day: string
  readonly by: string
  readonly purpose: string
  /** The SHA-256 of what it says. */
  readonly hash: string
  readonly rows: number | undefined
  readonly fen: bigint | undefined
  readonly files: readonly IssuedFile[]
}

export interface IssuedFile {
  readonly format: PaperFormat | 'annex'
  readonly name: string
  readonly upload: bigint
  readonly sha256: string
  readonly bytes: number
  readonly isRestricted: boolean
}

/** The papers that were issued about a row of a register, the first one first, as far as the transaction sees them. */
export async function listPapers(db: Work, register: string, subject: bigint): Promise<readonly IssuedPaper[]> {
  const papers = await db
    .selectFrom('paper')
    .innerJoin('account', 'account.id', 'paper.issued_by')
    .selectAll('paper')
    .select('account.name as by')
    .where('register', '=', register)
    .where('subject', '=', String(subject))
    .orderBy('paper.id')
    .execute()
  if (papers.length === 0) return []
  const files = await db
    .selectFrom('paper_file')
    .selectAll()
    .where(
      'paper',
      'in',
      papers.map(({ id }) => id),
    )
    .orderBy('paper')
    .orderBy('at')
    .execute()
  return papers.map((row) => ({
    id: row.id,
    kind: row.kind as PaperKind,
    about: row.about,
    number: row.shown_number,
    documentNumber: row.document_number ?? undefined,
    title: row.title,
    day: row.issued_on,
    by: row.by,
    purpose: row.purpose,
    hash: row.hash,
    rows: row.rows ?? undefined,
    fen: row.fen ?? undefined,
    files: files
      .filter(({ paper }) => paper === row.id)
      .map(({ format, name, upload, sha256, bytes, is_restricted: isRestricted }) => ({
        format: format as IssuedFile['format'],
        name,
        upload,
        sha256,
        bytes: Number(bytes),
        isRestricted,
      })),
  }))
}
