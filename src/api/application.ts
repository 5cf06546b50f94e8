import type { Caller } from '../access/index.ts'
import {
  type ApplicationPaperTools,
  type ApplicationRefusal,
  type ApplicationRow,
  type ApplicationState,
  type ApplicationView,
  acceptApplication,
  askCompletion,
  type CommitmentRow,
  type CommitmentState,
  checkCommitment,
  completeApplication,
  describeApplicationRefusal,
  findMatters,
  type GivenFact,
  listApplications,
  listCommitments,
  type Matter,
  type MatterDecision,
  type MatterFact,
  type Matters,
  mayBePromised,
  measureTimes,
  placeText,
  readApplication,
  receiveApplication,
  rejectApplication,
  withdrawApplication,
} from '../applications/index.ts'
import { parseDate } from '../kernel/calendar.ts'
import { formatYuan } from '../kernel/money.ts'
import { describeSubjectRefusal, openPage, type SubjectKey } from '../subjects/index.ts'
import { describeWhyRefusal } from '../why/index.ts'
import { answer, refusalError } from './answer.ts'
import { seenIn } from './batch.ts'
import { describeField, showFieldValue, valueReader } from './field-values.ts'
import { establishedBy } from './messages.zh.ts'
import { namesBeside } from './names-beside.ts'
import { namedOne, namesOfParties, type Party, type PartyNames, partyOut } from './names-of-parties.ts'
import type { Office } from './office.ts'
import { pageIn, pageOut } from './pages-of-rows.ts'
import { callerIn, procedures } from './procedures.ts'
import { fenOut } from './run.ts'
import { onceIn, stepIn } from './steps-of-register.ts'
import { viewOfSubject } from './subject.ts'
import { textOf } from './subject-register.ts'

const { application } = procedures

const once = onceIn<ApplicationRefusal>(describeApplicationRefusal)
const stepped = stepIn<ApplicationRefusal>(describeApplicationRefusal)

