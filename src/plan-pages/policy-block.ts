import type { Exclusion, Plan, PlanSet, Policy } from '../plans/index.ts'
import { type Condition, printNode, type Source } from '../rules/index.ts'
import { causeNames, forceWords } from '../screening/index.ts'
import { decidingEntries } from './deciding-entries.ts'
import { item, pageBasis } from './page-basis.ts'
import { type IndustryName, valuesOf } from './parameters.ts'
import { daysOf, dayText } from './period-words.ts'
import type { PageBlock, PageItem, PageRow } from './plan-page.ts'
import { type PolicyPlace, placeOf, sayTest, sayValue, soleCell } from './say-expression.ts'
import { rowWords, tableWords, policyPageWords as words } from './words.zh.ts'

/** What follows where a condition is not met, beside refusing, by policy and condition. */
export type AskingNotes = ReadonlyMap<string, string>

export const askingKey = (policy: string, condition: string): string => `${policy} ${condition}`

/** A policy as its clause states it: for whom, when, under which conditions, what it gives, to whom, and what is taken off. */
export function policyBlock(set: PlanSet, plan: Plan, policy: Policy, asking: AskingNotes, industryName: IndustryName): PageBlock {
  const place = placeOf(set, plan, policy)
  const { program } = policy
  const conditions = program.conditions.map((condition) => conditionItem(condition, place, asking))
  const reviews = program.reviews.map((review) => conditionItem(review, place, asking))
  const rows: readonly PageRow[] = [
    { label: rowWords.subject, items: [item([entityName(program.subject, set)])] },
    { label: rowWords.period, items: [periodItem(place)] },
    { label: rowWords.conditions, items: conditions },
    { label: rowWords.reviews, items: reviews },
    ...resultRows(place),
    { label: rowWords.values, items: valueItems(place, industryName) },
    { label: rowWords.payee, items: program.result.kind === 'money' ? [item([payeeText(place)])] : [] },
    { label: rowWords.settlement, items: settlementItems(place) },
    { label: rowWords.fund, items: [item([words.fund(policy.fund, policy.channel ?? '')])] },
    {
      label: rowWords.decidedBy,
      items: [item([words.decided(printNode(program.region, place.names), printNode(program.date, place.names))])],
    },
  ]
  return { kind: 'policy', id: program.id, zh: program.zh, rows: rows.filter(({ items }) => items.length > 0), days: daysOf(plan, policy) }
}

export function entityName(entity: string, { vocabulary }: PlanSet): string {
  return vocabulary.entities.get(entity)?.zh ?? ''
}

function conditionItem(condition: Condition, place: PolicyPlace, asking: AskingNotes): PageItem {
  const { texts, isAny, where } = sayTest(condition.test, place)
  const note =
    condition.switch === undefined
      ? (asking.get(askingKey(place.policy.program.id, condition.id)) ?? '')
      : switchNote(condition.switch, place)
  return item(texts, { name: condition.zh, isAny, where, note, basis: basisIn(condition.source, place) })
}

/** Values that cannot be said beside their names: tables, lists, and what changes over time. */
function valueItems({ plan, policy, set }: PolicyPlace, industryName: IndustryName): readonly PageItem[] {
  return [...plan.parameters.values()]
    .filter((parameter) => parameter.question === undefined && policy.parameters.has(parameter.shape.id))
    .filter((parameter) => soleCell(parameter, plan) === undefined)
    .flatMap((parameter) => decidingEntries(parameter, plan).map((entry) => ({ parameter, entry })))
    .map(({ parameter, entry }) => {
      const values = valuesOf(entry, parameter, set, industryName)
      const period = values[0]?.period ?? ''
      return item([values.map(({ key, value }) => (key === '' ? value : words.keyed(key, value))).join(words.pause)], {
        name: parameter.shape.zh,
        note: period === tableWords.noPeriod ? '' : period,
        basis: values[0]?.basis ?? null,
      })
    })
}

function switchNote(parameter: string, { plan }: PolicyPlace): string {
  return words.switched([...plan.parameters.values()].find(({ shape }) => shape.id === parameter)?.shape.zh ?? '')
}

function basisIn(source: Source, { plan, set }: PolicyPlace) {
  return pageBasis(source, plan.id, set)
}

/** The period as written, with the day before which a policy never reaches. */
export function periodItem(place: PolicyPlace): PageItem {
  const { plan, policy, set } = place
  const { from, to, isMasked } = daysOf(plan, policy)
  const earliest = policy.period?.earliest
  const note = [earliest === undefined ? '' : words.earliest(dayText(earliest.day)), isMasked ? words.masked : '']
  return item([from === '' && to === '' ? words.always : words.period(from, to)], {
    note: note.filter((part) => part !== '').join(words.comma),
    basis: policy.period === undefined ? null : pageBasis(policy.period.source, plan.id, set),
  })
}

