export {
  type ClauseTransmission,
  compareTransmission,
  type SentenceTransmission,
  type Transmission,
  type TransmissionStatus,
} from './compare-transmission.ts'
export type { TransmissionFinding } from './findings.ts'
export { transmissionSentence } from './sentences.zh.ts'
export { parseTransmissionWords } from './words.ts'
