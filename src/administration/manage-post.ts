import { type Caller, createPost, speaksForItself } from '../access/index.ts'
import type { Role } from '../contract/index.ts'
import { addDays, formatDate, parseDate } from '../kernel/calendar.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { isWithin } from '../organisation/index.ts'
import type { Work, WorkStore } from '../store/index.ts'
import { administerOnce, numbered } from './administer.ts'
import { judgePost } from './judge-post.ts'
import { note } from './note.ts'
import type { AdministrationRefusal } from './refusals.ts'

const never = '9999-12-31'

export interface PostToOpen {
  readonly account: bigint
  readonly role: Role
  /** A path. */
  readonly region: string
  readonly body: bigint
  readonly from: string
  readonly to: string | undefined
  /** Of a post of a firm or a person: whom it speaks for; nobody else's speaks for anybody. */
  readonly subjects?: readonly { readonly entity: string; readonly key: bigint }[] | undefined
}

/** Gives somebody a post from a day on; gives its number. Refused where it may not stand beside their others, or reaches beyond the granter. */
export function openPost(store: WorkStore, caller: Caller, input: PostToOpen): Promise<Result<bigint, AdministrationRefusal>> {
  return administerOnce(store, caller, ['post.open', input], (db) => openIn(db, caller, input, undefined)).then(numbered)
}

/** Lets somebody act for the holder of a post, under their own name, between two days. Judged like a post of their own. */
export function coverPost(
  store: WorkStore,
  caller: Caller,
  input: { readonly post: bigint; readonly account: bigint; readonly from: string; readonly to: string },
): Promise<Result<bigint, AdministrationRefusal>> {
  return administerOnce(store, caller, ['post.cover', input], async (db) => {
    const found = await postOf(db, caller, input.post)
    if (found.kind === 'refused') return found
    const { account, role, region, body, covers, to_day: to } = found.value
    const about = { post: String(input.post), to }
    if (covers !== null) return refused({ code: 'cover_of_cover', ...about })
    if (account === input.account) return refused({ code: 'cover_of_self', ...about })
    if (input.to > to) return refused({ code: 'cover_too_long', ...about })
    return openIn(db, caller, { ...input, role: role as Role, region, body }, input.post)
  }).then(numbered)
}

/** Ends a post after a day, with the substitutes of its holder; a post that has not begun ends before it began. Gives its last day. */
export function endPost(
  store: WorkStore,
  caller: Caller,
  input: { readonly post: bigint; readonly lastDay: string; readonly reason: string },
): Promise<Result<string, AdministrationRefusal>> {
  return administerOnce(store, caller, ['post.end', input], (db) => endIn(db, caller, input))
}

/** Hands a post over: the holder's ends after a day, and from the next on it is another's. Gives the number of the new post. */
export function handOverPost(
  store: WorkStore,
  caller: Caller,
  input: { readonly post: bigint; readonly account: bigint; readonly lastDay: string; readonly reason: string },
): Promise<Result<bigint, AdministrationRefusal>> {
  return administerOnce(store, caller, ['post.handOver', input], async (db) => {
    const found = await postOf(db, caller, input.post)
    if (found.kind === 'refused') return found
    const { account, role, region, body, covers, to_day: to } = found.value
    if (covers !== null || account === input.account) {
      const code = covers === null ? 'cover_of_self' : 'cover_of_cover'
      return refused({ code, post: String(input.post), to })
    }
    const ended = await endIn(db, caller, input)
    if (ended.kind === 'refused') return ended
    const from = dayAfter(input.lastDay)
    return openIn(db, caller, { account: input.account, role: role as Role, region, body, from, to }, undefined)
  }).then(numbered)
}

