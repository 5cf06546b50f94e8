import { ORPCError } from '@orpc/client'
import type { BatchScript } from './batch-script.ts'
import { takeStep } from './batch-steps.ts'
import type { Colleague } from './colleague.ts'
import type { Team } from './team.ts'

/**
 * Makes a batch of what the run grants under a policy, and takes it as far as the script says; gives its number, undefined where a small
 * registry grants nothing. A step that is done already, here or by somebody who looked in meanwhile, is let be.
 */
export async function makeBatch(team: Team, script: BatchScript, run: string): Promise<string | undefined> {
  const { policy, order, regions } = script
  const { office } = await team(script.by)
  const granted = { run, policy, ...(regions === undefined ? {} : { filter: { region: regions.map(String) } }) }
  const { funds } = await office.batch.preview(granted)
  const fund = funds.find(({ fund: name }) => name !== '')
  if (fund === undefined) return undefined
  if (order !== undefined) await layDownOrder(team, policy, order)
  const batch = await makeOnce(office, { ...granted, fund: fund.fund })
  if (batch === undefined) return undefined
  for (const step of script.steps) await takeStep({ team, batch }, step)
  return batch
}

type Office = Colleague['office']

/** Sent again it is the same request, and gives the same batch; undefined where others made lists of all that there was. */
async function makeOnce(office: Office, asked: Parameters<Office['batch']['make']>[0]): Promise<string | undefined> {
  try {
    return (await office.batch.make(asked)).batch
  } catch (error) {
    if (error instanceof ORPCError && error.data?.code === 'nothing_to_grant') return undefined
    throw error
  }
}

/** Lays an order of steps down, once: batches that were made since keep theirs, and those that go by one follow each other in the script. */
async function layDownOrder(team: Team, policy: string, { by, sample, ...order }: NonNullable<BatchScript['order']>): Promise<void> {
  const { office } = await team(by)
  const { laidDown } = await office.batch.orders()
  if (laidDown.some((each) => each.policy === policy && each.basis === order.basis)) return
  await office.batch.layDownOrder({ policy, ...order, ...(sample === undefined ? {} : { gates: { sample } }) })
}
