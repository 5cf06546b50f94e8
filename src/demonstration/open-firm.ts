import { rowsOf } from './batch-rows.ts'
import type { FirmScript } from './money-script.ts'
import type { Team } from './team.ts'

/** Gives an account the post of a firm that a batch waits for, found by its whole number. */
export async function openFirm(team: Team, script: FirmScript, batches: ReadonlyMap<string, string>): Promise<void> {
  const batch = batches.get(script.batch)
  if (batch === undefined) return
  const { office } = await team(script.by)
  const [account] = await office.account.list({ text: script.login })
  if (account === undefined || account.posts > 0) return
  const number = await numberOf(team, script.numberBy, batch)
  const [region] = await office.post.regions({ text: String(script.region) })
  const body = (await office.post.bodies({ text: script.body })).find(({ name }) => name === script.body)
  if (number === undefined || region === undefined || body === undefined) return
  const { day: from } = (await office.session.whoAmI()).office
  await office.post.open({ account: account.id, role: 'firm', region: region.path, body: body.id, from, number })
}

/** The number of the first payee of a batch that has said nothing to what is granted to it. */
async function numberOf(team: Team, login: string, batch: string): Promise<string | undefined> {
  const colleague = await team(login)
  const payee = (await rowsOf(colleague, batch)).find(({ state, said, payee: { entity } }) => {
    return state === 'listed' && said === null && entity === 'insured_unit'
  })?.payee
  if (payee === undefined) return undefined
  const wanted: ('credit_code' | 'unit_number')[] = ['credit_code', 'unit_number']
  const asked = { entity: 'insured_unit' as const, keys: [payee.key], fields: wanted }
  const numbers = await colleague.office.subject.reveal({ ...asked, purpose: 'account' })
  return numbers[0]?.number
}
