import { describeUploadRefusal, discardUpload, listPending } from '../uploads/index.ts'
import { answer } from './answer.ts'
import { callerIn, procedures } from './procedures.ts'

const { upload } = procedures

/** Files that people hand over, before they belong to something; their bytes come and go by `receive-files` and `serve-files`. */
export const uploadProcedures = {
  pending: upload.pending.handler(async ({ input, context }) => [...(await listPending(callerIn(context), input.purpose))]),
  discard: upload.discard.handler(async ({ input, context }) =>
    answer(await discardUpload(callerIn(context), context.office.uploads, BigInt(input.id)), describeUploadRefusal),
  ),
}