async function openIn(
  db: Work,
  caller: Caller,
  input: PostToOpen,
  covers: bigint | undefined,
): Promise<Result<string, AdministrationRefusal>> {
  const { from, to = never } = input
  if (to < from) return refused({ code: 'days_reversed', from, to })
  const speaksFor = input.subjects ?? []
  if (speaksFor.length > 0 !== speaksForItself(input.role)) return refused({ code: 'subject_needed', role: input.role })
  if (from < caller.day) return refused({ code: 'day_past', day: from, today: caller.day })
  // Under the lock of the account: two posts that exclude each other, given at one moment, meet here.
  const account = await db
    .selectFrom('account')
    .select(['login', 'name', 'disabled_at'])
    .where('id', '=', input.account)
    .forUpdate()
    .executeTakeFirst()
  if (account === undefined) return refused({ code: 'account_unknown', account: String(input.account) })
  if (account.disabled_at !== null) return refused({ code: 'account_disabled', login: account.login })
  const region = await db.selectFrom('region').select(['path', 'name']).where('path', '=', input.region).executeTakeFirst()
  if (region === undefined) return refused({ code: 'region_unknown', region: input.region })
  if (!isWithin(region.path, caller.ranges)) return refused({ code: 'beyond_own_range', region: region.name })
  const body = await db.selectFrom('body').select('id').where('id', '=', input.body).where('closed_on', 'is', null).executeTakeFirst()
  if (body === undefined) return refused({ code: 'body_unknown', body: String(input.body) })
  const against = await judgePost(db, { account: input.account, name: account.name, role: input.role, region, from, to })
  if (against !== undefined) return refused(against)
  const { role, account: holder } = input
  const post = await createPost(db, {
    account: holder,
    role,
    region: region.path,
    body: body.id,
    from,
    to,
    ...(covers === undefined ? {} : { covers }),
    subjects: speaksFor,
  })
  const spoken = speaksFor.map(({ entity, key }) => `${entity}/${key}`)
  const detail = {
    login: account.login,
    role,
    from,
    to,
    ...(covers === undefined ? {} : { covers: String(covers) }),
    ...(spoken.length === 0 ? {} : { subjects: spoken }),
  }
  const verb = covers === undefined ? 'open_post' : 'cover_post'
  await note(db, caller, { verb, register: 'post', subject: String(post), region: region.path, to: 'open', version: 1, detail })
  return done(String(post))
}

async function endIn(
  db: Work,
  caller: Caller,
  { post, lastDay, reason }: { readonly post: bigint; readonly lastDay: string; readonly reason: string },
): Promise<Result<string, AdministrationRefusal>> {
  const found = await postOf(db, caller, post)
  if (found.kind === 'refused') return found
  const { from_day: from, to_day: to, region, version } = found.value
  const yesterday = dayBefore(caller.day)
  if (lastDay < yesterday) return refused({ code: 'day_past', day: lastDay, today: caller.day })
  if (to < caller.day || to <= lastDay) return refused({ code: 'post_over', post: String(post), to })
  if (lastDay < from) return refused({ code: 'days_reversed', from, to: lastDay })
  const ended = { to_day: lastDay, ended_by: caller.account.id }
  await db
    .updateTable('post')
    .set({ ...ended, version: version + 1 })
    .where('id', '=', post)
    .execute()
  const covers = await db
    .updateTable('post')
    .set((change) => ({ ...ended, version: change('version', '+', 1) }))
    .where('covers', '=', post)
    .where('to_day', '>', lastDay)
    .where('from_day', '<=', lastDay)
    .returning('id')
    .execute()
  const detail = { from: to, to: lastDay, covers: covers.map(({ id }) => String(id)) }
  const states = { from: 'open', to: 'ended', version: version + 1 }
  await note(db, caller, { verb: 'end_post', register: 'post', subject: String(post), region, ...states, reason, detail })
  return done(lastDay)
}

/** A post within the caller's regions, locked for the transaction. */
async function postOf(db: Work, caller: Caller, post: bigint) {
  const found = await db.selectFrom('post').selectAll().where('id', '=', post).forUpdate().executeTakeFirst()
  if (found === undefined || !isWithin(found.region, caller.ranges)) return refused({ code: 'post_unknown', post: String(post) } as const)
  if (found.to_day < caller.day) return refused({ code: 'post_over', post: String(post), to: found.to_day } as const)
  return done(found)
}

const dayAfter = (day: string) => shifted(day, 1)
const dayBefore = (day: string) => shifted(day, -1)

function shifted(text: string, days: number): string {
  const day = parseDate(text)
  if (day === undefined) throw new RangeError(`${text} is no day`)
  return formatDate(addDays(day, days))
}
