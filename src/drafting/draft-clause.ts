import type { Attachment, Mention } from '../documents/index.ts'
import { askSentences, type SentencesAsked } from './account/ask-sentences.ts'
import { bindingKinds } from './account/kinds.ts'
import { isWeighty } from './account/sentence-kinds.ts'
import { isNumber } from './account/untold.ts'
import { type ClauseView, ofKind, wordsOf } from './clause-view.ts'
import type { Block, Desk } from './draft.ts'
import { draftForms, type FormsDrafted } from './draft-forms.ts'
import { draftPolicies } from './draft-policies.ts'
import { draftServices } from './draft-service.ts'
import { draftTask } from './draft-task.ts'
import { findPolicies, findPolicyEnds, type PolicyFound } from './find-policies.ts'
import { sentences } from './messages.zh.ts'
import { draftParameters, type ParametersDrafted } from './parameters/draft-parameters.ts'
import type { ParameterBook } from './parameters/parameter-book.ts'
import { proposeAmount } from './propose-amount.ts'
import { isPerson, type Responsible, responsibleFor } from './responsibility.ts'
import type { TargetBook } from './targets/draft-figure-target.ts'
import { draftTargets } from './targets/draft-targets.ts'
import type { IndicatorBook } from './targets/indicators.ts'
import { titleOf } from './titles.ts'
import { mapOf } from './yaml-text.ts'

/** The books all clauses of a draft write into. */
export interface Books {
  readonly indicators: IndicatorBook
  readonly targets: TargetBook
  readonly parameters: ParameterBook
}

/** A clause as it will stand in a chapter. */
export interface ClauseDrafted {
  readonly number: string
  readonly title: string
  readonly summary: string
  readonly blocks: readonly Block[]
  readonly regular: FormsDrafted['regular']
}

/** Kinds that ask nothing of anybody where nothing else was found. */
const idle: readonly string[] = ['principle', 'publicity', 'mechanism']

/** Everything a clause says as blocks; what no block could take is asked about. */
export function draftClause(view: ClauseView, attachments: ReadonlyMap<string, Attachment>, books: Books, desk: Desk): ClauseDrafted {
  const title = titleOf(view, desk)
  const kinds: readonly string[] = view.kinds.map(({ kind }) => kind)
  const responsible = responsibleFor(view, desk)
  const forms = draftForms(view, title, attachments, desk)
  const services = draftServices(view, title, responsible, desk)
  const targets = draftTargets(view, title, services.taken, books, desk)
  const stated = view.isTable ? [] : findPolicies(view, desk)
  // The last day of what a stub grants is no deadline of the work.
  const ends: ReadonlySet<Mention> = stated.length === 0 ? new Set() : findPolicyEnds(view, desk)
  const hasUnits = ofKind(view, 'unit').length > 0
  const isIdle = !hasUnits && kinds[0] !== undefined && idle.includes(kinds[0]) && !kinds.slice(0, 2).includes('task')
  const isOpening = view.number === desk.openingNumber
  const task =
    (isIdle || isOpening) && !hasUnits
      ? undefined
      : draftTask(
          view,
          title,
          responsible,
          forms,
          { elsewhere: new Set([...services.taken, ...ends]), grantsOnly: stated.length > 0 },
          desk,
        )
  const hasSums = ofKind(view, 'figure').some(({ mention }) => mention.role === 'amount')
  const isBenefit = (kinds.includes('entitlement') || hasSums) && !view.isTable
  if (view.isTable) desk.ask('table', view.line)
  const parameters: ParametersDrafted = isBenefit
    ? draftParameters(view, title, services.taken, books.parameters, desk)
    : { names: [], sentences: new Set(), sums: new Map(), figures: new Map() }
  const policies = draftPolicies(view, stated, ends, desk)
  const orders = [...(task === undefined ? [] : [task]), ...targets, ...forms.blocks, ...services.blocks]
  if (isHeadingAlone(view, desk)) desk.take({ from: 0, to: view.bodyFrom }, [title], true)
  takeUnits(view, responsible, [...(task === undefined ? [] : [task]), ...services.blocks], desk)
  askFlaws(view, desk)
  const granting = new Set([...stated.flatMap((policy) => policy.sentences), ...parameters.sentences])
  const { proposals, kinds: told } = askSentences(view, { policies, granting, limits: parameters.sums }, desk)
  const uncovered = uncoveredBlock(
    view,
    kinds,
    orders,
    { isBenefit: isBenefit && parameters.names.length + policies.length > 0, names: parameters.names },
    policies,
    told,
    desk,
  )
  const amountOf = (policy: PolicyFound | undefined) => (policy === undefined ? [] : proposeAmount(view, policy, parameters, desk))
  const [first, ...others] = policies
  return {
    number: view.number,
    title,
    summary: summaryOf(view, told),
    blocks: [
      ...(first === undefined ? [] : [{ ...first, proposals: [...amountOf(stated[0]), ...proposals] }]),
      ...others.map((each, at) => ({ ...each, proposals: amountOf(stated[at + 1]) })),
      ...orders,
      ...(uncovered === undefined ? [] : [uncovered]),
    ],
    regular: forms.regular,
  }
}

