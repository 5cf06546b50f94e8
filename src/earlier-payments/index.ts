export {
  checkEarlier,
  type EarlierHead,
  type EarlierLine,
  type EarlierReport,
  type EarlierRow,
  listEarlier,
  reportEarlier,
  writeEarlier,
} from './earlier-list.ts'
export { type AskedEarlier, readEarlier } from './read-earlier.ts'
export type { EarlierRefusal } from './refusals.ts'
export { describeEarlierRefusal } from './refusals.zh.ts'
