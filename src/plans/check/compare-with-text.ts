import {
  type CadenceMention,
  type FigureMention,
  type Mention,
  type OfficialDocument,
  printedWords,
  type Span,
  type Clause as TextClause,
} from '../../documents/index.ts'
import { formatDate } from '../../kernel/calendar.ts'
import type { Vocabulary } from '../../rules/index.ts'
import type { Cadence, Responsibility, Target } from '../orders/orders.ts'
import type { Clause, Plan } from '../plan.ts'
import type { MaskedDate } from '../read/masked-date.ts'
import { cellsOfEntry } from '../read/read-parameters.ts'
import { decimal } from '../read/read-values.ts'
import { ONE_TO_TEN } from '../script.zh.ts'
import { compareOrders, type OrderGap, type OrdersHere } from './compare-orders.ts'

/** Something the official text says and its plan does not, or the other way round. */
export interface TextGap {
  readonly code:
    | 'clause_absent'
    | 'clause_unknown'
    | 'unit_absent'
    | 'unit_unknown'
    | 'target_absent'
    | 'target_unknown'
    | 'figure_absent'
    | 'cadence_absent'
    | 'deadline_absent'
    | OrderGap['code']
  readonly clause: string
  /** Where in the text; undefined for what only the plan says. */
  readonly span: Span | undefined
  /** What was found, as printed or as the plan writes it. */
  readonly found: string
}

/**
 * Lays a plan beside the text it annotates: provisions without a heading in the plan, responsible units, goals, other figures,
 * cadences and deadlines no block of the provision holds, and units and goals of the plan that the text does not know.
 */
export function compareWithText(
  plan: Plan,
  document: OfficialDocument,
  mentions: ReadonlyMap<string, readonly Mention[]>,
  vocabulary: Vocabulary,
): readonly TextGap[] {
  const gaps: TextGap[] = []
  const texts = [...flatten(document.clauses)]
  const numbers = new Set(texts.map(({ clause }) => clause.number))
  const heard = new Map<string, { said: readonly Mention[]; text: string }>()
  for (const { clause, above } of texts) {
    const own = mentions.get(clause.number) ?? []
    const home = [clause.number, ...above].find((number) => plan.clauses.some((each) => each.number === number))
    const before = heard.get(home ?? '')
    if (home !== undefined)
      heard.set(home, { said: [...(before?.said ?? []), ...own], text: `${before?.text ?? addressees(document)} ${clause.body.text}` })
    else if (hasProvision(clause))
      gaps.push({ code: 'clause_absent', clause: clause.number, span: clause.label.span, found: titleOf(clause) })
  }
  for (const clause of plan.clauses) {
    const passage = heard.get(clause.number)
    if (passage === undefined) {
      if (!numbers.has(clause.number) && STARTS_LIKE_A_NUMBER.test(clause.number))
        gaps.push({ code: 'clause_unknown', clause: clause.number, span: undefined, found: clause.title })
      continue
    }
    gaps.push(...compareClause(plan, clause, passage, document, new Map([...vocabulary.units.values()].map(({ zh, id }) => [zh, id]))))
  }
  return gaps
}

/** Numerals and brackets; attachments and closing lines carry names instead. */
const STARTS_LIKE_A_NUMBER = new RegExp(`^[${ONE_TO_TEN}\\uFF080-9(]`)

function* flatten(
  clauses: readonly TextClause[],
  above: readonly string[] = [],
): Generator<{ clause: TextClause; above: readonly string[] }> {
  for (const clause of clauses) {
    yield { clause, above }
    yield* flatten(clause.children, [clause.number, ...above])
  }
}

/** To whom the document is sent, as printed. */
function addressees({ metadata }: OfficialDocument): string {
  return metadata.addressees.map(({ value }) => value).join(' ')
}

/** A heading with nothing below it but its children says nothing itself. */
function hasProvision(clause: TextClause): boolean {
  const rest = clause.body.text.length - (clause.heading?.value.length ?? 0)
  return clause.children.length === 0 || rest > LONGEST_HEADING
}

const LONGEST_HEADING = 40

