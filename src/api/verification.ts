import type { Caller } from '../access/index.ts'
import {
  codeScopeOf,
  countedAs,
  describeDecisionRefusal,
  findRun,
  gatherRows,
  keysBeside,
  type MissingRecord,
  missingRecordOf,
  readFilter,
  type WrittenFilter,
} from '../decisions/index.ts'
import { describeJobRefusal, type JobRunner, readJob } from '../jobs/index.ts'
import { dueDay } from '../kernel/workdays.ts'
import { onceFor } from '../lifecycle/index.ts'
import { placesOfCodes } from '../organisation/index.ts'
import { listSnapshots } from '../registry/index.ts'
import { countReleasable, type Releasing, startRelease } from '../releases/index.ts'
import type { Vocabulary } from '../rules/index.ts'
import type { ListRow } from '../screening/index.ts'
import type { ShownSubject } from '../subjects/index.ts'
import {
  answerVerifications,
  type BulkPlaces,
  confirmVerifications,
  countUnderWay,
  describeRowRefusal,
  describeVerificationRefusal,
  type InquiryView,
  type LetterWords,
  listHandedOn,
  listInquiries,
  listSteps,
  listVerifications,
  mostAsked,
  openInquiry,
  previewLetter,
  returnVerifications,
  startAnswers,
  startChecks,
  type VerificationRow,
  type VerificationState,
  verificationLife,
  waitingByRegion,
  withdrawVerifications,
} from '../verification/index.ts'
import { answer, refusalError } from './answer.ts'
import { describeField, fieldReading, showFieldValue, valueReader } from './field-values.ts'
import { jobOut } from './job.ts'
import { placeWords } from './messages.zh.ts'
import { type PartiesBeside, partiesBeside } from './names-beside.ts'
import type { Office } from './office.ts'
import { callerIn, type KnownContext, procedures, type RequestContext } from './procedures.ts'

const { verification } = procedures

interface AskedList {
  readonly run: string
  readonly policy: string
  readonly missing: string
  readonly filter?: WrittenFilter | undefined
  readonly subjects?: readonly string[] | undefined
}

interface Gathered {
  readonly run: string
  readonly record: MissingRecord
  readonly rows: readonly ListRow[]
}

/** The undetermined rows of a list that lack one fact, in the caller's regions. */
async function gather({ facts }: Office, caller: Caller, { run, policy, missing, filter, subjects }: AskedList): Promise<Gathered> {
  const scope = answer(await codeScopeOf(caller), describeDecisionRefusal)
  const known = answer(await findRun(facts, run), describeDecisionRefusal)
  const record = answer(missingRecordOf(known.run, policy, missing, facts.set().vocabulary), describeDecisionRefusal)
  const read = answer(readFilter(filter ?? {}), describeDecisionRefusal)
  const wanted = {
    ...read,
    outcome: ['undetermined'],
    missing: [missing],
    ...(subjects === undefined ? {} : { subject: subjects.map(BigInt) }),
  }
  const rows = answer(await gatherRows(facts, known.run, policy, wanted, scope, mostAsked), describeDecisionRefusal)
  return { run: known.name, record, rows }
}

