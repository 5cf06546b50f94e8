import type { Plan, PlanSet } from '../plans/index.ts'
import { type Node, type Program, substanceOf } from '../rules/index.ts'
import type { PageItem } from './plan-page.ts'
import { entityName, payeeText, periodItem, resultRows, settlementItems } from './policy-block.ts'
import { type PolicyPlace, placeOf, sayTest } from './say-expression.ts'
import { clustersOf, statePolicy } from './stated-policy.ts'
import { compareWords, policyPageWords } from './words.zh.ts'

/** One policy as several documents state it. */
export interface PolicyComparison {
  readonly policy: string
  readonly zh: string
  readonly documents: readonly {
    readonly plan: string
    readonly title: string
    readonly number: string
    readonly clause: string
    /** What the document calls it. */
    readonly zh: string
  }[]
  readonly rows: readonly ComparedRow[]
}

/** What the documents say in one respect, in their order. */
export interface ComparedRow {
  readonly aspect: 'subject' | 'period' | 'condition' | 'review' | 'result' | 'value' | 'payee' | 'settlement' | 'fund'
  readonly zh: string
  /** Every document says it, and the same. */
  readonly isSame: boolean
  readonly cells: readonly ComparedCell[]
}

export interface ComparedCell {
  /** Cells of one row with the same number say the same; 0 where the document says nothing of it. */
  readonly group: number
  readonly texts: readonly string[]
}

interface Stating extends PolicyPlace {
  readonly program: Program
}

/** A policy side by side: what each document says of whom, when, under which conditions, what, to whom; the same counts by substance. */
export function comparePolicy(id: string, plans: readonly Plan[], set: PlanSet): PolicyComparison | undefined {
  const stating = plans.flatMap((plan): readonly Stating[] => {
    const policy = plan.policies.get(id)
    return policy === undefined ? [] : [{ ...placeOf(set, plan, policy), program: policy.program }]
  })
  const [first] = stating
  if (first === undefined) return undefined
  return {
    policy: id,
    zh: first.program.zh,
    documents: stating.map(({ plan, policy, program }) => ({
      plan: plan.id,
      title: plan.title,
      number: plan.number ?? '',
      clause: policy.clause,
      zh: program.zh,
    })),
    rows: [
      rowOf('subject', compareWords.subject, stating, ({ program }) => said([entityName(program.subject, set)])),
      rowOf('period', compareWords.period, stating, (place) => said(periodItem(place).texts)),
      ...conditionRows(stating),
      ...reviewRows(stating),
      rowOf('result', compareWords.result, stating, resultSaid),
      ...valueRows(stating, set),
      rowOf('payee', compareWords.payee, stating, (place) => said([payeeText(place)])),
      rowOf('settlement', compareWords.settlement, stating, (place) => said(settlementItems(place).flatMap(({ texts }) => texts))),
      rowOf('fund', compareWords.fund, stating, ({ policy }) => said([policyPageWords.fund(policy.fund, policy.channel ?? '')])),
    ].filter(({ cells }) => cells.some(({ group }) => group > 0)),
  }
}

/** What a document says, and by what it is told apart from another. */
interface Said {
  readonly substance: string
  readonly texts: readonly string[]
}

const said = (texts: readonly string[], substance = texts.join('\n')): Said => ({ texts, substance })

function rowOf(aspect: ComparedRow['aspect'], zh: string, stating: readonly Stating[], say: (place: Stating) => Said): ComparedRow {
  const all = stating.map(say)
  const groups = [...new Set(all.filter(({ texts }) => texts.length > 0).map(({ substance }) => substance))]
  const cells = all.map(({ texts, substance }) => ({ group: texts.length === 0 ? 0 : groups.indexOf(substance) + 1, texts }))
  return { aspect, zh, isSame: groups.length === 1 && cells.every(({ group }) => group === 1), cells }
}

