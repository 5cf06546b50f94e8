import { formatDate } from '../kernel/calendar.ts'
import type { Problem } from '../kernel/problem.ts'
import { childrenOf, EARLIEST_DAY, LATEST_DAY, type Node, type NumberType, type Vocabulary } from '../rules/index.ts'
import { dayOf } from './bind-parameter.ts'
import type { Parameter, ParameterEntry, Plan, Policy } from './plan.ts'
import { cellsOfEntry } from './read-parameters.ts'

/** Checks across a whole plan: coverage of clauses, of periods and tables by parameters, ceilings, exclusions, idle conditions. */
export function checkPlan(plan: Plan, vocabulary: Vocabulary): readonly Problem[] {
  const policies = [...plan.policies.values()]
  return [
    ...uncoveredClauses(plan),
    ...policies.flatMap((policy) => parameterGaps(plan, policy)),
    ...policies.flatMap((policy) => tableGaps(plan, policy, vocabulary)),
    ...ceilings(plan),
    ...exclusionCycles(plan),
    ...policies.flatMap((policy) => idleConditions(policy)),
    ...policies.flatMap((policy) => contradictions(policy)),
    ...unknownExamples(plan),
    ...undeclaredMasks(plan),
  ]
}

const at = (file: string, line: number) => ({ file, line, column: 1, length: 1 })

function uncoveredClauses(plan: Plan): readonly Problem[] {
  return plan.clauses
    .filter((clause) => clause.blocks.length === 0 && clause.uncovered === undefined)
    .map((clause) => ({ code: 'clause_uncovered', severity: 'error', at: at(clause.file, clause.line), with: { found: clause.number } }))
}

/** Every mask is taken as one and the same sample year, so that gaps show before the year is known. */
const sampleYears = {
  years: () =>
    new Map([
      ['20XX', '2020'],
      ['201X', '2019'],
      ['202X', '2020'],
    ]),
}

function parameterGaps(plan: Plan, policy: Policy): readonly Problem[] {
  if (policy.period === undefined) return []
  const from = dayOf(policy.period.from, EARLIEST_DAY, plan.id, sampleYears)
  const to = dayOf(policy.period.to, LATEST_DAY, plan.id, sampleYears)
  if (from === undefined || to === undefined) return []
  const problems: Problem[] = []
  for (const parameter of plan.parameters.values()) {
    if (!policy.parameters.has(parameter.shape.id)) continue
    const gap = firstGap(parameter, from, to)
    if (gap === undefined) continue
    const values = { parameter: parameter.shape.zh, policy: policy.program.zh, from: spell(gap.from), to: spell(gap.to) }
    problems.push({ code: 'parameter_gap', severity: 'error', at: at(policy.file, policy.line), with: values })
  }
  return problems
}

function spell(day: number): string {
  return day <= EARLIEST_DAY || day >= LATEST_DAY ? '' : formatDate(day)
}

function firstGap(parameter: Parameter, from: number, to: number): { readonly from: number; readonly to: number } | undefined {
  const spans = parameter.entries
    .map((entry) => ({
      from: dayOf(entry.from, EARLIEST_DAY, entry.plan, sampleYears),
      to: dayOf(entry.to, LATEST_DAY, entry.plan, sampleYears),
    }))
    .filter((span): span is { from: number; to: number } => span.from !== undefined && span.to !== undefined)
    .sort((a, b) => a.from - b.from)
  let next = from
  for (const span of spans) {
    if (span.from > next) break
    next = Math.max(next, span.to + 1)
  }
  if (next > to) return undefined
  const resumes = spans.find((span) => span.from > next)?.from ?? to + 1
  return { from: next, to: Math.min(to, resumes - 1) }
}

/** A table over an enumeration has a cell for every value, from this document or one above. */
function tableGaps(plan: Plan, policy: Policy, vocabulary: Vocabulary): readonly Problem[] {
  const problems: Problem[] = []
  for (const parameter of plan.parameters.values()) {
    const { shape, entries } = parameter
    if (shape.kind !== 'table' || shape.key.kind !== 'enumeration' || !policy.parameters.has(shape.id)) continue
    const values = vocabulary.enumerations.get(shape.key.enumeration)?.values ?? []
    const covered = new Set(entries.flatMap((entry) => (entry.value.kind === 'codes' ? [...entry.value.cells.keys()] : [])))
    const absent = values.filter((_, code) => !covered.has(BigInt(code))).map((value) => value.zh)
    const [entry] = entries
    if (absent.length > 0) {
      const where = entry === undefined ? at(policy.file, policy.line) : at(entry.file, entry.line)
      problems.push({ code: 'table_gap', severity: 'error', at: where, with: { table: shape.zh, missing: absent.join(' ') } })
    }
  }
  return problems
}