/** Facts that decisions lack: asked for, answered, checked. */
export const verificationProcedures = {
  preview: verification.preview.handler(async ({ input, context }) => {
    const { office } = context
    const caller = callerIn(context)
    const { record, rows } = await gather(office, caller, input)
    const codes = [...new Set(rows.map(({ region }) => region))].sort((a, b) => a - b)
    const places = await caller.transact((db) => placesOfCodes(db, codes))
    const byPlace = [...Map.groupBy(codes, (code) => places.get(code)?.path ?? String(code)).values()]
    const keys = rows.flatMap((row) => record.keyIn(row) ?? [])
    return {
      policy: record.policyZh,
      fact: {
        zh: record.zh,
        owner: record.owner,
        expected: describeField(office.facts.set().vocabulary, record.entity, record.field).expected,
      },
      rows: rows.length,
      underWay: await countUnderWay(caller, record, keys),
      unit: countedAs(record.subjectEntity),
      regions: byPlace.map((group) => {
        const [code = 0] = group
        return {
          code,
          name: placeWords(
            places.get(code)?.name ?? String(code),
            group.flatMap((one) => places.get(one)?.pastName ?? []),
          ),
          rows: rows.filter(({ region }) => group.includes(region)).length,
        }
      }),
      due: dueDay(caller.day, verificationLife.states.asked.waits?.workdays, office.calendar) ?? null,
    }
  }),
  open: verification.open.handler(async ({ input, context }) => {
    const { office } = context
    const caller = callerIn(context)
    const { run, record, rows } = await gather(office, caller, input)
    const inquiry = {
      run,
      policy: { id: input.policy, zh: record.policyZh },
      subjectEntity: record.subjectEntity,
      fact: { entity: record.entity, field: record.field, zh: record.zh, owner: record.owner },
      rows: rows.flatMap((row) => {
        const key = record.keyIn(row)
        return key === undefined ? [] : [{ subject: row.subject, key, region: row.region }]
      }),
      note: input.note,
      due: input.due,
    }
    return answer(
      await caller.transact((db) =>
        onceFor(db, caller, 'verification.open', input, () => openInquiry(db, caller, inquiry, office.calendar)),
      ),
      describeVerificationRefusal,
    )
  }),
  inquiries: verification.inquiries.handler(async ({ context }) => (await listInquiries(callerIn(context))).map(inquiryOut)),
  handedOn: verification.handedOn.handler(async ({ context }) =>
    (await listHandedOn(callerIn(context))).map(({ inquiry, dueOn, ...line }) => ({
      ...line,
      inquiry: String(inquiry),
      dueOn: dueOn ?? null,
    })),
  ),
  steps: verification.steps.handler(async ({ input, context }) =>
    (await listSteps(callerIn(context), input.of, input.since)).map(({ inquiry, ...step }) => ({ ...step, inquiry: String(inquiry) })),
  ),
  list: verification.list.handler(async ({ input, context }) => {
    const caller = callerIn(context)
    const id = BigInt(input.inquiry)
    const [inquiry] = await listInquiries(caller, id)
    if (inquiry === undefined) {
      const refusal = { code: 'row_not_found', id: input.inquiry } as const
      throw refusalError('REFUSED', refusal, describeVerificationRefusal(refusal))
    }
    const states = input.states as readonly VerificationState[] | undefined
    const rows = await listVerifications(caller, {
      inquiry: id,
      states,
      after: input.after === undefined ? undefined : BigInt(input.after),
      size: input.size,
    })
    const last = rows.at(-1)
    const { vocabulary } = context.office.facts.set()
    const subjectEntity = rows[0]?.subjectEntity ?? inquiry.fact.entity
    const shown = await partiesOf(context.office, caller, inquiry, subjectEntity, rows)
    return {
      inquiry: inquiryOut(inquiry),
      rows: rows.map((row) => rowOut(row, vocabulary, shown.get(row.subject))),
      ...describeField(vocabulary, inquiry.fact.entity, inquiry.fact.field),
      isYesOrNo: fieldReading(vocabulary).isYesOrNo(inquiry.fact.entity, inquiry.fact.field),
      waiting: [...(await waitingByRegion(caller, id))],
      subjects: { zh: vocabulary.entities.get(subjectEntity)?.zh ?? '', unit: countedAs(subjectEntity) },
      next: last === undefined || rows.length < input.size ? null : String(last.id),
    }
  }),
  answer: verification.answer.handler(async ({ input, context }) => {
    const { calendar, facts } = context.office
    const caller = callerIn(context)
    const answers = input.answers.map(({ id, version, ...body }) => ({ ...answerOf(body), id: BigInt(id), version }))
    return answer(
      await caller.transact((db) =>
        onceFor(db, caller, 'verification.answer', input.answers, () =>
          answerVerifications(db, caller, answers, valueReader(facts.set().vocabulary), calendar),
        ),
      ),
      describeVerificationRefusal,
    )
  }),
  readWorkbook: verification.readWorkbook.handler(async ({ input, context }) => {
    const { uploads, facts } = context.office
    const reading = fieldReading(facts.set().vocabulary)
    const preview = await previewLetter(callerIn(context), uploads, BigInt(input.inquiry), BigInt(input.upload), reading)
    return workbookOut(answer(preview, describeVerificationRefusal))
  }),
  answerWorkbook: verification.answerWorkbook.handler(async ({ input, context }) => {
    const { upload, accepted } = input
    return bulkOut(context, (caller, places, jobs) =>
      startAnswers(caller, jobs, places, BigInt(input.inquiry), { kind: 'workbook', upload: BigInt(upload), accepted }),
    )
  }),
  answerAll: verification.answerAll.handler(async ({ input, context }) =>
    bulkOut(context, (caller, places, jobs) =>
      startAnswers(caller, jobs, places, BigInt(input.inquiry), { kind: 'same', rows: input.rows, answer: answerOf(input.answer) }),
    ),
  ),
  checkAll: verification.checkAll.handler(async ({ input, context }) =>
    bulkOut(context, (caller, _, jobs) => startChecks(caller, jobs, BigInt(input.inquiry), input.rows)),
  ),
  check: verification.check.handler(async ({ input, context }) => {
    const { calendar } = context.office
    const caller = callerIn(context)
    const rows = seenRows(input.rows)
    return answer(
      await caller.transact((db) =>
        onceFor(db, caller, 'verification.check', input.rows, () => confirmVerifications(db, caller, rows, calendar)),
      ),
      describeVerificationRefusal,
    )
  }),
  sendBack: verification.sendBack.handler(async ({ input, context }) => {
    const { calendar } = context.office
    const caller = callerIn(context)
    const { rows, reason } = input
    const returned = answer(
      await caller.transact((db) =>
        onceFor(db, caller, 'verification.sendBack', [rows, reason], () =>
          returnVerifications(db, caller, seenRows(rows), reason, calendar),
        ),
      ),
      describeVerificationRefusal,
    )
    return { returned }
  }),
  releasable: verification.releasable.handler(async ({ context }) => {
    const { snapshotsFolder, set } = context.office.facts
    const snapshots = await listSnapshots(snapshotsFolder, set().vocabulary)
    const { facts, payments } = await countReleasable(callerIn(context))
    return {
      facts,
      payments,
      snapshots: snapshots.flatMap((each) =>
        each.kind === 'usable'
          ? [{ name: each.name, title: each.title, knownOn: each.knownOn, payments: paymentsIn(each.source.parameters) }]
          : [],
      ),
    }
  }),
  release: verification.release.handler(async ({ input, context }) => {
    const { store, jobs } = context.office
    const caller = callerIn(context)
    const started = await startRelease(caller, jobs, releasingOf(context.office), input.snapshot)
    const id = answer(started, (refusal) =>
      refusal.code === 'request_id_missing' || refusal.code === 'request_id_taken'
        ? describeJobRefusal(refusal)
        : describeVerificationRefusal(refusal),
    )
    return jobOut(answer(await readJob(store, caller, id), describeJobRefusal))
  }),
  withdraw: verification.withdraw.handler(async ({ input, context }) => {
    const { calendar } = context.office
    const caller = callerIn(context)
    const { rows, reason } = input
    const withdrawn = answer(
      await caller.transact((db) =>
        onceFor(db, caller, 'verification.withdraw', [rows, reason], () =>
          withdrawVerifications(db, caller, seenRows(rows), reason, calendar),
        ),
      ),
      describeVerificationRefusal,
    )
    return { withdrawn }
  }),
}