/** Conditions under one name, or that ask the same, stand in one row. */
function conditionRows(stating: readonly Stating[]): readonly ComparedRow[] {
  const statements = stating.map(({ plan, policy, set, names }) => statePolicy(plan, policy, set, names))
  return clustersOf(statements).map((cluster) => {
    const stated = [...cluster.values()].flat()
    const zh = [...new Set(stated.map(({ condition }) => condition.zh))].join(policyPageWords.pause)
    return rowOf('condition', zh, stating, (place) => {
      const own = stated.filter(({ plan }) => plan === place.plan.id).map(({ condition }) => condition)
      const tests = place.program.conditions.filter(({ id }) => own.some((condition) => condition.id === id))
      return said(
        tests.flatMap(({ test }) => testSaid(sayTest(test, place))),
        own
          .map(({ substance }) => substance)
          .sort()
          .join('\n'),
      )
    })
  })
}

function testSaid({ texts, isAny, where }: ReturnType<typeof sayTest>): readonly string[] {
  const told = isAny ? [texts.join(policyPageWords.or)] : texts
  return where.length === 0 ? told : [...told, compareWords.where(where)]
}

function reviewRows(stating: readonly Stating[]): readonly ComparedRow[] {
  const ids = [...new Set(stating.flatMap(({ program }) => program.reviews.map(({ id }) => id)))]
  return ids.map((id) => {
    const zh = stating.flatMap(({ program }) => program.reviews).find((review) => review.id === id)?.zh ?? ''
    return rowOf('review', zh, stating, (place) => {
      const review = place.program.reviews.find((each) => each.id === id)
      return review === undefined
        ? said([])
        : said(testSaid(sayTest(review.test, place)), substanceOf(review.test, place.program.definitions))
    })
  })
}

function resultSaid(place: Stating): Said {
  const { result, definitions } = place.program
  const texts = resultRows(place).flatMap(({ items }) => items.flatMap(itemSaid))
  const substance = resultNodes(result).map((node) => (typeof node === 'string' ? node : substanceOf(node, definitions)))
  return said(texts, [result.kind, ...substance].join('\n'))
}

/** The expressions of a result, and the words that are part of it. */
function resultNodes(result: Program['result']): readonly (Node | string)[] {
  switch (result.kind) {
    case 'money':
      return [result.amount]
    case 'rate':
      return [result.rate, result.saving]
    case 'obligation':
      return [result.what, result.due ?? '']
    case 'schedule':
      return result.lines.flatMap(({ zh, from, to, due, monthly }) => [zh, from, to, due ?? '', monthly])
  }
}

function itemSaid({ name, texts, where }: PageItem): readonly string[] {
  const told = name === '' ? texts : texts.map((text) => policyPageWords.way(name, text))
  return where.length === 0 ? told : [...told, compareWords.where(where)]
}

/** The values that a policy reads, each with the document it comes from where that is another. */
function valueRows(stating: readonly Stating[], set: PlanSet): readonly ComparedRow[] {
  const statements = stating.map(({ plan, policy, names }) => statePolicy(plan, policy, set, names))
  const parameters = new Map(statements.flatMap((each) => each.parameters).map(({ id, zh }) => [id, zh]))
  return [...parameters].map(([id, zh]) =>
    rowOf('value', zh, stating, (place) => {
      const values = statements.find(({ plan }) => plan === place.plan.id)?.parameters.find((each) => each.id === id)?.values ?? []
      const texts = values.map(({ text, from, to }) =>
        from === '' && to === '' ? text : compareWords.during(text, policyPageWords.period(from, to)),
      )
      const cited = values.map(({ plan, clause }, at) =>
        plan === place.plan.id
          ? (texts[at] ?? '')
          : `${texts[at] ?? ''}${compareWords.from(set.plans.get(plan)?.number ?? set.plans.get(plan)?.title ?? '', clause)}`,
      )
      return said(cited, texts.join('\n'))
    }),
  )
}
