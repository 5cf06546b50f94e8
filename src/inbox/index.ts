export { type ItemTitle, type KeptBy, keepDatedItem, keepItem, type WaitingItem } from './keep-item.ts'
export { type DoneItem, type InboxItem, readDone, readInbox } from './read-inbox.ts'
export { type Urgency, urgencyOf } from './urgency.ts'
