import type { office } from '../client/office.ts'
import { count } from '../figures/figures.ts'
import type { FilterField } from '../filter/fields.ts'
import type { ViewTab } from '../parts/view-tabs.tsx'
import { outcomeIds, outcomes } from './outcomes.zh.ts'

export type DecisionPage = Awaited<ReturnType<typeof office.decision.list>>
export type DecisionRow = DecisionPage['rows'][number]
type Words = DecisionPage['words']
type Facets = DecisionPage['facets']
type Named = readonly { readonly id: string; readonly zh: string }[]

const wordOf = (list: Named, id: string): string => list.find((one) => one.id === id)?.zh ?? id
const joined = (list: Named, ids: readonly string[]): string => ids.map((id) => wordOf(list, id)).join('；')

const reasons: Readonly<Record<DecisionRow['outcome'], (row: DecisionRow, words: Words) => string>> = {
  eligible: () => '',
  needs_review: ({ reviews }, words) => joined(words.reviews, reviews),
  needs_local_standard: ({ missing }, words) => (missing.length === 0 ? '地方标准未定' : `待定：${joined(words.missing, missing)}`),
  undetermined: ({ missing }, words) => `缺：${joined(words.missing, missing)}`,
  ineligible: ({ failed }, words) => `不满足${failed.map((id) => `“${wordOf(words.conditions, id)}”`).join('、')}`,
}

/** Why a decision is as it is, in words: the reason of its outcome, and what settlement made of it. */
export function reasonOf(row: DecisionRow, words: Words): string {
  const settled =
    row.status === null || row.status === 'payable' || row.status === 'under_review'
      ? ''
      : `${wordOf(words.statuses, row.status)}${row.causePolicy === null ? '' : `：${wordOf(words.policies, row.causePolicy)}`}`
  const doubt = words.doubts.find(({ id }) => id === row.cause)?.zh ?? ''
  return [reasons[row.outcome](row, words), settled, doubt].filter((text) => text !== '').join('；')
}

/** What a subject is called where it has no name here. */
export const numberOf = (entity: string, key: string): string =>
  entity === 'person' ? `个人编号 RY-${key}` : entity === 'firm' || entity === 'insured_unit' ? `单位编号 DW-${key}` : `编号 ${key}`

const units = ['insured_unit', 'firm', 'organisation']
const people = ['person', 'employment', 'training', 'certificate']

/** What stands above the names of a list. */
export const subjectTitle = (entity: string): string => (units.includes(entity) ? '单位名称' : people.includes(entity) ? '人员' : '对象')

const unknowns: Readonly<Record<string, string>> = { region: '地区不明', size: '规模不明', industry: '行业不明' }

/** What can be asked of a list, with or without how many rows answer; values that it has none of are not offered. */
export function fieldsOf(facets: Facets, words: Words, hasCounts: boolean): readonly FilterField[] {
  const options = (facet: string, part = facet, list: Named = []) =>
    (facets[facet] ?? []).map(({ value, name, count: n }) => ({
      value,
      label: `${name || list.find(({ id }) => id === value)?.zh || unknowns[part] || value}${hasCounts ? `　${count(n)}` : ''}`,
    }))
  const some = (id: string, label: string, offered: readonly { value: string; label: string }[], none = '不限'): FilterField => ({
    kind: 'some',
    id,
    label,
    none,
    options: offered,
  })
  return [
    some(
      'outcome',
      '结果',
      outcomeIds.map((value) => ({ value, label: outcomes[value].word })),
      '全部',
    ),
    some('region', '参保地', options('city', 'region')),
    some('size', '规模', options('size')),
    some('missing', '缺的事实', options('missing')),
    some('industry', '行业', options('industry')),
    some('reason', '不满足的条件', options('reason')),
    some('review', '复核事由', options('review')),
    some('status', '结算', options('status', 'status', words.statuses)),
    ...(words.plans.length > 1
      ? [
          some(
            'plan',
            '文件',
            words.plans.map(({ id, number, zh }) => ({ value: id, label: number || zh })),
          ),
        ]
      : []),
    { kind: 'range', id: 'net', label: '净额', unit: '元' },
    { kind: 'day', id: 'dayFrom', label: '判定日起' },
    { kind: 'day', id: 'dayTo', label: '判定日止' },
  ]
}

/** How many wanted facts have a view of their own. */
const factViews = 2

/** The usual views of a list with their counts: everything, what can go into a batch, and what waits, by why; `wanted` are the facts that what waits for facts lacks. */
export function viewsOf(facets: Facets, words: Words, wanted: Facets[string]): readonly ViewTab[] {
  const counted = (outcome: string) => facets.outcome?.find(({ value }) => value === outcome)?.count ?? 0
  const all = (facets.outcome ?? []).reduce((sum, { count: n }) => sum + n, 0)
  const ofOutcome = (id: (typeof outcomeIds)[number], label = outcomes[id].word): ViewTab => ({
    id,
    label,
    note: count(counted(id)),
    search: { outcome: [id] },
  })
  const facts = wanted.slice(0, factViews)
  return [
    { id: 'all', label: '全部', note: count(all), search: {} },
    ofOutcome('eligible', '可入批次'),
    ofOutcome('needs_review'),
    ofOutcome('needs_local_standard'),
    ofOutcome('undetermined'),
    ...facts.map(({ value, count: n }) => ({
      id: `missing ${value}`,
      label: `缺${wordOf(words.missing, value).replace(/^.*\./, '')}`,
      note: count(n),
      search: { outcome: ['undetermined'], missing: [value] },
    })),
    ofOutcome('ineligible'),
  ]
}
