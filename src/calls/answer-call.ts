import type { Caller } from '../access/index.ts'
import type { CallerKind, ToldItem } from '../contract/index.ts'
import { codeScopeOf, type FactsPlane, type RunFindRefusal, type ScopeRefusal, snapshotOfRun } from '../decisions/index.ts'
import { done, type Result } from '../kernel/result.ts'
import type { ReadRefusal } from '../screening/index.ts'
import {
  type EarlierPayment,
  type Keys,
  openPage,
  readPayments,
  type ShownSubject,
  type SubjectKey,
  type SubjectRefusal,
} from '../subjects/index.ts'
import { listAbout } from '../verification/index.ts'
import { type DecidedAbout, type DecisionsAbout, decisionsAbout } from '../why/index.ts'
import { checksOf, type IdentityCheck } from './checks.ts'
import { type Standing, standingOf } from './stages.ts'
import { mayHearOf, type Side, type Telling, tellingTo } from './telling.ts'

/** Who is called about, and by whom. */
export interface CallQuestion extends SubjectKey {
  readonly caller: CallerKind
}

/** A policy of the last screening, as whoever answers the telephone needs it. */
export interface PolicyStanding extends Standing {
  readonly policy: string
  readonly zh: string
  /** What the list is about: the subject itself, or an employment, a training of it. */
  readonly entity: string
  readonly decided: DecidedAbout
  /** What was paid to the subject under it before. */
  readonly paid: readonly EarlierPayment[]
}

export interface CallAnswer {
  readonly subject: ShownSubject
  readonly side: Side
  readonly checks: readonly IdentityCheck[]
  readonly telling: readonly { readonly item: ToldItem; readonly telling: Telling }[]
  /** Undefined where nothing about the subject may be told to such a caller. */
  readonly standing:
    | {
        readonly about: DecisionsAbout
        readonly knownOn: string | undefined
        readonly policies: readonly PolicyStanding[]
        readonly otherPayments: readonly EarlierPayment[]
      }
    | undefined
}

/** What a look for a caller is written down as. */
export const purposeOf = (caller: CallerKind): string => `call_${caller}`

/**
 * What is needed to answer somebody who calls about a firm or a person: what to check, what may be told, and where every policy stands.
 * The look is written down with the kind of the caller. Nothing of the subject's matters is read for whom it may not be told to.
 */
export async function answerCall(
  plane: FactsPlane,
  caller: Caller,
  keys: Keys,
  { caller: kind, ...asked }: CallQuestion,
  signal?: AbortSignal,
): Promise<Result<CallAnswer, SubjectRefusal | ScopeRefusal | RunFindRefusal | ReadRefusal>> {
  const shown = await openPage(caller, keys, asked, purposeOf(kind))
  if (shown.kind === 'refused') return shown
  const side: Side = asked.entity === 'person' ? 'person' : 'unit'
  const subject = shown.value
  const known = { subject, side, checks: checksOf(subject, side, kind), telling: tellingTo(side, kind) }
  if (!mayHearOf(side, kind)) return done({ ...known, standing: undefined })
  const scope = await codeScopeOf(caller)
  if (scope.kind === 'refused') return scope
  const about = await decisionsAbout(plane, scope.value, { run: undefined, entity: asked.entity, key: asked.key }, signal)
  if (about.kind === 'refused') return about
  return done({ ...known, standing: await standingIn(plane, caller, asked, about.value, signal) })
}

async function standingIn(
  plane: FactsPlane,
  caller: Caller,
  asked: SubjectKey,
  about: DecisionsAbout,
  signal: AbortSignal | undefined,
): Promise<NonNullable<CallAnswer['standing']>> {
  const { run } = about.known
  const place = await snapshotOfRun(plane, run)
  const payments = place === undefined ? [] : ((await readPayments(place, asked, signal)) ?? [])
  const records = about.policies.flatMap(({ list, decided }) => decided.map(({ row }) => ({ entity: list.entity, key: row.subject })))
  const verified = await listAbout(caller, [asked, ...records])
  const policies = about.policies.flatMap(({ list, decided }) =>
    decided
      // Of what the subject is only part of, who is refused what is another's matter.
      .filter(({ row }) => list.entity === asked.entity || row.outcome !== 'ineligible' || asked.entity === 'person')
      .map((each): PolicyStanding => {
        const own = verified.filter(
          ({ policy, subject }) => policy.id === list.policy && subject.entity === list.entity && subject.key === each.row.subject,
        )
        return {
          policy: list.policy,
          zh: list.zh,
          entity: list.entity,
          decided: each,
          ...standingOf({ list, decided: each, verified: own, snapshot: run.record.snapshot.id }),
          paid: list.entity === asked.entity ? payments.filter(({ policy }) => policy === list.policy) : [],
        }
      }),
  )
  const told = new Set(policies.flatMap(({ paid }) => paid))
  return { about, knownOn: place?.manifest.knownOn, policies, otherPayments: payments.filter((payment) => !told.has(payment)) }
}
