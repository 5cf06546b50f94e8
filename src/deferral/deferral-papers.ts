import type { Caller } from '../access/index.ts'
import { levelOf } from '../contract/index.ts'
import { done, refused } from '../kernel/result.ts'
import { deferralReminder, type PaperOffer, type PaperSource, reminderTitle } from '../papers/index.ts'
import type { Firm } from './find-deferral.ts'
import { readDeferral } from './read-deferral.ts'
import { insuranceWords } from './words.zh.ts'

/** What papers of deferrals are drawn up with: what a firm is called, as far as the caller may see it. */
export interface DeferralPaperTools {
  firm(caller: Caller, firm: Firm): Promise<string>
}

/** Reminders and urgings to repay: one paper for each that was drawn up, with what was open then. */
export function deferralPapers(tools: DeferralPaperTools): PaperSource {
  return {
    register: 'deferral',
    async offers(caller, subject) {
      const view = await readDeferral(caller, subject)
      return (view?.urgings ?? []).map(({ id, isOverdue, on }): PaperOffer => {
        const mine = caller.posts.some(({ role }) => levelOf('deferral.enter', role) !== undefined)
        return {
          kind: 'deferral_reminder',
          about: String(id),
          note: `${reminderTitle(isOverdue)} ${on}`,
          standing: mine ? 'may' : 'others',
        }
      })
    },
    async describe(caller, subject, { kind, about }) {
      const view = await readDeferral(caller, subject)
      const urging = view?.urgings.find(({ id }) => String(id) === about)
      if (view === undefined || urging === undefined) return refused({ code: 'paper_not_found', kind })
      const { deferral } = view
      return done({
        description: deferralReminder({
          issuer: caller.post.body,
          firm: await tools.firm(caller, deferral.firm),
          number: deferral.number,
          policy: deferral.policy.zh,
          approval: deferral.approval,
          isOverdue: urging.isOverdue,
          months: urging.months.map(({ insurance, month, fen, due }) => ({
            insurance: insuranceWords[insurance],
            month,
            due,
            fen: BigInt(fen),
          })),
          lateFeeClause: deferral.lateFeeClause,
          text: urging.text,
          basis: [`${deferral.document} ${deferral.clause}`, ...new Set(urging.months.map(({ basis }) => basis))],
        }),
        annexes: [],
        purpose: reminderTitle(urging.isOverdue),
        region: deferral.region,
        // What was drawn up is never changed.
        stillStands: async () => true,
      })
    },
  }
}
