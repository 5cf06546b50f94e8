import { codeScopeOf, countedAs, describeDecisionRefusal, findRun, readFilter } from '../decisions/index.ts'
import { doubtWords, listDecisions, type RunOnDisk, statusWords } from '../screening/index.ts'
import { answer } from './answer.ts'
import { rowOut } from './decision-row.ts'
import { explainHandler } from './explain-decision.ts'
import { namesBeside } from './names-beside.ts'
import type { Office } from './office.ts'
import { callerIn, procedures } from './procedures.ts'
import { runOut } from './run.ts'

const { decision } = procedures

/** Decisions, row by row. */
export const decisionProcedures = {
  explain: explainHandler,
  list: decision.list.handler(async ({ input, context, signal }) => {
    const { office } = context
    const scope = answer(await codeScopeOf(callerIn(context)), describeDecisionRefusal)
    const known = answer(await findRun(office.facts, input.run), describeDecisionRefusal)
    // Whoever looks at a list asks next why somebody gets something.
    office.whyThread?.prepare(known.run)
    const filter = answer(readFilter(input.filter ?? {}), describeDecisionRefusal)
    const { policy, sort, size, after, before, count, sums, facets } = input
    const query = {
      filter,
      size,
      count,
      sums,
      facets,
      ...(sort === undefined ? {} : { sort }),
      ...(after === undefined ? {} : { after }),
      ...(before === undefined ? {} : { before }),
    }
    const page = answer(await listDecisions(office.facts.reader, known.run, policy, query, scope, signal), describeDecisionRefusal)
    const list = known.run.record.lists.policies.find((each) => each.policy === policy)
    const words = wordsOf(known.run, policy)
    const names = await namesBeside(callerIn(context), list?.entity ?? '', page.rows)
    return {
      run: runOut(known),
      policy: {
        id: policy,
        zh: list?.zh ?? policy,
        entity: list?.entity ?? '',
        unit: countedAs(list?.entity ?? ''),
        isPaid: comesTo(known.run, policy, 'money'),
        isDeferred: comesTo(known.run, policy, 'schedule'),
      },
      rows: page.rows.map((row) => ({ ...rowOut(row, office), name: names(row) ?? null })),
      next: page.next ?? null,
      previous: page.previous ?? null,
      count: page.count,
      sums: page.sums === undefined ? null : sumsOut(page.sums),
      facets: Object.fromEntries(
        [...page.facets].map(([facet, values]) => [
          facet,
          values.map(({ value, count: n, net }) => ({ value, name: nameOfFacet(facet, value, words, office), count: n, net: String(net) })),
        ]),
      ),
      words,
    }
  }),
}

/** Whether a policy grants money in every plan that states it; what puts off, lowers or obliges makes no batch. */
/** Whether a policy comes to the same kind of thing everywhere. */
const comesTo = ({ record }: RunOnDisk, policy: string, result: 'money' | 'schedule'): boolean =>
  record.variants.every((variant) => variant.policy !== policy || variant.result === result)

type Words = ReturnType<typeof wordsOf>

/** What the ids in the rows of a policy are called, plan by plan; the same id in two plans is one word. */
function wordsOf({ record }: RunOnDisk, policy: string) {
  const variants = record.variants.filter((variant) => variant.policy === policy)
  const list = record.lists.policies.find((each) => each.policy === policy)
  const doubts = Object.entries(doubtWords).map(([id, zh]) => ({ id, zh }))
  const once = <T extends { readonly id: string }>(all: readonly T[]) => [...new Map(all.map((one) => [one.id, one])).values()]
  return {
    plans: variants.map(({ plan, clause }) => {
      const found = record.plans.find(({ id }) => id === plan)
      return { id: plan, zh: found?.title ?? plan, number: found?.number ?? plan, clause }
    }),
    conditions: once(variants.flatMap(({ conditions }) => conditions.map(({ id, zh, clause }) => ({ id, zh, clause })))),
    reviews: [...once(variants.flatMap(({ reviews }) => reviews.map(({ id, zh }) => ({ id, zh })))), ...doubts],
    missing: once((list?.variants ?? []).flatMap(({ missing }) => missing.map(({ key, zh, source }) => ({ id: key, zh, source })))),
    sizes: record.lists.sizes.map(({ id, zh }) => ({ id, zh })),
    statuses: Object.entries(statusWords).map(([id, zh]) => ({ id, zh })),
    doubts,
    policies: record.lists.policies.map(({ policy: id, zh }) => ({ id, zh })),
  }
}

function nameOfFacet(facet: string, value: string, words: Words, { names }: Office): string {
  const named = (list: readonly { readonly id: string; readonly zh: string }[]) => list.find(({ id }) => id === value)?.zh ?? ''
  switch (facet) {
    case 'province':
    case 'city':
    case 'county':
      return names.region(Number(value))
    case 'industry':
      return value === 'unknown' ? '' : names.industry(value)
    case 'size':
      return named(words.sizes)
    case 'reason':
      return named(words.conditions)
    case 'review':
      return named(words.reviews)
    case 'missing':
      return named(words.missing)
    case 'plan':
      return words.plans.find(({ id }) => id === value)?.number ?? ''
    default:
      // Outcomes and standings are words of the page.
      return ''
  }
}

function sumsOut({
  gross,
  net,
  awaitingReview,
  taken,
  ceiling,
}: Readonly<Record<'gross' | 'net' | 'awaitingReview' | 'taken' | 'ceiling', bigint>>) {
  return { gross: String(gross), net: String(net), awaitingReview: String(awaitingReview), taken: String(taken), ceiling: String(ceiling) }
}
