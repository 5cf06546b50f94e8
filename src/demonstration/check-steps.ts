import { type BatchRow, inPieces, inState, type OpenBatch, rowsOf } from './batch-rows.ts'
import type { StepOf } from './batch-script.ts'
import type { Colleague } from './colleague.ts'

/** What is done with a list before it is decided: checks at home, joint review, the accounts of payees. */
export const checkSteps = {
  async raise_doubt({ team, batch }: OpenBatch, { by, row, reason }: StepOf<'raise_doubt'>) {
    const colleague = await team(by)
    if (!(await sees(colleague, batch))) return
    const { office } = colleague
    const claim = (await rowsOf(colleague, batch))[row]
    const doubts = await office.batch.doubts({ batch })
    if (claim !== undefined && doubts.length === 0) await office.batch.raiseDoubts({ batch, rows: [claim.id], source: 'own_check', reason })
  },

  async check_parts({ team, batch }: OpenBatch, { by }: StepOf<'check_parts'>) {
    for (const login of by) {
      const colleague = await team(login)
      if (!(await sees(colleague, batch))) continue
      const { parts } = await colleague.office.batch.read({ batch })
      for (const { id, version, verbs } of parts)
        if (verbs.includes('check_part')) await colleague.office.batch.checkPart({ part: { id, version } })
    }
  },

  async submit({ team, batch }: OpenBatch, { by }: StepOf<'submit'>) {
    const colleague = await team(by)
    await inState(colleague, batch, 'first_check', async (seen, { parts }) => {
      if (parts.every(({ state }) => state !== 'open')) await colleague.office.batch.submit({ batch: seen })
    })
  },

  async agree({ team, batch }: OpenBatch, { by }: StepOf<'agree'>) {
    const colleague = await team(by)
    await inState(colleague, batch, 'second_check', (seen) => colleague.office.batch.agree({ batch: seen }))
  },

  async ask_bodies({ team, batch }: OpenBatch, { by, bodies }: StepOf<'ask_bodies'>) {
    const colleague = await team(by)
    await inState(colleague, batch, 'joint_review', async () => {
      const there = await colleague.office.jointReview.list({ batch })
      const asked = bodies.flatMap(({ name, way }) => {
        const body = there.bodies.find((each) => each.name === name)
        return body === undefined || there.opinions.some((each) => each.body === name) ? [] : [{ body: body.id, way }]
      })
      if (asked.length > 0) await colleague.office.jointReview.ask({ batch, bodies: asked })
    })
  },

  async give_opinion({ team, batch }: OpenBatch, { by, opinion, text }: StepOf<'give_opinion'>) {
    const { office } = await team(by)
    const { opinions } = await office.jointReview.list({ batch })
    const mine = opinions.find(({ verbs }) => verbs.includes('give'))
    if (mine !== undefined) await office.jointReview.give({ id: { id: mine.id, version: mine.version }, opinion, text })
  },

  async enter_opinion({ team, batch }: OpenBatch, { by, body, opinion, text, number, day, checkedBy }: StepOf<'enter_opinion'>) {
    const [colleague, other] = [await team(by), await team(checkedBy)]
    const said = async ({ office }: Colleague, verb: string) =>
      (await office.jointReview.list({ batch })).opinions.find((each) => each.body === body && each.verbs.includes(verb))
    const asked = await said(colleague, 'enter')
    if (asked !== undefined)
      await colleague.office.jointReview.enter({ id: { id: asked.id, version: asked.version }, opinion, text, number, day })
    const entered = await said(other, 'check')
    if (entered !== undefined) await other.office.jointReview.check({ id: { id: entered.id, version: entered.version } })
  },

  async close_joint_review({ team, batch }: OpenBatch, { by }: StepOf<'close_joint_review'>) {
    const colleague = await team(by)
    await inState(colleague, batch, 'joint_review', (seen) => colleague.office.jointReview.close({ batch: seen }))
  },

  async confirm_accounts({ team, batch }: OpenBatch, script: StepOf<'confirm_accounts'>) {
    const colleague = await team(script.by)
    const rows = (await rowsOf(colleague, batch)).filter(({ payee }) => payee.name !== null)
    // Rows of one payee stay together, so that what was begun before a stop is cut into the same pieces.
    const payees = [...Map.groupBy(rows.slice(0, rows.length - script.silent), ({ payee }) => `${payee.entity}/${payee.key}`).values()]
    for (const piece of inPieces(payees, 100)) await confirmPiece(colleague, batch, script, piece)
  },

  async check_accounts({ team, batch }: OpenBatch, { by }: StepOf<'check_accounts'>) {
    const { office } = await team(by)
    const { rows, own } = await office.payment.accountsToCheck({ batch })
    if (rows > own) await office.payment.checkAccounts({ batch })
  },

  async close_account_check({ team, batch }: OpenBatch, { by, reason }: StepOf<'close_account_check'>) {
    const colleague = await team(by)
    await inState(colleague, batch, 'account_check', (seen) => colleague.office.payment.closeAccountCheck({ batch: seen, reason }))
  },
}

/** Enters the accounts of some payees, and that each wants what is granted. */
async function confirmPiece(
  { office }: Colleague,
  batch: string,
  { bank, bankCode, numbers, source, saidBy, material }: StepOf<'confirm_accounts'>,
  payees: readonly (readonly BatchRow[])[],
): Promise<void> {
  const unsaid = payees.flat().filter(({ state, said }) => state === 'listed' && said === null)
  if (unsaid.length === 0) return
  const { accounts } = await office.payment.enterAccounts({
    accounts: payees.flatMap(([first]) =>
      first === undefined
        ? []
        : [
            {
              payee: { entity: first.payee.entity, key: first.payee.key },
              ...{ kind: 'corporate' as const, holder: first.payee.name ?? '', bank, bankCode, source },
              number: `${numbers}${first.payee.key.padStart(12, '0')}`,
            },
          ],
    ),
  })
  const accountOf = new Map(payees.flatMap((rows, at) => rows.map(({ id }) => [id, accounts[at]?.account ?? ''])))
  for (const rows of inPieces(unsaid.map(({ id }) => ({ claim: id, account: accountOf.get(id) ?? '' }))))
    await office.payment.confirm({ batch, rows: [...rows], way: 'letter', saidBy, material })
}

/** Whether somebody has a part of a batch: of a small registry a county may have none. */
async function sees({ office }: Colleague, batch: string): Promise<boolean> {
  return (await office.batch.list({})).some(({ id }) => id === batch)
}
