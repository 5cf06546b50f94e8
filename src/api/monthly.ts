import type { Caller } from '../access/index.ts'
import { codeScopeOf, describeDecisionRefusal, findRun, findRuns, gatherRows, type KnownRun, toldFacts } from '../decisions/index.ts'
import { type Refusal, type Result, refused } from '../kernel/result.ts'
import { type GrantedRow, mostRows, onceKeyOf } from '../ledger/index.ts'
import { type Answer, onceFor } from '../lifecycle/index.ts'
import {
  type AskedRound,
  type DecidedPerson,
  describeMonthlyRefusal,
  enterEvent,
  layDownRefusals,
  leadsOfRound,
  listEvents,
  listRounds,
  type MonthlyRefusal,
  makeRound,
  monthOfDay,
  type PreviewedRound,
  peopleOfRound,
  peopleOnRounds,
  previewRound,
  type Reason,
  type RoundLine,
  revokeEvent,
} from '../monthly/index.ts'
import { type ListRow, outcomeWords, pinRun, statusWords } from '../screening/index.ts'
import type { Work } from '../store/index.ts'
import { describeSubjectRefusal, findSubjects, namesOf } from '../subjects/index.ts'
import { answer } from './answer.ts'
import { fundOf, type Grants, wantedOf } from './batch.ts'
import type { Office } from './office.ts'
import { callerIn, type KnownContext, procedures, type RequestContext } from './procedures.ts'

const { monthly } = procedures

type Context = RequestContext & KnownContext

/** As many screenings as are looked through for those of a month. */
const mostRuns = 60
/** Months before that may have been missed. */
const mostMissed = 12
/** Keys of one question to a run. */
const keysAtOnce = 1_000

interface Asked {
  readonly policy: string
  readonly month: string
  readonly run?: string | undefined
}

