import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '../../contract/index.ts'
import { makeAsk } from './ask.ts'
import { chosenPost } from './chosen-post.ts'
import { otherAccount, pageAccount } from './page-account.ts'
import { troubleOf } from './refusal.ts'
import { sessionGate } from './session-gate.ts'

/** What a call may say about itself. */
export interface CallContext {
  /** An ended session is the caller's to deal with: no question to sign in again. */
  readonly isAboutSession?: boolean
  /** What makes an act that is sent twice one act. */
  readonly requestId?: string
}

const link = new RPCLink<CallContext>({
  url: () => `${location.origin}/rpc`,
  // The header of its own keeps pages of other sites from calling; the post decides under which duty a write is done.
  headers: ({ context: { requestId } }) => {
    const [post, account] = [chosenPost(), pageAccount()]
    return {
      'x-ballast-request': '1',
      ...(post === undefined ? {} : { 'x-ballast-post': post }),
      ...(account === undefined ? {} : { 'x-ballast-account': account }),
      ...(requestId === undefined ? {} : { 'x-ballast-request-id': requestId }),
    }
  },
  fetch: (request, init) => fetch(request, { ...init, credentials: 'same-origin' }),
  interceptors: [
    async (options) => {
      try {
        return await options.next()
      } catch (error) {
        const trouble = troubleOf(error)
        if (trouble.code === 'other_account') otherAccount.tell(trouble.message)
        if (trouble.kind !== 'signed_out' || options.context.isAboutSession === true) throw error
        if ((await sessionGate.ask(trouble.message)) === 'left') throw error
        return options.next()
      }
    },
  ],
})

/** Every procedure of the office as a function. */
export const office: ContractRouterClient<Contract, CallContext> = createORPCClient(link)

/** Every procedure for the query cache: `useQuery(ask.session.whoAmI.query())`, `useMutation(ask.session.signOut.act())`. */
export const ask = makeAsk(office)
