import { formatDate } from '../../kernel/calendar.ts'
import type { Place, Problem } from '../../kernel/problem.ts'
import { choicesOfEnd, EARLIEST_DAY, endsOf, LATEST_DAY, soleCell, type Vocabulary } from '../../rules/index.ts'
import { bindParameter, dayOf } from '../link/bind-parameter.ts'
import { sourceOfPeriod, wholePeriodOf } from '../link/policy-period.ts'
import type { Parameter, ParameterEntry, Plan, Policy } from '../plan.ts'
import { cellsOfEntry } from '../read/read-parameters.ts'
import { decimal } from '../read/read-values.ts'
import { sampleYears } from '../read/sample-years.ts'

/** Every policy finds a value for each parameter it reads on every day of its period, in every row, and none above a ceiling. */
export function checkParameters(plan: Plan, vocabulary: Vocabulary): readonly Problem[] {
  const policies = [...plan.policies.values()]
  return [
    ...policies.flatMap((policy) => parameterGaps(plan, policy)),
    ...policies.flatMap((policy) => tableGaps(plan, policy, vocabulary)),
    ...policies.flatMap((policy) => unsetChoices(plan, policy)),
    ...ceilings(plan),
    ...overlappingPeriods(plan),
  ]
}

/** Two values of one document for one day, known from the same day: which of them held would depend on their order in the file. */
function overlappingPeriods(plan: Plan): readonly Problem[] {
  return [...plan.parameters.values()].flatMap((parameter) => {
    // Also of the documents it builds on: whoever inherits the values inherits the doubt.
    return parameter.entries.flatMap((entry, i) => {
      const other = parameter.entries
        .slice(0, i)
        .find(
          (before) =>
            before.plan === entry.plan && before.knownOn === entry.knownOn && overlaps(before, entry) && haveRowInCommon(before, entry),
        )
      if (other === undefined) return []
      const at = `${other.file.split('/').at(-1) ?? ''}:${other.line}`
      return [problemAt(entry.at, 'periods_overlap', { parameter: parameter.shape.zh, other: at })]
    })
  })
}

/** Tables may be completed row by row; anything else is one value. */
function haveRowInCommon(a: ParameterEntry, b: ParameterEntry): boolean {
  if (a.value.kind !== 'codes' || b.value.kind !== 'codes') return true
  const rows = b.value.cells
  return [...a.value.cells.keys()].some((row) => rows.has(row))
}

function problemAt(at: Place, code: string, values: Readonly<Record<string, string>>): Problem {
  return { code, severity: 'error', at, with: values }
}

function parameterGaps(plan: Plan, policy: Policy): readonly Problem[] {
  const period = wholePeriodOf(plan, policy, sampleYears)
  if (period === undefined) return []
  const { from, to } = period
  const problems: Problem[] = []
  for (const parameter of plan.parameters.values()) {
    if (!policy.parameters.has(parameter.shape.id) || parameter.isPartial) continue
    if (parameter.entries.length === 0) {
      problems.push(problemAt(policy.at, 'parameter_without_value', { parameter: parameter.shape.zh, policy: policy.program.zh }))
      continue
    }
    const gap = sourceOfPeriod(policy) === undefined ? undefined : firstGap(parameter, from, to)
    if (gap === undefined) continue
    const values = { parameter: parameter.shape.zh, policy: policy.program.zh, from: spell(gap.from), to: spell(gap.to) }
    problems.push(problemAt(placeOfGap(plan, parameter, gap.from) ?? policy.at, 'parameter_gap', values))
  }
  return problems
}

