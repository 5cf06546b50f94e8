import type { Caller } from '../access/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { openUpload, type UploadPlace } from '../uploads/index.ts'
import type { VerificationRefusal } from './refusals.ts'
import { type FieldReading, type JudgedLetter, judgeLetter } from './workbook/judge-letter.ts'

/** A workbook that was handed over, row by row as it would be carried out; nothing is done. */
export async function previewLetter(
  caller: Caller,
  uploads: UploadPlace,
  inquiry: bigint,
  upload: bigint,
  reading: FieldReading,
): Promise<Result<JudgedLetter & { readonly name: string }, VerificationRefusal>> {
  const file = await openUpload(caller, uploads, upload, 'verification.answer')
  if (file.kind === 'refused') return refused({ code: 'upload_not_found' })
  const judged = await judgeLetter(caller, inquiry, file.value.bytes, reading)
  if (judged.kind === 'refused') return refused(judged.refusal)
  return done({ ...judged.value, name: file.value.name })
}
