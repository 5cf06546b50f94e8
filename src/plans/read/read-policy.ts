import type { Place } from '../../kernel/problem.ts'
import {
  type Condition,
  checkRecord,
  childrenOf,
  endsOf,
  type Names,
  type Node,
  type Program,
  parseExpression,
  type RecordPath,
  type Result,
  type ScheduleLine,
  type Source,
  typeName,
} from '../../rules/index.ts'
import type { Period, Policy } from '../plan.ts'
import type { BlockReader, Entries, Located } from './block-reader.ts'
import { type NamedEntry, namedEntries } from './check-shape.ts'
import { checkAt } from './definitions.ts'
import { readDay } from './read-day.ts'
import { monthlyNodes, readMonthly } from './read-monthly.ts'
import type { PolicyContext } from './read-policy-context.ts'
import { SWITCH_STATE } from './read-question.ts'
import { readSettlement } from './read-settlement.ts'
import { repeatedLines } from './repeated-lines.ts'
import { pairsOf, textOf } from './yaml-source.ts'

const resultKeys = ['amount', 'schedule', 'rate', 'obligation'] as const

/** A policy block as written, with what it inherits already laid under it. */
export interface RawPolicy {
  readonly plan: string
  readonly clause: string
  readonly at: Located
  /** The policy's own id, or that of what it extends: what a problem of the whole policy points at. */
  readonly head: Located
  readonly entries: Entries
  readonly extends: string | undefined
}

/** Lays a policy block over the template it extends: its keys win. Conditions and reviews merge by id when they are read. */
export function inherit(template: Entries, own: Entries): Entries {
  const replaced = resultKeys.some((key) => own.isWritten(key)) ? resultKeys : []
  return own.over(template, ['template', ...replaced])
}

/** Checks one policy block against the names in force for its plan. */
export function readPolicy(raw: RawPolicy, inherited: Entries | undefined, context: PolicyContext): Policy | undefined {
  const { reader, names } = context
  const before = reader.problems.length
  const { entries } = raw
  if (inherited !== undefined) reader.checkInherited(entries, raw.head)
  const id = reader.text(entries, 'id')
  const zh = reader.text(entries, 'name')
  const subject = readSubject(raw, context)
  if (id === undefined || subject === undefined) return undefined
  const region = readTyped(raw, 'region', subject, 'region', context)
  const date = readTyped(raw, 'date', subject, 'date', context)
  const period = readPeriod(raw, context)
  const conditions = readConditions('conditions', raw, inherited, subject, context)
  const reviews = readConditions('reviews', raw, inherited, subject, context)
  const result = readResult(raw, subject, context)
  const monthly = readMonthly(entries, subject, context)
  const payee = readPayee(raw, subject, context)
  const settlement = readSettlement(entries, subject, context)
  const fund = reader.text(entries, 'fund')
  const dropped = inherited === undefined ? entries.get('drop_conditions') : undefined
  if (dropped !== undefined) reader.problem(dropped, 'drop_needs_template')
  if (conditions.length + reviews.length > MOST_CONDITIONS)
    reader.problem(raw.head, 'too_many_conditions', { limit: String(MOST_CONDITIONS) })
  if (reader.problems.length > before || !entries.isSound || zh === undefined || fund === undefined) return undefined
  if (region === undefined || date === undefined || result === undefined || payee === undefined) return undefined
  const definitions = context.definitions.checked()
  const program: Program = {
    id,
    zh,
    subject,
    region,
    date,
    conditions: conditions.map(({ at: _, ...condition }) => condition),
    reviews: reviews.map(({ at: _, ...review }) => review),
    result,
    ...(monthly === undefined ? {} : { monthly }),
    payee,
    definitions: new Map(definitions),
  }
  const place = raw.head.source.placeOf(raw.head.node)
  const read = parametersOf(program, [settlement.cap?.limit], names)
  const switches = conditions.flatMap((condition) => condition.switch ?? [])
  return {
    program,
    plan: raw.plan,
    clause: raw.clause,
    fund,
    channel: reader.text(entries, 'channel'),
    extends: raw.extends,
    period,
    settlement,
    parameters: new Set([...read, ...switches]),
    switches: new Set(switches.filter((id) => !read.has(id))),
    strategies: strategiesOf(program),
    file: place.file,
    line: place.line,
    at: place,
    conditionPlaces: new Map([...conditions, ...reviews].map(({ id, at }) => [id, at])),
    repeats: inherited === undefined ? new Set() : repeatedLines(inherited, entries, reader),
  }
}

