import { type UploadPurposeName, uploadPurposes } from '../../contract/index.ts'
import { done, type Refusal, type Result, refused } from '../../kernel/result.ts'
import { chosenPost } from './chosen-post.ts'
import { notReached, tooLarge } from './file-words.zh.ts'
import { otherAccount, pageAccount } from './page-account.ts'
import { newRequestId } from './request-id.ts'
import { sessionGate } from './session-gate.ts'

/** A file that the office took in. */
export interface SentFile {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly bytes: number
}

/** Why a file was not taken in, in the office's sentence where it gave one. */
export interface FileNotTaken extends Refusal {
  readonly message: string
}

/**
 * Hands a file over to an end and tells how far it is, from 0 to 1; what is too large is not sent at all. Where the session has ended
 * it waits until somebody signs in again.
 */
export async function sendFile(
  file: File,
  purpose: UploadPurposeName,
  onProgress?: (part: number) => void,
): Promise<Result<SentFile, FileNotTaken>> {
  const { mostBytes } = uploadPurposes[purpose]
  if (file.size > mostBytes) return refused({ code: 'file_too_large', message: tooLarge(file.name, mostBytes) })
  const requestId = newRequestId()
  for (;;) {
    const { status, body } = await post(file, purpose, requestId, onProgress)
    if (status === 200) return done(body as unknown as SentFile)
    const code = typeof body.code === 'string' ? body.code : 'unreachable'
    const message = typeof body.message === 'string' && body.message !== '' ? body.message : notReached(file.name)
    if (code === 'other_account') otherAccount.tell(message)
    if (status !== 401 || (await sessionGate.ask(message)) === 'left') return refused({ code, message })
  }
}

interface Answer {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
}

// Not fetch: it does not say how much of a body has left.
function post(file: File, purpose: string, requestId: string, onProgress: ((part: number) => void) | undefined): Promise<Answer> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/files/in/${purpose}`)
    const [chosen, account] = [chosenPost(), pageAccount()]
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('x-ballast-request', '1')
    request.setRequestHeader('x-ballast-request-id', requestId)
    request.setRequestHeader('x-ballast-file-name', encodeURIComponent(file.name))
    if (chosen !== undefined) request.setRequestHeader('x-ballast-post', chosen)
    if (account !== undefined) request.setRequestHeader('x-ballast-account', account)
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total === 0 ? 0 : loaded / total)
    request.onload = () => resolve({ status: request.status, body: bodyOf(request.responseText) })
    request.onerror = () => resolve({ status: 0, body: {} })
    request.send(file)
  })
}

function bodyOf(text: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>
  } catch {
    return {}
  }
}
