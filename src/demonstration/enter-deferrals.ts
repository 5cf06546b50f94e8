import type { DeferralsScript } from './money-script.ts'
import type { Team } from './team.ts'

/** How far one firm's months are taken, in the order in which the firms of the list take their places. */
type Fate = DeferralsScript['fates'][number]

/** Takes firms over from the list of a policy that puts contributions off, one to each fate; done again it finds everything done. */
export async function enterDeferrals(team: Team, script: DeferralsScript, run: string): Promise<void> {
  const { by, checkedBy, receivedBy, ruledBy, policy, approval, lateFeeClause, due } = script
  const handler = (await team(by)).office
  const listed = await handler.decision.list({ run, policy, filter: { outcome: ['eligible'] }, size: 20 }).catch(() => undefined)
  const firms = (listed?.rows ?? []).map(({ subject }) => subject).slice(0, script.fates.length)
  const known = (await handler.deferral.list({ size: 100 })).rows
  for (const [at, firm] of firms.entries()) {
    const deferral = known.find((row) => row.firm.key === firm)?.id ?? (await entered(firm))
    if (deferral !== undefined) await bring(deferral, script.fates[at] ?? 'entered')
  }
  const { reminder } = await handler.deferral.list({ size: 20 })
  if (reminder === null) await (await team(ruledBy)).office.deferral.layDownReminder(script.reminder)

  async function entered(firm: string): Promise<string | undefined> {
    const offer = (await handler.deferral.offer({ run, policy, subjects: [firm] })).firms[0]
    if (offer === undefined || offer.fault !== null || offer.total === '0') return undefined
    const { records } = await handler.deferral.takeOver({
      run,
      policy,
      subjects: [firm],
      approval,
      lateFeeClause,
      ...(offer.isDayOpen ? { due } : {}),
    })
    return records[0]?.deferral
  }

  /** Takes what is left of the steps to a fate: after a stop it goes on from where the record is. */
  async function bring(deferral: string, fate: Fate): Promise<void> {
    const reviewer = (await team(checkedBy)).office
    const read = () => handler.deferral.read({ deferral })
    const { deferral: before } = await read()
    const seen = { id: deferral, version: before.version }
    if (before.state === 'entered' && fate === 'returned') await reviewer.deferral.sendBack({ deferral: seen, reason: script.returnedFor })
    else if (before.state === 'entered' && fate !== 'entered') await reviewer.deferral.check({ deferral: seen })
    const { deferral: now, months } = await read()
    if (now.state !== 'standing') return
    if (fate === 'repaid' || fate === 'settled') {
      const all = months.map(({ insurance, month, fen }) => ({ insurance, month, fen }))
      const receipt = { deferral, voucher: `${script.voucher}${now.number}`, day: script.paidOn, payer: now.firm.name ?? script.payer }
      const paid = fate === 'settled' ? all : all.slice(0, Math.ceil(all.length / 2))
      await (await team(receivedBy)).office.deferral.repay({ ...receipt, months: paid })
    }
    if (fate === 'to_withdraw') {
      const named = months.slice(-1).map(({ insurance, month }) => ({ insurance, month }))
      await handler.deferral.proposeWithdrawal({ deferral: { id: deferral, version: now.version }, ...script.withdrawal, months: named })
    }
  }
}
