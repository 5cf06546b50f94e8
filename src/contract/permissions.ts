import type { Level, Role } from './roles.ts'

type Grant = Partial<Readonly<Record<Role, Level>>>

const grants = <const T extends Readonly<Record<string, Grant>>>(table: T): T => table

const staff = { handler: 'below', reviewer: 'below', approver: 'below', division_head: 'below' } as const
const inspection = { internal_auditor: 'below', auditor: 'below' } as const

/**
 * Who may do what, a line each; what no line grants is refused. A leader reads editions that a head released, and nothing here.
 * Administrators run the system and see no subject, no run and no decision.
 */
export const permissions = grants({
  /** What waits for me. */
  'inbox.read': {
    ...staff,
    internal_auditor: 'below',
    joint_member: 'own',
    fund_accountant: 'below',
    cashier: 'below',
    data_manager: 'below',
    specialist: 'own',
    township: 'own',
    window: 'own',
  },
  /** Screenings: their list, overview and comparison. */
  'run.read': { ...staff, ...inspection, fund_accountant: 'below', data_manager: 'below' },
  'run.start': { handler: 'below', division_head: 'below', data_manager: 'below' },
  /** Saying that a screening was made by mistake: it is no longer the last one, for everybody. */
  'run.setAside': { division_head: 'below', data_manager: 'below' },
  /** Who gets what under a policy, row by row. */
  'decision.read': { ...staff, ...inspection, data_manager: 'below', window: 'own', hotline: 'below', specialist: 'own' },
  'decision.export': { handler: 'below', reviewer: 'below', division_head: 'below', ...inspection },
  /** A view of a list, shared with the own body; one's own need no more than the list. */
  'view.share': { division_head: 'below' },
  /** What earlier systems paid: taken in by one, agreed with by another, and then counted beside the ledger's grants. */
  'earlier.read': { ...staff, ...inspection, fund_accountant: 'below' },
  'earlier.take': { handler: 'below' },
  'earlier.check': { reviewer: 'below' },
  /** Lists of what was paid, laid beside a screening. */
  'paid.read': { ...staff, ...inspection },
  'paid.compare': { handler: 'below', division_head: 'below' },
  /** A firm or a person on a page: facts, decisions, earlier payments; numbers masked. */
  'subject.read': { ...staff, ...inspection, data_manager: 'below', window: 'own', hotline: 'below', specialist: 'own', township: 'own' },
  /** A number, a telephone or an account unmasked, to a purpose. */
  'subject.reveal': { handler: 'below', reviewer: 'below', window: 'own', specialist: 'own', township: 'own', auditor: 'below' },
  /** Everything that was done for or with a firm or a person on one page, to a purpose, and that it was printed. */
  'dossier.read': { ...staff, ...inspection },
  /** Answering somebody who calls or stands at the window about a firm or a person. */
  'call.answer': { handler: 'below', window: 'own', hotline: 'below', specialist: 'own' },
  /** Plans as documents; what is public about them. */
  'plan.read': {
    ...staff,
    ...inspection,
    joint_member: 'all',
    fund_accountant: 'all',
    cashier: 'all',
    data_manager: 'all',
    window: 'all',
    hotline: 'all',
    specialist: 'all',
    township: 'all',
    leader: 'all',
  },
  /** Sending subjects whose fact is missing to be verified, answering, and checking an answer. */
  'verification.read': { ...staff, ...inspection, data_manager: 'below', specialist: 'own', township: 'own' },
  'verification.open': { handler: 'below' },
  'verification.answer': { specialist: 'own', township: 'own', handler: 'below' },
  'verification.check': { reviewer: 'below', division_head: 'below' },
  'verification.release': { data_manager: 'below' },
  /** Lists on their way to money, and the money: batches, their rows, papers, files of banks. */
  'batch.read': { ...staff, ...inspection, joint_member: 'below', fund_accountant: 'below', cashier: 'below' },
  /** Making a batch of a screening and taking it from step to step; laying down the order of steps of a place. */
  'batch.make': { handler: 'below' },
  'batch.order': { division_head: 'below' },
  /** First check of what one's own region has of a batch. */
  'part.check': { handler: 'own' },
  /** Second check, by somebody else. */
  'batch.review': { reviewer: 'below' },
  /** The collective decision, entered with the number of its minutes. */
  'batch.decide': { division_head: 'below' },
  /** Payment is approved by its own post: not by heads, and not by who checked. */
  'batch.approve': { approver: 'below' },
  /** The comparisons that auditors make, before payment is approved. */
  'batch.rehearse': { handler: 'below', reviewer: 'below', approver: 'below', internal_auditor: 'below' },
  /** A sample of an approved list: drawn and ended by whoever checked nothing of it, each row looked at by whoever did not handle it. */
  'sample.draw': { internal_auditor: 'below', division_head: 'below' },
  'sample.look': { handler: 'below', reviewer: 'below', internal_auditor: 'below' },
  /** Rows that are doubtful: held, answered with evidence, closed by another. */
  'doubt.raise': { handler: 'below', reviewer: 'below', approver: 'below', internal_auditor: 'below', fund_accountant: 'below' },
  'doubt.answer': { handler: 'below' },
  'doubt.close': { reviewer: 'below', internal_auditor: 'below' },
  /** Joint review: a body's opinion on screen; one that came by letter entered for it, and checked by another. */
  'joint.give': { joint_member: 'below' },
  'joint.enter': { handler: 'below' },
  'joint.check': { reviewer: 'below' },
  /** Issuing a paper of a batch, of a letter of inquiry, of a case of recovery or of an application; each kind asks for the permission of its own work besides. */
  'paper.issue': {
    handler: 'below',
    reviewer: 'below',
    division_head: 'below',
    fund_accountant: 'below',
    cashier: 'below',
    window: 'own',
    specialist: 'own',
  },
  /** What a payee says to its row, and its account. */
  'payee.confirm': { handler: 'below', window: 'own', specialist: 'own' },
  /** Calling payees who said nothing, have no account that can be paid to, or whose money came back. */
  'payee.call': { handler: 'below', window: 'own', specialist: 'own' },
  /** What a firm or a person sees of what is granted to itself, and says to it: its own word, which nobody else says online. */
  'own.read': { firm: 'self', person: 'self' },
  'own.say': { firm: 'self', person: 'self' },
  /** Publication, and what is said against it. */
  'batch.publish': { handler: 'below' },
  'objection.receive': { handler: 'below', window: 'own', hotline: 'below' },
  'objection.investigate': { handler: 'below' },
  'objection.answer': { reviewer: 'below' },
  /** Funds and their books; handing over to the bank and taking its answers is another's. */
  'fund.read': { ...staff, ...inspection, fund_accountant: 'below', cashier: 'below' },
  'fund.account': { fund_accountant: 'below' },
  'fund.hand_over': { cashier: 'below' },
  /** A day of a fund, closed by whoever handled it and by finance; the hour at which the bank closes, and how long it may take to answer, are the office's to lay down. */
  'closing.read': { ...staff, ...inspection, fund_accountant: 'below', cashier: 'below' },
  'closing.sign': { handler: 'below' },
  'closing.countersign': { fund_accountant: 'below' },
  'closing.rule': { division_head: 'below' },
  /** Statements laid beside the ledger: taken in and matched by who keeps the books, never by who pays; looked at by another. */
  'reconciliation.read': { ...staff, ...inspection, fund_accountant: 'below', cashier: 'below' },
  'reconciliation.take': { fund_accountant: 'below' },
  'reconciliation.check': { fund_accountant: 'below', division_head: 'below', internal_auditor: 'below' },
  'reconciliation.rule': { division_head: 'below' },
  /** An account that money came back from, corrected; every account that is entered or corrected, looked at by another. */
  'claim.correct': { handler: 'below' },
  'claim.recheck': { reviewer: 'below' },
  /** Money that was paid and is claimed back: opened, decided by another than who gave notice, received and written off by finance. */
  'recovery.read': { ...staff, ...inspection, fund_accountant: 'below', cashier: 'below' },
  'recovery.open': { handler: 'below', internal_auditor: 'below' },
  'recovery.handle': { handler: 'below' },
  'recovery.decide': { division_head: 'below' },
  'recovery.receive': { fund_accountant: 'below' },
  /** Laying down whether a place sets off what is owed against later payments. */
  'recovery.rule': { division_head: 'below' },
  /** Contributions that are put off: entered by one, agreed with by another, repaid by voucher with finance. */
  'deferral.read': { ...staff, ...inspection, fund_accountant: 'below' },
  'deferral.enter': { handler: 'below' },
  'deferral.check': { reviewer: 'below' },
  'deferral.receive': { fund_accountant: 'below' },
  /** Laying down how many days before a repayment day a place is reminded of it. */
  'deferral.rule': { division_head: 'below' },
  /** Applications: received by one, reviewed by another; promises are checked afterwards by a third who may be either's colleague, not who took them. */
  'application.read': { ...staff, ...inspection, data_manager: 'below', window: 'own', specialist: 'own' },
  'application.receive': { handler: 'below', window: 'own', specialist: 'own' },
  'application.review': { handler: 'below', reviewer: 'below' },
  'application.check': { handler: 'below', internal_auditor: 'below' },
  /** Handing a file over; each end to which one is handed over asks for a permission of its own besides. */
  'upload.send': {
    ...staff,
    ...inspection,
    joint_member: 'own',
    fund_accountant: 'below',
    cashier: 'below',
    data_manager: 'below',
    window: 'own',
    hotline: 'below',
    specialist: 'own',
    township: 'own',
  },
  /** Long work: its list, and what one's own came to. */
  'job.read': { ...staff, ...inspection, data_manager: 'below', system_admin: 'all', specialist: 'own', township: 'own' },
  /** Ending work that runs or waits: one's own; the system administrator's is anybody's. */
  'job.cancel': { ...staff, ...inspection, data_manager: 'below', system_admin: 'all', specialist: 'own', township: 'own' },
  /** Accounts and bodies are the system administrator's, posts and their duties the security administrator's, the trail the audit administrator's. */
  'organisation.read': { ...staff, ...inspection, data_manager: 'below', system_admin: 'all', security_admin: 'all', audit_admin: 'all' },
  'account.manage': { system_admin: 'all' },
  'post.manage': { security_admin: 'all' },
  'trail.read': { audit_admin: 'all', auditor: 'below' },
  /** Packs of material for audit: who asked for what and fetched it when; asking for one. */
  'audit.read': { ...inspection, division_head: 'below' },
  'audit.pack': inspection,
  'health.read': { system_admin: 'all' },
  'interface.read': { system_admin: 'all', data_manager: 'all' },
})

export type Permission = keyof typeof permissions

/** How far a post of some role may use a permission; undefined where it may not. */
export function levelOf(permission: Permission, role: Role): Level | undefined {
  return (permissions[permission] as Grant)[role]
}

/** What a post of some role may do. */
export function permissionsOf(role: Role): readonly Permission[] {
  return (Object.keys(permissions) as Permission[]).filter((permission) => levelOf(permission, role) !== undefined)
}
