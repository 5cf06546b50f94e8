import type { Caller } from '../access/index.ts'
import { codeScopeOf, countedAs, describeDecisionRefusal, findRun, findRuns, type KnownRun } from '../decisions/index.ts'
import { describeStandingRefusal, putScreeningBack, setScreeningAside } from '../runs/index.ts'
import {
  type ChangeSum,
  listChanges,
  type PartOverview,
  type PlanOverview,
  type PolicyOverview,
  summariseChanges,
  summariseRun,
  type Tally,
} from '../screening/index.ts'
import { answer } from './answer.ts'
import { namesBeside } from './names-beside.ts'
import type { Office } from './office.ts'
import { callerIn, procedures } from './procedures.ts'

const { run } = procedures

/** Screenings. */
export const runProcedures = {
  setAside: run.setAside.handler(async ({ input, context }) => {
    const { facts, clock } = context.office
    answer(await setScreeningAside(callerIn(context), { runsFolder: facts.runsFolder, clock }, input), describeStandingRefusal)
    return {}
  }),
  putBack: run.putBack.handler(async ({ input, context }) => {
    const { facts, clock } = context.office
    answer(await putScreeningBack(callerIn(context), { runsFolder: facts.runsFolder, clock }, input), describeStandingRefusal)
    return {}
  }),
  list: run.list.handler(async ({ context }) => {
    answer(await codeScopeOf(callerIn(context)), describeDecisionRefusal)
    return (await findRuns(context.office.facts)).map(runOut)
  }),
  overview: run.overview.handler(async ({ input, context, signal }) => {
    const { facts } = context.office
    const scope = answer(await codeScopeOf(callerIn(context)), describeDecisionRefusal)
    const known = answer(await findRun(facts, input.run), describeDecisionRefusal)
    const overview = answer(await summariseRun(facts.reader, known.run, scope, signal), describeDecisionRefusal)
    return {
      run: runOut(known),
      policies: overview.policies.map((policy) => policyOut(policy, known, context.office)),
      wanted: overview.wanted.map((wanted) => ({ ...wanted })),
    }
  }),
  compare: run.compare.handler(async ({ input, context, signal }) => {
    const { facts } = context.office
    const { scope, earlier, later } = await bothRuns(context.office, callerIn(context), input)
    const changes = answer(
      await summariseChanges(facts.reader, { earlier: earlier.run, later: later.run }, scope, signal),
      describeDecisionRefusal,
    )
    return {
      earlier: runOut(earlier),
      later: runOut(later),
      policies: changes.map(({ policy, zh, entity, kinds }) => ({
        policy,
        zh,
        unit: countedAs(entity),
        kinds: {
          entered: changeOut(kinds.entered),
          left: changeOut(kinds.left),
          outcome: changeOut(kinds.outcome),
          amount: changeOut(kinds.amount),
        },
      })),
    }
  }),
  changes: run.changes.handler(async ({ input, context, signal }) => {
    const { facts } = context.office
    const { scope, earlier, later } = await bothRuns(context.office, callerIn(context), input)
    const { policy, kind, after, before, size } = input
    const query = {
      size,
      ...(kind === undefined ? {} : { filter: { kind } }),
      ...(after === undefined ? {} : { after }),
      ...(before === undefined ? {} : { before }),
    }
    const page = answer(
      await listChanges(facts.reader, { earlier: earlier.run, later: later.run }, policy, query, scope, signal),
      describeDecisionRefusal,
    )
    const list = [later, earlier].flatMap(({ run: { record } }) => record.lists.policies).find((each) => each.policy === policy)
    const entity = list?.entity ?? ''
    const sides = page.rows.map(({ subject, earlier: before, later: now }) => ({ subject, keys: (now ?? before)?.keys ?? new Map() }))
    const names = await namesBeside(callerIn(context), entity, sides)
    return {
      earlier: runOut(earlier),
      later: runOut(later),
      policy: { id: policy, zh: list?.zh ?? policy, entity, unit: countedAs(entity) },
      rows: page.rows.map((row, at) => ({
        subject: String(row.subject),
        name: (sides[at] === undefined ? undefined : names(sides[at])) ?? null,
        region: context.office.names.region((row.later ?? row.earlier)?.region ?? 0),
        kind: row.kind,
        growth: String(row.growth),
        earlier: row.earlier === undefined ? null : { outcome: row.earlier.outcome, net: fenOut(row.earlier.net) },
        later: row.later === undefined ? null : { outcome: row.later.outcome, net: fenOut(row.later.net) },
      })),
      next: page.next ?? null,
      previous: page.previous ?? null,
      count: page.count,
    }
  }),
}

async function bothRuns({ facts }: Office, caller: Caller, input: { readonly earlier: string; readonly later: string }) {
  const scope = answer(await codeScopeOf(caller), describeDecisionRefusal)
  const earlier = answer(await findRun(facts, input.earlier), describeDecisionRefusal)
  const later = answer(await findRun(facts, input.later), describeDecisionRefusal)
  return { scope, earlier, later }
}

/** A run as it goes out. */
export function runOut({ run: { record }, name, at, setAside }: KnownRun) {
  const { screeningDate, knownOn, snapshot, plans, lists, decisions, seconds, resultHash } = record
  return {
    name,
    at,
    day: screeningDate,
    knownOn,
    snapshot: { id: snapshot.id, title: snapshot.title },
    plans: plans.map(({ id, title, number, hash }) => ({ id, title, number, hash })),
    policies: lists.policies.length,
    decisions,
    seconds: seconds.total,
    hash: resultHash,
    setAside: setAside ?? null,
  }
}

/** Fen as text, or null where there are none to speak of. */
export function fenOut(fen: bigint | undefined): string | null {
  return fen === undefined ? null : String(fen)
}

function policyOut(policy: PolicyOverview, known: KnownRun, { names }: Office) {
  const numbers = new Map(known.run.record.plans.map(({ id, number }) => [id, number]))
  const sizes = new Map(known.run.record.lists.sizes.map(({ id, zh }) => [id, zh]))
  const parts = (list: readonly PartOverview[], nameOf: (value: string) => string) =>
    list.map(({ value, counts, net }) => ({ value, name: value === 'unknown' ? '' : nameOf(value), counts, net: String(net) }))
  const planOut = (plan: PlanOverview) => ({
    plan: plan.plan,
    number: numbers.get(plan.plan) ?? plan.plan,
    clause: plan.clause,
    ...tallyOut(plan),
    refused: [...plan.refused],
    reviews: [...plan.reviews],
    eligibleInDoubt: plan.eligibleInDoubt,
    missing: [...plan.missing],
  })
  return {
    policy: policy.policy,
    zh: policy.zh,
    entity: policy.entity,
    unit: countedAs(policy.entity),
    result: policy.result,
    ...tallyOut(policy),
    plans: policy.plans.map(planOut),
    byRegion: parts(policy.byRegion, (code) => names.region(Number(code))),
    bySize: parts(policy.bySize, (id) => sizes.get(id) ?? id),
    byIndustry: parts(policy.byIndustry, (code) => names.industry(code)),
  }
}

function tallyOut({ counts, gross, taken, waiting, net, awaitingReview, ceiling }: Tally) {
  const text = { gross, taken, waiting, net, awaitingReview, ceiling }
  return {
    counts,
    ...(Object.fromEntries(Object.entries(text).map(([name, fen]) => [name, String(fen)])) as Record<keyof typeof text, string>),
  }
}

function changeOut({ count, before, after }: ChangeSum) {
  return { count, before: String(before), after: String(after) }
}
