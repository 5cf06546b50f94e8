import type { Lifecycle, Register } from '../lifecycle/index.ts'

export type PartState = 'open' | 'checked' | 'late'
export type PartVerb = 'check_part' | 'reopen_part' | 'leave_part'

/** What one body has of a batch: checked at home, reopened while the whole is at its first check, or left for the next turn. */
export const partLife: Lifecycle<PartState, PartVerb> = {
  register: 'batch_part',
  start: 'open',
  states: { open: { waits: { for: 'part.check', workdays: 5 } }, checked: {}, late: { isFinal: true } },
  verbs: {
    check_part: { from: ['open'], to: 'checked', permission: 'part.check' },
    reopen_part: { from: ['checked'], to: 'open', permission: 'batch.make', reason: 'needed', mostRounds: 9 },
    leave_part: { from: ['open', 'checked'], to: 'late', permission: 'batch.make', reason: 'needed' },
  },
}

export const parts: Register<PartState, PartVerb> = { table: 'batch_part', lifecycle: partLife }

export type ClaimState =
  | 'listed'
  | 'held'
  | 'unpublished'
  | 'waived'
  | 'dropped'
  | 'deferred'
  | 'in_process'
  | 'paid'
  | 'returned'
  | 'back'
  | 'corrected'
  | 'payable'
export type ClaimVerb =
  | 'hold'
  | 'resume'
  | 'await_notice'
  | 'notice_over'
  | 'relist'
  | 'adjust'
  | 'drop'
  | 'waive'
  | 'defer'
  | 'hand_over'
  | 'succeed'
  | 'fail'
  | 'return_late'
  | 'money_back'
  | 'correct'
  | 'recheck'
  | 'send_back'

/**
 * A row of a batch. While it is listed its batch's step is its own; held, waived, dropped and deferred rows leave the list. What goes on
 * after the list was made public, and was not shown with the amount it has, waits for a notice of its own. Money that was handed over is in process as long as the bank is silent; what came back is paid again only after finance saw the money in the
 * account, the account was corrected, and another looked at it.
 */
export const claimLife: Lifecycle<ClaimState, ClaimVerb> = {
  register: 'claim',
  start: 'listed',
  states: {
    listed: {},
    held: {},
    unpublished: { waits: { for: 'batch.publish', workdays: 3 } },
    waived: { isFinal: true },
    dropped: { isFinal: true },
    deferred: { isFinal: true },
    in_process: {},
    paid: {},
    returned: { waits: { for: 'fund.account', workdays: 3 } },
    back: { waits: { for: 'claim.correct', workdays: 5 } },
    corrected: { waits: { for: 'claim.recheck', workdays: 3 } },
    payable: { waits: { for: 'fund.hand_over', workdays: 2 } },
  },
  verbs: {
    hold: { from: ['listed', 'unpublished', 'payable'], to: 'held', permission: 'doubt.raise' },
    resume: { from: ['held'], to: 'listed', permission: 'doubt.close', notBy: ['hold'], mostRounds: 50 },
    await_notice: { from: ['held'], to: 'unpublished', permission: 'doubt.close', notBy: ['hold'], mostRounds: 50 },
    notice_over: { from: ['unpublished'], to: 'listed', permission: 'batch.publish' },
    // Of a list that is sent back, all of which is made public anew.
    relist: { from: ['unpublished'], to: 'listed', permission: 'batch.review' },
    adjust: { from: ['held'], to: 'held', permission: 'doubt.close', reason: 'needed' },
    drop: { from: ['listed', 'held', 'unpublished', 'back'], to: 'dropped', permission: 'batch.make', reason: 'needed' },
    waive: { from: ['listed', 'held', 'unpublished'], to: 'waived', permission: 'payee.confirm' },
    defer: { from: ['listed', 'held'], to: 'deferred', permission: 'batch.make', reason: 'needed' },
    hand_over: { from: ['listed', 'payable'], to: 'in_process', permission: 'fund.hand_over' },
    succeed: { from: ['in_process'], to: 'paid', permission: 'fund.hand_over' },
    fail: { from: ['in_process'], to: 'returned', permission: 'fund.hand_over' },
    return_late: { from: ['paid'], to: 'returned', permission: 'fund.hand_over' },
    money_back: { from: ['returned'], to: 'back', permission: 'fund.account' },
    correct: { from: ['back'], to: 'corrected', permission: 'claim.correct' },
    recheck: { from: ['corrected'], to: 'payable', permission: 'claim.recheck', notBy: ['correct'], mostRounds: 50 },
    send_back: { from: ['corrected'], to: 'back', permission: 'claim.recheck', notBy: ['correct'], reason: 'needed', mostRounds: 50 },
  },
}

