import type { Caller } from '../access/index.ts'
import { levelOf, type PaperKind, type Permission } from '../contract/index.ts'
import { done, refused } from '../kernel/result.ts'
import {
  type PaperDescription,
  type PaperOffer,
  type PaperSource,
  type RecoveryCase,
  recoveryDecision,
  recoveryNotice,
  recoveryPurpose,
  recoveryRecord,
  recoveryRecordTitle,
  recoveryReminder,
} from '../papers/index.ts'
import type { RecoveryPaperKind } from './keep-paper.ts'
import { type PaperOfCase, type RecoveryView, readRecovery } from './read-recovery.ts'

/** What papers of cases are drawn up with: what a payee is called, as far as the caller may see it. */
export interface CasePaperTools {
  payee(caller: Caller, payee: { readonly entity: string; readonly key: bigint }): Promise<string>
}

/** What a paper of a case is among the papers of the office, and whose post issues it. */
const kinds: Readonly<Record<RecoveryPaperKind, { readonly kind: PaperKind; readonly permission: Permission }>> = {
  notice: { kind: 'recovery_notice', permission: 'recovery.handle' },
  plea: { kind: 'recovery_record', permission: 'recovery.handle' },
  decision: { kind: 'recovery_decision', permission: 'recovery.decide' },
  service: { kind: 'recovery_record', permission: 'recovery.handle' },
  agreement: { kind: 'recovery_record', permission: 'recovery.handle' },
  urging: { kind: 'recovery_reminder', permission: 'recovery.handle' },
  enforcement: { kind: 'recovery_record', permission: 'recovery.handle' },
  write_off_proposal: { kind: 'recovery_record', permission: 'recovery.handle' },
  write_off: { kind: 'recovery_record', permission: 'recovery.receive' },
}

/** The papers of cases: each that was entered, under the number that it was entered with. */
export function casePapers(tools: CasePaperTools): PaperSource {
  return {
    register: 'recovery',
    async offers(caller, subject) {
      const view = await readRecovery(caller, subject)
      return (view?.papers ?? []).map(({ id, kind, number }): PaperOffer => {
        const mine = caller.posts.some(({ role }) => levelOf(kinds[kind].permission, role) !== undefined)
        const note = kinds[kind].kind === 'recovery_record' ? `${recoveryRecordTitle(kind)} ${number}` : number
        return { kind: kinds[kind].kind, about: String(id), note, standing: mine ? 'may' : 'others' }
      })
    },
    async describe(caller, subject, { kind, about }) {
      const view = await readRecovery(caller, subject)
      const paper = view?.papers.find(({ id }) => String(id) === about)
      if (view === undefined || paper === undefined) return refused({ code: 'paper_not_found', kind })
      const payee = await tools.payee(caller, view.recovery.payee)
      return done({
        description: describe(view, paper, { ...caseOf(view), issuer: caller.post.body, payee }),
        annexes: [],
        purpose: recoveryPurpose(view.recovery.number),
        region: view.recovery.region,
        givenNumber: paper.number,
        // What was entered about a case is never changed.
        stillStands: async () => true,
      })
    },
  }
}

type Case = Omit<RecoveryCase, 'payments'>

function caseOf({ recovery, basis, clause }: RecoveryView): Omit<Case, 'issuer' | 'payee'> {
  return { number: recovery.number, policy: recovery.policy.zh, fund: recovery.fund, basis: [`${basis} ${clause}`] }
}

/** The payments of a case with what is claimed of each: as the notice said, or as was decided. */
function paymentsOf({ payments }: RecoveryView, of: 'asked' | 'decided'): RecoveryCase['payments'] {
  return payments.map(({ batchNumber: batch, period, paidOn, paid, asked, decided }) => ({
    batch,
    period,
    paidOn: paidOn ?? '',
    paid,
    claimed: of === 'decided' ? (decided ?? asked) : asked,
  }))
}

function describe(view: RecoveryView, paper: PaperOfCase, head: Case): PaperDescription {
  const { facts } = view
  const { term, text, remedies } = paper
  const before = (kind: RecoveryPaperKind) =>
    view.papers.findLast((each) => each.kind === kind && each.id < paper.id && each.round === paper.round)
  if (paper.kind === 'notice' && term !== undefined)
    return recoveryNotice({ ...head, payments: paymentsOf(view, 'asked'), facts, text, term })
  const payments = paymentsOf(view, 'decided')
  if (paper.kind === 'decision')
    return recoveryDecision({ ...head, payments, facts, text, plea: before('plea')?.text, term: undefined, remedies: remedies ?? '' })
  const [decision, service] = [before('decision'), before('service')]
  if (paper.kind === 'urging' && term !== undefined && decision !== undefined && service?.served !== undefined) {
    const { owed } = view.recovery.sums
    const outstanding = paper.fen ?? view.recovery.sums.outstanding
    const of = { number: decision.number, day: decision.day, servedOn: service.served.day }
    return recoveryReminder({ ...head, payments, text, decision: of, owed, received: owed - outstanding, outstanding, term })
  }
  const isInForce = view.papers.findLast(({ kind }) => kind === 'agreement')?.id === paper.id
  return recoveryRecord({
    ...head,
    payments: paper.kind === 'plea' ? paymentsOf(view, 'asked') : payments,
    of: paper.kind,
    facts,
    text,
    fen: paper.fen,
    term,
    remedies,
    served: paper.served,
    instalments: isInForce ? view.instalments.map(({ number, day, fen }) => ({ number, day, fen })) : [],
  })
}
