import type { Lifecycle, Register } from '../lifecycle/index.ts'

export type DeferralState = 'entered' | 'returned' | 'standing' | 'to_withdraw' | 'settled' | 'discarded'

export type DeferralVerb =
  | 'check_deferral'
  | 'return_deferral'
  | 'correct_deferral'
  | 'discard_deferral'
  | 'propose_withdrawal'
  | 'agree_withdrawal'
  | 'decline_withdrawal'
  | 'settle_deferral'
  | 'reopen_deferral'

/**
 * The life of months that are put off: entered by one, agreed with by another, and then standing until the last fen is repaid or
 * withdrawn. Money may come as long as they stand; a repayment day that passed decides nothing. Whoever entered them agrees with them in
 * no round.
 */
export const deferralLife: Lifecycle<DeferralState, DeferralVerb> = {
  register: 'deferral',
  start: 'entered',
  states: {
    entered: { waits: { for: 'deferral.check', workdays: 3 } },
    returned: { waits: { for: 'deferral.enter', workdays: 3 } },
    standing: {},
    to_withdraw: { waits: { for: 'deferral.check', workdays: 3 } },
    settled: { isRest: true },
    discarded: { isFinal: true },
  },
  verbs: {
    check_deferral: { from: ['entered'], to: 'standing', permission: 'deferral.check', notBy: ['correct_deferral'] },
    return_deferral: {
      from: ['entered'],
      to: 'returned',
      permission: 'deferral.check',
      notBy: ['correct_deferral'],
      reason: 'needed',
    },
    correct_deferral: { from: ['returned'], to: 'entered', permission: 'deferral.enter', mostRounds: 9 },
    discard_deferral: { from: ['entered', 'returned'], to: 'discarded', permission: 'deferral.enter', reason: 'needed' },
    propose_withdrawal: { from: ['standing'], to: 'to_withdraw', permission: 'deferral.enter', reason: 'needed', mostRounds: 50 },
    agree_withdrawal: { from: ['to_withdraw'], to: 'standing', permission: 'deferral.check', notBy: ['propose_withdrawal'] },
    decline_withdrawal: {
      from: ['to_withdraw'],
      to: 'standing',
      permission: 'deferral.check',
      notBy: ['propose_withdrawal'],
      reason: 'needed',
    },
    settle_deferral: { from: ['standing', 'to_withdraw'], to: 'settled', permission: 'deferral.receive' },
    // A voucher was entered wrongly: another takes it back, and what it repaid is open again.
    reopen_deferral: { from: ['settled'], to: 'standing', permission: 'deferral.check', mostRounds: 50 },
  },
}

export const deferrals: Register<DeferralState, DeferralVerb> = { table: 'deferral', lifecycle: deferralLife }

/** States in which the months are put off, and money may come. */
export const moneyStates: readonly DeferralState[] = deferralLife.verbs.settle_deferral.from

/** Verbs by which somebody judges what another entered. */
export const judging: readonly DeferralVerb[] = ['check_deferral', 'return_deferral']
