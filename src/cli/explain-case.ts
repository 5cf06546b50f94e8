import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { formatDate } from '../kernel/calendar.ts'
import { describeFactProblem, describeRefusal, linkOne, linkPlans, type Plan, readFacts, regionRange } from '../plans/index.ts'
import { readManifest } from '../registry/index.ts'
import { explain, makeDecider, suggest } from '../rules/index.ts'
import { explainSubject, findSettlement, refuseUnboundYears } from '../screening/index.ts'
import { withDuckDb } from '../store/index.ts'
import type { Command, Invocation } from './command.ts'
import { texts } from './messages.zh.ts'
import { textOption, UsageFailure } from './options.ts'
import { type ExplainedCase, explanationAsJson, explanationAsLines } from './render-explanation.ts'
import type { Workspace } from './workspace.ts'

/** `explain`: why a subject of the registry, or a case written by hand, comes out as it does. */
export const explainCase: Command = {
  name: 'explain',
  usage: 'explain POLICY SUBJECT_ID | explain POLICY --facts FILE.yaml [--plan ID]',
  options: { facts: { type: 'string' } },
  most: 2,
  async run({ positionals, options, console, workspace }: Invocation): Promise<number> {
    const [policy, subject] = positionals
    const facts = textOption(options, 'facts')
    if (policy === undefined || (subject === undefined) === (facts === undefined)) throw new UsageFailure(texts.needArgument(this.usage))
    const found =
      facts === undefined ? await fromRegistry(workspace, policy, subject ?? '') : fromFile(workspace, policy, workspace.path(facts))
    if (found === undefined) {
      console.line(texts.notCovered)
      console.json({ covered: false })
      return 1
    }
    for (const line of explanationAsLines(found, workspace.set)) console.line(line)
    console.json(explanationAsJson(found, workspace.set))
    return 0
  },
}

async function fromRegistry(workspace: Workspace, policy: string, subject: string): Promise<ExplainedCase | undefined> {
  if (!/^-?\d{1,18}$/.test(subject)) throw new UsageFailure(texts.badSubject(subject))
  const { vocabulary } = workspace.checkedSet
  statingPlans(workspace, policy)
  const manifest = await readManifest(workspace.snapshotFolder, vocabulary)
  const linked = linkPlans(workspace.set, workspace.link())
  const place = { vocabulary, manifest, snapshotFolder: workspace.snapshotFolder }
  if (!linked.variants.some((variant) => variant.policy.program.id === policy)) {
    refuseUnboundYears(linked, policy)
    const refusals = linked.refusals.filter((refusal) => refusal.policy === policy)
    if (refusals.length > 0) throw new UsageFailure(refusals.map((refusal) => describeRefusal(refusal, workspace.set)).join('\n'))
  }
  const found = await withDuckDb(workspace.database, (database) => explainSubject(database, place, linked, policy, BigInt(subject)))
  refuseUnboundYears(linked, policy, found === undefined ? undefined : plansAround(found.region, workspace))
  if (found === undefined) return undefined
  const run = await workspace.runOf(manifest.id, found.variant.plan, formatDate(linked.context.screeningDate))
  if (run === undefined) return found
  const settled = await withDuckDb(workspace.database, (database) => findSettlement(database, run, found.variant.id, BigInt(subject)))
  return settled === undefined ? found : { ...found, settlement: { ...settled, run: run.folder } }
}

/** The plans whose region holds the given one: a masked plan among them might decide instead. */
function plansAround(region: number, workspace: Workspace): readonly string[] {
  const plans = [...workspace.set.plans.values()].filter((plan) => {
    const range = regionRange(plan.region)
    return range.from <= region && region <= range.to
  })
  return plans.map((plan) => plan.id)
}

/** The plans that state a policy; there must be one. */
function statingPlans(workspace: Workspace, policy: string): readonly Plan[] {
  const plans = [...workspace.set.plans.values()]
  const stating = plans.filter((plan) => plan.policies.has(policy))
  if (stating.length > 0) return stating
  const known = [...new Set(plans.flatMap((plan) => [...plan.policies.keys()]))].sort()
  throw new UsageFailure(texts.unknownPolicy(policy, suggest(policy, known), known))
}

function fromFile(workspace: Workspace, policy: string, file: string): ExplainedCase {
  const { checkedSet: set } = workspace
  const stating = statingPlans(workspace, policy)
  const request = workspace.link()
  const chosen = stating.filter((plan) => request.plans === undefined || request.plans.includes(plan.id))
  const [plan, ...others] = chosen
  const stated = plan?.policies.get(policy)
  if (plan === undefined || stated === undefined || others.length > 0)
    throw new UsageFailure(
      texts.severalPlans(
        policy,
        stating.map((candidate) => candidate.id),
      ),
    )
  const read = readFacts(readFactFile(file), stated.program.subject, set.vocabulary, set.keywords)
  if (read.problems.length > 0) throw new UsageFailure(read.problems.map((problem) => describeFactProblem(problem, set)).join('\n'))
  const linked = linkOne(plan, stated, request)
  if ('code' in linked) throw new UsageFailure(describeRefusal(linked, set))
  const decider = makeDecider(linked.bound)
  return { variant: linked, explanation: explain(decider, read.facts), missingFacts: decider.missingFacts }
}

/** YAML is read so that every scalar keeps its digits, `~` and `null` stay unknown; JSON is YAML. */
function readFactFile(file: string): unknown {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    throw new UsageFailure(texts.fileMissing(file))
  }
  try {
    const value: unknown = parse(text, (_, part: unknown) => (part === '~' || part === 'null' ? null : part), { schema: 'failsafe' })
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new UsageFailure(texts.badFormat(file))
    return value
  } catch (error) {
    if (error instanceof UsageFailure) throw error
    throw new UsageFailure(texts.fileUnreadable(file, error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''))
  }
}