/** A lower document may not go above what an upper one caps. */
function ceilings(plan: Plan): readonly Problem[] {
  const problems: Problem[] = []
  for (const parameter of plan.parameters.values()) {
    for (const entry of parameter.entries.filter((candidate) => candidate.plan === plan.id)) {
      for (const above of parameter.entries.filter((candidate) => candidate.plan !== plan.id && overlaps(candidate, entry))) {
        const excess = firstExcess(entry, above)
        if (excess === undefined) continue
        const scale = parameter.shape.kind === 'text_list' || parameter.shape.type.kind !== 'number' ? 0 : parameter.shape.type.scale
        const values = {
          parameter: parameter.shape.zh,
          value: decimal(excess.value, scale),
          ceiling: decimal(excess.ceiling, scale),
          upper: above.plan,
          clause: above.clause,
        }
        problems.push({ code: 'above_ceiling', severity: 'error', at: at(entry.file, entry.line), with: values })
      }
    }
  }
  return problems
}

function overlaps(a: ParameterEntry, b: ParameterEntry): boolean {
  const days = (entry: ParameterEntry) =>
    [
      dayOf(entry.from, EARLIEST_DAY, entry.plan, sampleYears) ?? EARLIEST_DAY,
      dayOf(entry.to, LATEST_DAY, entry.plan, sampleYears) ?? LATEST_DAY,
    ] as const
  const [aFrom, aTo] = days(a)
  const [bFrom, bTo] = days(b)
  return aFrom <= bTo && bFrom <= aTo
}

function firstExcess(own: ParameterEntry, above: ParameterEntry): { readonly value: bigint; readonly ceiling: bigint } | undefined {
  const pairs =
    own.value.kind === 'codes' && above.value.kind === 'codes'
      ? byCode(own.value.cells, above.value.cells)
      : zip(cellsOfEntry(own.value), cellsOfEntry(above.value))
  for (const [mine, ceiling] of pairs) {
    if (
      ceiling.standing === 'ceiling' &&
      mine.standing === 'set' &&
      mine.value !== undefined &&
      ceiling.value !== undefined &&
      mine.value > ceiling.value
    ) {
      return { value: mine.value, ceiling: ceiling.value }
    }
  }
  return undefined
}

type Cells = ReturnType<typeof cellsOfEntry>

function byCode(
  own: ReadonlyMap<bigint, Cells[number]>,
  above: ReadonlyMap<bigint, Cells[number]>,
): readonly (readonly [Cells[number], Cells[number]])[] {
  return [...own].flatMap(([code, cell]) => {
    const ceiling = above.get(code)
    return ceiling === undefined ? [] : [[cell, ceiling] as const]
  })
}

function zip(own: Cells, above: Cells): readonly (readonly [Cells[number], Cells[number]])[] {
  return own.flatMap((cell, i) => {
    const ceiling = above[i]
    return ceiling === undefined ? [] : [[cell, ceiling] as const]
  })
}

/** A scaled integer as a decimal without trailing zeros. */
export function decimal(value: bigint, scale: number): string {
  if (scale === 0) return String(value)
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0')
  const fraction = digits.slice(-scale).replace(/0+$/, '')
  return `${value < 0n ? '-' : ''}${digits.slice(0, -scale)}${fraction === '' ? '' : `.${fraction}`}`
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
  const clause = (id: string) => plan.clauses.find((candidate) => candidate.blocks.some((block) => block.id === id))
  return plan.exclusions
    .filter((exclusion) => exclusion.priority.some((id) => reaches(id, id)))
    .map((exclusion) => ({
      code: 'exclusion_cycle',
      severity: 'error',
      at: at(clause(exclusion.id)?.file ?? plan.id, clause(exclusion.id)?.line ?? 1),
      with: { found: exclusion.zh, policies: exclusion.priority.join(' ') },
    }))
}

/** A comparison whose answer follows from the bounds alone decides nothing. */
function idleConditions(policy: Policy): readonly Problem[] {
  return policy.program.conditions.flatMap((condition) => {
    const fixed = constantAnswer(condition.test)
    if (fixed === undefined) return []
    return [
      {
        code: fixed ? 'condition_always_true' : 'condition_never_true',
        severity: 'error' as const,
        at: at(policy.file, policy.line),
        with: { condition: condition.zh, policy: policy.program.zh },
      },
    ]
  })
}