function titleOf(clause: TextClause): string {
  return clause.heading?.value ?? clause.body.text.slice(0, 20)
}

function compareClause(
  plan: Plan,
  clause: Clause,
  { said, text }: { readonly said: readonly Mention[]; readonly text: string },
  document: OfficialDocument,
  unitIds: ReadonlyMap<string, string>,
): readonly TextGap[] {
  const gap = (code: TextGap['code'], span: Span | undefined, found: string): TextGap => ({ code, clause: clause.number, span, found })
  const printed = ({ span }: Mention) => printedWords(document, span)
  const blocks = blocksOf(plan, clause.number)
  const units = said.filter((mention) => mention.kind === 'unit' && mention.role !== 'leader')
  // A sentence may address a unit at its head, and a letter its readers, without a line of responsible units.
  const words = text.replaceAll(/\s+/g, '')
  const isNamed = (name: string) => words.includes(name) || units.some((unit) => unit.kind === 'unit' && unit.name === name)
  const goals = said.filter((mention): mention is FigureMention => mention.kind === 'figure' && mention.role === 'target')
  const known = knownFigures(plan, clause.number, blocks)
  const isKnown = (figure: FigureMention) => figure.value === undefined || known.has(plainFigure(figure.value, figure.unit, unitIds))
  const days = new Set(blocks.days.flatMap(dayText))
  return [
    ...units
      // Whom a sentence orders in passing its summary may tell as well as a block.
      .filter((unit) => unit.kind === 'unit' && !unit.isInPassing && !blocks.units.has(unit.name))
      .map((unit) => gap('unit_absent', unit.span, printed(unit))),
    ...[...blocks.units].filter((name) => !isNamed(name)).map((name) => gap('unit_unknown', undefined, name)),
    ...goals.filter((goal) => !isKnown(goal)).map((goal) => gap('target_absent', goal.span, printed(goal))),
    ...blocks.targets
      .filter((target) => target.value !== undefined && !said.some((mention) => isSameFigure(mention, target, unitIds)))
      .map((target) => gap('target_unknown', undefined, `${target.zh} ${decimal(target.value?.digits ?? 0n, target.value?.scale ?? 0)}`)),
    ...said
      .filter((mention) => mention.kind === 'figure' && mention.role !== 'target' && !isKnown(mention))
      .map((figure) => gap('figure_absent', figure.span, printed(figure))),
    ...said
      .filter((mention) => mention.kind === 'cadence' && !blocks.cadences.some((cadence) => isSameCadence(mention, cadence)))
      .map((cadence) => gap('cadence_absent', cadence.span, printed(cadence))),
    ...said
      .filter((mention) => mention.kind === 'date' && mention.role === 'deadline' && !days.has(mention.value))
      .map((date) => gap('deadline_absent', date.span, printed(date))),
    ...compareOrders(ordersOf(plan, clause.number), {
      said,
      words,
      issuer: plan.issuer,
      everywhere: document.source.text.slice(document.span.from, document.span.to).replaceAll(/\s+/g, ''),
      isSameFigure: (mention, target) => isSameFigure(mention, target, unitIds),
    }).map(({ code, found }) => gap(code, undefined, found)),
  ]
}

interface ClauseBlocks {
  readonly units: ReadonlySet<string>
  readonly targets: readonly Target[]
  readonly cadences: readonly Cadence[]
  readonly days: readonly MaskedDate[]
  readonly counts: readonly number[]
}

const here = <T extends { readonly clause: string }>(number: string, all: ReadonlyMap<string, T>): readonly T[] =>
  [...all.values()].filter(({ clause }) => clause === number)

function ordersOf({ orders }: Plan, number: string): OrdersHere {
  return {
    tasks: here(number, orders.tasks),
    targets: here(number, orders.targets),
    forms: here(number, orders.forms),
    services: here(number, orders.services),
  }
}

