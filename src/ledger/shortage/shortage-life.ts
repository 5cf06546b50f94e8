import type { Lifecycle, Register } from '../../lifecycle/index.ts'

export type ShortageState = 'proposed' | 'standing' | 'declined'
export type ShortageVerb = 'agree_shortage' | 'decline_shortage'

/** How a fund that does not suffice is shared: entered from its paper by one, agreed with by another, and only then done. */
export const shortageLife: Lifecycle<ShortageState, ShortageVerb> = {
  register: 'fund_shortage',
  start: 'proposed',
  states: { proposed: { waits: { for: 'batch.approve', workdays: 3 } }, standing: { isFinal: true }, declined: { isFinal: true } },
  verbs: {
    agree_shortage: { from: ['proposed'], to: 'standing', permission: 'batch.approve' },
    decline_shortage: { from: ['proposed'], to: 'declined', permission: 'batch.approve', reason: 'needed' },
  },
}

export const shortages: Register<ShortageState, ShortageVerb> = { table: 'fund_shortage', lifecycle: shortageLife }
