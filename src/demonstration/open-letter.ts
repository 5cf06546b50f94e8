import type { Colleague } from './colleague.ts'
import type { Team } from './team.ts'
import { fates, type LetterScript, type PartScript } from './work-script.ts'

/** A letter that went out. */
export interface OpenLetter {
  readonly script: LetterScript
  readonly inquiry: string
  readonly parts: readonly OpenPart[]
}

/** The part of a letter that one region answers, and whom it asks about: at least somebody. */
export interface OpenPart {
  readonly script: PartScript
  readonly subjects: ReadonlySet<string>
}

/** Sends a letter about the first subjects of each region that lack the fact; undefined where a small registry has none. */
export async function openLetter(team: Team, script: LetterScript, run: string): Promise<OpenLetter | undefined> {
  const handler = await team(script.by)
  const { policy, missing, note } = script
  const parts: OpenPart[] = []
  for (const part of script.parts) {
    const subjects = await lackingIn(handler, script, part, run)
    if (subjects.length > 0) parts.push({ script: part, subjects: new Set(subjects) })
  }
  if (parts.length === 0) return undefined
  const subjects = parts.flatMap((part) => [...part.subjects])
  const sent = (await handler.office.verification.inquiries()).find((each) => each.policy.id === policy && each.note === note)
  // Sent by a screening that a later version of the program made again under another name, it is the same letter.
  const inquiry = sent?.id ?? (await handler.office.verification.open({ run, policy, missing, subjects, note })).inquiry
  return { script, inquiry, parts }
}

async function lackingIn({ office }: Colleague, { policy, missing }: LetterScript, { region, rows }: PartScript, run: string) {
  const most = fates.reduce((sum, fate) => sum + rows[fate], 0)
  const filter = { outcome: ['undetermined'], missing: [missing], region: [String(region)] }
  const listed = await office.decision.list({ run, policy, filter, size: 100 })
  return listed.rows.slice(0, most).map(({ subject }) => subject)
}