/** Benefits that are paid month by month. */
export const monthlyProcedures = {
  policies: monthly.policies.handler(async ({ context }) => {
    const caller = callerIn(context)
    const known = await runsByMonth(context.office)
    const rounds = await listRounds(caller, { size: 500 })
    const found = new Map<string, { zh: string; months: { month: string; run: string; dataOn: string }[] }>()
    for (const [month, one] of known)
      for (const { policy, zh, isMonthly } of one.run.record.lists.policies) {
        if (isMonthly !== true) continue
        const of = found.get(policy) ?? { zh, months: [] }
        of.months.push({ month, run: one.name, dataOn: one.run.record.knownOn })
        found.set(policy, of)
      }
    return [...found].map(([id, { zh, months }]) => ({
      policy: { id, zh },
      months: months.sort((a, b) => (a.month < b.month ? 1 : -1)),
      last: rounds.find(({ policy }) => policy.id === id)?.month ?? null,
    }))
  }),
  preview: monthly.preview.handler(async ({ input, context }) => {
    const { known, round, asked, byFund } = await reckoned(context.office, callerIn(context), input)
    const { lines, already, leads, unclear, refusalsUntold, last } = round
    return {
      run: known.name,
      dataOn: known.run.record.knownOn,
      screenedOn: known.run.record.screeningDate,
      policy: { id: input.policy, zh: zhOf(known, input.policy) },
      month: input.month,
      last: last ?? null,
      kinds: kindsOf(lines),
      reasons: reasonsOf(lines),
      funds: [...byFund].map(([fund, rows]) => ({
        fund,
        rows: rows.length,
        fen: String(rows.reduce((sum, { fen }) => sum + (fen ?? 0n), 0n)),
      })),
      already,
      leads: leads.length,
      unclear: unclear.length,
      refusalsUntold,
      missed: asked.missed.map(({ month }) => month),
    }
  }),
  people: monthly.people.handler(async ({ input, context }) => {
    const caller = callerIn(context)
    const { round, asked } = await reckoned(context.office, caller, input)
    const { kind, reason, from, size } = input
    const meant = round.lines.filter(
      (line) => (kind === undefined || line.kind === kind) && (reason === undefined || line.reason.id === reason),
    )
    const rows = meant.slice(from, from + size)
    const keys = rows.map(({ onceKey }) => round.people.get(onceKey)?.key ?? 0n)
    const names = await namesIn(context.office, caller, keys)
    return {
      rows: rows.map((line, at) => ({
        key: String(keys[at]),
        name: names.get(keys[at] ?? 0n)?.name ?? null,
        kind: line.kind,
        month: line.month,
        fen: line.fen === undefined ? null : String(line.fen),
        term: line.term ?? null,
        used: line.used ?? null,
        reason: { id: line.reason.id, zh: line.reason.zh },
        fact: line.reason.fact ?? null,
        value: line.reason.value ?? null,
        on: line.reason.on ?? null,
        knownOn: asked.dataOn,
      })),
      of: meant.length,
    }
  }),
  make: monthly.make.handler(async ({ input, context }) => {
    const caller = callerIn(context)
    const { known, asked, grants } = await reckoned(context.office, caller, input)
    const fund = grants.byFund.size === 0 ? '' : fundOf(grants, undefined)
    const { rows: _, kind: __, ...wanted } = await wantedOf(context.office, grants, input.policy, fund)
    const made = await once(context, 'monthly.make', input, (db) => makeRound(db, caller, asked, wanted, context.office.calendar))
    await pinRun(known.run, `round/${made.round}`)
    return made
  }),
  rounds: monthly.rounds.handler(async ({ input, context }) =>
    (await listRounds(callerIn(context), { policy: input.policy, size: 100 })).map(({ id, kinds, batch, ...round }) => ({
      ...round,
      id: String(id),
      batch: batch === undefined ? null : { ...batch, id: String(batch.id) },
      kinds: kinds.map(({ fen, ...one }) => ({ ...one, fen: String(fen) })),
    })),
  ),
  roundPeople: monthly.roundPeople.handler(async ({ input, context }) => {
    const caller = callerIn(context)
    const { kind, size } = input
    const rows = await peopleOfRound(caller, {
      round: BigInt(input.round),
      kind,
      size,
      after: input.after === undefined ? undefined : BigInt(input.after),
    })
    const names = await namesIn(
      context.office,
      caller,
      rows.map(({ key }) => key),
    )
    const last = rows.at(-1)
    return {
      rows: rows.map(({ id, key, fen, term, used, fact, value, on, knownOn, entity: _, ...row }) => ({
        ...row,
        id: String(id),
        key: String(key),
        name: names.get(key)?.name ?? null,
        fen: fen === undefined ? null : String(fen),
        term: term ?? null,
        used: used ?? null,
        fact: fact ?? null,
        value: value ?? null,
        on: on ?? null,
        knownOn: knownOn ?? null,
      })),
      next: last === undefined || rows.length < size ? null : String(last.id),
    }
  }),
  leads: monthly.leads.handler(async ({ input, context }) => {
    const caller = callerIn(context)
    const rows = await leadsOfRound(caller, BigInt(input.round))
    const names = await namesIn(
      context.office,
      caller,
      rows.map(({ subject }) => subject.key),
    )
    return rows.map(({ id, claim, batch, subject, fen, ...row }) => ({
      ...row,
      id: String(id),
      claim: String(claim),
      batch: { ...batch, id: String(batch.id) },
      person: String(subject.key),
      name: names.get(subject.key)?.name ?? null,
      fen: String(fen),
    }))
  }),
  events: monthly.events.handler(async ({ context }) => {
    const caller = callerIn(context)
    const rows = await listEvents(caller, 200)
    const names = await namesIn(
      context.office,
      caller,
      rows.map(({ person }) => person),
    )
    return rows.map(({ id, person, policy, revoked, ...row }) => ({
      ...row,
      id: String(id),
      person: String(person),
      name: names.get(person)?.name ?? null,
      policy: policy ?? null,
      revoked: revoked ?? null,
    }))
  }),
  enterEvent: monthly.enterEvent.handler(async ({ input, context }) => {
    const person = await personNamed(context.office, callerIn(context), input.person)
    const { policy, kind, day, source, basis } = input
    return once(context, 'monthly.enterEvent', input, (db, caller) => enterEvent(db, caller, { person, policy, kind, day, source, basis }))
  }),
  revokeEvent: monthly.revokeEvent.handler(({ input, context }) =>
    once(context, 'monthly.revokeEvent', input, (db, caller) => revokeEvent(db, caller, BigInt(input.event), input.reason)),
  ),
  layDownRefusals: monthly.layDownRefusals.handler(({ input, context }) =>
    once(context, 'monthly.layDownRefusals', input, (db, caller) => layDownRefusals(db, caller, input)),
  ),
}

