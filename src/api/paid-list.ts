import type { JobRefusal } from '../jobs/index.ts'
import { describeJobRefusal, readJob } from '../jobs/index.ts'
import {
  bareFaultSentence,
  causeInWords,
  describePaidListRefusal,
  listComparisons,
  type PaidListPlaces,
  type PaidListRefusal,
  readComparison,
  readDifferences,
  type SeenComparison,
  startComparison,
  startDifferencesExport,
  understandUpload,
} from '../paid-lists/index.ts'
import { type NamedEntity, namedEntities, namesOf } from '../subjects/index.ts'
import { answer } from './answer.ts'
import { jobOut } from './job.ts'
import type { Office } from './office.ts'
import { callerIn, procedures } from './procedures.ts'

const { paidList } = procedures

/** Where an office keeps what it compares. */
export const paidListPlacesOf = (
  office: Pick<Office, 'facts' | 'names' | 'store' | 'keys' | 'clock' | 'uploads' | 'paidFolder' | 'filesFolder'>,
): PaidListPlaces => {
  const { facts, names, store, keys, clock, uploads, paidFolder: folder, filesFolder: files } = office
  return { facts, names, store, keys, clock, uploads, folder, files }
}

type StartRefusal = PaidListRefusal | Extract<JobRefusal, { readonly code: 'request_id_missing' | 'request_id_taken' }>

const describeStart = (refusal: StartRefusal): string =>
  refusal.code === 'request_id_missing' || refusal.code === 'request_id_taken'
    ? describeJobRefusal(refusal)
    : describePaidListRefusal(refusal)

/** Lists of what was paid beside what a screening gives. */
export const paidListProcedures = {
  understand: paidList.understand.handler(async ({ input, context }) => {
    const { upload, run, policy, reading, below } = input
    const asked = { upload: BigInt(upload), run, policy, reading, below }
    const found = answer(await understandUpload(callerIn(context), paidListPlacesOf(context.office), asked), describePaidListRefusal)
    const { sheets, lacks, claimedTwice, sample, faults, read } = found
    return {
      ...found,
      sheets: [...sheets],
      reading: { ...found.reading, columns: [...found.reading.columns] },
      lacks: [...lacks],
      claimedTwice: [...claimedTwice],
      sample: sample.map(({ line, cells }) => ({ line, cells: [...cells] })),
      read: { ...read, stated: [...read.stated] },
      faults: [...faults],
    }
  }),
  start: paidList.start.handler(async ({ input, context }) => {
    const { store, jobs } = context.office
    const caller = callerIn(context)
    const { upload, run, policy, reading } = input
    const started = await startComparison(caller, jobs, context.office, { upload: BigInt(upload), run, policy, reading })
    return jobOut(answer(await readJob(store, caller, answer(started, describeStart)), describeJobRefusal))
  }),
  list: paidList.list.handler(async ({ context }) =>
    (await listComparisons(callerIn(context), paidListPlacesOf(context.office))).map(comparisonOut),
  ),
  get: paidList.get.handler(async ({ input, context }) => {
    const found = answer(
      await readComparison(callerIn(context), paidListPlacesOf(context.office), BigInt(input.id)),
      describePaidListRefusal,
    )
    return {
      ...comparisonOut(found),
      causes: found.groups.flatMap(({ group, causes }) =>
        causes.map(({ cause, detail, causePolicy, count, ours, paid }) => ({
          group,
          cause,
          detail,
          causePolicy,
          zh: causeInWords(found, { cause, detail, causePolicy }),
          count,
          ours,
          paid,
        })),
      ),
      columns: found.reading.columns.map(({ heading, role }) => ({ heading, role })),
      unit: found.reading.unit,
      faultsShown: found.faults.map(bareFaultSentence),
    }
  }),
  rows: paidList.rows.handler(async ({ input, context }) => {
    const caller = callerIn(context)
    const places = paidListPlacesOf(context.office)
    const found = answer(await readComparison(caller, places, BigInt(input.id)), describePaidListRefusal)
    const { group, cause, detail, causePolicy, after, size } = input
    const page = answer(await readDifferences(places, found, { group, cause, detail, causePolicy, after, size }), describePaidListRefusal)
    const entity = namedEntities.find((each) => each === found.entity)
    const keys = page.rows.flatMap(({ key }) => key ?? [])
    const names =
      entity === undefined ? new Map() : await namesOf(caller, context.office.keys, entity satisfies NamedEntity, keys, 'paid_list')
    return {
      rows: page.rows.map((row) => ({
        at: row.at,
        key: row.key === undefined ? null : String(row.key),
        name: (row.key === undefined ? undefined : names.get(row.key)?.name) ?? null,
        subjects: row.subjects.map(String),
        decisions: row.decisions,
        line: row.line ?? null,
        lines: row.lines,
        net: row.net,
        gross: row.gross ?? null,
        taken: row.taken,
        awaiting: row.awaiting,
        paid: row.paid,
        heads: row.heads ?? null,
        outcome: (row.outcome ?? null) as 'eligible' | null,
        region: row.region === undefined ? '' : context.office.names.region(row.region),
        cause: row.cause,
        zh: causeInWords(found, row),
      })),
      total: page.total,
    }
  }),
  export: paidList.export.handler(async ({ input, context }) => {
    const { store, jobs } = context.office
    const caller = callerIn(context)
    const started = await startDifferencesExport(caller, jobs, paidListPlacesOf(context.office), { ...input, id: BigInt(input.id) })
    return jobOut(answer(await readJob(store, caller, answer(started, describeStart)), describeJobRefusal))
  }),
}

function comparisonOut({ id, run, day, policy, name, sha256, by, at, region, groups, read }: SeenComparison) {
  return {
    id: String(id),
    run,
    day: day ?? null,
    policy,
    name,
    sha256,
    by,
    at: at.toISOString(),
    region,
    groups: groups.map(({ group, count, lines, ours, paid }) => ({ group, count, lines, ours, paid })),
    read: { ...read, stated: [...read.stated] },
  }
}
