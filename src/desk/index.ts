export { type AnswerTerms, answerTimes, layDownAnswerTime } from './answer-time.ts'
export {
  type AnsweredBatch,
  answeredSince,
  type Cause,
  type CauseLine,
  type DeskSum,
  returnsByCause,
  wordOf,
} from './answered.ts'
export { type EnteredCall, enterCall } from './calls/enter-call.ts'
export type { LastCall } from './calls/last-calls.ts'
export { countToCall, listToCall, type PayeeToCall } from './calls/list-to-call.ts'
export { type DeskQuery, type DeskRow, listDeskRows } from './list-desk-rows.ts'
export type { DeskRefusal } from './refusals.ts'
export { describeDeskRefusal } from './refusals.zh.ts'
export { keepSilenceItems, remindSilence } from './remind-silence.ts'
export { type BatchNamed, type SilentFile, silentFiles } from './silent-files.ts'
