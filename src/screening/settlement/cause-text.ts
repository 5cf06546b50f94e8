import type { PlanSet } from '../../plans/index.ts'
import { sqlText } from '../../store/index.ts'
import { causeTemplates, unnamedPolicy } from '../messages.zh.ts'
import type { SettlementCause } from './standing.ts'

/** Official names of what a cause can name, by id. */
export interface CauseNames {
  readonly policies: ReadonlyMap<string, string>
  readonly entities: ReadonlyMap<string, string>
}

/** The names that plans and glossary give; a policy goes by its name also where no plan in force states it. */
export function causeNames({ plans, vocabulary }: PlanSet): CauseNames {
  const policies = [...plans.values()].flatMap((plan) =>
    [...plan.policies.values()].map(({ program }) => [program.id, program.zh] as const),
  )
  return {
    policies: new Map(policies),
    entities: new Map([...vocabulary.entities.values()].map((entity) => [entity.id, entity.zh])),
  }
}

/** What a status is owed to, in words. */
export function causeText(cause: SettlementCause, names: CauseNames): string {
  const named: Readonly<Record<string, string>> = {
    policy: 'policy' in cause ? (names.policies.get(cause.policy) ?? unnamedPolicy.replace('{code}', cause.policy)) : '',
    entity: 'entity' in cause ? (names.entities.get(cause.entity) ?? '') : '',
    payment: 'payment' in cause ? String(cause.payment) : '',
  }
  return causeTemplates[cause.kind].replace(/\{(\w+)\}/g, (_, name: string) => named[name] ?? '')
}

/** The same words as SQL, for a row `alias` with the columns of a standing; null where there is no cause. */
export function causeSql(alias: string, names: CauseNames): string {
  const unnamed = filledIn(unnamedPolicy, { code: `${alias}.cause_policy` })
  const named = {
    policy: spelled(`${alias}.cause_policy`, names.policies, unnamed),
    entity: spelled(`${alias}.cause_entity`, names.entities, `''`),
    payment: `cast(${alias}.cause_payment as varchar)`,
  }
  const cases = Object.entries(causeTemplates).map(([kind, template]) => `when ${sqlText(kind)} then ${filledIn(template, named)}`)
  return `case ${alias}.cause ${cases.join(' ')} end`
}

function spelled(column: string, names: ReadonlyMap<string, string>, otherwise: string): string {
  if (names.size === 0) return otherwise
  return `case ${column} ${[...names].map(([id, zh]) => `when ${sqlText(id)} then ${sqlText(zh)}`).join(' ')} else ${otherwise} end`
}

/** A template with SQL put in its gaps. */
function filledIn(template: string, named: Readonly<Record<string, string>>): string {
  return template
    .split(/\{(\w+)\}/)
    .map((part, i) => (i % 2 === 0 ? sqlText(part) : (named[part] ?? `''`)))
    .filter((part) => part !== `''`)
    .join(' || ')
}
