import { createHash } from 'node:crypto'
import type { Caller } from '../access/index.ts'
import { levelOf } from '../contract/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { type UnpaidBatch, unpaidBatches } from '../ledger/index.ts'
import {
  balanceReconciliation,
  differenceReason,
  entryWords,
  fundsPlanDraft,
  type PaperAnnex,
  type PaperContent,
  type PaperOffer,
  type PaperRefusal,
  type PaperRow,
  type PaperSource,
  reconciliationPurpose,
  unreachedAnnex,
} from '../papers/index.ts'
import type { Work } from '../store/index.ts'
import { findAccount, type SettlementAccount } from './accounts.ts'
import { type Balance, balanceOf, openKinds } from './balance.ts'
import { listOpen } from './read-open.ts'
import { monthAfter, monthEnd, monthsBefore } from './rhythm.ts'

/** So many months back a table can be issued of. */
const monthsOffered = 3
/** Open rows are read in pieces of so many. */
const rowsAtOnce = 2000

/** What the paper of a month rests on: changed since, it is another. */
function markOf(month: string, told: Balance | readonly UnpaidBatch[]): string {
  const said = JSON.stringify(told, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
  return `${month}.${createHash('sha256').update(said).digest('hex').slice(0, 16)}`
}

/**
 * The reconciliation of the balances of an account at the end of a month, for each of the last months that the account was there; and the
 * draft of the plan for the money of the month after the last that is over.
 */
export function accountPapers(): PaperSource {
  return {
    register: 'settlement_account',
    async offers(caller, subject) {
      return caller.transact(async (db) => {
        const found = await findAccount(db, caller, subject)
        if (found.kind === 'refused' || found.value.source !== 'bank') return []
        const account = found.value
        const mine = caller.posts.some(({ role }) => levelOf('reconciliation.take', role) !== undefined)
        const offers: PaperOffer[] = []
        for (const month of monthsBefore(caller.day, monthsOffered)) {
          if (monthEnd(month) < account.openedOn) continue
          const balance = await balanceOf(db, account, monthEnd(month))
          const standing = balance.statement === undefined ? 'statement_delivered' : mine ? 'may' : 'others'
          offers.push({ kind: 'balance_reconciliation', about: markOf(month, balance), note: month, standing })
        }
        const plan = await unpaidBatches(db, account)
        const [month] = monthsBefore(caller.day, 1)
        if (plan.length > 0 && month !== undefined)
          offers.push({ kind: 'funds_plan_draft', about: markOf(month, plan), note: monthAfter(month), standing: mine ? 'may' : 'others' })
        return offers
      })
    },
    async describe(caller, subject, { kind, about }) {
      const [month = ''] = about.split('.')
      if (kind === 'funds_plan_draft') return describePlan(caller, subject, month, about)
      const read = await caller.transact(async (db) => {
        const found = await findAccount(db, caller, subject)
        return found.kind === 'refused' ? undefined : { account: found.value, balance: await balanceOf(db, found.value, monthEnd(month)) }
      })
      if (read === undefined || markOf(month, read.balance) !== about) return refused({ code: 'paper_outdated', kind })
      const { account, balance } = read
      const { statement, adjustedStatement, difference } = balance
      if (statement === undefined || adjustedStatement === undefined || difference === undefined)
        return refused({ code: 'paper_waits', kind, waits: 'statement_delivered' })
      const description = balanceReconciliation({
        ...{ issuer: caller.post.body, fund: account.fund, account: account.name, bank: account.bank, number: account.number },
        ...{ asOf: balance.asOf, statement, book: balance.book, open: balance.open, adjustedStatement, adjustedBook: balance.adjustedBook },
        ...{ difference, explained: balance.lines.explained },
        reasons: balance.reasons.map((reason) => ({
          fen: reason.fen,
          text: reason.kind === 'opening' ? differenceReason.opening(reason.note) : differenceReason.gap(reason.from, reason.to),
        })),
      })
      return done({
        description,
        annexes: openKinds.some((one) => balance.open[one].rows > 0) ? [openAnnex(caller, account, balance)] : [],
        purpose: reconciliationPurpose(account.name, month),
        region: account.region,
        stillStands: async (db: Work) => markOf(month, await balanceOf(db, account, monthEnd(month))) === about,
      })
    },
  }
}

async function describePlan(caller: Caller, subject: bigint, month: string, about: string): Promise<Result<PaperContent, PaperRefusal>> {
  const read = await caller.transact(async (db) => {
    const found = await findAccount(db, caller, subject)
    return found.kind === 'refused' ? undefined : { account: found.value, plan: await unpaidBatches(db, found.value) }
  })
  if (read === undefined || markOf(month, read.plan) !== about) return refused({ code: 'paper_outdated', kind: 'funds_plan_draft' })
  const { account, plan } = read
  const next = monthAfter(month)
  const batches = plan.map(({ policyZh, ...batch }) => ({ ...batch, policy: policyZh }))
  return done({
    description: fundsPlanDraft({
      ...{ issuer: caller.post.body, fund: account.fund, account: account.name, month: next, asOf: caller.day, batches },
    }),
    annexes: [],
    purpose: reconciliationPurpose(account.name, next),
    region: account.region,
    stillStands: async (db: Work) => markOf(month, await unpaidBatches(db, account)) === about,
  })
}

function openAnnex(caller: Caller, account: SettlementAccount, balance: Balance): PaperAnnex {
  const all = openKinds.reduce((sum, kind) => sum + balance.open[kind].rows, 0)
  return {
    title: unreachedAnnex.title(balance.asOf),
    columns: unreachedAnnex.columns,
    total: unreachedAnnex.total(all),
    async *rows() {
      let at = 0
      for (const kind of openKinds) {
        let after: string | undefined
        do {
          const from = after
          const page = await caller.transact((db) => listOpen(db, account, { kind, asOf: balance.asOf, after: from, most: rowsAtOnce }))
          const rows: PaperRow[] = page.items.map((item) =>
            unreachedAnnex.row(++at, kind, { ...item, text: item.text === '' ? (entryWords[item.kind] ?? '') : item.text }),
          )
          yield rows
          after = page.next
        } while (after !== undefined)
      }
    },
  }
}
