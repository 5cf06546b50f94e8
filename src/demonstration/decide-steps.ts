import { inPieces, inState, type OpenBatch, rowsOf } from './batch-rows.ts'
import type { StepOf } from './batch-script.ts'

/** What is done with a list between its decision and the money: publication, objections, approval, a sample. */
export const decideSteps = {
  async decide({ team, batch }: OpenBatch, { by, number, day }: StepOf<'decide'>) {
    const colleague = await team(by)
    await inState(colleague, batch, 'decision', (seen) => colleague.office.batch.decide({ batch: seen, minutes: { number, day } }))
  },

  async publish({ team, batch }: OpenBatch, { by, ...notice }: StepOf<'publish'>) {
    const colleague = await team(by)
    const { do: _, ...publishing } = notice
    await inState(colleague, batch, 'publication', async () => {
      const { publications } = await colleague.office.publication.list({ batch })
      if (publications.length === 0) await colleague.office.publication.publish({ batch, ...publishing })
    })
  },

  async object({ team, batch }: OpenBatch, { by, way, row, text, looked }: StepOf<'object'>) {
    const colleague = await team(by)
    const find = async (login: string) =>
      (await (await team(login)).office.publication.list({ batch })).objections.find((each) => each.text === text)
    if ((await find(by)) === undefined) {
      const claim = (await rowsOf(colleague, batch))[row]
      if (claim === undefined) return
      await colleague.office.publication.receiveObjection({ batch, claim: claim.id, way, text })
    }
    if (looked === undefined) return
    const { by: clerk, answeredBy, ...found } = looked
    const received = await find(clerk)
    if (received?.state === 'received')
      await (await team(clerk)).office.publication.investigateObjection({
        objection: { id: received.id, version: received.version },
        ...found,
      })
    const investigated = await find(answeredBy)
    if (investigated?.state === 'investigated')
      await (await team(answeredBy)).office.publication.answerObjection({
        objection: { id: investigated.id, version: investigated.version },
      })
  },

  async rehearse({ team, batch }: OpenBatch, { by }: StepOf<'rehearse'>) {
    const colleague = await team(by)
    await inState(colleague, batch, 'approval', async () => {
      const { last } = await colleague.office.rehearsal.read({ batch })
      if (last?.isCurrent !== true) await colleague.office.rehearsal.make({ batch })
    })
  },

  async hold_clashes({ team, batch }: OpenBatch, { by }: StepOf<'hold_clashes'>) {
    const colleague = await team(by)
    await inState(colleague, batch, 'approval', async () => {
      const { waiting } = await colleague.office.clash.read({ batch })
      if (waiting.rows > 0) await colleague.office.clash.hold({ batch })
    })
  },

  async drop_held({ team, batch }: OpenBatch, { by, reason }: StepOf<'drop_held'>) {
    const colleague = await team(by)
    const held = (await rowsOf(colleague, batch, ['held'])).map(({ id }) => id)
    for (const rows of inPieces(held)) await colleague.office.batch.dropRows({ batch, rows: [...rows], reason })
  },

  async approve({ team, batch }: OpenBatch, { by, number, day }: StepOf<'approve'>) {
    const colleague = await team(by)
    await inState(colleague, batch, 'approval', async (seen, { counts: { waiting, held } }) => {
      // Of a short list everything may have left.
      if (waiting.rows + held.rows > 0) await colleague.office.batch.approve({ batch: seen, approval: { number, day } })
    })
  },

  async draw_sample({ team, batch }: OpenBatch, { by, number, source, lookedAtBy }: StepOf<'draw_sample'>) {
    const colleague = await team(by)
    await inState(colleague, batch, 'sample', async (_, { batch: { approvedOn } }) => {
      const there = await colleague.office.sample.read({ batch })
      // A number drawn before the list was approved could have chosen the list.
      if (there.draw === null && approvedOn !== null)
        await colleague.office.sample.draw({ batch, public: { number, source, day: approvedOn } })
      const people: string[] = []
      for (const login of lookedAtBy) people.push((await (await team(login)).office.session.whoAmI()).account.id)
      const { rows } = await colleague.office.sample.rows({ batch, size: 1 })
      if (rows[0]?.assignedTo === null) await colleague.office.sample.assign({ batch, people })
    })
  },

  async look_at_sample({ team, batch }: OpenBatch, { by, rows: most, evidence }: StepOf<'look_at_sample'>) {
    const colleague = await team(by)
    await inState(colleague, batch, 'sample', async () => {
      const { rows } = await colleague.office.sample.rows({ batch, isMine: true, size: 200 })
      const first = rows.slice(0, most)
      if (first.length > 0 && first.every(({ state }) => state === 'drawn'))
        await colleague.office.sample.look({ batch, rows: first.map(({ claim }) => claim), finding: 'right', evidence })
    })
  },
}
