import {
  accountNameOf,
  type Caller,
  callerOf,
  type PermissionRefusal,
  readSession,
  type SessionRefusal,
  type SignedIn,
} from '../access/index.ts'
import type { ProcedureMeta } from '../contract/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { officeDay } from '../organisation/index.ts'
import type { Office } from './office.ts'

/** Who sends a request, and what the office knows of them. */
export interface Request {
  readonly office: Office
  readonly token: string | undefined
  readonly post: bigint | undefined
  /** Whom the page that asks takes to be signed in; undefined where it does not say. */
  readonly pageAccount: bigint | undefined
  readonly requestId: string | undefined
}

/** The caller behind a request for something that is not for anybody: signed in, with a password of their own, by a post that may. */
export async function knownCaller(
  { office, token, post, pageAccount, requestId }: Request,
  { permission, kind }: { readonly permission: Exclude<ProcedureMeta['permission'], 'anybody'>; readonly kind: 'read' | 'write' },
): Promise<Result<{ readonly signedIn: SignedIn; readonly caller: Caller }, SessionRefusal | PermissionRefusal>> {
  const day = officeDay(office.clock.now(), office.settings.dayOffset)
  const session = await readSession(office.store, token, day, office.terms, office.clock)
  if (session.kind === 'refused') return session
  const signedIn = session.value
  const { account } = signedIn
  // Tabs of one browser share its cookie: what one had on its page is not done in the name of who signed in at another.
  if (pageAccount !== undefined && pageAccount !== account.id)
    return refused({ code: 'other_account', signedIn: account.name, page: await accountNameOf(office.store, pageAccount) })
  if (signedIn.mustChangePassword && permission !== 'signed_in') return refused({ code: 'password_to_change' })
  const caller = callerOf(office.store, signedIn, { permission, kind, post, requestId }, day)
  return caller.kind === 'refused' ? caller : done({ signedIn, caller: caller.value })
}