/** What a policy gives. */
export function resultRows(place: PolicyPlace): readonly PageRow[] {
  const { result } = place.policy.program
  const said = (node: Parameters<typeof sayValue>[0], source: Source, name = '') => {
    const { texts, where } = sayValue(node, place)
    return item(texts, { name, where, basis: basisIn(source, place) })
  }
  switch (result.kind) {
    case 'money':
      return [{ label: rowWords.amount, items: [said(result.amount, result.source)] }]
    case 'rate':
      return [
        { label: rowWords.rate, items: [said(result.rate, result.source)] },
        { label: rowWords.saving, items: [said(result.saving, result.source)] },
      ]
    case 'obligation': {
      const due = result.due === undefined ? undefined : sayValue(result.due, place)
      const text = due === undefined ? result.what : words.until(result.what, due.texts.join(words.comma))
      return [{ label: rowWords.obligation, items: [item([text], { where: due?.where ?? [], basis: basisIn(result.source, place) })] }]
    }
    case 'schedule':
      return [
        {
          label: rowWords.schedule,
          items: result.lines.map(({ zh, monthly, from, to, due, source }) => {
            const one = (node: typeof from) => sayValue(node, place)
            const parts = { monthly: one(monthly), from: one(from), to: one(to), due: due === undefined ? undefined : one(due) }
            const text = (part: (typeof parts)['due']) => (part === undefined ? '' : part.texts.join(words.semicolon))
            const paid = parts.due === undefined ? '' : words.payBy(text(parts.due))
            const where = [...new Set(Object.values(parts).flatMap((part) => part?.where ?? []))]
            return item([words.monthly(zh, text(parts.monthly), text(parts.from), text(parts.to)), paid], {
              where,
              basis: basisIn(source, place),
            })
          }),
        },
      ]
  }
}

/** To whom it is paid. */
export function payeeText({ policy: { program }, set }: PolicyPlace): string {
  const { payee } = program
  return payee.kind === 'follow' ? payeeName(payee, set) : words.itself(entityName(program.subject, set))
}

function payeeName(path: Extract<Policy['program']['payee'], { readonly kind: 'follow' }>, { vocabulary }: PlanSet): string {
  const steps: string[] = []
  for (let at: Policy['program']['payee'] = path; at.kind === 'follow'; at = at.from)
    steps.unshift(vocabulary.entities.get(at.from.entity)?.fields.get(at.field)?.zh ?? '')
  return steps.join('')
}

/** What keeps a policy from being given twice, or takes off what was. */
export function settlementItems(place: PolicyPlace): readonly PageItem[] {
  const { policy, plan, set } = place
  const { onceOnly, cap, topUp, yearBasis } = policy.settlement
  const keyNames = (keys: readonly { readonly entity: string }[]) => keys.map(({ entity }) => entityName(entity, set)).join(words.pause)
  const items: PageItem[] = []
  if (onceOnly !== undefined)
    items.push(item([words.onceOnly(keyNames(onceOnly.keys), onceOnly.scope)], { basis: basisIn(onceOnly.source, place) }))
  if (cap !== undefined)
    items.push(item([words.cap(keyNames([cap.key]), cap.scope, printNode(cap.limit, place.names))], { basis: basisIn(cap.source, place) }))
  if (topUp !== undefined)
    items.push(item([words.topUp(keyNames([topUp.key]), policyNames(topUp.policies, set))], { basis: basisIn(topUp.source, place) }))
  const { monthly } = policy.program
  if (monthly !== undefined) {
    const { limit } = monthly
    const most = limit === undefined ? [] : [words.monthsMost(printNode(limit.term, place.names), printNode(limit.drawn, place.names))]
    items.push(item([[words.paidMonthly, ...most].join(words.semicolon)], { basis: basisIn(monthly.source, place) }))
  }
  for (const exclusion of plan.exclusions) if (exclusion.priority.includes(policy.program.id)) items.push(exclusionItem(exclusion, set))
  if (yearBasis === 'base_year' && items.length > 0) items.push(item([words.baseYear]))
  return items
}

/** Policies of which one subject gets only one. */
export function exclusionItem({ key, scope, priority, plan, source }: Exclusion, set: PlanSet): PageItem {
  return item([words.exclusion(entityName(key, set), scope, policyNames(priority, set))], { basis: pageBasis(source, plan, set) })
}

/** Policies by their names, also those that only the library knows; of others, how many. */
function policyNames(ids: readonly string[], set: PlanSet): string {
  const { policies } = causeNames(set)
  const templates = new Map(set.templates.map(({ id, zh }) => [id, zh]))
  const named = [...new Set(ids.flatMap((id) => policies.get(id) ?? templates.get(id) ?? []))]
  const unnamed = ids.filter((id) => !policies.has(id) && !templates.has(id)).length
  return [...named, ...(unnamed === 0 ? [] : [words.other(unnamed)])].join(words.pause)
}

/** Why requirements of a plan ask instead of refusing. */
export function askingNotes(
  asking: readonly { readonly policy: Policy; readonly condition: Condition; readonly because: Parameters<typeof forceWords.reason>[0] }[],
  addressing: readonly { readonly policy: Policy; readonly condition: Condition }[],
): AskingNotes {
  return new Map([
    ...addressing.map(({ policy, condition }) => [askingKey(policy.program.id, condition.id), words.addressing] as const),
    ...asking.map(
      ({ policy, condition, because }) => [askingKey(policy.program.id, condition.id), words.asks(forceWords.reason(because))] as const,
    ),
  ])
}
