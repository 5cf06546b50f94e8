import type { MonthSource } from '../closing/index.ts'
import { unpaidDeferrals } from '../deferral/index.ts'
import { changesNextMonth } from '../monthly/index.ts'

/** Benefits paid month by month: who is known to stop or pause from the next month on, settled once its rounds were made. */
const benefitStops: MonthSource = {
  kind: 'benefit_stops',
  async read(db, { fund, month }) {
    const policies = (await changesNextMonth(db, month)).filter((policy) => policy.fund === fund)
    if (policies.length === 0) return undefined
    const ends = policies.map(({ kinds, usedUp, entered }) =>
      kinds.filter(({ kind }) => kind === 'stopped' || kind === 'suspended').reduce((sum, { rows }) => sum + rows, usedUp + entered),
    )
    return { rows: ends.reduce((sum, rows) => sum + rows, 0), isSettled: policies.every(({ isMade }) => isMade) }
  },
}

/** Contributions to the fund that were put off, had to be repaid by the end of the month, and are not. */
const deferralsDue: MonthSource = {
  kind: 'deferrals_due',
  async read(db, of) {
    const unpaid = await unpaidDeferrals(db, of)
    return unpaid === undefined ? undefined : { ...unpaid, isSettled: unpaid.rows === 0 }
  },
}

/** What rooms beside the ledger know of a month that is closed. A line without a source is shown as known to nobody, never as nothing. */
export const monthSources: readonly MonthSource[] = [benefitStops, deferralsDue]