/** The one person that a name or a number means, of those the caller sees. */
async function personNamed({ keys }: Office, caller: Caller, text: string): Promise<bigint> {
  const { found } = answer(
    await findSubjects(caller, keys, { text, entities: ['person'], size: 20, purpose: 'quick_find' }),
    describeSubjectRefusal,
  )
  const exact = found.filter(({ name }) => name === text)
  const [one, ...more] = exact.length > 0 ? exact : found
  if (one !== undefined && more.length === 0) return one.key
  return answer(refused({ code: 'person_unclear', found: found.length } as const), describeMonthlyRefusal)
}

/** The screenings of each month that the office stands on: the newest of those that were screened on a day of it. */
async function runsByMonth({ facts }: Office): Promise<ReadonlyMap<string, KnownRun>> {
  const found = new Map<string, KnownRun>()
  for (const known of (await findRuns(facts)).slice(0, mostRuns)) {
    const month = monthOfDay(known.run.record.screeningDate)
    if (known.setAside === undefined && !found.has(month)) found.set(month, known)
  }
  return found
}

const zhOf = ({ run }: KnownRun, policy: string) => run.record.lists.policies.find((each) => each.policy === policy)?.zh ?? policy

interface Reckoned {
  readonly known: KnownRun
  readonly asked: AskedRound
  readonly round: PreviewedRound
  readonly byFund: ReadonlyMap<string, readonly RoundLine<GrantedRow>[]>
  readonly grants: Grants
}

/** What a month's round comes to, out of the run that is named, or the newest screening of the month. */
async function reckoned(office: Office, caller: Caller, { policy, month, run }: Asked): Promise<Reckoned> {
  const byMonth = await runsByMonth(office)
  const known = run === undefined ? byMonth.get(month) : answer(await findRun(office.facts, run), describeDecisionRefusal)
  if (known === undefined || monthOfDay(known.run.record.screeningDate) !== month)
    return answer(refused({ code: 'month_not_screened', month, policy } as const), describeMonthlyRefusal)
  const list = known.run.record.lists.policies.find((each) => each.policy === policy)
  if (list?.isMonthly !== true) return answer(refused({ code: 'not_monthly', policy } as const), describeMonthlyRefusal)
  const onRounds = await caller.transact((db) => peopleOnRounds(db, caller, policy))
  const people = await decidedIn(office, caller, known, policy, onRounds.people)
  // Nothing is missed before the first round.
  const first = onRounds.first ?? month
  const earlier = [...byMonth].filter(([of, one]) => first <= of && of < month && knows(one, policy)).sort(([a], [b]) => (a < b ? 1 : -1))
  const missed: AskedRound['missed'][number][] = []
  for (const [of, one] of earlier.slice(0, mostMissed))
    missed.push({ month: of, dataOn: one.run.record.knownOn, people: await decidedIn(office, caller, one, policy, []) })
  const asked: AskedRound = { policy, month, dataOn: known.run.record.knownOn, people, missed: missed.reverse() }
  const round = answer(await caller.transact((db) => previewRound(db, caller, asked)), describeMonthlyRefusal)
  const funds = new Map(known.run.record.variants.map(({ id, fund }) => [id, fund]))
  const byFund = new Map<string, RoundLine<GrantedRow>[]>()
  for (const line of round.lines) {
    if (line.fen === undefined || line.row === undefined) continue
    const fund = funds.get(line.row.variant) ?? ''
    byFund.set(fund, [...(byFund.get(fund) ?? []), line])
  }
  const rowsByFund = new Map([...byFund].map(([fund, lines]) => [fund, lines.flatMap(({ row }) => (row === undefined ? [] : [row]))]))
  const grants: Grants = { known, zh: zhOf(known, policy), entity: list.entity, byFund: rowsByFund, decided: [] }
  return { known, asked, round, byFund, grants }
}

