import type { OfficeDoor } from './colleague.ts'
import { comparePaid } from './compare-paid.ts'
import { coverPost } from './cover-post.ts'
import { driveLetter } from './drive-letter.ts'
import { enterDeferrals } from './enter-deferrals.ts'
import { exportList } from './export-list.ts'
import { moveMoney } from './move-money.ts'
import { type OpenLetter, openLetter } from './open-letter.ts'
import { readMessages } from './read-messages.ts'
import { releaseFacts } from './release-facts.ts'
import { gatherTeam } from './team.ts'
import { type Fate, fates, type WorkScript } from './work-script.ts'

/** What was done. */
export interface DoneWork {
  readonly letters: number
}

/**
 * Puts an office at work: its people write letters, answer, check, release and compare, one after another and through its procedures
 * alone. Done again it finds everything done; after a stop it goes on where it was. The run is the one that letters ask about.
 */
export async function workOffice(door: OfficeDoor, script: WorkScript, run: string): Promise<DoneWork> {
  const { team, leave } = gatherTeam(door)
  const letters: OpenLetter[] = []
  for (const one of script.letters) {
    const letter = await openLetter(team, one, run)
    if (letter !== undefined) letters.push(letter)
  }
  const { release } = script
  if (release !== undefined) {
    const soon: ReadonlySet<Fate> = new Set(['released'])
    for (const letter of letters) await driveLetter(team, letter, soon)
    await releaseFacts(team, release.by, letters, run)
  }
  for (const letter of letters) await driveLetter(team, letter, new Set(fates))
  if (script.paid !== undefined) await comparePaid(team, script.paid, run)
  await moveMoney(team, script, run)
  for (const one of script.deferrals) await enterDeferrals(team, one, run)
  for (const cover of script.covers) await coverPost(team, cover)
  for (const login of script.readers) await readMessages(team, login)
  for (const one of script.exports) await exportList(team, one, run)
  await leave()
  return { letters: letters.length }
}