/** How many payments of the ledger a snapshot has, by what it says of itself. */
function paymentsIn({ paid = 0, pending = 0 }: Readonly<Record<string, string | number>>) {
  return { paid: Number(paid), pending: Number(pending) }
}

/** What makes snapshots of confirmed facts and payments out of the parts of an office. */
export function releasingOf({ store, facts, calendar }: Pick<Office, 'store' | 'facts' | 'calendar'>): Releasing {
  return { store, facts, calendar }
}

/** What answers and checks many rows out of the parts of an office. */
export function bulkPlacesOf({ store, calendar, uploads, facts }: Pick<Office, 'store' | 'calendar' | 'uploads' | 'facts'>): BulkPlaces {
  return { store, calendar, uploads, reading: () => fieldReading(facts.set().vocabulary) }
}

/** The words a letter's workbook needs, with the looks at names written down. */
export function letterWordsOf({ facts, keys, settings }: Pick<Office, 'facts' | 'keys' | 'settings'>, caller: Caller): LetterWords {
  const { vocabulary } = facts.set()
  return {
    office: settings.name,
    describe: (entity, field) => describeField(vocabulary, entity, field),
    show: (entity, field, value) => showFieldValue(vocabulary, entity, field, value),
    shown: async (letter, entity, rows) => {
      const parties = await partiesOf({ facts, keys }, caller, letter, entity, rows)
      return new Map([...parties].map(([key, { called, unit }]) => [key, { called: partyShown(called), unit: partyShown(unit) }]))
    },
  }
}

