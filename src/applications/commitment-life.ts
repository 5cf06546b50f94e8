import type { Lifecycle, Register } from '../lifecycle/index.ts'

export type CommitmentState = 'given' | 'bound' | 'kept' | 'broken' | 'unclear' | 'lapsed'

export type CommitmentVerb = 'bind_commitment' | 'find_kept' | 'find_broken' | 'find_unclear' | 'lapse_commitment'

/** The life of a written promise: given with an application, bound when that is accepted, then checked on its day by somebody else than took it. */
export const commitmentLife: Lifecycle<CommitmentState, CommitmentVerb> = {
  register: 'commitment',
  start: 'given',
  states: {
    given: {},
    bound: { waits: { for: 'application.check' } },
    kept: { isFinal: true },
    broken: { isFinal: true },
    unclear: { isFinal: true },
    lapsed: { isFinal: true },
  },
  verbs: {
    bind_commitment: { from: ['given'], to: 'bound', permission: 'application.review' },
    find_kept: { from: ['bound'], to: 'kept', permission: 'application.check' },
    find_broken: { from: ['bound'], to: 'broken', permission: 'application.check', reason: 'needed' },
    find_unclear: { from: ['bound'], to: 'unclear', permission: 'application.check', reason: 'needed' },
    // What is promised anew, or with an application that comes to nothing, binds nobody.
    lapse_commitment: { from: ['given'], to: 'lapsed', permission: 'application.read' },
  },
}

export const commitments: Register<CommitmentState, CommitmentVerb> = { table: 'commitment', lifecycle: commitmentLife }