/** Applications for what cannot be found without asking, and promises that are checked afterwards. */
export const applicationProcedures = {
  matters: application.matters.handler(async ({ input, context, signal }) => {
    const { office } = context
    const caller = callerIn(context)
    const asked: SubjectKey = { entity: input.entity, key: BigInt(input.key) }
    const shown = answer(await openPage(caller, office.keys, asked, input.purpose, ['page']), describeSubjectRefusal)
    const found = answer(await findMatters(office.facts, caller, asked, signal), describeWhyRefusal)
    const names = await matterNames(caller, asked, found)
    return {
      subject: viewOfSubject(shown),
      run: found.about.known.name,
      day: found.about.known.run.record.screeningDate,
      knownOn: found.knownOn ?? null,
      matters: found.matters.map((matter) => matterOut(matter, names(matter))),
      facts: found.facts.map((fact) => factOut(office, fact)),
    }
  }),
  receive: application.receive.handler(async ({ input, context, signal }) => {
    const { office } = context
    const caller = callerIn(context)
    const asked: SubjectKey = { entity: input.entity, key: BigInt(input.key) }
    answer(await openPage(caller, office.keys, asked, 'application', ['page']), describeSubjectRefusal)
    const found = answer(await findMatters(office.facts, caller, asked, signal), describeWhyRefusal)
    const matters = input.matters.map(({ policy, entity, subject }) => {
      const matter = found.matters.find(
        (each) => each.policy.id === policy && each.entity === entity && String(each.decided.row.subject) === subject,
      )
      if (matter === undefined) throw refusal({ code: 'matter_unknown', policy, subject })
      return matter
    })
    const wanted = {
      run: found.about.known.name,
      subject: asked,
      matters: matters.map(({ policy, plan, clause, entity, decided: { row } }) => ({
        policy,
        plan,
        clause,
        subject: { entity, key: row.subject },
        outcome: row.outcome,
      })),
      needs: needsOf(found, matters),
      facts: input.facts.map(factIn),
      way: input.way,
      agent: input.agent,
      note: input.note,
      files: { materials: input.files.materials.map(BigInt), consent: input.files.consent.map(BigInt) },
    }
    return once(context, 'application.receive', input, (db) => receiveApplication(db, caller, wanted, readerOf(office), office.calendar))
  }),
  list: application.list.handler(async ({ input, context }) => {
    const caller = callerIn(context)
    const { subject, ...query } = pageIn<ApplicationState, typeof input>(input)
    const rows = await listApplications(caller, {
      ...query,
      subject: subject === undefined ? undefined : { entity: subject.entity, key: BigInt(subject.key) },
    })
    const named = await namesFor(context.office, caller, rows)
    return pageOut(rows, input.size, (row) => lineOut(row, named))
  }),
  read: application.read.handler(async ({ input, context }) => {
    const { office } = context
    const caller = callerIn(context)
    const view = await readApplication(caller, BigInt(input.application))
    if (view === undefined) throw refusal({ code: 'application_not_found', application: input.application })
    const { subject } = view.application
    return viewOut(office, caller, view, await namesFor(office, caller, [{ subject }, ...view.matters]))
  }),
  askCompletion: application.askCompletion.handler(({ input, context }) =>
    stepped(context, 'application.askCompletion', input, (db, caller) =>
      askCompletion(db, caller, seenIn(input.application), input, context.office.calendar),
    ),
  ),
  complete: application.complete.handler(({ input, context }) => {
    const given = { facts: input.facts.map(factIn), files: input.files.map(BigInt) }
    return stepped(context, 'application.complete', input, (db, caller) =>
      completeApplication(db, caller, seenIn(input.application), given, readerOf(context.office), context.office.calendar),
    )
  }),
  accept: application.accept.handler(({ input, context }) => {
    const decision = {
      matters: input.matters.map((one): MatterDecision => ({ ...one, matter: BigInt(one.matter) })),
      disbelieved: input.disbelieved.map(BigInt),
    }
    return stepped(context, 'application.accept', input, (db, caller) =>
      acceptApplication(db, caller, seenIn(input.application), decision, context.office.calendar),
    )
  }),
  reject: application.reject.handler(({ input, context }) =>
    stepped(context, 'application.reject', input, (db, caller) =>
      rejectApplication(db, caller, seenIn(input.application), input, context.office.calendar),
    ),
  ),
  withdraw: application.withdraw.handler(({ input, context }) =>
    stepped(context, 'application.withdraw', input, (db, caller) =>
      withdrawApplication(db, caller, seenIn(input.application), input.reason, context.office.calendar),
    ),
  ),
  commitments: application.commitments.handler(async ({ input, context }) => {
    const { office } = context
    const caller = callerIn(context)
    const { states, after, ...query } = input
    const rows = await listCommitments(caller, {
      ...query,
      states: states as readonly CommitmentState[] | undefined,
      after: after === undefined ? undefined : { checkOn: after.checkOn, id: BigInt(after.id) },
    })
    const named = await namesFor(office, caller, rows)
    const last = rows.at(-1)
    const next = last === undefined || rows.length < input.size ? null : { checkOn: last.checkOn, id: String(last.id) }
    return { rows: rows.map((row) => commitmentOut(office, row, named)), next }
  }),
  checkCommitment: application.checkCommitment.handler(({ input, context }) => {
    const { commitment, ...check } = input
    return once(context, 'application.checkCommitment', input, (db, caller) =>
      checkCommitment(
        db,
        caller,
        seenIn(commitment),
        { ...check, value: check.value === '' ? undefined : check.value },
        readerOf(context.office),
        context.office.calendar,
      ),
    ).then(({ paid, ...checked }) => ({ ...checked, paid: [...paid] }))
  }),
  times: application.times.handler(async ({ input, context }) =>
    (await measureTimes(callerIn(context), input)).map(({ decided, toPayment, oldest, ...times }) => ({
      ...times,
      decided: { median: decided.median ?? null, p90: decided.p90 ?? null },
      toPayment: { median: toPayment.median ?? null, p90: toPayment.p90 ?? null },
      oldest: oldest === undefined ? null : { ...oldest, application: String(oldest.application) },
    })),
  ),
}

/** What papers of applications are drawn up with. */
export function applicationPaperTools(office: Office): ApplicationPaperTools {
  return {
    applicant: (caller, subject) => namedOne(office, caller, subject, 'application'),
    document: (plan) => documentOf(office, plan),
    value: (entity, field, value) => valueWords(office, entity, field, value),
  }
}

