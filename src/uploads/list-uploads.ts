import type { Caller } from '../access/index.ts'
import type { UploadKind, UploadPurposeName } from '../contract/index.ts'
import type { Work } from '../store/index.ts'
import type { KeptUpload } from './upload-place.ts'

const columns = ['upload.id', 'upload.name', 'upload.kind', 'upload.bytes', 'upload.sha256', 'upload.recorded_at'] as const

/** Files of the caller's own to one end that belong to nothing yet, the first first; at most 100. */
export async function listPending(caller: Caller, purpose: UploadPurposeName): Promise<readonly KeptUpload[]> {
  const rows = await caller.transact((db) =>
    db
      .selectFrom('upload')
      .select(columns)
      .where('account', '=', caller.account.id)
      .where('purpose', '=', purpose)
      .where('removed_at', 'is', null)
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('upload_use').select('upload_use.upload').whereRef('upload_use.upload', '=', 'upload.id'))),
      )
      .orderBy('id')
      .limit(100)
      .execute(),
  )
  return rows.map(viewOf)
}

/** The files that belong to rows of a register, by the row. */
export async function uploadsOf(
  db: Work,
  register: string,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, readonly KeptUpload[]>> {
  if (subjects.length === 0) return new Map()
  const rows = await db
    .selectFrom('upload_use')
    .innerJoin('upload', 'upload.id', 'upload_use.upload')
    .select(['upload_use.subject', ...columns])
    .where('upload_use.register', '=', register)
    .where('upload_use.subject', 'in', [...subjects])
    .where('upload.removed_at', 'is', null)
    .orderBy('upload.id')
    .execute()
  const bySubject = Map.groupBy(rows, ({ subject }) => subject)
  return new Map([...bySubject].map(([subject, files]) => [subject, files.map(viewOf)]))
}

interface Row {
  readonly id: bigint
  readonly name: string
  readonly kind: string
  readonly bytes: bigint
  readonly sha256: string
  readonly recorded_at: Date
}

function viewOf({ id, name, kind, bytes, sha256, recorded_at: at }: Row): KeptUpload {
  return { id: String(id), name, kind: kind as UploadKind, bytes: Number(bytes), sha256, recordedAt: at.toISOString() }
}