/** Masks have 60 bits; the result takes one and the period another. */
const MOST_CONDITIONS = 45

function readSubject(raw: RawPolicy, context: PolicyContext): string | undefined {
  const zh = context.reader.text(raw.entries, 'subject')
  if (zh === undefined) return undefined
  const entities = [...context.names.vocabulary.entities.values()]
  const entity = entities.find((candidate) => candidate.zh === zh)
  const at = raw.entries.get('subject') ?? raw.at
  return entity?.id ?? context.reader.problem(at, 'unknown_word', { found: zh, known: entities.map((candidate) => candidate.zh).join(' ') })
}

function readTyped(raw: RawPolicy, key: string, subject: string, kind: 'region' | 'date', context: PolicyContext): Node | undefined {
  const at = raw.entries.get(key)
  if (at === undefined) return undefined
  const node = checkAt(context.reader, at, subject, context.names)
  if (node !== undefined && node.type.kind !== kind)
    return context.reader.problem(at, 'argument_type', {
      function: context.reader.spell('policy', key),
      needs: kind,
      found: typeName(node.type),
    })
  return node
}

function readPeriod(raw: RawPolicy, { reader, plan }: PolicyContext): Period | undefined {
  const at = raw.entries.get('period')
  if (at === undefined) return undefined
  const entries = reader.entries('period', at)
  const from = readDay(entries, 'from')
  const to = readDay(entries, 'to')
  const source = reader.basis(entries, plan, reader.text(raw.entries, 'name'))
  if (from.kind === 'day' && to.kind === 'day' && from.day > to.day) reader.problem(entries.get('to') ?? at, 'period_reversed')
  const earliestAt = entries.get('earliest')
  const earliest =
    earliestAt === undefined ? undefined : { day: readDay(entries, 'earliest'), at: earliestAt.source.placeOf(earliestAt.node) }
  return source === undefined ? undefined : { from, to, source, ...(earliest === undefined ? {} : { earliest }) }
}

function readConditions(
  key: 'conditions' | 'reviews',
  raw: RawPolicy,
  inherited: Entries | undefined,
  subject: string,
  context: PolicyContext,
): readonly PlacedCondition[] {
  const { reader } = context
  const own = namedEntries(inherited?.get(key) === raw.entries.get(key) ? undefined : raw.entries.get(key))
  const above = namedEntries(inherited?.get(key))
  const dropped = droppedIds(raw, [...above, ...own], key, reader)
  const kept = above.filter((entry) => !dropped.includes(entry.id)).map((entry) => own.find((mine) => mine.id === entry.id) ?? entry)
  const added = own.filter((entry) => !above.some((other) => other.id === entry.id))
  const all = [...kept, ...added]
  if (key === 'conditions' && all.length === 0 && raw.entries.isSound) reader.problem(raw.head, 'policy_without_conditions')
  return all.map((entry) => readCondition(key, entry, subject, context)).filter((condition) => condition !== undefined)
}

function droppedIds(raw: RawPolicy, known: readonly NamedEntry[], key: string, reader: BlockReader): readonly string[] {
  const at = raw.entries.get('drop_conditions')
  if (at === undefined || key !== 'conditions') return []
  const ids = pairsOf(at.node)
  for (const pair of ids) {
    if (!known.some((entry) => entry.id === pair.key))
      reader.problem({ node: pair.keyNode, source: at.source }, 'unknown_condition', {
        found: pair.key,
        known: known.map((e) => e.id).join(' '),
      })
  }
  return ids.map((pair) => pair.key)
}

/** A condition and where its name stands. */
type PlacedCondition = Condition & { readonly at: Place }

