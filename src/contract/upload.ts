import { z } from 'zod'
import { act, key, question } from './procedure.ts'
import { type UploadPurposeName, uploadKinds, uploadPurposes } from './upload-purposes.ts'

const purpose = z.enum(Object.keys(uploadPurposes) as [UploadPurposeName, ...UploadPurposeName[]])

/** A file as whoever may open it sees it; GET /files/in/NUMBER gives its bytes. */
export const uploadView = z.object({
  id: key,
  name: z.string(),
  kind: z.enum(uploadKinds),
  bytes: z.number().int(),
  sha256: z.string(),
  recordedAt: z.iso.datetime(),
})

export const upload = {
  pending: question('upload.send', '/upload/pending', 'Files that I handed over to an end and that belong to nothing yet')
    .input(z.object({ purpose }))
    .output(z.array(uploadView)),
  discard: act('upload.send', '/upload/discard', 'Take back a file of mine that belongs to nothing yet', 'discard_upload')
    .input(z.object({ id: key }))
    .output(z.object({ discarded: z.boolean() })),
}