/** Whom the rows of a letter are about, as the run it was sent from has it. */
async function partiesOf(
  { facts, keys }: Pick<Office, 'facts' | 'keys'>,
  caller: Caller,
  { run, policy }: Pick<InquiryView, 'run' | 'policy'>,
  entity: string,
  rows: readonly Pick<VerificationRow, 'subject'>[],
): Promise<ReadonlyMap<bigint, PartiesBeside>> {
  const subjects = [...new Set(rows.map(({ subject }) => subject))]
  return partiesBeside(caller, keys, entity, await keysBeside(facts, run, policy.id, subjects))
}

const partyShown = (shown: ShownSubject | undefined) => (shown === undefined ? undefined : { name: shown.name, number: numberShown(shown) })

const numberShown = (shown: ShownSubject | undefined): string | undefined =>
  shown?.numbers.find(({ number }) => number !== undefined)?.number

interface AnswerIn {
  readonly finding: 'established' | 'unverifiable'
  readonly value?: string | undefined
  readonly source: string
  readonly sourceOn?: string | undefined
  readonly note?: string | undefined
  readonly files: readonly string[]
}

function answerOf({ finding, value, source, sourceOn, note, files }: AnswerIn) {
  return { finding, value, source, sourceOn, note, files: files.map(BigInt) }
}

/** Starts long work with the rows of a letter and gives its job. */
async function bulkOut(
  context: RequestContext & KnownContext,
  start: (caller: Caller, places: BulkPlaces, jobs: JobRunner) => ReturnType<typeof startAnswers>,
) {
  const { store, jobs } = context.office
  const caller = callerIn(context)
  const id = answer(await start(caller, bulkPlacesOf(context.office), jobs), (refusal) =>
    refusal.code === 'request_id_missing' || refusal.code === 'request_id_taken'
      ? describeJobRefusal(refusal)
      : describeVerificationRefusal(refusal),
  )
  return jobOut(answer(await readJob(store, caller, id), describeJobRefusal))
}

const mostLines = 500
const outcomes = ['refused', 'accepted', 'unchanged'] as const

function workbookOut({ name, lines, blank }: Extract<Awaited<ReturnType<typeof previewLetter>>, { readonly kind: 'done' }>['value']) {
  const of = (outcome: (typeof outcomes)[number]) => lines.filter((line) => line.outcome === outcome)
  const shown = outcomes.flatMap(of).slice(0, mostLines)
  return {
    name,
    accepted: of('accepted').length,
    unchanged: of('unchanged').length,
    refused: of('refused').length,
    blank,
    lines: shown.map(({ line, name: called, outcome, answer: given, notes, fault }) => ({
      line,
      name: called,
      outcome,
      finding: given?.finding ?? null,
      value: given?.value ?? null,
      source: given?.source ?? null,
      sourceOn: given?.sourceOn ?? null,
      notes: [...notes],
      cell: fault?.cell ?? null,
      message: fault === undefined ? null : describeRowRefusal(fault),
    })),
  }
}

function seenRows(rows: readonly { readonly id: string; readonly version: number }[]) {
  return rows.map(({ id, version }) => ({ id: BigInt(id), version }))
}

function inquiryOut({ id, dueOn, note, ...inquiry }: InquiryView) {
  return { ...inquiry, id: String(id), dueOn: dueOn ?? null, note: note ?? null, counts: { ...inquiry.counts } }
}

function rowOut(row: VerificationRow, vocabulary: Vocabulary, { called, unit }: Partial<PartiesBeside> = {}) {
  const { id, version, round, state, region, subjectEntity, subject, entity, key, field } = row
  return {
    id: String(id),
    version,
    round,
    state,
    region,
    subject: {
      entity: subjectEntity,
      key: String(subject),
      name: called?.name ?? null,
      number: numberShown(called) ?? null,
    },
    unit: unit === undefined ? null : { name: unit.name, number: numberShown(unit) ?? null },
    record: { entity, key: String(key), field },
    finding: row.finding ?? null,
    value: row.value === undefined ? null : showFieldValue(vocabulary, entity, field, row.value),
    source: row.source ?? null,
    sourceOn: row.sourceOn ?? null,
    note: row.note ?? null,
    answeredBy: row.answeredBy ?? null,
    checkedBy: row.checkedBy ?? null,
    releasedIn: row.releasedIn ?? null,
    files: [...row.files],
    returned: row.returned ?? null,
    verbs: [...row.verbs],
  }
}
