import { createHash } from 'node:crypto'
import type { ReckonedDecision } from '../../why/index.ts'
import type { EvidenceTold } from './office-tasks.ts'

/** The files of the evidence of a payment, by their names; `verifier` is the program that an outsider runs. */
export function evidenceFiles(
  { evidence: { list, about: _, ...evidence }, trail: { publicKey, ...trail } }: EvidenceTold,
  decision: ReckonedDecision,
  verifier: string,
): Readonly<Record<string, string>> {
  const files = {
    'evidence.json': `${JSON.stringify({ format: 1, ...evidence, decision, trail }, null, 1)}\n`,
    'list.tsv': list,
    'public-key.pem': publicKey,
    'verify.mjs': verifier,
  }
  const sums = Object.entries(files).map(([name, text]) => `${createHash('sha256').update(text).digest('hex')}  ${name}\n`)
  return { ...files, SHA256SUMS: sums.join('') }
}
