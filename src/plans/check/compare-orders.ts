import type { CadenceMention, FigureMention, Mention, UnitMention } from '../../documents/index.ts'
import { boundsAsPrinted, isCountPrinted, isRecipientPrinted, isRhythmPrinted, isTermPrinted, pairsOf } from '../orders/as-printed.ts'
import type { Cadence, Form, Responsibility, Service, Target, Task } from '../orders/orders.ts'
import { decimal } from '../read/read-values.ts'

/** How an order differs from the clause it stands under, in what both of them say. */
export interface OrderGap {
  readonly code: 'target_bound' | 'cadence_unknown' | 'times_unknown' | 'role_differs' | 'recipient_unknown' | 'step_unknown'
  /** As the plan writes it, with the block it stands in. */
  readonly found: string
}

/** The orders of one clause. */
export interface OrdersHere {
  readonly tasks: readonly Task[]
  readonly targets: readonly Target[]
  readonly forms: readonly Form[]
  readonly services: readonly Service[]
}

/** What a clause says: its mentions, its words without spaces, and who issued the document. */
export interface ClauseSaid {
  readonly said: readonly Mention[]
  readonly words: string
  readonly issuer: string
  /** The words of the whole document: a table at its end says nothing of where it goes. */
  readonly everywhere: string
  /** Whether a printed figure is the value of a goal. */
  readonly isSameFigure: (mention: Mention, target: Target) => boolean
}

/**
 * What the orders of a clause say otherwise than it does: which way a goal bounds, how often something is due and how many times,
 * who is put first, to whom a report goes, what a service consists of. Only what the clause could be asked for is: a rhythm that it
 * leaves open is the plan's note.
 */
export function compareOrders(orders: OrdersHere, clause: ClauseSaid): readonly OrderGap[] {
  return [
    ...orders.targets.flatMap((target) => boundGaps(target, clause)),
    ...cadencesOf(orders).flatMap(({ zh, cadence }) => cadenceGaps(zh, cadence, clause)),
    ...orders.services.flatMap(({ zh, steps }) => steps.flatMap((step) => timesGaps(`${zh} ${step.zh}`, step.times, clause))),
    ...[...orders.tasks, ...orders.services].flatMap(({ zh, responsibility }) => roleGaps(zh, responsibility, clause)),
    ...orders.forms.flatMap((form) => recipientGaps(form, clause)),
    ...orders.services.flatMap(({ zh, steps }) => steps.flatMap((step) => stepGaps(zh, step.zh, clause))),
  ]
}

/** The printed figure bounds one way and the goal the other, or one of the two is only about right. */
function boundGaps(target: Target, { said, isSameFigure }: ClauseSaid): readonly OrderGap[] {
  const printed = said.filter((mention): mention is FigureMention => mention.kind === 'figure' && isSameFigure(mention, target))
  if (printed.length === 0 || target.value === undefined) return []
  return printed.some(({ bound }) => boundsAsPrinted(target.comparison, bound))
    ? []
    : [{ code: 'target_bound', found: `${target.zh} ${decimal(target.value.digits, target.value.scale)}` }]
}

function cadencesOf({ tasks, forms, services }: OrdersHere): readonly { readonly zh: string; readonly cadence: Cadence }[] {
  const own = <T extends { readonly zh: string; readonly cadence: Cadence | undefined }>(all: readonly T[]) =>
    all.flatMap(({ zh, cadence }) => (cadence === undefined ? [] : [{ zh, cadence }]))
  return [...own(tasks), ...own(forms), ...own(services), ...services.flatMap(({ steps }) => own(steps))]
}

/** A rhythm, a day within it or a time allowed that the clause does not print. */
function cadenceGaps(zh: string, cadence: Cadence, clause: ClauseSaid): readonly OrderGap[] {
  const { every, within, times } = cadence
  const printed = clause.said.filter((mention): mention is CadenceMention => mention.kind === 'cadence')
  const isSaid = isRhythmPrinted(cadence, printed)
  const term = typeof within === 'object' ? within.count : undefined
  return [
    ...(every === undefined || every === 'unstated' || isSaid ? [] : [{ code: 'cadence_unknown' as const, found: zh }]),
    ...(term === undefined || isTermPrinted(term, clause.words) ? [] : [{ code: 'times_unknown' as const, found: `${zh} ${term}` }]),
    ...timesGaps(zh, times, clause, printed),
  ]
}

/** How many times something is to be done, where the clause counts: one time often goes without a number. */
function timesGaps(
  zh: string,
  times: number | undefined,
  clause: ClauseSaid,
  cadences: readonly CadenceMention[] = [],
): readonly OrderGap[] {
  const figures = clause.said.filter((mention): mention is FigureMention => mention.kind === 'figure')
  if (times === undefined || isCountPrinted(times, figures, clause.words)) return []
  return cadences.some((cadence) => cadence.times === times) ? [] : [{ code: 'times_unknown', found: `${zh} ${times}` }]
}

/** Who is put first and who only helps, where the clause says so of a unit. */
function roleGaps(zh: string, { lead, support, responsible }: Responsibility, { said }: ClauseSaid): readonly OrderGap[] {
  const units = said.filter((mention): mention is UnitMention => mention.kind === 'unit')
  const rolesOf = (name: string) => new Set(units.filter((unit) => unit.name === name).map(({ role }) => role))
  const differs = (name: string, role: UnitMention['role'], other: UnitMention['role']) => {
    const printed = rolesOf(name)
    return printed.has(other) && !printed.has(role)
  }
  return [
    ...lead.filter((name) => differs(name, 'lead', 'support') || differs(name, 'lead', 'responsible')),
    ...support.filter((name) => differs(name, 'support', 'lead')),
    ...responsible.filter((name) => differs(name, 'responsible', 'lead') || differs(name, 'responsible', 'support')),
  ].map((name) => ({ code: 'role_differs', found: `${zh} ${name}` }))
}

/** To whom a report goes: a name of which the clause says nothing, and that is not whoever issued the document. */
function recipientGaps({ zh, recipient, attachment, clause: number }: Form, clause: ClauseSaid): readonly OrderGap[] {
  if (recipient === undefined) return []
  const words = attachment === number ? clause.everywhere : clause.words
  return isRecipientPrinted(recipient, clause.issuer, words) ? [] : [{ code: 'recipient_unknown', found: `${zh} ${recipient}` }]
}

/** A step of a service of which the clause says not one word; of a short one, not one character. */
function stepGaps(zh: string, step: string, { words }: ClauseSaid): readonly OrderGap[] {
  const pieces = step.length > 2 ? pairsOf(step) : [...step]
  return pieces.some((piece) => words.includes(piece)) ? [] : [{ code: 'step_unknown', found: `${zh} ${step}` }]
}
