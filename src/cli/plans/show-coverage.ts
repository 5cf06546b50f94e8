import { findDocumentMentions, type OfficialDocument } from '../../documents/index.ts'
import { blockWords } from '../../plan-pages/index.ts'
import { type Clause, compareWithText, describeGap, type Plan, type TextGap, type Words } from '../../plans/index.ts'
import type { Command, Invocation } from '../command.ts'
import { type Console, table } from '../console.ts'
import { openDocument, openReaderOf } from '../documents/open-document.ts'
import { flag, ofPlans, value, values } from '../line/option-tables.ts'
import { textOption, UsageFailure } from '../line/options.ts'
import { texts, words } from '../messages.zh.ts'
import { compareSubstance } from './compare-substance.ts'
import { comparisonWords, uncoveredKinds } from './plans.zh.ts'
import { showSubstance, substanceAsJson } from './show-substance.ts'
import { writeComparison } from './write-comparison.ts'

const usage = 'coverage [PLAN ...] [--text FILE[#N] [--record]]'

/** `coverage`: every clause of a plan, the blocks that make it run, or why there are none; beside its text, what the plan leaves out. */
export const showCoverage: Command = {
  name: 'coverage',
  usage,
  options: { plan: values, text: value, record: flag, ...ofPlans },
  async run({ positionals, options, console, workspace }: Invocation): Promise<number> {
    const plans = workspace.plansNamed(positionals)
    const typed = textOption(options, 'text')
    if (typed !== undefined && plans.length !== 1) throw new UsageFailure(texts.needArgument('coverage PLAN --text FILE[#N]'))
    const isRecording = options.record === true
    if (isRecording && typed === undefined) throw new UsageFailure(texts.needArgument('coverage PLAN --text FILE[#N] --record'))
    const document = typed === undefined ? undefined : await openDocument(workspace, typed)
    const reader = document === undefined ? undefined : openReaderOf(workspace)
    const shown = plans.map((plan) => {
      if (document === undefined || reader === undefined) return { plan }
      const mentions = findDocumentMentions(document, reader)
      const gaps = compareWithText(plan, document, mentions, workspace.set.vocabulary)
      return { plan, compared: { document, gaps, substance: compareSubstance(plan, document, mentions, workspace) } }
    })
    for (const { plan, compared } of shown) {
      showPlan(plan, console)
      if (compared !== undefined) {
        showGaps(compared.gaps, compared.document, workspace.set, console)
        showSubstance(plan, compared.substance, console)
        if (isRecording) console.line(comparisonWords.recorded(writeComparison(plan, compared.substance, workspace)))
      }
      console.line()
    }
    console.json(
      shown.map(({ plan, compared }) => ({
        ...asJson(plan),
        ...(compared === undefined ? {} : { gaps: compared.gaps, ...substanceAsJson(plan, compared.substance) }),
      })),
    )
    return 0
  },
}

function showPlan(plan: Plan, console: Console): void {
  const covered = plan.clauses.filter(isCovered)
  console.line(`${plan.id}  ${plan.title}`)
  console.line(
    `  ${words.clauses} ${plan.clauses.length}, ${words.covered} ${covered.length}, ${words.uncovered} ${plan.clauses.length - covered.length}; ${blockCounts(plan)}`,
  )
  const lines = table(plan.clauses.map((clause) => [`  ${clause.number}`, clause.title, blocksOf(clause)]))
  for (const [i, clause] of plan.clauses.entries()) {
    console.line(lines[i] ?? '')
    if (clause.uncovered !== undefined) console.line(`      ${reasonOf(clause)}`)
  }
}

const isCovered = (clause: Clause) => clause.blocks.length > 0

/** How many blocks of each kind the plan has, kinds it has none of left out. */
export function blockCounts(plan: Plan): string {
  const counts = new Map<string, number>()
  for (const { kind } of plan.clauses.flatMap(({ blocks }) => blocks)) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return [...counts].map(([kind, count]) => `${blockWords[kind] ?? kind} ${count}`).join(', ')
}

/** Ids of a clause's blocks, each kind named once. */
function blocksOf({ blocks }: Clause): string {
  const kinds = [...new Set(blocks.map(({ kind }) => kind))]
  const ids = (kind: string) => blocks.filter((block) => block.kind === kind).map((block) => block.id)
  return kinds.length === 0 ? '-' : kinds.map((kind) => `${blockWords[kind] ?? kind} ${ids(kind).join(' ')}`).join('; ')
}

/** Why a clause, or the rest of it, has no blocks. */
export function reasonOf({ uncovered }: Clause): string {
  if (uncovered === undefined) return ''
  return `${uncovered.kinds.map((kind) => uncoveredKinds[kind] ?? kind).join(' ')}: ${uncovered.reason}`
}

function showGaps(gaps: readonly TextGap[], document: OfficialDocument, set: Words, console: Console): void {
  console.line(gaps.length === 0 ? words.noGaps : words.gaps(gaps.length))
  const rows = gaps.map((gap) => [`  ${gap.clause}`, lineOf(gap, document), describeGap(gap, set)])
  for (const line of table(rows)) console.line(line)
}

function lineOf({ span }: TextGap, document: OfficialDocument): string {
  return span === undefined ? '' : words.lineNumber(document.source.text.slice(0, span.from).split('\n').length)
}

function asJson(plan: Plan) {
  return {
    id: plan.id,
    title: plan.title,
    clauses: plan.clauses.map(({ number, title, blocks, uncovered }) => ({ number, title, blocks, uncovered })),
  }
}