/** Where the plan itself gives the value that ends before the gap, or its first one. */
function placeOfGap(plan: Plan, parameter: Parameter, from: number): Place | undefined {
  const own = parameter.entries.filter((entry) => entry.plan === plan.id)
  const before = own.filter((entry) => (dayOf(entry.to, LATEST_DAY, entry.plan, sampleYears) ?? LATEST_DAY) < from)
  return (before.at(-1) ?? own[0])?.at
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

/** A table over an enumeration has, on every day of the policy, a cell for every value, from this document or one above. */
function tableGaps(plan: Plan, policy: Policy, vocabulary: Vocabulary): readonly Problem[] {
  const problems: Problem[] = []
  for (const parameter of plan.parameters.values()) {
    const { shape } = parameter
    if (parameter.isPartial || shape.kind !== 'table' || shape.key.kind !== 'enumeration' || !policy.parameters.has(shape.id)) continue
    const values = vocabulary.enumerations.get(shape.key.enumeration)?.values ?? []
    for (const { at, covered } of tablesOf(plan, policy, parameter)) {
      const absent = values.filter((_, code) => !covered.has(BigInt(code))).map((value) => value.zh)
      if (absent.length === 0) continue
      problems.push(problemAt(at, 'table_gap', { table: shape.zh, missing: absent.join(' ') }))
      break
    }
  }
  return problems
}

/** The rows a table has in each stretch of the policy's days, and where they are written; all together where days are missing too. */
function tablesOf(
  plan: Plan,
  policy: Policy,
  parameter: Parameter,
): readonly { readonly at: Place; readonly covered: ReadonlySet<bigint> }[] {
  const [first] = parameter.entries
  if (first === undefined) return []
  const period = wholePeriodOf(plan, policy, sampleYears)
  const bound =
    period === undefined
      ? undefined
      : bindParameter(parameter, period.from, period.to, { ...sampleYears, knownOn: Number.MAX_SAFE_INTEGER })
  if (bound === undefined || 'code' in bound) {
    const codes = parameter.entries.flatMap((entry) => (entry.value.kind === 'codes' ? [...entry.value.cells.keys()] : []))
    return [{ at: first.at, covered: new Set(codes) }]
  }
  return bound.periods.map((period) => {
    const holds = (entry: ParameterEntry) =>
      (dayOf(entry.from, EARLIEST_DAY, entry.plan, sampleYears) ?? LATEST_DAY) <= period.from &&
      (dayOf(entry.to, LATEST_DAY, entry.plan, sampleYears) ?? EARLIEST_DAY) >= period.from
    const nearest = parameter.entries.find((entry) => entry.plan === plan.id && holds(entry)) ?? first
    return { at: nearest.at, covered: new Set(period.value.kind === 'codes' ? period.value.cells.keys() : []) }
  })
}

/** What chooses a way to compute, bounds a schedule or caps a payment, must be one value, if only a ceiling, whenever the policy is decided. */
function unsetChoices(plan: Plan, policy: Policy): readonly Problem[] {
  const period = wholePeriodOf(plan, policy, sampleYears)
  if (period === undefined) return []
  const { from, to } = period
  const isDecidedOnOneDay = policy.program.date.kind === 'context'
  return [...plan.parameters.values()].flatMap((parameter) => {
    if (!choosing(policy).has(parameter.shape.id) || parameter.isPartial || parameter.entries.length === 0) return []
    const bound = bindParameter(parameter, from, to, { ...sampleYears, knownOn: Number.MAX_SAFE_INTEGER })
    if ('code' in bound) return []
    const single = bound.periods.map((period) => ({ ...bound, periods: [period] }))
    const isSet = (isDecidedOnOneDay ? single : [bound]).every((one) => {
      const cell = soleCell(one)
      return cell?.value !== undefined
    })
    const values = { parameter: parameter.shape.zh, policy: policy.program.zh }
    return isSet ? [] : [problemAt(parameter.entries[0]?.at ?? policy.at, 'set_value_needed', values)]
  })
}

/** Ids of the parameters that choose a strategy, bound a schedule or cap what the policy pays. */
function choosing(policy: Policy): ReadonlySet<string> {
  const { result } = policy.program
  const lines = result.kind === 'schedule' ? result.lines : []
  const ends = lines.flatMap((line) => [line.from, line.to])
  const choices = lines.flatMap(({ from, to, due }) => [from, to, ...(due === undefined ? [] : [due])]).flatMap(choicesOfEnd)
  const bounds = [...ends.flatMap((end) => endsOf(end) ?? []), policy.settlement.cap?.limit]
  return new Set([...policy.strategies, ...choices, ...bounds.flatMap((node) => (node?.kind === 'parameter' ? [node.parameter] : []))])
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
        problems.push(problemAt(excess.at, 'above_ceiling', values))
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

function firstExcess(
  own: ParameterEntry,
  above: ParameterEntry,
): { readonly value: bigint; readonly ceiling: bigint; readonly at: Place } | undefined {
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
      return { value: mine.value, ceiling: ceiling.value, at: mine.at }
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
