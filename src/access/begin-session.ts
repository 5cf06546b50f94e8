import { done, type Result, refused } from '../kernel/result.ts'
import type { Work } from '../store/index.ts'
import { postsOf } from './posts.ts'
import type { SignInRefusal } from './refusals.ts'
import { openSession, type SessionTerms } from './sessions.ts'
import { writeEvent } from './write-event.ts'

/**
 * Who somebody is, and how that was proved. A session is made of this and of nothing else; another way in is a member here, and what
 * makes it checks it.
 */
export type Proof = Proven & (ByPassword | ByProvider)

interface Proven {
  readonly account: bigint
  readonly login: string
  readonly name: string
}

interface ByPassword {
  readonly how: 'password'
}

/** A provider of identities vouched for them (OpenID Connect). */
interface ByProvider {
  readonly how: 'oidc'
  readonly issuer: string
  readonly subject: string
}

/** Where a sign-in comes from. */
export interface SignInFrom {
  readonly agent: string
  readonly address: string
}

/** Opens a session for whoever proved who they are, and writes it into the trail; gives its token. Refused where they hold no post today. */
export async function beginSession(
  db: Work,
  proof: Proof,
  from: SignInFrom,
  day: string,
  terms: SessionTerms,
  now: Date,
): Promise<Result<{ readonly token: string }, Extract<SignInRefusal, { readonly code: 'no_post' }>>> {
  const { account, login, name, how } = proof
  if ((await postsOf(db, account, day)).length === 0) return refused({ code: 'no_post', name })
  const detail = how === 'password' ? {} : { how, issuer: proof.issuer, subject: proof.subject }
  await writeEvent(db, { officeDay: day, account, verb: 'sign_in', register: 'session', subject: login, region: '0', detail })
  return done({ token: await openSession(db, account, { ...from, how }, terms, now) })
}
