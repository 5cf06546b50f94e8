import type { Caller } from '../access/index.ts'
import {
  closeBody,
  coverPost,
  describeAdministrationRefusal,
  endPost,
  findRegions,
  handOverPost,
  listBodies,
  listPosts,
  openBody,
  openPost,
} from '../administration/index.ts'
import type { Role } from '../contract/index.ts'
import { refused } from '../kernel/result.ts'
import { findSubjects, type Keys, type NamedEntity } from '../subjects/index.ts'
import { answer } from './answer.ts'
import { callerIn, procedures } from './procedures.ts'

const { post } = procedures

/** Bodies, posts, substitutes. */
export const postProcedures = {
  regions: post.regions.handler(async ({ input, context }) => [...(await findRegions(callerIn(context), input.text))]),
  bodies: post.bodies.handler(async ({ input, context }) =>
    (await listBodies(callerIn(context), { text: input.text, after: BigInt(input.after) })).map(({ id, closedOn, ...rest }) => ({
      ...rest,
      id: String(id),
      closedOn: closedOn ?? null,
    })),
  ),
  openBody: post.openBody.handler(async ({ input, context }) => ({
    body: String(answer(await openBody(context.office.store, callerIn(context), input), describeAdministrationRefusal)),
  })),
  closeBody: post.closeBody.handler(async ({ input, context }) => {
    answer(await closeBody(context.office.store, callerIn(context), BigInt(input.body), input.reason), describeAdministrationRefusal)
    return {}
  }),
  list: post.list.handler(async ({ input: { text, role, which, after }, context }) =>
    (await listPosts(callerIn(context), { text, role, which, after: BigInt(after) })).map(({ id, account, covers, ...rest }) => ({
      ...rest,
      id: String(id),
      account: { ...account, id: String(account.id) },
      covers: covers === undefined ? null : { post: String(covers.post), name: covers.name },
    })),
  ),
  open: post.open.handler(async ({ input: { account, role, region, body, from, to, number }, context }) => {
    const numbered =
      number === undefined || number === '' ? [] : await subjectsNumbered(callerIn(context), context.office.keys, role, number)
    if (numbered === undefined) return answer(refused({ code: 'subject_of_nobody', role } as const), describeAdministrationRefusal)
    const asked = { account: BigInt(account), role, region, body: BigInt(body), from, to, subjects: numbered }
    return openedOut(answer(await openPost(context.office.store, callerIn(context), asked), describeAdministrationRefusal))
  }),
  cover: post.cover.handler(async ({ input, context }) => {
    const asked = { ...input, post: BigInt(input.post), account: BigInt(input.account) }
    return openedOut(answer(await coverPost(context.office.store, callerIn(context), asked), describeAdministrationRefusal))
  }),
  end: post.end.handler(async ({ input, context }) => ({
    lastDay: answer(
      await endPost(context.office.store, callerIn(context), { ...input, post: BigInt(input.post) }),
      describeAdministrationRefusal,
    ),
  })),
  handOver: post.handOver.handler(async ({ input, context }) => {
    const asked = { ...input, post: BigInt(input.post), account: BigInt(input.account) }
    return openedOut(answer(await handOverPost(context.office.store, callerIn(context), asked), describeAdministrationRefusal))
  }),
}

/** Shorter ones are the ends of numbers, which many have. */
const leastDigits = 8

/** Whom a whole number means: the firm with its units, or the person; undefined where it is nobody's. */
async function subjectsNumbered(caller: Caller, keys: Keys, role: Role, number: string) {
  const entities: readonly NamedEntity[] = role === 'person' ? ['person'] : ['firm', 'insured_unit', 'organisation']
  if (number.length < leastDigits) return undefined
  const found = await findSubjects(caller, keys, { text: number, entities, size: 100, purpose: 'post_of_subject' })
  const subjects = found.kind === 'done' ? found.value.found.map(({ entity, key }) => ({ entity, key })) : []
  return subjects.length === 0 ? undefined : subjects
}

const openedOut = (post: bigint) => ({ post: String(post) })
