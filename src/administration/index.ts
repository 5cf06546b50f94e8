export {
  type AccountSeen,
  type BodySeen,
  findRegions,
  listAccounts,
  listBodies,
  listPosts,
  type PostSeen,
} from './list-organisation.ts'
export { disableAccount, enableAccount, type FirstPassword, openAccount, resetPassword, unlockAccount } from './manage-account.ts'
export { closeBody, openBody } from './manage-body.ts'
export { coverPost, endPost, handOverPost, openPost } from './manage-post.ts'
export { endOneSession, listSessions, type SessionSeen, sessionIdOf } from './manage-session.ts'
export { type EventSeen, type LookSeen, readEvents, readLooks } from './read-trail.ts'
export { describeAdministrationRefusal } from './refusals.zh.ts'
