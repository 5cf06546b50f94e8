import type { Lifecycle, Register } from '../lifecycle/index.ts'

export type VerificationState = 'asked' | 'answered' | 'confirmed' | 'released' | 'unresolved' | 'withdrawn'
export type VerificationVerb = 'answer' | 'confirm' | 'set_aside' | 'send_back' | 'withdraw' | 'release'

/**
 * A fact that a decision lacks, from the question to the next snapshot: answered by who is near, checked by somebody else, released
 * with the snapshot that holds it. What nobody can establish is set aside and stays missing.
 */
export const verificationLife: Lifecycle<VerificationState, VerificationVerb> = {
  register: 'verification',
  start: 'asked',
  states: {
    asked: { waits: { for: 'verification.answer', workdays: 5 } },
    answered: { waits: { for: 'verification.check', workdays: 3 } },
    confirmed: { waits: { for: 'verification.release' } },
    released: { isFinal: true },
    unresolved: { isFinal: true },
    withdrawn: { isFinal: true },
  },
  verbs: {
    answer: { from: ['asked'], to: 'answered', permission: 'verification.answer' },
    confirm: { from: ['answered'], to: 'confirmed', permission: 'verification.check', notBy: ['answer'] },
    set_aside: { from: ['answered'], to: 'unresolved', permission: 'verification.check', notBy: ['answer'] },
    send_back: { from: ['answered'], to: 'asked', permission: 'verification.check', notBy: ['answer'], reason: 'needed', mostRounds: 3 },
    withdraw: { from: ['asked', 'answered'], to: 'withdrawn', permission: 'verification.open', reason: 'needed' },
    release: { from: ['confirmed'], to: 'released', permission: 'verification.release' },
  },
}

export const verifications: Register<VerificationState, VerificationVerb> = { table: 'verification', lifecycle: verificationLife }
