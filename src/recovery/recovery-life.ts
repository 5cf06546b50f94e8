import type { Lifecycle, Register } from '../lifecycle/index.ts'

export type RecoveryState =
  | 'opened'
  | 'noticed'
  | 'heard'
  | 'decided'
  | 'served'
  | 'agreed'
  | 'urged'
  | 'enforcing'
  | 'to_write_off'
  | 'settled'
  | 'withdrawn'
  | 'written_off'

export type RecoveryVerb =
  | 'notify'
  | 'plead'
  | 'lapse'
  | 'send_back_recovery'
  | 'withdraw_recovery'
  | 'order_return'
  | 'serve'
  | 'agree_instalments'
  | 'urge'
  | 'enforce'
  | 'propose_write_off'
  | 'write_off'
  | 'decline_write_off'
  | 'settle_recovery'

/** Whoever gave notice, or wrote down what was said to it, decides nothing in that round. */
const noticeGivers = ['notify', 'plead', 'lapse'] as const

/**
 * The life of money that is claimed back: notice and hearing before the decision, the decision handed over, then money, by agreement or
 * after reminders, up to the court. It ends with the last fen, with a withdrawal before the decision, or written off with the consent of
 * finance. Money may come at any time after the notice; a term that passed decides nothing.
 */
export const recoveryLife: Lifecycle<RecoveryState, RecoveryVerb> = {
  register: 'recovery',
  start: 'opened',
  states: {
    opened: { waits: { for: 'recovery.handle', workdays: 5 } },
    noticed: { waits: { for: 'recovery.handle' } },
    heard: { waits: { for: 'recovery.decide', workdays: 5 } },
    decided: { waits: { for: 'recovery.handle', workdays: 3 } },
    served: { waits: { for: 'recovery.handle' } },
    agreed: { waits: { for: 'recovery.handle' } },
    urged: { waits: { for: 'recovery.handle' } },
    enforcing: { waits: { for: 'recovery.handle' } },
    to_write_off: { waits: { for: 'recovery.receive', workdays: 5 } },
    settled: { isFinal: true },
    withdrawn: { isFinal: true },
    written_off: { isFinal: true },
  },
  verbs: {
    notify: { from: ['opened'], to: 'noticed', permission: 'recovery.handle' },
    plead: { from: ['noticed'], to: 'heard', permission: 'recovery.handle' },
    lapse: { from: ['noticed'], to: 'heard', permission: 'recovery.handle' },
    send_back_recovery: {
      from: ['heard'],
      to: 'opened',
      permission: 'recovery.decide',
      notBy: noticeGivers,
      reason: 'needed',
      mostRounds: 9,
    },
    withdraw_recovery: {
      from: ['opened', 'noticed', 'heard'],
      to: 'withdrawn',
      permission: 'recovery.decide',
      notBy: noticeGivers,
      reason: 'needed',
    },
    order_return: { from: ['heard'], to: 'decided', permission: 'recovery.decide', notBy: noticeGivers },
    serve: { from: ['decided'], to: 'served', permission: 'recovery.handle' },
    agree_instalments: { from: ['served', 'agreed', 'urged'], to: 'agreed', permission: 'recovery.handle', mostRounds: 50 },
    urge: { from: ['served', 'agreed', 'urged'], to: 'urged', permission: 'recovery.handle' },
    enforce: { from: ['served', 'agreed', 'urged'], to: 'enforcing', permission: 'recovery.handle' },
    propose_write_off: {
      from: ['served', 'agreed', 'urged', 'enforcing'],
      to: 'to_write_off',
      permission: 'recovery.handle',
      reason: 'needed',
    },
    write_off: { from: ['to_write_off'], to: 'written_off', permission: 'recovery.receive', notBy: ['propose_write_off'] },
    decline_write_off: {
      from: ['to_write_off'],
      to: 'served',
      permission: 'recovery.receive',
      notBy: ['propose_write_off'],
      reason: 'needed',
      mostRounds: 50,
    },
    settle_recovery: {
      from: ['noticed', 'heard', 'served', 'agreed', 'urged', 'enforcing', 'to_write_off'],
      to: 'settled',
      permission: 'recovery.receive',
    },
  },
}

export const recoveries: Register<RecoveryState, RecoveryVerb> = { table: 'recovery', lifecycle: recoveryLife }

/** Verbs that end a case; in every other state money may still come. */
export const endedStates: readonly RecoveryState[] = ['settled', 'withdrawn', 'written_off']

/** States in which money may come: after the notice, up to the end. */
export const moneyStates: readonly RecoveryState[] = [...recoveryLife.verbs.settle_recovery.from, 'decided']
