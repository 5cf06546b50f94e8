import type { CallerKind, CallStage } from '../../contract/index.ts'
import type { office } from '../client/office.ts'

/** What is needed to answer a caller. */
export type Call = Awaited<ReturnType<typeof office.call.answer>>
export type Check = Call['checks'][number]
export type Standing = NonNullable<Call['standing']>
export type PolicyStanding = Standing['policies'][number]
export type { CallerKind, CallStage }
