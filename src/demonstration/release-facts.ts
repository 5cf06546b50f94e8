import type { OpenLetter } from './open-letter.ts'
import type { Team } from './team.ts'

/**
 * Makes a snapshot of what is confirmed by now and screens it as the screening before it was, so that the comparison of the two shows
 * those facts and nothing else. Facts that a snapshot holds already are not asked for again.
 */
export async function releaseFacts(team: Team, by: string, letters: readonly OpenLetter[], run: string): Promise<void> {
  const { office, whenOver } = await team(by)
  const earlier = (await office.run.list()).find(({ name }) => name === run)
  if (earlier === undefined) throw new Error(`No screening is called ${run}`)
  const options = await office.screening.options()
  const snapshot = (await releasedIn(team, by, letters)) ?? (await makeSnapshot())
  if (snapshot === undefined) return
  const plans = options.plans.filter(({ id }) => earlier.plans.some((one) => one.id === id))
  const years = Object.fromEntries(plans.flatMap(({ id }) => (options.years[id] === undefined ? [] : [[id, options.years[id]]])))
  await whenOver(await office.screening.start({ snapshot, day: earlier.day, plans: plans.map(({ id }) => id), years }))

  async function makeSnapshot(): Promise<string | undefined> {
    const { facts } = await office.verification.releasable()
    const base = options.snapshots.find(({ id }) => id === earlier?.snapshot.id)
    if (facts === 0 || base === undefined) return undefined
    const { result } = await whenOver(await office.verification.release({ snapshot: base.name }))
    return String(result?.snapshot)
  }
}

/** The snapshot that holds the first facts of these letters, where there is one. */
async function releasedIn(team: Team, by: string, letters: readonly OpenLetter[]): Promise<string | undefined> {
  const { office } = await team(by)
  for (const { inquiry } of letters) {
    const { rows } = await office.verification.list({ inquiry, states: ['released'], size: 20 })
    const [first] = rows
    if (first?.releasedIn != null) return first.releasedIn
  }
  return undefined
}