/** What the blocks of one clause hold. */
function blocksOf(plan: Plan, number: string): ClauseBlocks {
  const { tasks, targets, forms, services } = ordersOf(plan, number)
  const steps = services.flatMap((service) => service.steps)
  const responsible = [...tasks, ...services].map((block) => block.responsibility)
  const cadences = [...tasks, ...forms, ...services, ...steps].flatMap(({ cadence }) => cadence ?? [])
  return {
    units: new Set([...responsible.flatMap(allUnits), ...forms.flatMap((form) => form.fillers.filter((name) => named(responsible, name)))]),
    targets,
    cadences,
    days: [
      ...tasks.flatMap((task) => [task.due, ...task.measures.map(({ due }) => due)]),
      ...targets.map(({ due }) => due),
      ...here(number, plan.policies).flatMap(({ period }) => (period === undefined ? [] : [period.from, period.to])),
      ...services.map(({ due }) => due),
      ...steps.map(({ due }) => due),
      ...cadences.flatMap(({ from, to }) => [from, to]),
    ],
    counts: [
      ...steps.flatMap(({ times }) => times ?? []),
      ...cadences.flatMap(({ dueDay, dueAfterEnd, times, within }) =>
        [dueDay, dueAfterEnd, times, typeof within === 'object' ? within.count : undefined].flatMap((count) => count ?? []),
      ),
    ],
  }
}

const allUnits = ({ lead, support, responsible }: Responsibility) => [...lead, ...support, ...responsible]
const named = (responsible: readonly Responsibility[], name: string) => responsible.some((each) => allUnits(each).includes(name))

/** Figures a clause's targets, parameters and counts hold, as plain numbers. */
function knownFigures(plan: Plan, number: string, blocks: ClauseBlocks): ReadonlySet<string> {
  const found = new Set<string>(blocks.counts.map(String))
  for (const { value } of blocks.targets) if (value !== undefined) found.add(decimal(value.digits, value.scale))
  for (const { shape, entries } of plan.parameters.values()) {
    if (shape.kind === 'text_list') continue
    const scale = shape.type.kind === 'number' ? shape.type.scale : 0
    for (const entry of entries.filter(({ plan: owner, clause }) => owner === plan.id && clause === number)) {
      for (const cell of cellsOfEntry(entry.value)) if (cell.value !== undefined) found.add(decimal(cell.value, scale))
      if (entry.value.kind === 'tiers')
        for (const { low, high } of entry.value.tiers)
          for (const edge of [low, high]) if (edge !== undefined) found.add(decimal(edge, entry.value.scale))
    }
  }
  return found
}

/** A printed figure as a plain number: shares as fractions, years as months, because plans count terms in months. */
function plainFigure(value: string, unit: string, unitIds: ReadonlyMap<string, string>): string {
  if (unit === '%') return shifted(value, 2)
  return unitIds.get(unit) === 'year' && /^\d+$/.test(value) ? String(Number(value) * 12) : shifted(value, 0)
}

/** A decimal text with its point moved to the left and no zeros at its end. */
function shifted(value: string, places: number): string {
  const [whole = '0', fraction = ''] = value.split('.')
  return decimal(BigInt(whole + fraction), fraction.length + places)
}

function isSameFigure(mention: Mention, { value }: Target, unitIds: ReadonlyMap<string, string>): boolean {
  if (mention.kind !== 'figure' || mention.value === undefined || value === undefined) return false
  return plainFigure(mention.value, mention.unit, unitIds) === decimal(value.digits, value.scale)
}

/** The same period and, where the text says one, the same day; what is only said to be regular is met by any rhythm. */
function isSameCadence(mention: CadenceMention, { every, dueDay, dueAfterEnd }: Cadence): boolean {
  if (mention.every !== 'unstated' && mention.every !== every) return false
  if (mention.dueDay !== undefined && mention.dueDay !== dueDay) return false
  return mention.dueDaysAfterEnd === undefined || mention.dueDaysAfterEnd === dueAfterEnd
}

/** A day as the text may give it: the day, its month or its year. */
function dayText(date: MaskedDate): readonly string[] {
  const text = date.kind === 'day' ? formatDate(date.day) : date.kind === 'masked' ? date.text : undefined
  return text === undefined ? [] : [text, text.slice(0, 7), text.slice(0, 4)]
}