function readCondition(
  key: 'conditions' | 'reviews',
  entry: NamedEntry,
  subject: string,
  context: PolicyContext,
): PlacedCondition | undefined {
  const { reader } = context
  const entries = reader.entries('condition', entry.at, entry.keyAt)
  const source = reader.basis(entries, context.plan, entry.zh)
  const testAt = entries.get('test')
  if (testAt === undefined) return undefined
  const test = checkAt(reader, testAt, subject, context.names)
  if (test !== undefined && test.type.kind !== 'boolean') return reader.problem(testAt, 'not_boolean', { found: typeName(test.type) })
  const at = entry.keyAt.source.placeOf(entry.keyAt.node)
  const force = readForce(entries, key, context)
  return test === undefined || source === undefined ? undefined : { id: entry.id, zh: entry.zh, test, source, ...force, at }
}

/** What an author says of the force of a condition, beside what its source says. */
function readForce(
  entries: Entries,
  key: 'conditions' | 'reviews',
  { reader, names }: PolicyContext,
): Pick<Condition, 'isAsking' | 'isAddressing' | 'switch'> {
  const unmet = reader.wordOf<keyof typeof unmetForces>('unmet', entries, 'unmet')
  const switchAt = entries.get('switch')
  for (const [id, at] of [['unmet', entries.get('unmet')] as const, ['switch', switchAt] as const])
    if (key === 'reviews' && at !== undefined) reader.problem(at, 'review_takes_no_force', { key: id })
  const found = reader.text(entries, 'switch')
  const shape = found === undefined ? undefined : names.parameters.get(found)
  const isSwitch = shape?.kind === 'value' && shape.type.kind === 'enumeration' && shape.type.enumeration === SWITCH_STATE
  if (switchAt !== undefined && !isSwitch && !reader.broken.has(found ?? ''))
    reader.problem(switchAt, 'switch_expected', { found: found ?? '' })
  return { ...(unmet === undefined ? {} : unmetForces[unmet]), ...(shape !== undefined && isSwitch ? { switch: shape.id } : {}) }
}

/** What the words under "unmet" make of a requirement. */
const unmetForces = { review: { isAsking: true }, outside: { isAddressing: true } } as const

function readResult(raw: RawPolicy, subject: string, context: PolicyContext): Result | undefined {
  const [kind, ...others] = resultKeys.filter((key) => raw.entries.isWritten(key))
  const at = kind === undefined || others.length > 0 ? undefined : raw.entries.get(kind)
  if (kind === undefined || at === undefined) return undefined
  if (kind === 'schedule') return readSchedule(at, subject, context)
  const { reader } = context
  const entries = reader.entries(kind, at)
  const source = reader.basis(entries, context.plan, reader.text(raw.entries, 'name'))
  if (source === undefined) return undefined
  if (kind === 'amount') {
    const amount = readMoney(entries.get('value'), 'yuan', subject, context)
    return amount === undefined ? undefined : { kind: 'money', amount, source }
  }
  if (kind === 'rate') return readRate(entries, subject, source, context)
  const dueAt = entries.get('due')
  const due = dueAt === undefined ? undefined : checkAt(reader, dueAt, subject, context.names)
  const what = reader.text(entries, 'what')
  if (dueAt !== undefined && due !== undefined && due.type.kind !== 'date')
    return reader.problem(dueAt, 'argument_type', { function: reader.spell('obligation', 'due'), needs: 'date', found: typeName(due.type) })
  return what === undefined ? undefined : { kind: 'obligation', what, due, source }
}

const MONTHLY = 'yuan/month'

function readRate(entries: Entries, subject: string, source: Source, context: PolicyContext): Result | undefined {
  const rateAt = entries.get('value')
  const rate = rateAt === undefined ? undefined : checkAt(context.reader, rateAt, subject, context.names)
  const saving = readMoney(entries.get('saving'), MONTHLY, subject, context)
  return rate === undefined || saving === undefined ? undefined : { kind: 'rate', rate, saving, source }
}

/** An expression in yuan, or in yuan a month; anything else is not money. */
function readMoney(at: Located | undefined, dimension: string, subject: string, context: PolicyContext): Node | undefined {
  const node = at === undefined ? undefined : checkAt(context.reader, at, subject, context.names)
  if (at === undefined || node === undefined) return undefined
  const isMoney = (node.type.kind === 'number' || node.type.kind === 'ratio') && node.type.dimension === dimension
  return isMoney ? node : context.reader.problem(at, 'not_money', { found: typeName(node.type), needs: dimension })
}