const knows = ({ run }: KnownRun, policy: string): boolean =>
  run.record.lists.policies.some((list) => list.policy === policy && list.isMonthly === true)

/** What a run decides of whoever it grants a month, and of some people besides, with what shows why not. */
async function decidedIn(
  office: Office,
  caller: Caller,
  { run }: KnownRun,
  policy: string,
  besides: readonly bigint[],
): Promise<ReadonlyMap<string, DecidedPerson<GrantedRow>>> {
  const { facts } = office
  const scope = answer(await codeScopeOf(caller), describeDecisionRefusal)
  const list = run.record.lists.policies.find((each) => each.policy === policy)
  if (list === undefined) throw new Error(`the run lost its list of ${policy}`)
  const rows = [...answer(await gatherRows(facts, run, policy, { outcome: ['eligible'] }, scope, mostRows), describeDecisionRefusal)]
  const seen = new Set(rows.map(({ subject }) => subject))
  const others = besides.filter((key) => !seen.has(key))
  for (let at = 0; at < others.length; at += keysAtOnce) {
    const subject = others.slice(at, at + keysAtOnce)
    rows.push(...answer(await gatherRows(facts, run, policy, { subject }, scope, keysAtOnce), describeDecisionRefusal))
  }
  const told = await reasonsIn(office, run, list, rows)
  const hashes = new Map(run.record.plans.map(({ id, hash }) => [id, hash]))
  const clauses = new Map(run.record.variants.map(({ id, clause }) => [id, clause]))
  const found = new Map<string, DecidedPerson<GrantedRow>>()
  for (const row of rows) {
    const variant = list.variants.find(({ id }) => id === row.variant)
    const onceKey = onceKeyOf(list.entity, row.subject, row.keys)
    if (variant === undefined || onceKey === undefined) continue
    const isDue = isPayable(row)
    found.set(onceKey, {
      onceKey,
      standing: isDue ? 'due' : row.outcome === 'ineligible' ? 'ended' : 'open',
      fen: fenOfMonth(row),
      limit: limitOf(row, variant.monthly?.isLimited === true),
      reason: told.get(row.subject) ?? { id: row.outcome, zh: outcomeWords[row.outcome] },
      row: {
        subject: row.subject,
        payee: { entity: variant.payee, key: variant.payee === list.entity ? row.subject : (row.payee ?? row.subject) },
        onceKey,
        period: '',
        keys: row.keys,
        fen: 0n,
        variant: row.variant,
        plan: row.plan,
        planHash: hashes.get(row.plan) ?? '',
        clause: clauses.get(row.variant) ?? '',
        region: row.region,
      },
    })
  }
  return found
}

/** Whether all that a run decides is due and nothing was taken off for something else. */
const isPayable = ({ outcome, status, gross, net }: ListRow): boolean =>
  outcome === 'eligible' && status === 'payable' && gross !== undefined && gross > 0n && net === gross

/** What one month comes to; undefined where the amount leaves a rest. */
function fenOfMonth({ gross, months }: ListRow): bigint | undefined {
  const covers = BigInt(months?.covers ?? 0)
  return gross === undefined || covers <= 0n || gross % covers !== 0n ? undefined : gross / covers
}

function limitOf({ months }: ListRow, isLimited: boolean): DecidedPerson<GrantedRow>['limit'] {
  if (!isLimited) return undefined
  return months?.term === undefined || months.drawn === undefined ? null : { term: months.term, drawn: months.drawn }
}

type ListOf = KnownRun['run']['record']['lists']['policies'][number]

