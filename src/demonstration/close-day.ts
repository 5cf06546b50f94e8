import type { ClosingScript } from './money-script.ts'
import type { Team } from './team.ts'

/** Closes the day of a fund: signed by whoever handled it, and by finance; a day on which nothing moved is left open. */
export async function closeDay(team: Team, { fund, by, secondBy }: ClosingScript): Promise<void> {
  const [handler, finance] = [await team(by), await team(secondBy)]
  const { day } = (await handler.office.session.whoAmI()).office
  const seen = await handler.office.closing.day({ fund, day })
  if (seen.lines.length > 0 && seen.signed === null) await handler.office.closing.sign({ fund, day, hash: seen.hash })
  const signed = await finance.office.closing.day({ fund, day })
  if (signed.signed !== null && signed.signed.second === null && signed.moved.length === 0)
    await finance.office.closing.countersign({ fund, day, hash: signed.signed.hash })
}