const refusal = (one: ApplicationRefusal) => refusalError('REFUSED', one, describeApplicationRefusal(one))

const readerOf = ({ facts }: Office) => valueReader(facts.set().vocabulary)

interface TravelledFact {
  readonly entity: string
  readonly key: string
  readonly field: string
  readonly value: string
  readonly by: GivenFact['by']
}
const factIn = ({ key, ...fact }: TravelledFact): GivenFact => ({ ...fact, key: BigInt(key) })

/** What the chosen matters lack and nobody knows by now, each once. */
function needsOf({ facts }: Matters, matters: readonly Matter[]) {
  return facts.flatMap(({ entity, key, field, zh, owner, known }) => {
    const policies = matters.filter((matter) => matter.facts.some((each) => placeText(each) === placeText({ entity, key, field })))
    return known !== undefined || policies.length === 0
      ? []
      : [{ entity, key, field, zh, owner, policies: [...new Set(policies.map(({ policy }) => policy.id))] }]
  })
}

/** What the subjects of matters are called where they are not the applicant: an employment after its person. */
async function matterNames(caller: Caller, asked: SubjectKey, { matters }: Matters): Promise<(matter: Matter) => string | undefined> {
  const names = new Map<string, (row: Matter['decided']['row']) => string | undefined>()
  for (const [entity, group] of Map.groupBy(matters, (matter) => matter.entity))
    if (entity !== asked.entity)
      names.set(
        entity,
        await namesBeside(
          caller,
          entity,
          group.map(({ decided }) => decided.row),
        ),
      )
  return ({ entity, decided }) => names.get(entity)?.(decided.row)
}

const namesFor = (office: Office, caller: Caller, rows: readonly { readonly subject: Party }[]): Promise<PartyNames> =>
  namesOfParties(
    office,
    caller,
    rows.map(({ subject }) => subject),
    'application',
  )

function documentOf({ facts }: Office, plan: string): string {
  const of = facts.set().plans.get(plan)
  return of?.number ?? of?.title ?? plan
}

function valueWords({ facts, names }: Office, entity: string, field: string, value: string): string {
  const { vocabulary } = facts.set()
  if (vocabulary.entities.get(entity)?.fields.get(field)?.type.kind === 'region') return names.region(Number(value))
  return showFieldValue(vocabulary, entity, field, value)
}

function matterOut(matter: Matter, name: string | undefined) {
  const { row, say } = matter.decided
  return {
    id: `${matter.policy.id}/${matter.entity}/${row.subject}`,
    policy: { ...matter.policy },
    plan: matter.plan,
    document: matter.document,
    clause: matter.clause,
    subject: { entity: matter.entity, key: String(row.subject), name: name ?? null },
    outcome: row.outcome,
    say,
    net: row.outcome === 'eligible' ? fenOut(row.net) : null,
    channel: matter.channel,
    group: matter.group,
    open:
      matter.openIn === undefined
        ? null
        : { id: matter.openIn.application === undefined ? null : String(matter.openIn.application), number: matter.openIn.number },
    facts: [...new Set(matter.facts.map(placeText))],
    elsewhere: matter.elsewhere.map((each) => ({ ...each })),
  }
}

function factOut(office: Office, fact: MatterFact) {
  const { entity, key, field, zh, owner, isOfApplicant, mayBePromised, known } = fact
  const { expected, choices } = describeField(office.facts.set().vocabulary, entity, field)
  return {
    ...{ id: placeText(fact), entity, key: String(key), field, zh, owner, isOfApplicant, mayBePromised, expected, choices },
    known: known === undefined ? null : knownOut(office, fact, known),
  }
}

function knownOut(office: Office, { entity, field, owner }: MatterFact, known: NonNullable<MatterFact['known']>) {
  if (known.kind === 'established')
    return { value: valueWords(office, entity, field, known.value), source: establishedBy(known.evidence), day: known.day }
  const { of, value, established } = known.fact
  const isMoney = of.type.kind === 'number' && of.type.scale === 2
  const words = value === null ? '' : isMoney ? formatYuan(BigInt(value)) : textOf(of, value, { office, policies: new Map() })
  return {
    value: of.type.kind === 'boolean' ? showFieldValue(office.facts.set().vocabulary, entity, field, words) : words,
    source: established === undefined ? owner : establishedBy(established.evidence),
    day: established?.day ?? known.knownOn,
  }
}

