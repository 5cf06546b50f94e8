import type { Colleague } from './colleague.ts'
import type { OpenLetter, OpenPart } from './open-letter.ts'
import type { Team } from './team.ts'
import { type Fate, fates, type LetterScript } from './work-script.ts'

type Row = Awaited<ReturnType<Colleague['office']['verification']['list']>>['rows'][number]

const seen = (rows: readonly Row[]) => rows.map(({ id, version }) => ({ id, version }))

/**
 * Answers, sends back and agrees with those rows of a letter that are to come so far. A row that is past a step is let be: what was done
 * before a stop, or by somebody who looked in meanwhile, stands.
 */
export async function driveLetter(team: Team, { script, inquiry, parts }: OpenLetter, wanted: ReadonlySet<Fate>): Promise<void> {
  const checker = await team(script.checkedBy)
  for (const part of parts) {
    const clerk = await team(part.script.answeredBy)
    const mine = async (fate: readonly Fate[], state: string) =>
      (await fatedRows(clerk, inquiry, part)).filter(
        ([row, ends]) => wanted.has(ends) && fate.includes(ends) && row.state === state && row.round === 1,
      )
    const toAnswer = await mine(['released', 'confirmed', 'set_aside', 'returned', 'answered'], 'asked')
    if (toAnswer.length > 0)
      await clerk.office.verification.answer({ answers: toAnswer.map(([row, ends], at) => answerTo(script, row, ends, at)) })
    const toReturn = await mine(['returned'], 'answered')
    if (toReturn.length > 0)
      await checker.office.verification.sendBack({ rows: seen(toReturn.map(([row]) => row)), reason: script.returnedFor })
    const toCheck = await mine(['released', 'confirmed', 'set_aside'], 'answered')
    if (toCheck.length > 0) await checker.office.verification.check({ rows: seen(toCheck.map(([row]) => row)) })
  }
}

/** The rows of a part in the order of their numbers, each with where it ends up; a short part has some of each. */
async function fatedRows({ office }: Colleague, inquiry: string, { script, subjects }: OpenPart): Promise<(readonly [Row, Fate])[]> {
  const order = fates.flatMap((fate) => Array.from({ length: script.rows[fate] }, () => fate))
  const { rows } = await office.verification.list({ inquiry, size: 100 })
  const here = rows.filter(({ subject }) => subjects.has(subject.key))
  return here.map((row, at) => [row, order[Math.floor((at * order.length) / here.length)] ?? 'asked'])
}

function answerTo({ values, source, sourceOn, unverifiable }: LetterScript, { id, version }: Row, ends: Fate, at: number) {
  return ends === 'set_aside'
    ? { id, version, finding: 'unverifiable' as const, source, sourceOn, note: unverifiable }
    : { id, version, finding: 'established' as const, value: values[at % values.length], source, sourceOn }
}
