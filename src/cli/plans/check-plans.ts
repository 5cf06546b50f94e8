import { relative } from 'node:path'
import type { Problem } from '../../kernel/problem.ts'
import {
  describeProblem,
  type ExampleResult,
  exampleGaps,
  formatProblem,
  judgeComparison,
  listQuestions,
  type Plan,
  type PlanSet,
  runExample,
} from '../../plans/index.ts'
import type { Command, Invocation } from '../command.ts'
import { table } from '../console.ts'
import { ofPlans, values } from '../line/option-tables.ts'
import { differenceTexts, words } from '../messages.zh.ts'
import { describeDifference } from './describe-difference.ts'
import { questionWords } from './questions.zh.ts'
import { comparisonAsJson, comparisonSummary, showComparison } from './show-comparison.ts'
import { blockCounts, reasonOf } from './show-coverage.ts'

/** `check`: problems with their places, examples that do not come out, conditions no example reaches. */
export const checkPlans: Command = {
  name: 'check',
  usage: 'check [PLAN ...]',
  options: { plan: values, ...ofPlans },
  async run({ positionals, console, workspace }: Invocation): Promise<number> {
    const { set } = workspace
    const plans = workspace.plansToCheck(positionals)
    const isChosen = plans.length < set.plans.size
    const concerning = new Set([...set.shared, ...plans.flatMap(({ id }) => set.broken.get(id)?.problems ?? [])].map(placeOf))
    const isMine = (problem: Problem) => !isChosen || concerning.has(placeOf(problem))
    const checked = plans.map((plan) => ({
      plan,
      results: plan.examples.map((example) => runExample(set, plan, example)),
      comparison: judgeComparison(plan, set),
    }))
    const problems = [
      ...set.problems.filter(isMine),
      ...checked.flatMap(({ plan, results, comparison }) => [...gapsOf(set, plan, results), ...comparison.problems]),
    ]
    const { folders, terms } = set.sources
    const texts = new Map(
      folders.flatMap(({ path, files }) => [...files].map(([name, text]): [string, string] => [`${path}/${name}`, text])),
    )
    texts.set(terms.file, terms.text)
    for (const problem of problems)
      console.line(
        formatProblem({ ...problem, at: { ...problem.at, file: shown(problem.at.file) } }, texts.get(problem.at.file) ?? '', set),
      )
    const wrong = checked.flatMap(({ results }) => results.filter((result) => isRun(result) && result.differences.length > 0))
    for (const result of wrong) printExample(result, set, console.line)
    const notRun = checked.flatMap(({ results }) => results.filter((result) => !isRun(result))).length
    if (notRun > 0) console.line(differenceTexts.notRun(notRun))
    for (const { plan, results, comparison } of checked) console.line(`${summary(plan, results)}, ${comparisonSummary(plan, comparison)}`)
    if (isChosen || positionals.length > 0)
      for (const { plan, comparison } of checked) {
        showUncovered(plan, console.line)
        showComparison(plan, comparison, console.line)
      }
    if (!isChosen && set.otherFolders.length > 0) console.line(words.otherFolders(set.otherFolders))
    showOpen(plans, console.line)
    console.line(problems.length === 0 && wrong.length === 0 ? words.clean : words.problems(problems.length + wrong.length))
    console.json({
      problems: problems.map((problem) => ({ ...problem, message: describeProblem(problem, set) })),
      examples: wrong.map((result) => ({
        file: result.example.file,
        line: result.example.line,
        name: result.example.name,
        differences: result.differences,
        messages: result.differences.map((difference) => describeDifference(difference, result, set)),
      })),
      plans: checked.map(({ plan, results, comparison }) => ({
        id: plan.id,
        clauses: plan.clauses.length,
        uncovered: uncoveredOf(plan).map(({ number, title, uncovered }) => ({ number, title, ...uncovered })),
        policies: plan.policies.size,
        examples: results.length,
        broken: set.broken.has(plan.id),
        comparison: comparisonAsJson(plan, comparison),
      })),
      otherFolders: set.otherFolders,
    })
    return problems.length === 0 && wrong.length === 0 ? 0 : 1
  },
}

/** The same problem is found anew for every plan that inherits it. */
const placeOf = ({ code, at, with: values }: Problem) => JSON.stringify([code, at, values])

function shown(file: string): string {
  const path = relative(process.env.BALLAST_CWD ?? process.cwd(), file)
  return path.startsWith('..') ? file : path
}

/** What is wrong with what an example runs on is told at its place, once, not again by every example. */
function isRun({ differences }: ExampleResult): boolean {
  return !differences.some(({ what }) => what === 'policy' || what === 'parameter' || what === 'facts')
}

/** What examples do not show; of a plan with mistakes nobody knows, because what could not be read may show it. */
function gapsOf(set: PlanSet, plan: Plan, results: readonly ExampleResult[]): readonly Problem[] {
  return set.broken.has(plan.id) ? [] : exampleGaps(plan, results)
}

function printExample(result: ExampleResult, set: PlanSet, line: (text: string) => void): void {
  line(`${shown(result.example.file)}:${result.example.line} ${words.example} ${result.example.policy} ${result.example.name}`)
  for (const difference of result.differences) line(`    ${describeDifference(difference, result, set)}`)
}

/** Clauses no block makes run, each with the reason its author gave. */
function showUncovered(plan: Plan, line: (text: string) => void): void {
  const clauses = uncoveredOf(plan)
  if (clauses.length === 0) return
  line(words.uncoveredClauses(clauses.length))
  for (const text of table(clauses.map((clause) => [`  ${clause.number}`, clause.title, reasonOf(clause)]))) line(text)
}

/** How much the plans leave open, what several of them inherit once; `questions` lists it. */
function showOpen(plans: readonly Plan[], line: (text: string) => void): void {
  const listed = plans.map(listQuestions)
  const open = new Set(
    listed.flatMap(({ questions }) => questions.filter(({ isOpen }) => isOpen).map(({ question: { at } }) => `${at.file}:${at.line}`)),
  )
  const asking = listed.reduce((sum, each) => sum + each.asking.length, 0)
  if (open.size + asking > 0) line(questionWords.open(open.size, asking))
}

const uncoveredOf = (plan: Plan) => plan.clauses.filter(({ blocks }) => blocks.length === 0)

function summary(plan: Plan, results: readonly ExampleResult[]): string {
  const bad = results.filter((result) => isRun(result) && result.differences.length > 0).length
  const uncovered = uncoveredOf(plan).length
  return `${plan.id}: ${words.clauses} ${plan.clauses.length} (${words.uncovered} ${uncovered}), ${blockCounts(plan)}, ${words.examples(results.length, bad)}`
}