function lineOut(row: ApplicationRow, names: PartyNames) {
  return {
    id: String(row.id),
    number: row.number,
    region: { ...row.region },
    subject: partyOut(row.subject, names),
    policies: [...row.policies],
    isByAgent: row.isByAgent,
    state: row.state,
    receivedBy: row.receivedBy,
    receivedOn: row.receivedOn,
    dueOn: row.dueOn ?? null,
    isOverdue: row.isOverdue,
  }
}

function commitmentOut(office: Office, row: CommitmentRow, names: PartyNames) {
  const { entity, field, zh, value } = row.fact
  return {
    id: String(row.id),
    version: row.version,
    application: { id: String(row.application.id), number: row.application.number },
    subject: partyOut(row.subject, names),
    fact: { zh, value: valueWords(office, entity, field, value), ...describeField(office.facts.set().vocabulary, entity, field) },
    basis: row.basis,
    checkOn: row.checkOn,
    isOverdue: row.isOverdue,
    state: row.state,
    takenBy: row.takenBy,
    checked: row.checked === undefined ? null : { ...row.checked },
    verbs: [...row.verbs],
  }
}

function viewOut(office: Office, caller: Caller, view: ApplicationView, names: PartyNames) {
  const { application: one, dueOn } = view
  const { vocabulary } = office.facts.set()
  const isOverdue = dueOn !== undefined && dueOn < caller.day
  return {
    application: {
      ...lineOut(
        {
          ...one,
          region: { path: one.region, name: view.place },
          policies: view.matters.map(({ policy }) => policy.zh),
          isByAgent: view.agent !== undefined,
          receivedBy: view.receivedBy,
          dueOn,
          isOverdue,
        },
        names,
      ),
      version: one.version,
      round: one.round,
      run: view.run,
      way: view.way,
      agent: view.agent === undefined ? null : { ...view.agent },
      note: view.note ?? null,
      decidedOn: view.decidedOn ?? null,
    },
    matters: view.matters.map(({ id, policy, plan, clause, subject, outcome, result, reason, basis, rows, paidOn }) => ({
      id: String(id),
      policy: { ...policy },
      document: documentOf(office, plan),
      clause,
      subject: partyOut(subject, names),
      outcome: outcome as Matter['decided']['row']['outcome'],
      result: result ?? null,
      reason: reason ?? null,
      basis: basis ?? null,
      rows: rows.map(({ claim, batch, ...row }) => ({ ...row, claim: String(claim), batch: String(batch) })),
      paidOn: paidOn ?? null,
      days: paidOn === undefined ? null : daysBetween(one.receivedOn, paidOn),
    })),
    needs: view.needs.map(({ id, entity, key, field, zh, owner, policies, given }) => ({
      ...{ id: String(id), entity, key: String(key), field, zh, owner, policies: [...policies] },
      ...describeField(vocabulary, entity, field),
      mayBePromised: mayBePromised(vocabulary.entities.get(entity)?.fields.get(field)?.definition ?? ''),
      given: given.map(({ id: fact, value, isBelieved, releasedIn, promise, ...rest }) => ({
        ...rest,
        id: String(fact),
        value: valueWords(office, entity, field, value),
        isBelieved: isBelieved ?? null,
        releasedIn: releasedIn ?? null,
        promise: promise === undefined ? null : { ...promise },
      })),
    })),
    notices: view.notices.map(({ id, items, ...notice }) => ({ ...notice, id: String(id), items: [...items] })),
    commitments: view.commitments.map((row) => commitmentOut(office, row, names)),
    files: view.files.map(({ id, name, bytes }) => ({ id, name, bytes })),
    trail: view.trail.map(({ at, reason, ...event }) => ({ ...event, at: at.toISOString(), reason: reason ?? null })),
    verbs: [...view.verbs],
  }
}

const daysBetween = (from: string, to: string): number => (parseDate(to) ?? 0) - (parseDate(from) ?? 0)
