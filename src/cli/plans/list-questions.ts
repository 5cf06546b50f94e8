import { formatYuan } from '../../kernel/money.ts'
import { answersOf, readingsOf } from '../../plan-pages/index.ts'
import { type ListedQuestion, listQuestions, type PlanQuestions, type PlanSet } from '../../plans/index.ts'
import { readManifest } from '../../registry/index.ts'
import { costReadings, describeScreeningRefusal, forceWords, type QuestionCost } from '../../screening/index.ts'
import { withDuckDb } from '../../store/index.ts'
import { grantedBy } from '../carry-out.ts'
import type { Command, Invocation } from '../command.ts'
import { type Console, table } from '../console.ts'
import { flag, ofQuestion } from '../line/option-tables.ts'
import { type Inputs, inputsLine, locateSnapshot, readInputs } from '../runs/read-inputs.ts'
import { questionWords } from './questions.zh.ts'

/** `questions`: what the plans have not settled, by whom what they have was settled, and what each reading would cost. */
export const listOpenQuestions: Command = {
  name: 'questions',
  usage: 'questions [PLAN ...] [--cost]',
  options: { cost: flag, ...ofQuestion },
  async run(invocation: Invocation): Promise<number> {
    const { positionals, options, console, workspace } = invocation
    const plans = workspace.plansNamed(positionals)
    const found = plans.map(listQuestions)
    const costs = options.cost === undefined ? new Map<ListedQuestion, QuestionCost>() : await costsOf(invocation, found)
    for (const each of found) showPlan(each, costs, workspace.set, console)
    console.json(found.map((each) => asJson(each, costs, workspace.set)))
    return 0
  },
}

/** What every question costs on the registry. */
async function costsOf(invocation: Invocation, found: readonly PlanQuestions[]): Promise<ReadonlyMap<ListedQuestion, QuestionCost>> {
  const { workspace, console } = invocation
  const inputs: Inputs = await readInputs(invocation)
  const snapshotFolder = await locateSnapshot(invocation, inputs.run)
  const manifest = grantedBy('registry', await readManifest(snapshotFolder, workspace.set.vocabulary))
  console.line(inputsLine(inputs, { title: manifest.title, folder: snapshotFolder }))
  const place = { set: workspace.set, manifest, snapshotFolder }
  return withDuckDb(workspace.database, async (database) => {
    const costs = new Map<ListedQuestion, QuestionCost>()
    const refusals = new Set<string>()
    for (const { plan, questions } of found) {
      for (const each of questions) {
        const { shape } = each.parameter
        const readings = [...each.question.readings.keys()].map((value) => ({
          plan: plan.id,
          parameter: shape.id,
          code: undefined,
          value,
          scale: 0,
        }))
        const asked = { plan: plan.id, policies: each.policies.map(({ program }) => program.id), readings }
        const cost = await costReadings(database, place, inputs.link, asked)
        // A plan whose years nobody gave is told, and does not hold up the others.
        if (cost.kind === 'refused') refusals.add(describeScreeningRefusal(cost.refusal))
        else costs.set(each, cost.value)
      }
    }
    for (const refusal of refusals) console.warn(refusal)
    return costs
  })
}

function showPlan(
  { plan, questions, asking, addressing }: PlanQuestions,
  costs: ReadonlyMap<ListedQuestion, QuestionCost>,
  set: PlanSet,
  console: Console,
): void {
  const open = questions.filter(({ isOpen }) => isOpen).length
  console.line(questionWords.plan(plan.id, plan.title, questions.length, open, asking.length))
  for (const each of questions) {
    const { question, parameter, policies } = each
    console.line(`  ${questionWords.question(question.text, parameter.shape.zh, parameter.shape.id, question.isSwitch)}`)
    const words = question.words.filter((each) => each.plan === plan.id)
    for (const { clause, text } of words) console.line(`      ${questionWords.words(forceWords.words(clause, text))}`)
    console.line(`      ${questionWords.policies(policies.map(({ program, clause }) => ({ zh: program.zh, clause })))}`)
    for (const { name, sentence } of readingsOf(each, set)) console.line(`      ${questionWords.reading(name, sentence)}`)
    for (const answer of answersOf(each, plan, set)) console.line(`      ${answer.text}`)
    const cost = costs.get(each)
    if (cost !== undefined) for (const line of costLines(each, cost, set)) console.line(`      ${line}`)
  }
  if (asking.length > 0) console.line(`  ${questionWords.asking}`)
  const rows = asking.map(({ policy, condition, because }) => [
    `    ${policy.program.zh}`,
    `${condition.zh} (${condition.id})`,
    condition.source.clause ?? condition.source.document ?? '',
    forceWords.reason(because),
  ])
  for (const line of table(rows)) console.line(line)
  if (addressing.length > 0) console.line(`  ${questionWords.addressing}`)
  const told = addressing.map(({ policy, condition }) => [
    `    ${policy.program.zh}`,
    `${condition.zh} (${condition.id})`,
    condition.source.document ?? '',
  ])
  for (const line of table(told)) console.line(line)
}

function costLines(each: ListedQuestion, { asIs, readings, policies }: QuestionCost, set: PlanSet): readonly string[] {
  if (policies.length === 0) return [questionWords.notInForce]
  const row = (name: string, cost: QuestionCost['asIs']) => [
    name,
    formatYuan(cost.payable),
    formatYuan(cost.awaiting),
    cost.changed.toLocaleString('en'),
  ]
  const names = readingsOf(each, set).map(({ name }) => name)
  const rows = [row(questionWords.asIs, asIs), ...readings.map((cost, i) => row(questionWords.under(names[i] ?? ''), cost))]
  return table([[...questionWords.costColumns], ...rows], [1, 2, 3])
}

function asJson(
  { plan, questions, asking, addressing }: PlanQuestions,
  costs: ReadonlyMap<ListedQuestion, QuestionCost>,
  set: PlanSet,
): unknown {
  return {
    plan: plan.id,
    questions: questions.map((each) => {
      const cost = costs.get(each)
      return {
        id: each.parameter.shape.id,
        parameter: each.parameter.shape.zh,
        question: each.question.text,
        isSwitch: each.question.isSwitch,
        words: each.question.words.map(({ plan, clause, text }) => ({ plan, clause, text })),
        policies: each.policies.map(({ program }) => program.id),
        clauses: each.policies.map(({ clause }) => clause),
        isOpen: each.isOpen,
        answers: answersOf(each, plan, set).map(({ text: _, ...answer }) => answer),
        readings: readingsOf(each, set).map(({ name, sentence }, i) => ({
          reading: name,
          meaning: sentence,
          cost: costJson(cost?.readings[i]),
        })),
        asIs: costJson(cost?.asIs),
        policiesInForce: cost?.policies,
      }
    }),
    asking: asking.map(({ policy, condition, because }) => ({
      policy: policy.program.id,
      condition: condition.id,
      zh: condition.zh,
      source: condition.source,
      because,
    })),
    addressing: addressing.map(({ policy, condition }) => ({
      policy: policy.program.id,
      condition: condition.id,
      zh: condition.zh,
      source: condition.source,
    })),
  }
}

const costJson = (cost: QuestionCost['asIs'] | undefined) =>
  cost === undefined ? undefined : { payableFen: cost.payable, awaitingReviewFen: cost.awaiting, outcomesChanged: cost.changed }
