import type { Lifecycle, Register } from '../lifecycle/index.ts'

export type ApplicationState = 'received' | 'to_complete' | 'accepted' | 'rejected' | 'withdrawn'

export type ApplicationVerb =
  | 'ask_completion'
  | 'complete_application'
  | 'accept_application'
  | 'reject_application'
  | 'withdraw_application'

/**
 * The life of an application: received by one, reviewed by another, who accepts it, tells all that is lacking at once, or rejects it by a
 * clause. Whoever received it reviews it in no round; what was completed is another's to review besides.
 */
export const applicationLife: Lifecycle<ApplicationState, ApplicationVerb> = {
  register: 'application',
  start: 'received',
  states: {
    received: { waits: { for: 'application.review', workdays: 5 } },
    to_complete: { waits: { for: 'application.receive' } },
    accepted: { isFinal: true },
    rejected: { isFinal: true },
    withdrawn: { isFinal: true },
  },
  verbs: {
    ask_completion: { from: ['received'], to: 'to_complete', permission: 'application.review', notBy: ['complete_application'] },
    complete_application: { from: ['to_complete'], to: 'received', permission: 'application.receive', mostRounds: 3 },
    accept_application: { from: ['received'], to: 'accepted', permission: 'application.review', notBy: ['complete_application'] },
    reject_application: {
      from: ['received'],
      to: 'rejected',
      permission: 'application.review',
      notBy: ['complete_application'],
      reason: 'needed',
    },
    withdraw_application: {
      from: ['received', 'to_complete'],
      to: 'withdrawn',
      permission: 'application.receive',
      reason: 'needed',
    },
  },
}

export const applications: Register<ApplicationState, ApplicationVerb> = { table: 'application', lifecycle: applicationLife }

/** States in which an application is still open. */
export const openStates: readonly ApplicationState[] = ['received', 'to_complete']
