import type { RunOnDisk } from '../../screening/index.ts'
import { sqlName } from '../../store/index.ts'
import type { FactsPlane } from '../facts-plane.ts'
import { newestSnapshot } from '../newest-snapshot.ts'
import { type SnapshotOfRun, snapshotOfRun } from '../snapshot-of-run.ts'
import { changedFacts } from './changed-facts.ts'
import type { FactAnswer, FactQuestion, RowAbout, RuleAbout } from './fact-question.ts'
import { hasField, recordsOf } from './fact-tables.ts'
import { paidElsewhere } from './paid-elsewhere.ts'
import { severalEmployers } from './several-employers.ts'

/** What was asked, over which facts, known on which day; undefined where none could be read, and then nothing was looked at. */
export interface AskedFacts {
  readonly snapshot: { readonly id: string; readonly dataOn: string } | undefined
  readonly answers: readonly FactAnswer[]
}

/**
 * Asks the newest facts of a run's registry about rows of a list. A fact that the registry does not have, or that its source did not
 * deliver, is no data, never nothing found; a row whose fact is unknown counts as not looked at.
 */
export async function askFacts(
  plane: FactsPlane,
  run: RunOnDisk | undefined,
  questions: readonly FactQuestion[],
  rows: readonly RowAbout[],
  rules: readonly RuleAbout[],
): Promise<AskedFacts> {
  const newest = run === undefined ? undefined : await newestSnapshot(plane, run)
  if (run === undefined || newest === undefined)
    return { snapshot: undefined, answers: questions.map(({ id }) => ({ id, standing: 'no_data' })) }
  const before = await snapshotOfRun(plane, run)
  const { id, knownOn: dataOn } = newest.manifest
  return { snapshot: { id, dataOn }, answers: await answersFrom({ before, newest, run }, questions, rows, rules) }
}

/** The facts that questions are put to: those of the run, where they can be read, and the newest. */
interface FactsAsked {
  readonly before: SnapshotOfRun | undefined
  readonly newest: SnapshotOfRun
  readonly run: Pick<RunOnDisk, 'record'>
}

/**
 * Puts questions to facts, one after another.
 * @internal A test puts them to facts of its own.
 */
export async function answersFrom(
  facts: FactsAsked,
  questions: readonly FactQuestion[],
  rows: readonly RowAbout[],
  rules: readonly RuleAbout[],
): Promise<readonly FactAnswer[]> {
  const about = await withFirms(facts.newest, rows)
  const answers: FactAnswer[] = []
  for (const question of questions) answers.push(await answerTo(facts, question, about, rules))
  return answers
}

/** The money of a unit goes to its firm: rows about a unit alone are about its firm too. */
async function withFirms(snapshot: SnapshotOfRun, rows: readonly RowAbout[]): Promise<readonly RowAbout[]> {
  const lacking = rows.flatMap(({ keys }) => (keys.has('firm') ? [] : (keys.get('insured_unit') ?? [])))
  if (lacking.length === 0 || !hasField(snapshot, 'insured_unit', 'firm')) return rows
  const firms = new Map(
    (await recordsOf(snapshot, 'insured_unit', ['firm'], lacking)).map(({ key, firm }) => [BigInt(key as bigint), firm as bigint | null]),
  )
  return rows.map((row) => {
    const firm = row.keys.has('firm') ? null : (firms.get(row.keys.get('insured_unit') ?? -1n) ?? null)
    return firm === null ? row : { ...row, keys: new Map([...row.keys, ['firm', BigInt(firm)]]) }
  })
}

function answerTo(
  { before, newest, run }: FactsAsked,
  { id, test }: FactQuestion,
  rows: readonly RowAbout[],
  rules: readonly RuleAbout[],
): Promise<FactAnswer> {
  switch (test.kind) {
    case 'holds':
    case 'has_come':
      return askField(newest, id, test, rows)
    case 'several_employers':
      return severalEmployers(newest, id, rows)
    case 'facts_changed':
      return changedFacts(before, newest, run, id, rows)
    case 'paid_elsewhere':
      return paidElsewhere(newest, run, id, rows, rules)
  }
}

async function askField(
  snapshot: SnapshotOfRun,
  id: string,
  { kind, entity, field }: { readonly kind: 'holds' | 'has_come'; readonly entity: string; readonly field: string },
  rows: readonly RowAbout[],
): Promise<FactAnswer> {
  if (!hasField(snapshot, entity, field)) return { id, standing: 'no_data' }
  const name = sqlName(field)
  const known = new Map(
    (
      await recordsOf(
        snapshot,
        entity,
        kind === 'holds'
          ? [`${name} as is_so`, 'null as day', `${name} is null as is_unknown`]
          : [`${name} <= date '${snapshot.manifest.knownOn}' as is_so`, `cast(${name} as varchar) as day`, `${name} is null as is_unknown`],
        rows.flatMap(({ keys }) => keys.get(entity) ?? []),
      )
    ).map(({ key, ...row }) => [BigInt(key as bigint), row]),
  )
  const looked = rows.flatMap((row) => {
    const fact = known.get(row.keys.get(entity) ?? -1n)
    return fact === undefined || fact.is_unknown === true ? [] : [{ claim: row.claim, fact }]
  })
  const found = looked
    .filter(({ fact }) => fact.is_so === true)
    .map(({ claim, fact }) => ({ claim, ...(fact.day === null ? {} : { day: String(fact.day) }) }))
  return { id, standing: 'made', rows: looked.length, found }
}