/** Under which kind of the plan format a clause stands of which nothing was drafted, by what its sentences are about. */
const uncoveredAs: readonly (readonly [kind: string, of: readonly string[]])[] = [
  ['entitlement', [...bindingKinds, 'grant', 'condition', 'definition', 'procedure', 'effect', 'amendment', 'funding']],
  ['mechanism', ['scoring', 'sanction', 'duty']],
  ['task', ['work', 'figures']],
]

/** Why part of a clause, or all of it, is not among the blocks. */
function uncoveredBlock(
  view: ClauseView,
  kinds: readonly string[],
  orders: readonly Block[],
  benefit: { readonly isBenefit: boolean; readonly names: readonly string[] },
  policies: readonly Block[],
  told: SentencesAsked['kinds'],
  desk: Desk,
): Block | undefined {
  const { spell } = desk
  const isOpening = view.number === desk.openingNumber
  const covered = new Set(orders.map(({ kind }) => kind as string))
  const listed = benefit.isBenefit ? ['entitlement'] : []
  const reasons = benefit.isBenefit
    ? [
        benefit.names.length === 0 ? (sentences.reasons.entitlement ?? '') : sentences.parametersDrafted(benefit.names),
        ...(policies.length === 0 ? [] : [sentences.policyToWrite]),
      ]
    : []
  // Stubs of policies are asked about themselves.
  if (benefit.isBenefit && policies.length === 0) desk.ask('entitlement', view.line, { names: benefit.names.join(' ') })
  const rest = isOpening ? ['principle'] : view.isTable ? ['list'] : kindsLeft(kinds, orders)
  for (const kind of rest.filter((kind) => kind !== 'task' || listed.length === 0).slice(0, 2)) {
    if (covered.has(kind) || listed.includes(kind)) continue
    listed.push(kind)
    reasons.push(view.isTable ? sentences.table : (sentences.reasons[kind] ?? ''))
  }
  if (listed.length === 0 && orders.length + policies.length === 0) {
    listed.push(uncoveredAs.find(([, kinds]) => told.some((kind) => kinds.includes(kind)))?.[0] ?? 'principle')
    const named = told.filter((kind) => uncoveredAs.some(([, kinds]) => kinds.includes(kind)))
    reasons.push(named.length === 0 ? (sentences.reasons.none ?? '') : sentences.saysOf(named))
  }
  if (listed.length === 0) return undefined
  return {
    kind: 'uncovered',
    id: '',
    content: mapOf([
      [spell.key('uncovered', 'kinds'), listed.map((kind) => spell.word('uncovered', kind))],
      [spell.key('uncovered', 'reason'), sentences.reason(reasons)],
    ]),
  }
}

/** Kinds no block stands for: all of them where there are no blocks, else what is said in general. */
function kindsLeft(kinds: readonly string[], orders: readonly Block[]): readonly string[] {
  return orders.length === 0 ? kinds.filter((kind) => kind !== 'entitlement') : kinds.filter((kind) => kind === 'principle')
}

/** A heading that is all of its clause, or a sentence that says something of weight, is not told by being the title. */
function isHeadingAlone(view: ClauseView, { context }: Desk): boolean {
  const heading = view.text.slice(0, view.bodyFrom)
  const hasNumber = view.mentions.some(({ mention, from }) => isNumber(mention) && from !== undefined && from < view.bodyFrom)
  return heading !== '' && view.bodyFrom < view.text.trimEnd().length && !hasNumber && !isWeighty(heading, context.words)
}

/** Units stand in blocks that have work for them; people are left out everywhere. */
function takeUnits(view: ClauseView, responsible: Responsible, blocks: readonly Block[], desk: Desk): void {
  for (const placed of ofKind(view, 'unit')) if (blocks.length > 0 || isPerson(placed.mention, desk)) desk.take(placed, undefined, true)
  if (blocks.length > 0 && responsible.isDeduced) desk.take({ from: 0, to: view.text.length }, responsible.responsible, true)
}

/** Damage is pointed at wherever it stands; a table is asked about as a whole. */
function askFlaws(view: ClauseView, desk: Desk): void {
  if (view.isTable) return
  for (const placed of ofKind(view, 'flaw'))
    if (placed.from !== undefined) desk.ask('flaw', view.lineAt(placed.from), { text: wordsOf(view, placed) })
}

/** One line in our own words: kinds, units, figures, rhythms, days. */
function summaryOf(view: ClauseView, told: SentencesAsked['kinds']): string {
  const known = view.kinds.map(({ kind }) => sentences.kinds[kind] ?? '')
  const kinds = known.length > 0 ? known : sentences.kindsOfSentences(told)
  const units = new Set(ofKind(view, 'unit').flatMap(({ mention }) => (mention.role === 'leader' ? [] : [mention.name])))
  const texts = (kind: 'figure' | 'cadence' | 'date') =>
    [...new Set(ofKind(view, kind).map((placed) => wordsOf(view, placed)))].filter((text) => text !== '' && text.length <= 16).slice(0, 6)
  const [figures, cadences] = [texts('figure'), texts('cadence')]
  return sentences.summary([
    ...(kinds.length === 0 ? [] : [sentences.has(kinds)]),
    ...(figures.length === 0 ? [] : [sentences.figures(figures)]),
    ...(cadences.length === 0 ? [] : [sentences.cadences(cadences)]),
    ...(units.size === 0 ? [] : [sentences.units(units.size)]),
  ])
}
