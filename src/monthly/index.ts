export { benefitsAhead, type PersonAhead, type PolicyAhead, peopleAhead } from './benefits-ahead.ts'
export { type EventLine, enterEvent, layDownRefusals, listEvents, revokeEvent, type WrittenEvent } from './enter-event.ts'
export {
  changesNextMonth,
  type LeadLine,
  leadsOfRound,
  listRounds,
  type NextMonth,
  type PersonLine,
  peopleOfRound,
  type RoundLineOfList,
} from './list-rounds.ts'
export { type AskedRound, type MadeRound, makeRound, type PreviewedRound, peopleOnRounds, previewRound } from './make-round.ts'
export { monthAfter, monthOfDay } from './month.ts'
export type { DecidedPerson, LineKind, Reason, RoundLine } from './reckon-round.ts'
export type { MonthlyRefusal } from './refusals.ts'
export { describeMonthlyRefusal } from './refusals.zh.ts'
