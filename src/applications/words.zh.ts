/** Channels of plans that wait for an application. */
const appliedFor = /申请|申领|即领|即办/
/** Channels that need none, whatever else they say. */
const unasked = /免申|推送|见证即发/

/** Whether a policy of such a channel is applied for; undefined where the plan says nothing of its channel. */
export const isAppliedFor = (channel: string): boolean | undefined =>
  channel === '' ? undefined : unasked.test(channel) ? false : appliedFor.test(channel)

/** Whether a fact comes from the applicant, by who has it in the glossary. */
export const isOfApplicant = (owner: string): boolean => /企业申报|企业报告|自报|经办受理|贷款合同/.test(owner)

/** Whether a fact may be promised in writing, by what the glossary says it rests on. */
export const mayBePromised = (definition: string): boolean => definition.includes('书面承诺')

/** The fact of a record, for a sentence. */
export const factName = (record: string, fact: string): string => `${record}.${fact}`

/** How a fact was given. */
export const givenWays = { material: '提供材料', promise: '书面承诺', found: '核查所得' } as const

/** Why rows are held where a promise turns out untrue. */
export const brokenReason = (fact: string, number: string, finding: string): string =>
  `申请 ${number} 承诺的“${fact}”核查不实：${finding}`.slice(0, 500)
