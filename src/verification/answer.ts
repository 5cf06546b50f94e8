import type { Caller } from '../access/index.ts'
import { earliestMaterial } from '../contract/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import type { WorkCalendar } from '../kernel/workdays.ts'
import { act } from '../lifecycle/index.ts'
import type { Work } from '../store/index.ts'
import { attachUploads } from '../uploads/index.ts'
import { keepItems } from './keep-items.ts'
import type { VerificationRefusal } from './refusals.ts'
import { verificationLife, verifications } from './verification.ts'

/** What somebody found out about one fact. */
export interface Answer {
  readonly id: bigint
  readonly version: number
  readonly finding: 'established' | 'unverifiable'
  /** As a clerk writes it: yuan, YYYY-MM-DD, a name of the glossary. Only where it is established. */
  readonly value: string | undefined
  /** The material it rests on, and its day. */
  readonly source: string
  readonly sourceOn: string | undefined
  readonly note: string | undefined
  /** Files that go with it, handed over before by the same person. */
  readonly files: readonly bigint[]
}

/** Reads a value as the field's type takes it: its canonical text, or what was expected. */
export type ReadValue = (entity: string, field: string, text: string) => { readonly value: string } | { readonly expected: string }

/** Answers for facts that are asked for, all of them or none. */
export async function answerVerifications(
  db: Work,
  caller: Caller,
  answers: readonly Answer[],
  readValue: ReadValue,
  calendar: WorkCalendar,
): Promise<Result<{ readonly answered: number }, VerificationRefusal>> {
  const written = await writeAnswers(db, caller, answers, readValue)
  if (written.kind === 'refused') return written
  await keepItems(db, caller, written.value, calendar)
  return done({ answered: answers.length })
}

/** The same without a look at the inboxes; gives the letters whose items are to be brought up to date. */
export async function writeAnswers(
  db: Work,
  caller: Caller,
  answers: readonly Answer[],
  readValue: ReadValue,
): Promise<Result<readonly bigint[], VerificationRefusal>> {
  const rows = await fieldsOf(db, answers)
  const steps = []
  for (const answer of answers) {
    const row = rows.get(answer.id)
    if (row === undefined) return refused({ code: 'row_not_found', id: String(answer.id) })
    const columns = columnsOf(answer, row, caller, readValue)
    if (columns.kind === 'refused') return columns
    const detail = { finding: answer.finding, ...(answer.files.length === 0 ? {} : { files: answer.files.map(String) }) }
    steps.push({ id: answer.id, version: answer.version, columns: columns.value, detail })
  }
  const acted = await act(db, caller, verifications, 'answer', steps)
  if (acted.kind === 'refused') return acted
  const regions = new Map(acted.value.map(({ id, region }) => [id, region]))
  for (const group of Map.groupBy(answers, ({ files }) => files.join()).values()) {
    const owners = group.map(({ id }) => ({ subject: String(id), region: regions.get(id) ?? caller.post.region.path }))
    const owner = { register: verificationLife.register, rows: owners }
    const attached = await attachUploads(db, caller, ['verification_evidence', 'verification_workbook'], group[0]?.files ?? [], owner)
    if (attached.kind === 'refused') return attached
  }
  return done([...new Set([...rows.values()].map(({ inquiry }) => inquiry))])
}

interface AskedField {
  readonly inquiry: bigint
  readonly entity: string
  readonly field: string
}

async function fieldsOf(db: Work, answers: readonly Answer[]): Promise<ReadonlyMap<bigint, AskedField>> {
  if (answers.length === 0) return new Map()
  const rows = await db
    .selectFrom('verification')
    .select(['id', 'inquiry', 'entity', 'field'])
    .where(
      'id',
      'in',
      answers.map(({ id }) => id),
    )
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

function columnsOf(
  { id, finding, value, source, sourceOn, note }: Answer,
  { entity, field }: AskedField,
  caller: Caller,
  readValue: ReadValue,
): Result<Readonly<Record<string, unknown>>, VerificationRefusal> {
  if (source.trim() === '') return refused({ code: 'source_needed', id: String(id) })
  if (sourceOn !== undefined && sourceOn < earliestMaterial)
    return refused({ code: 'day_too_early', id: String(id), day: sourceOn, earliest: earliestMaterial })
  if (sourceOn !== undefined && sourceOn > caller.day)
    return refused({ code: 'day_ahead', id: String(id), day: sourceOn, today: caller.day })
  const common = { finding, source: source.trim(), source_on: sourceOn ?? null, note: note ?? null, answered_by: caller.account.id }
  if (finding === 'unverifiable') return done({ ...common, value: null })
  if (value === undefined || value.trim() === '') return refused({ code: 'value_needed', id: String(id) })
  const read = readValue(entity, field, value.trim())
  if ('expected' in read) return refused({ code: 'value_unfit', id: String(id), value, expected: read.expected })
  return done({ ...common, value: read.value })
}