/** Why each row that is not due is not: the first condition that fails, with the fact that it looks at, or what it waits for. */
async function reasonsIn(
  { facts }: Office,
  run: KnownRun['run'],
  list: ListOf,
  rows: readonly ListRow[],
): Promise<ReadonlyMap<bigint, Reason>> {
  const notDue = rows.filter((row) => !isPayable(row))
  const looksAt = (row: ListRow, id: string) => list.variants.find((variant) => variant.id === row.variant)?.monthly?.looksAt[id] ?? []
  const fields = new Set(notDue.flatMap((row) => row.failed.flatMap((id) => looksAt(row, id))))
  const known = await toldFacts(
    facts,
    run,
    list.entity,
    [...fields],
    notDue.filter(({ failed }) => failed.length > 0).map(({ subject }) => subject),
  )
  const names = new Map(
    run.record.variants.map(({ id, conditions, reviews }) => [id, new Map([...conditions, ...reviews].map((one) => [one.id, one.zh]))]),
  )
  return new Map(
    notDue.map((row): [bigint, Reason] => {
      const named = (id: string) => names.get(row.variant)?.get(id) ?? id
      const failed = row.failed.map((id): Reason => {
        const own = looksAt(row, id).flatMap((field) => known.get(row.subject)?.get(field) ?? [])
        const fact = own.find(({ since }) => since !== undefined) ?? own[0]
        return {
          id,
          zh: named(id),
          fact: fact?.zh,
          value: fact?.value,
          on: fact?.since,
          ...(fact?.since === undefined ? {} : { isEnd: true }),
        }
      })
      const first = failed.find(({ isEnd }) => isEnd) ?? failed[0]
      return [row.subject, first ?? waitsFor(row, list, named)]
    }),
  )
}

function waitsFor(row: ListRow, list: ListOf, named: (id: string) => string): Reason {
  if (row.outcome === 'undetermined') {
    const facts = list.variants.find(({ id }) => id === row.variant)?.missing ?? []
    const zh = row.missing.map((key) => facts.find((fact) => fact.key === key)?.zh ?? key)
    return { id: row.missing[0] ?? 'undetermined', zh: `${outcomeWords.undetermined} ${zh.join(' ')}`.trim() }
  }
  if (row.outcome === 'needs_review')
    return { id: row.reviews[0] ?? 'needs_review', zh: `${outcomeWords.needs_review} ${row.reviews.map(named).join(' ')}`.trim() }
  if (row.outcome === 'needs_local_standard') return { id: 'needs_local_standard', zh: outcomeWords.needs_local_standard }
  const status = row.status === undefined || row.status === 'payable' ? 'blocked' : row.status
  return { id: status, zh: statusWords[status] }
}

const order = ['continued', 'new', 'resumed', 'arrears', 'stopped', 'suspended'] as const

function kindsOf(lines: readonly RoundLine<GrantedRow>[]) {
  const groups = Map.groupBy(lines, ({ kind }) => kind)
  return order.map((kind) => {
    const own = groups.get(kind) ?? []
    return { kind, rows: own.length, fen: String(own.reduce((sum, { fen }) => sum + (fen ?? 0n), 0n)) }
  })
}

function reasonsOf(lines: readonly RoundLine<GrantedRow>[]) {
  const groups = Map.groupBy(
    lines.filter(({ kind }) => kind === 'stopped' || kind === 'suspended'),
    ({ kind, reason }) => `${kind} ${reason.id}`,
  )
  return [...groups.values()].flatMap((own) => {
    const [first] = own
    return first === undefined ? [] : [{ kind: first.kind, id: first.reason.id, zh: first.reason.zh, rows: own.length }]
  })
}

const namesIn = (office: Office, caller: Caller, keys: readonly bigint[]) =>
  namesOf(caller, office.keys, 'person', [...new Set(keys)], 'batch_list')

async function once<T extends Answer, R extends Refusal & MonthlyRefusal>(
  context: Context,
  verb: string,
  input: unknown,
  work: (db: Work, caller: Caller) => Promise<Result<T, R>>,
): Promise<T> {
  const caller = callerIn(context)
  return answer(await caller.transact((db) => onceFor<T, R>(db, caller, verb, input, () => work(db, caller))), describeMonthlyRefusal)
}
