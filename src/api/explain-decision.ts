import type { Caller } from '../access/index.ts'
import { codeScopeOf, countedAs, describeDecisionRefusal } from '../decisions/index.ts'
import { namedEntities, namesOf } from '../subjects/index.ts'
import { type EstablishedBy, listEstablished } from '../verification/index.ts'
import {
  concludeDecision,
  describeWhyRefusal,
  explainDecision,
  otherInWords,
  settlementLines,
  totalOf,
  type WhyDecision,
} from '../why/index.ts'
import { answer } from './answer.ts'
import { rowOut } from './decision-row.ts'
import { establishedInWords } from './messages.zh.ts'
import type { Office } from './office.ts'
import { callerIn, procedures } from './procedures.ts'
import { fenOut, runOut } from './run.ts'

/** One decision as a page. */
export const explainHandler = procedures.decision.explain.handler(async ({ input, context, signal }) => {
  const { office } = context
  const scope = answer(await codeScopeOf(callerIn(context)), describeDecisionRefusal)
  const { run, policy, subject } = input
  const why = answer(
    await explainDecision(office.facts, scope, { run, policy, subject: BigInt(subject) }, signal, office.whyThread),
    describeWhyRefusal,
  )
  const evidence = [...(why.told?.lines ?? []), ...(why.told?.conditions ?? []).flatMap(({ sources }) => sources)].flatMap(
    (fact) => fact.evidence ?? [],
  )
  const established = await listEstablished(callerIn(context), evidence)
  return { ...whyOut(why, office, established), about: await aboutOf(why, callerIn(context), office) }
})

/** Names and masked numbers of the subject and of the records beside it; a look, written down. */
async function aboutOf({ recorded, variant }: WhyDecision, caller: Caller, { keys }: Office) {
  const asked = [[variant.subject, recorded.subject] as const, ...recorded.keys].flatMap(([id, key]) => {
    const entity = namedEntities.find((named) => named === id)
    return entity === undefined ? [] : [{ entity, key }]
  })
  const shown = []
  for (const { entity, key } of asked) shown.push(...(await namesOf(caller, keys, entity, [key], 'decision.explain')).values())
  return shown.map(({ entity, key, name, numbers }) => ({
    entity,
    key: String(key),
    name,
    numbers: numbers.map(({ scheme, number }) => ({ scheme, number: number ?? null })),
  }))
}

function whyOut(why: WhyDecision, office: Office, established: ReadonlyMap<string, EstablishedBy>) {
  const { known, recorded, variant, told } = why
  const { record } = known.run
  const plan = record.plans.find(({ id }) => id === variant.plan)
  const sizeZh = record.lists.sizes.find(({ id }) => id === recorded.size)?.zh ?? ''
  const conclusion = concludeDecision(why)
  return {
    run: runOut(known),
    subject: String(recorded.subject),
    policy: {
      id: variant.policy,
      zh: variant.zh,
      entity: variant.subject,
      entityZh: why.entityZh === '' ? variant.subject : why.entityZh,
      unit: countedAs(variant.subject),
      result: variant.result,
    },
    plan: {
      id: variant.plan,
      title: plan?.title ?? variant.plan,
      number: plan?.number ?? '',
      clause: variant.clause,
      hash: plan?.hash ?? '',
    },
    row: { ...rowOut(recorded, office), sizeZh },
    conclusion: { ...conclusion, amount: fenOut(conclusion.amount), sentences: [...conclusion.sentences] },
    told: told === undefined ? null : toldOut(told, recorded.outcome, established),
    settlement: settlementLines(why).map(({ less, ...line }) => ({ ...line, less: fenOut(less) })),
    total: totalOut(why),
    notices: [...why.notices],
    others: why.others.map((other) => ({
      policy: other.variant.policy,
      zh: other.variant.zh,
      clause: other.variant.clause,
      result: other.variant.result,
      outcome: other.row.outcome,
      gross: fenOut(other.row.gross),
      net: fenOut(other.row.net),
      say: otherInWords(other, known.run, why.names),
    })),
    history: why.history.map((each) => ({
      run: each.known.name,
      day: each.known.run.record.screeningDate,
      at: each.known.at,
      outcome: each.row.outcome,
      net: fenOut(each.row.net),
    })),
  }
}

function totalOut(why: WhyDecision) {
  const total = totalOf(why)
  return total === undefined ? null : { label: total.label, fen: fenOut(total.fen) }
}

/** Who established a fact, as far as the reader may see it. */
function verifiedOut(evidence: string | undefined, established: ReadonlyMap<string, EstablishedBy>) {
  if (evidence === undefined) return null
  const by = established.get(evidence)
  return {
    inquiry: by === undefined ? null : String(by.inquiry),
    answeredBy: by?.answeredBy ?? null,
    checkedBy: by?.checkedBy ?? null,
    material: by?.material ?? null,
    materialOn: by?.materialOn ?? null,
  }
}

function toldOut(
  { lines, conditions, missing, clauses }: NonNullable<WhyDecision['told']>,
  outcome: string,
  established: ReadonlyMap<string, EstablishedBy>,
) {
  return {
    isSupposed: outcome === 'ineligible' || outcome === 'undetermined',
    lines: lines.map(({ evidence, ...line }) => {
      const by = evidence === undefined ? undefined : established.get(evidence)
      // What is looked up rests on its clause as well.
      const basis = by === undefined ? line.basis : establishedInWords(by, line.clause === undefined ? '' : line.basis)
      return { ...line, basis, clause: line.clause ?? null }
    }),
    conditions: conditions.map(({ parts, sources, basis, ...condition }) => ({
      ...condition,
      parts: parts.map((part) => ({ ...part })),
      sources: sources.map(({ name, day, evidence }) => ({ name, day, verified: verifiedOut(evidence, established) })),
      basis: { ...basis, clause: basis.clause ?? null },
    })),
    missing: missing.map((fact) => ({ ...fact })),
    clauses: clauses.map(({ rules, parameters, issuedOn, ...clause }) => ({
      ...clause,
      issuedOn: issuedOn ?? null,
      rules: [...rules],
      parameters: parameters.map(({ zh, rows }) => ({ zh, rows: [...rows] })),
    })),
  }
}
