import type { CallStage } from '../contract/index.ts'
import type { ListRecord } from '../screening/index.ts'
import type { VerificationAbout } from '../verification/index.ts'
import type { DecidedAbout } from '../why/index.ts'
import { nextWords, reasonWords } from './words.zh.ts'

/** How far a policy is for a subject, why, and what happens next: sentences to be said as they stand. */
export interface Standing {
  readonly stage: CallStage
  readonly reason: string
  readonly next: string
}

/** What is known of a decision: the recorded row, and what is verified about its subject under its policy, the newest first. */
export interface StandingOf {
  readonly list: ListRecord
  readonly decided: DecidedAbout
  readonly verified: readonly VerificationAbout[]
  /** The snapshot that was screened; what was released into it has been decided upon. */
  readonly snapshot: string
}

/** The stage of a recorded decision. A fact under way says more than that it is missing. */
export function standingOf(known: StandingOf): Standing {
  const { row, say } = known.decided
  switch (row.outcome) {
    case 'eligible':
      return ofEligible(known)
    case 'needs_review':
      return { stage: 'in_review', reason: reasonWords.in_review(say), next: nextWords.in_review }
    case 'needs_local_standard':
      return { stage: 'local_standard', reason: reasonWords.local_standard, next: nextWords.local_standard }
    case 'undetermined':
      return verifiedStanding(known) ?? missingStanding(known)
    case 'ineligible':
      return { stage: 'not_eligible', reason: reasonWords.not_eligible(say), next: nextWords.not_eligible }
  }
}

function ofEligible({ decided: { row, variant, say } }: StandingOf): Standing {
  if (variant.result !== 'money') return { stage: 'granted', reason: reasonWords.granted, next: nextWords.granted }
  if (row.net === undefined) return { stage: 'settling', reason: reasonWords.settling(say), next: nextWords.settling }
  if (row.net === 0n) return { stage: 'nothing_due', reason: reasonWords.nothing_due(say), next: nextWords.nothing_due }
  return { stage: 'payable', reason: reasonWords.payable, next: nextWords.payable }
}

const underWay = ['asked', 'answered', 'confirmed']

function verifiedStanding({ verified, snapshot }: StandingOf): Standing | undefined {
  const open = verified.filter(({ state }) => underWay.includes(state))
  const [first] = open
  if (first !== undefined) {
    const facts = [...new Set(open.map(({ fact }) => fact))]
    return { stage: 'being_verified', reason: reasonWords.being_verified(facts), next: nextWords.being_verified(first.region, first.dueOn) }
  }
  const released = verified.filter(({ state, releasedIn }) => state === 'released' && releasedIn !== snapshot)
  if (released.length > 0)
    return { stage: 'verified', reason: reasonWords.verified(released.map(({ fact }) => fact)), next: nextWords.verified }
  const unresolved = verified.filter(({ state }) => state === 'unresolved')
  if (unresolved.length > 0)
    return { stage: 'unverifiable', reason: reasonWords.unverifiable(unresolved.map(({ fact }) => fact)), next: nextWords.unverifiable }
  return undefined
}

function missingStanding({ list, decided: { row, say } }: StandingOf): Standing {
  const facts = list.variants.find(({ id }) => id === row.variant)?.missing ?? []
  const owners = [...new Set(facts.filter(({ key, source }) => row.missing.includes(key) && source !== '').map(({ source }) => source))]
  return { stage: 'fact_missing', reason: reasonWords.fact_missing(say), next: nextWords.fact_missing(owners) }
}
