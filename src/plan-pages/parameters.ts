import type { Parameter, ParameterEntry, Plan, PlanSet } from '../plans/index.ts'
import { causeNames } from '../screening/index.ts'
import { decidingEntries } from './deciding-entries.ts'
import { formatCell, tierText } from './format-parameter.ts'
import { pageBasis } from './page-basis.ts'
import { dayText } from './period-words.ts'
import type { PageParameter, PageValue, PolicyAt } from './plan-page.ts'
import { policyPageWords, tableWords } from './words.zh.ts'

/** What a code of an industry is called. */
export type IndustryName = (code: string) => string

/** The values that the policies of a plan read, each with its period and what it rests on; questions stand elsewhere. */
export function parametersOf(plan: Plan, set: PlanSet, industryName: IndustryName): readonly PageParameter[] {
  return [...plan.parameters.values()].flatMap((parameter) => {
    const policies = readersOf(parameter, plan)
    if (policies.length === 0 || parameter.question !== undefined) return []
    const values = decidingEntries(parameter, plan).flatMap((entry) => valuesOf(entry, parameter, set, industryName))
    return [{ zh: parameter.shape.zh, values, policies }]
  })
}

/** The policies of a plan that read a parameter. */
export function readersOf({ shape }: Parameter, plan: Plan): readonly PolicyAt[] {
  return [...plan.policies.values()]
    .filter(({ parameters }) => parameters.has(shape.id))
    .map(({ program, clause }) => ({ policy: program.id, zh: program.zh, clause }))
}

/** What one entry of a parameter sets, row by row. */
export function valuesOf(entry: ParameterEntry, { shape }: Parameter, set: PlanSet, industryName: IndustryName): readonly PageValue[] {
  const { vocabulary } = set
  const { value, source } = entry
  const row = (key: string, text: string): PageValue => ({
    key,
    value: text,
    period: periodText(entry),
    basis: pageBasis(source, entry.plan, set),
    confidence: tableWords.confidence[source.confidence ?? 'none'],
  })
  switch (value.kind) {
    case 'cell':
      return [row('', formatCell(value.cell, shape, vocabulary))]
    case 'texts': {
      return [row('', value.texts.map((text) => textName(text, set, industryName)).join(policyPageWords.pause))]
    }
    case 'codes': {
      const enumeration = shape.kind === 'table' && shape.key.kind === 'enumeration' ? shape.key.enumeration : ''
      const names = vocabulary.enumerations.get(enumeration)?.values ?? []
      return [...value.cells].map(([code, cell]) => row(names[Number(code)]?.zh ?? String(code), formatCell(cell, shape, vocabulary)))
    }
    case 'tiers':
      return value.tiers.map((tier) =>
        row(tierText(tier, value.scale, shape, vocabulary, tableWords.signs), formatCell(tier.cell, shape, vocabulary)),
      )
  }
}

/** A text of a list: an industry by its code, a policy by its name; one that no document states has none. */
function textName(text: string, set: PlanSet, industryName: IndustryName): string {
  const policy = causeNames(set).policies.get(text) ?? set.templates.find(({ id }) => id === text)?.zh
  return policy ?? (/^[a-z][a-z0-9_]*$/.test(text) ? tableWords.unstated : industryName(text))
}

function periodText({ from, to }: ParameterEntry): string {
  const [first, last] = [dayText(from), dayText(to)]
  if (first === '' && last === '') return tableWords.noPeriod
  return [first === '' ? '' : tableWords.from(first), last === '' ? '' : tableWords.until(last)].filter((part) => part !== '').join(' ')
}
