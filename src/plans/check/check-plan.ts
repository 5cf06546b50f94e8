import type { Place, Problem } from '../../kernel/problem.ts'
import { MOST_READINGS, suggest, type Vocabulary } from '../../rules/index.ts'
import type { Plan, Policy } from '../plan.ts'
import { looksLikeClause } from '../read/clause-number.ts'
import type { MaskedDate } from '../read/masked-date.ts'
import { cellsOfEntry } from '../read/read-parameters.ts'
import { checkAddressing } from './check-addressing.ts'
import { checkConditions } from './check-conditions.ts'
import { checkParameters } from './check-parameters.ts'
import { checkPeriod } from './check-period.ts'
import { checkResult } from './check-result.ts'

/** Checks across a whole plan: coverage of clauses, of periods and tables by parameters, ceilings, exclusions, idle conditions. */
export function checkPlan(plan: Plan, vocabulary: Vocabulary): readonly Problem[] {
  return [
    ...uncoveredClauses(plan),
    ...unreadableClauses(plan),
    ...checkParameters(plan, vocabulary),
    ...[...plan.policies.values()].flatMap((policy) => [
      ...checkConditions(plan, policy),
      ...checkAddressing(plan, policy),
      ...checkPeriod(plan, policy),
      ...checkResult(plan, policy),
      ...tooManyReadings(plan, policy),
    ]),
    ...exclusionCycles(plan),
    ...undeclaredMasks(plan),
  ]
}

function noPlace(plan: Plan): Place {
  return { file: plan.id, line: 1, column: 1, length: 1 }
}

function uncoveredClauses(plan: Plan): readonly Problem[] {
  return plan.clauses
    .filter((clause) => clause.blocks.length === 0 && clause.uncovered === undefined)
    .map((clause) => ({ code: 'clause_uncovered', severity: 'error', at: clause.at, with: { found: clause.number } }))
}

/** A number that begins like one of the document's and goes on otherwise is misspelt; a clause says in a line what it is about. */
function unreadableClauses(plan: Plan): readonly Problem[] {
  return plan.clauses.flatMap((clause) => {
    const problem = (code: string): Problem => ({ code, severity: 'error', at: clause.at, with: { found: clause.number } })
    const isMisspelt = /[()\uFF08\uFF09]/.test(clause.number) && !looksLikeClause(clause.number)
    return [...(isMisspelt ? [problem('bad_clause_number')] : []), ...(clause.summary === '' ? [problem('clause_without_summary')] : [])]
  })
}

/** A goes before B and B before A, directly or through others: no order would settle it. */
function exclusionCycles(plan: Plan): readonly Problem[] {
  const after = new Map<string, Set<string>>()
  for (const exclusion of plan.exclusions) {
    for (const [i, id] of exclusion.priority.entries()) {
      const rest = exclusion.priority.slice(i + 1)
      after.set(id, new Set([...(after.get(id) ?? []), ...rest]))
    }
  }
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean => {
    if (seen.has(from)) return false
    seen.add(from)
    return [...(after.get(from) ?? [])].some((next) => next === to || reaches(next, to, seen))
  }
  return plan.exclusions
    .filter((exclusion) => exclusion.priority.some((id) => reaches(id, id)))
    .map((exclusion) => ({
      code: 'exclusion_cycle',
      severity: 'error',
      at: exclusion.places[0] ?? noPlace(plan),
      with: { found: exclusion.zh, policies: exclusion.priority.join(' ') },
    }))
}

/** Every combination of readings of open questions is decided, so there may not be too many. */
function tooManyReadings(plan: Plan, policy: Policy): readonly Problem[] {
  const open = [...plan.parameters.values()].filter(
    ({ shape, entries }) => policy.parameters.has(shape.id) && !policy.switches.has(shape.id) && entries.some(({ isOpen }) => isOpen),
  )
  const found = open.reduce((product, { question }) => product * (question?.readings.size ?? 1), 1)
  if (found <= MOST_READINGS) return []
  const values = { policy: policy.program.zh, found: String(found), most: String(MOST_READINGS) }
  return [{ code: 'too_many_readings', severity: 'error', at: policy.at, with: values }]
}

const isId = (text: string) => /^[a-z][a-z0-9_]*$/.test(text)

/** An exclusion or a top-up that names a policy no document has would never do anything. */
export function unknownPolicies(plan: Plan, known: readonly string[]): readonly Problem[] {
  const named = [
    ...plan.exclusions.flatMap((exclusion) => exclusion.priority.map((id, i) => ({ id, at: exclusion.places[i] ?? noPlace(plan) }))),
    ...[...plan.policies.values()].flatMap(({ settlement, at }) =>
      (settlement.topUp?.policies ?? []).map((id, i) => ({ id, at: settlement.topUp?.places[i] ?? at })),
    ),
  ]
  return named
    .filter(({ id }) => !known.includes(id))
    .map(({ id, at }) => ({
      code: 'unknown_policy',
      severity: 'error',
      at,
      with: { found: id, write: suggest(id, known.filter(isId)) ?? '' },
    }))
}

/** One policy has one year: payments are compared by it, whichever document states the policy. `known` are plans checked before. */
export function differingYears(plan: Plan, known: readonly Plan[], words: ReadonlyMap<string, string>): readonly Problem[] {
  const spelled = (basis: string) => [...words].find(([, id]) => id === basis)?.[0] ?? basis
  return [...plan.policies.values()].flatMap(({ program: { id }, settlement, at }) => {
    const [other] = known.filter(({ policies }) => {
      const stated = policies.get(id)
      return stated !== undefined && stated.settlement.yearBasis !== settlement.yearBasis
    })
    const basis = other?.policies.get(id)?.settlement.yearBasis
    if (other === undefined || basis === undefined) return []
    const values = { found: id, plan: other.id, other: spelled(basis), own: spelled(settlement.yearBasis) }
    return [{ code: 'year_basis_differs', severity: 'error' as const, at, with: values }]
  })
}

/** A year mask used in the plan must be declared in its head, so that whoever puts it in force is asked for the year. */
function undeclaredMasks(plan: Plan): readonly Problem[] {
  const own = [...plan.parameters.values()].flatMap((parameter) => parameter.entries).filter((entry) => entry.plan === plan.id)
  const used = [
    ...[...plan.policies.values()].map(({ period, at }) => ({ texts: [period?.from, period?.to].map(maskedText), at })),
    ...own.map((entry) => ({ texts: [entry.from, entry.to].map(maskedText), at: entry.at })),
    ...own.flatMap((entry) => cellsOfEntry(entry.value)).map((cell) => ({ texts: [cell.masked], at: cell.at })),
  ]
  return used.flatMap(({ texts, at }) => {
    const [found] = texts.filter((text) => text !== undefined && !plan.masks.includes(text.slice(0, 4)))
    return found === undefined ? [] : [{ code: 'mask_undeclared', severity: 'error' as const, at, with: { found } }]
  })
}

function maskedText(date: MaskedDate | undefined): string | undefined {
  return date?.kind === 'masked' ? date.text : undefined
}
