import type { Command, Invocation } from '../command.ts'
import { ofQuestion, value } from '../line/option-tables.ts'
import { textOption, UsageFailure } from '../line/options.ts'
import { texts } from '../messages.zh.ts'
import type { Workspace } from '../workspace.ts'
import { type AskedOf, explainCases } from './explain-cases.ts'
import { explainOneSubject, explainSubjectUnderAll, leftOutText } from './explain-subjects.ts'
import { policyTyped } from './find-policy.ts'
import { explanationAsJson, explanationAsLines } from './render-explanation.ts'
import { overviewAsJson, overviewAsLines } from './render-overview.ts'

/** `explain`: why a subject of the registry, or a case written by hand, comes out as it does, under one policy or under all. */
export const explainCase: Command = {
  name: 'explain',
  usage:
    'explain POLICY SUBJECT_ID [--run RUN] | explain ENTITY SUBJECT_ID [--run RUN] | explain [POLICY | ENTITY] --facts FILE.yaml [--plan ID] [--run RUN]',
  options: { facts: value, ...ofQuestion },
  most: 2,
  async run(invocation: Invocation): Promise<number> {
    const { positionals, options, workspace } = invocation
    const [typed, subject] = positionals
    const facts = textOption(options, 'facts')
    if (facts !== undefined) {
      if (subject !== undefined) throw new UsageFailure(texts.needArgument(this.usage))
      return ofFile(invocation, typed === undefined ? undefined : askedOf(workspace, typed), workspace.path(facts))
    }
    if (typed === undefined || subject === undefined) throw new UsageFailure(texts.needArgument(this.usage))
    if (isNumber(typed) && !isNumber(subject)) throw new UsageFailure(texts.subjectFirst(typed, subject))
    const asked = askedOf(workspace, typed)
    if (asked !== undefined && 'entity' in asked) return underAll(invocation, asked.entity, subject)
    return underOne(invocation, policyTyped(workspace, typed), subject)
  },
}

const isNumber = (text: string): boolean => /^-?\d+$/.test(text)

/** What was typed: a policy by its id or name, or what its subjects are called, for all policies on them. */
function askedOf(workspace: Workspace, typed: string): AskedOf {
  const { plans, vocabulary } = workspace.set
  const subjects = new Set([...plans.values()].flatMap((plan) => [...plan.policies.values()].map(({ program }) => program.subject)))
  const entity = [...vocabulary.entities.values()].find(({ id, zh }) => (id === typed || zh === typed) && subjects.has(id))
  return entity === undefined ? { policy: policyTyped(workspace, typed) } : { entity: entity.id }
}

async function underOne(invocation: Invocation, policy: string, subject: string): Promise<number> {
  const { console, workspace } = invocation
  const found = await explainOneSubject(invocation, policy, subject)
  if (found === undefined) {
    console.line(texts.notCovered)
    console.json({ covered: false })
    return 1
  }
  if ('leftOut' in found) {
    console.line(leftOutText(found.leftOut, workspace))
    console.json({ covered: false, leftOut: found.leftOut.plan, reason: found.leftOut.reason })
    return 1
  }
  for (const line of explanationAsLines(found, workspace.set)) console.line(line)
  console.json(explanationAsJson(found, workspace.set))
  return 0
}

async function underAll(invocation: Invocation, entity: string, subject: string): Promise<number> {
  const { console, workspace } = invocation
  const all = await explainSubjectUnderAll(invocation, entity, subject)
  for (const line of overviewAsLines(all, workspace.set)) console.line(line)
  console.json(overviewAsJson(all, workspace.set))
  return all.decided.length === 0 ? 1 : 0
}

/** One case under one policy in full, otherwise each case with a line for every policy. */
async function ofFile(invocation: Invocation, asked: AskedOf, file: string): Promise<number> {
  const { console, workspace } = invocation
  const cases = await explainCases(invocation, asked, file)
  const [only, ...others] = cases
  const isOfOne = asked !== undefined && 'policy' in asked
  const [one] = only?.decided ?? []
  if (others.length === 0 && one !== undefined && isOfOne) {
    for (const line of explanationAsLines(one, workspace.set)) console.line(line)
    console.json(explanationAsJson(one, workspace.set))
    return 0
  }
  for (const [i, each] of cases.entries()) {
    if (i > 0) console.line()
    for (const line of overviewAsLines(each, workspace.set)) console.line(line)
  }
  console.json({ cases: cases.map((each) => overviewAsJson(each, workspace.set)) })
  return cases.every(({ decided }) => decided.length === 0) ? 1 : 0
}