export const claims: Register<ClaimState, ClaimVerb> = { table: 'claim', lifecycle: claimLife }

/** States whose rows a list no longer holds. */
export const leftStates = ['waived', 'dropped', 'deferred'] as const satisfies readonly ClaimState[]

export type DoubtState = 'raised' | 'answered' | 'closed'
export type DoubtVerb = 'answer' | 'close' | 'send_back'

/** Something doubtful about a row, from who raised it to who closed it. */
export const doubtLife: Lifecycle<DoubtState, DoubtVerb> = {
  register: 'doubt',
  start: 'raised',
  states: {
    raised: { waits: { for: 'doubt.answer', workdays: 5 } },
    answered: { waits: { for: 'doubt.close', workdays: 3 } },
    closed: { isFinal: true },
  },
  verbs: {
    answer: { from: ['raised'], to: 'answered', permission: 'doubt.answer' },
    close: { from: ['answered'], to: 'closed', permission: 'doubt.close', notBy: ['answer'] },
    send_back: { from: ['answered'], to: 'raised', permission: 'doubt.close', notBy: ['answer'], reason: 'needed', mostRounds: 9 },
  },
}

export const doubts: Register<DoubtState, DoubtVerb> = { table: 'doubt', lifecycle: doubtLife }

export type OpinionState = 'asked' | 'entered' | 'checked'
export type OpinionVerb = 'give' | 'enter' | 'check' | 'send_back'

/** The opinion of a body of the joint review: given on screen by its member, or entered from its letter and checked by another. */
export const opinionLife: Lifecycle<OpinionState, OpinionVerb> = {
  register: 'joint_opinion',
  start: 'asked',
  states: {
    asked: { waits: { for: 'joint.give', workdays: 5 } },
    entered: { waits: { for: 'joint.check', workdays: 2 } },
    checked: { isFinal: true },
  },
  verbs: {
    give: { from: ['asked'], to: 'checked', permission: 'joint.give' },
    enter: { from: ['asked'], to: 'entered', permission: 'joint.enter' },
    check: { from: ['entered'], to: 'checked', permission: 'joint.check', notBy: ['enter'] },
    send_back: { from: ['entered'], to: 'asked', permission: 'joint.check', notBy: ['enter'], reason: 'needed', mostRounds: 9 },
  },
}

export const opinions: Register<OpinionState, OpinionVerb> = { table: 'joint_opinion', lifecycle: opinionLife }

export type ObjectionState = 'received' | 'investigated' | 'answered'
export type ObjectionVerb = 'investigate' | 'answer' | 'send_back'

/** What somebody says against a published row: received, looked into, answered by another. */
export const objectionLife: Lifecycle<ObjectionState, ObjectionVerb> = {
  register: 'objection',
  start: 'received',
  states: {
    received: { waits: { for: 'objection.investigate', workdays: 5 } },
    investigated: { waits: { for: 'objection.answer', workdays: 3 } },
    answered: { isFinal: true },
  },
  verbs: {
    investigate: { from: ['received'], to: 'investigated', permission: 'objection.investigate' },
    answer: { from: ['investigated'], to: 'answered', permission: 'objection.answer', notBy: ['investigate'] },
    send_back: {
      from: ['investigated'],
      to: 'received',
      permission: 'objection.answer',
      notBy: ['investigate'],
      reason: 'needed',
      mostRounds: 9,
    },
  },
}

export const objections: Register<ObjectionState, ObjectionVerb> = { table: 'objection', lifecycle: objectionLife }
