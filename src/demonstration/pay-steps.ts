import { formatYuanPlain, parseYuan } from '../kernel/money.ts'
import { inState, type OpenBatch } from './batch-rows.ts'
import type { StepOf } from './batch-script.ts'
import type { Colleague } from './colleague.ts'

type Office = Colleague['office']

/** What is done with the money of an approved list: finance, the bank and its answer, what came back. */
export const paySteps = {
  async draw_on_indicators({ team, batch }: OpenBatch, { by, numbers }: StepOf<'draw_on_indicators'>) {
    const colleague = await team(by)
    const { office } = colleague
    await inState(colleague, batch, 'finance', async (_, { counts }) => {
      if ((await office.payment.draws({ batch })).length > 0) return
      const { indicators } = await office.fund.indicators()
      let open = BigInt(counts.listed.fen)
      const draws: { readonly indicator: string; readonly fen: string }[] = []
      for (const number of numbers) {
        const found = indicators.find((each) => each.number === number)
        if (found === undefined || open === 0n) continue
        const fen = BigInt(found.left) < open ? BigInt(found.left) : open
        if (fen > 0n) draws.push({ indicator: found.id, fen: String(fen) })
        open -= fen
      }
      await office.payment.drawOnIndicators({ batch, draws })
    })
  },

  async enter_funds_papers({ team, batch }: OpenBatch, { by, papers }: StepOf<'enter_funds_papers'>) {
    const colleague = await team(by)
    await inState(colleague, batch, 'finance', async (_, { counts, papers: there }) => {
      for (const { kind, ...paper } of papers)
        if (!there.some((each) => each.kind === kind))
          await colleague.office.payment.enterFundsPaper({ batch, kind, paper, ...counts.listed })
    })
  },

  async accept({ team, batch }: OpenBatch, { by }: StepOf<'accept'>) {
    const colleague = await team(by)
    await inState(colleague, batch, 'finance', (seen) => colleague.office.payment.accept({ batch: seen }))
  },

  async hand_over({ team, batch }: OpenBatch, { by, layout, number, day }: StepOf<'hand_over'>) {
    const colleague = await team(by)
    await inState(colleague, batch, 'hand_over', async (seen) => {
      const { rows, fen } = await colleague.office.payment.previewHandOver({ batch, layout })
      if (rows > 0) await colleague.office.payment.handOver({ batch: seen, layout, order: { number, day }, rows, fen })
    })
  },

  async take_answer({ team, batch }: OpenBatch, script: StepOf<'take_answer'>) {
    const colleague = await team(script.by)
    const { office } = colleague
    await inState(colleague, batch, 'answers', async () => {
      const files = await office.payment.files({ batch })
      const [sent] = files.filter(({ direction }) => direction === 'out')
      if (sent?.upload == null || files.some(({ direction }) => direction === 'in')) return
      const answer = answerTo(await colleague.openFile(sent.upload), sent.number, script)
      const upload = await colleague.handOver('bank_answer', script.name, answer)
      await office.payment.takeAnswer({ batch, layout: script.layout, uploads: [upload] })
    })
  },

  async call({ team, batch }: OpenBatch, { by, outcome, note }: StepOf<'call'>) {
    const { office } = await team(by)
    const rows = await returnedOf(office, batch)
    const [first] = rows
    if (first === undefined || rows.some(({ lastCall }) => lastCall !== null)) return
    const { id, payee } = first.claim
    await office.payeeCall.enter({ payee: { entity: payee.entity, key: payee.key }, rows: [id], outcome, note })
  },

  async see_money_back({ team, batch }: OpenBatch, { by, number, day }: StepOf<'see_money_back'>) {
    const { office } = await team(by)
    const { papers } = await office.batch.read({ batch })
    if (papers.some((paper) => paper.number === number)) return
    const last = (await returnedOf(office, batch)).at(-1)
    if (last === undefined) return
    await office.payment.moneyBack({ batch, rows: [last.claim.id], voucher: { number, day }, fen: last.claim.fen })
  },

  async settle({ team, batch }: OpenBatch, { by }: StepOf<'settle'>) {
    const colleague = await team(by)
    await inState(colleague, batch, 'answers', async (seen, { counts }) => {
      const open = [counts.returned, counts.inProcess, counts.held, counts.waiting]
      if (open.every(({ rows }) => rows === 0)) await colleague.office.payment.settle({ batch: seen })
    })
  },
}

const returnedOf = async (office: Office, batch: string) => (await office.desk.rows({ group: 'next_returned', batch })).rows

/** The answer of a bank to a file of ours, line by line: what it returns, what succeeds, and nothing of what it is silent about. */
function answerTo(sent: string, number: string, { head, headings, succeeded, returned, silent }: StepOf<'take_answer'>): string {
  const [first = [], names = [], ...payments] = sent
    .split('\r\n')
    .filter((line) => line !== '')
    .map((line) => line.split(','))
  const day = first[2] ?? ''
  const columns = headings.slice(0, 3).map((name) => names.indexOf(name))
  // Of a list so short that nothing would be left, everything succeeds.
  const isLong = payments.length > returned.length + silent
  const answered = isLong ? payments.slice(0, payments.length - silent) : payments
  let fen = 0n
  const lines = answered.map((cells, at) => {
    const [reference = '', account = '', yuan = ''] = columns.map((column) => cells[column] ?? '')
    fen += parseYuan(yuan) ?? 0n
    const fault = isLong ? returned[at] : undefined
    return [reference, account, yuan, day, fault?.result ?? succeeded, fault?.text ?? '']
  })
  const rows = [[head, number, String(lines.length), formatYuanPlain(fen)], headings, ...lines]
  return rows.map((row) => `${row.join(',')}\r\n`).join('')
}
