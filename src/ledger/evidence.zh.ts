import { type Sentences, sentenceFor } from '../kernel/result.ts'
import type { EvidenceRefusal } from './evidence-of.ts'

/** Why there is no evidence of a payment, and what to do. */
export function describeEvidenceRefusal(refusal: EvidenceRefusal): string {
  return sentenceFor(sentences, refusal)
}

const sentences: Sentences<EvidenceRefusal> = {
  payment_not_found: ({ payment }) => `没有编号为 ${payment} 的支付。请到批次页查支付编号。`,
}