function readSchedule(at: Located, subject: string, context: PolicyContext): Result | undefined {
  const lines = namedEntries(at).map((entry) => readLine(entry, subject, context))
  const known = lines.filter((line) => line !== undefined)
  return known.length === lines.length ? { kind: 'schedule', lines: known } : undefined
}

function readLine(entry: NamedEntry, subject: string, context: PolicyContext): ScheduleLine | undefined {
  const { reader } = context
  const entries = reader.entries('schedule_line', entry.at, entry.keyAt)
  const source = reader.basis(entries, context.plan, entry.zh)
  const parameter = (key: 'from' | 'to' | 'due', kind: 'month' | 'date') => {
    const where = entries.get(key)
    if (where === undefined) return undefined
    const node = checkAt(reader, where, subject, context.names)
    if (node === undefined) return undefined
    return endsOf(node) !== undefined && node.type.kind === kind ? node : reader.problem(where, 'schedule_end_expected', { needs: kind })
  }
  const from = parameter('from', 'month')
  const to = parameter('to', 'month')
  const due = parameter('due', 'date')
  const monthly = readMoney(entries.get('monthly'), MONTHLY, subject, context)
  if (from === undefined || to === undefined || monthly === undefined || source === undefined) return undefined
  return { id: entry.id, zh: entry.zh, from, to, due, monthly, source }
}

function readPayee(raw: RawPolicy, subject: string, context: PolicyContext): RecordPath | undefined {
  const at = raw.entries.get('payee')
  if (at === undefined) return { kind: 'subject', entity: subject }
  const parsed = parseExpression(textOf(at.node) ?? '')
  const path = parsed.ok ? checkRecord(parsed.expression, subject, context.names.vocabulary) : undefined
  return (
    path ?? context.reader.problem(at, 'payee_unknown', { found: textOf(at.node) ?? '', known: referencesOf(subject, context).join(' ') })
  )
}

function referencesOf(subject: string, context: PolicyContext): readonly string[] {
  const fields = [...(context.names.vocabulary.entities.get(subject)?.fields.values() ?? [])]
  return fields.filter((field) => field.type.kind === 'reference').map((field) => field.zh)
}

/** Every parameter the program can read, through definitions too. */
function parametersOf(program: Program, more: readonly (Node | undefined)[], names: Names): ReadonlySet<string> {
  const found = new Set<string>()
  const visit = (node: Node): void => {
    if (node.kind === 'parameter' || node.kind === 'lookup' || node.kind === 'strategy') found.add(node.parameter)
    if (node.kind === 'prefix') found.add(node.list)
    if (node.kind === 'definition') {
      const body = names.definitions.byId(node.definition)?.body
      if (body !== undefined) visit(body)
    }
    for (const child of childrenOf(node)) visit(child)
  }
  for (const node of [...nodesOf(program), ...more]) if (node !== undefined) visit(node)
  return found
}

/** The parameters that choose a way to compute, wherever a definition of the program does. */
function strategiesOf(program: Program): ReadonlySet<string> {
  const found = new Set<string>()
  const visit = (node: Node): void => {
    if (node.kind === 'strategy') found.add(node.parameter)
    const body = node.kind === 'definition' ? program.definitions.get(node.definition)?.body : undefined
    if (body !== undefined) visit(body)
    for (const child of childrenOf(node)) visit(child)
  }
  for (const node of nodesOf(program)) if (node !== undefined) visit(node)
  return found
}

function nodesOf(program: Program): readonly (Node | undefined)[] {
  const { result } = program
  const ofResult =
    result.kind === 'money'
      ? [result.amount]
      : result.kind === 'rate'
        ? [result.rate, result.saving]
        : result.kind === 'obligation'
          ? [result.due]
          : result.lines.flatMap((line) => [line.from, line.to, line.due, line.monthly])
  return [
    program.region,
    program.date,
    ...program.conditions.map((c) => c.test),
    ...program.reviews.map((r) => r.test),
    ...ofResult,
    ...monthlyNodes(program),
  ]
}