function constantAnswer(node: Node): boolean | undefined {
  if (node.kind === 'literal' && typeof node.value === 'boolean') return node.value
  if (node.kind === 'not') {
    const inner = constantAnswer(node.operand)
    return inner === undefined ? undefined : !inner
  }
  if (node.kind === 'logical') {
    const answers = node.operands.map(constantAnswer)
    const decisive = node.operator === 'or'
    if (answers.includes(decisive)) return decisive
    return answers.every((answer) => answer === !decisive) ? !decisive : undefined
  }
  if (node.kind !== 'compare' || node.left.type.kind !== 'number' || node.right.type.kind !== 'number') return undefined
  return constantOrder(node.operator, node.left.type, node.right.type)
}

function constantOrder(operator: string, left: NumberType, right: NumberType): boolean | undefined {
  const scale = Math.max(left.scale, right.scale)
  const up = (value: bigint, from: number) => value * 10n ** BigInt(scale - from)
  const [low, high] = [up(left.low, left.scale), up(left.high, left.scale)]
  const [rightLow, rightHigh] = [up(right.low, right.scale), up(right.high, right.scale)]
  switch (operator) {
    case '>=':
      return low >= rightHigh ? true : high < rightLow ? false : undefined
    case '>':
      return low > rightHigh ? true : high <= rightLow ? false : undefined
    case '<=':
      return high <= rightLow ? true : low > rightHigh ? false : undefined
    case '<':
      return high < rightLow ? true : low >= rightHigh ? false : undefined
    default:
      return undefined
  }
}

/** Two conditions that can never both hold: a fact required and refused, or required in two values at once. */
function contradictions(policy: Policy): readonly Problem[] {
  const claims = new Map<string, { readonly zh: string; readonly codes: ReadonlySet<string> }>()
  const problems: Problem[] = []
  for (const condition of policy.program.conditions) {
    for (const claim of claimsOf(condition.test)) {
      const before = claims.get(claim.about)
      if (before !== undefined && ![...before.codes].some((code) => claim.codes.has(code))) {
        problems.push({
          code: 'conditions_contradict',
          severity: 'error',
          at: at(policy.file, policy.line),
          with: { first: before.zh, second: condition.zh, policy: policy.program.zh },
        })
      }
      const codes = before === undefined ? claim.codes : new Set([...before.codes].filter((code) => claim.codes.has(code)))
      claims.set(claim.about, { zh: condition.zh, codes })
    }
  }
  return problems
}

/** What a condition demands of one boolean or enumerated fact, as the set of values it leaves. */
function claimsOf(node: Node): readonly { readonly about: string; readonly codes: ReadonlySet<string> }[] {
  const about = (fact: Node) => (fact.kind === 'field' ? JSON.stringify([fact.record, fact.field]) : undefined)
  if (node.kind === 'logical' && node.operator === 'and') return childrenOf(node).flatMap(claimsOf)
  if (node.kind === 'field') return [{ about: about(node) ?? '', codes: new Set(['true']) }]
  if (node.kind === 'not' && node.operand.kind === 'field') return [{ about: about(node.operand) ?? '', codes: new Set(['false']) }]
  if (node.kind === 'member' && node.value.kind === 'field')
    return [{ about: about(node.value) ?? '', codes: new Set(node.codes.map(String)) }]
  if (
    node.kind === 'compare' &&
    node.operator === '=' &&
    node.left.kind === 'field' &&
    node.right.kind === 'literal' &&
    node.left.type.kind === 'enumeration'
  ) {
    return [{ about: about(node.left) ?? '', codes: new Set([String(node.right.value)]) }]
  }
  return []
}

function unknownExamples(plan: Plan): readonly Problem[] {
  return plan.examples
    .filter((example) => !plan.policies.has(example.policy))
    .map((example) => ({
      code: 'example_of_unknown_policy',
      severity: 'error',
      at: at(example.file, example.line),
      with: { found: example.policy, known: [...plan.policies.keys()].join(' ') },
    }))
}

/** A year mask used in the plan must be declared in its head, so that whoever puts it in force is asked for the year. */
function undeclaredMasks(plan: Plan): readonly Problem[] {
  const used = [...plan.policies.values()].flatMap((policy) =>
    [policy.period?.from, policy.period?.to].map((date) => ({ date, file: policy.file, line: policy.line })),
  )
  return used.flatMap(({ date, file, line }) => {
    if (date?.kind !== 'masked' || plan.masks.includes(date.text.slice(0, 4))) return []
    return [{ code: 'mask_undeclared', severity: 'error' as const, at: at(file, line), with: { found: date.text } }]
  })
}
