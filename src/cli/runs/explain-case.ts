import { basename } from 'node:path'
import { parse } from 'yaml'
import { readInputText } from '../../files/index.ts'
import {
  describeFactProblem,
  describeRefusal,
  firstOf,
  type LeftOut,
  linkOne,
  linkPlans,
  readFacts,
  regionRange,
} from '../../plans/index.ts'
import { readManifest } from '../../registry/index.ts'
import { explain, makeDecider } from '../../rules/index.ts'
import {
  checkRunFiles,
  describeScreeningRefusal,
  differencesBetween,
  explainSubject,
  findRunOf,
  findSettlement,
  inputsOf,
  type RunInputs,
  refuseUnboundYears,
  type ScreeningRefusal,
  type SubjectLeftOut,
} from '../../screening/index.ts'
import { withDuckDb } from '../../store/index.ts'
import { granted, grantedBy, stopAt } from '../carry-out.ts'
import type { Command, Invocation } from '../command.ts'
import { ofQuestion, value } from '../line/option-tables.ts'
import { textOption, UsageFailure } from '../line/options.ts'
import { texts } from '../messages.zh.ts'
import { placeNames } from '../place-names.ts'
import type { Workspace } from '../workspace.ts'
import { policyTyped, refuseAbsentPolicy, statingPlans } from './find-policy.ts'
import { type Inputs, locateSnapshot, readInputs } from './read-inputs.ts'
import { type ExplainedCase, explanationAsJson, explanationAsLines, type FoundSettlement } from './render-explanation.ts'

/** `explain`: why a subject of the registry, or a case written by hand, comes out as it does. */
export const explainCase: Command = {
  name: 'explain',
  usage: 'explain POLICY SUBJECT_ID [--run RUN] | explain POLICY --facts FILE.yaml [--plan ID] [--run RUN]',
  options: { facts: value, ...ofQuestion },
  most: 2,
  async run(invocation: Invocation): Promise<number> {
    const { positionals, options, console, workspace } = invocation
    const [typed, subject] = positionals
    const facts = textOption(options, 'facts')
    if (typed === undefined || (subject === undefined) === (facts === undefined)) throw new UsageFailure(texts.needArgument(this.usage))
    const policy = policyTyped(workspace, typed)
    const found =
      facts === undefined
        ? await fromRegistry(invocation, policy, subject ?? '')
        : await fromFile(invocation, policy, workspace.path(facts))
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
  },
}

/** Why nobody decides for a subject whose region has a plan. */
function leftOutText({ plan, reason }: LeftOut, workspace: Workspace): string {
  const { title } = workspace.planOf(plan)
  const broken = workspace.set.broken.get(plan)
  if (reason === 'not_chosen' || broken === undefined) return texts.leftOutUnchosen(plan, title)
  const { count, at, message } = firstOf(broken.problems, workspace.set)
  return texts.leftOutBroken(plan, title, count, at, message)
}

async function fromRegistry(invocation: Invocation, policy: string, subject: string): Promise<ExplainedCase | SubjectLeftOut | undefined> {
  if (!/^-?\d{1,18}$/.test(subject)) throw new UsageFailure(texts.badSubject(subject))
  const { workspace } = invocation
  const { vocabulary } = workspace.checkedSet
  statingPlans(workspace, policy)
  const inputs = await readInputs(invocation)
  const snapshotFolder = await locateSnapshot(invocation, inputs.run)
  const manifest = grantedBy('registry', await readManifest(snapshotFolder, vocabulary))
  const linked = linkPlans(workspace.set, inputs.link)
  refuseAbsentPolicy(workspace, linked, inputs.link, policy)
  const place = { vocabulary, manifest, snapshotFolder }
  const explained = await withDuckDb(workspace.database, (database) => explainSubject(database, place, linked, policy, BigInt(subject)))
  const found = granted(explained)
  stopAt(refuseUnboundYears(linked, policy, found === undefined ? undefined : plansAround(found.region, workspace)))
  if (found === undefined || 'leftOut' in found) return found
  const asked = inputsOf({ set: workspace.set, link: inputs.link, snapshotFolder, fingerprints: workspace.fingerprints }, manifest)
  const settlement = await settlementOf(workspace, inputs, asked, found.variant.id, BigInt(subject))
  const { subject: entity } = found.variant.bound.program
  const subjectOf = { entity, key: BigInt(subject), region: placeOf(found.region, inputs, workspace) }
  return { ...found, subject: subjectOf, inputs, snapshot: { title: manifest.title, folder: snapshotFolder, id: manifest.id }, settlement }
}

/**
 * What the screening with exactly these inputs made of the decision; a screening with others says nothing about it. The explanation
 * does not rest on the run: that the run is damaged is said in its place.
 */
async function settlementOf(
  workspace: Workspace,
  { run }: Inputs,
  asked: RunInputs,
  variant: string,
  subject: bigint,
): Promise<FoundSettlement> {
  const damaged = (refusal: ScreeningRefusal): FoundSettlement => ({ kind: 'damaged', detail: describeScreeningRefusal(refusal) })
  const found = await findRunOf(workspace.runsFolder, asked, run === undefined ? [] : [run])
  if (found.kind === 'refused') return damaged(found.refusal)
  const own = found.value
  if (own === undefined) return { kind: 'not_screened', differences: run === undefined ? [] : differencesBetween(run.record, asked) }
  const damage = await checkRunFiles(own, [own.record.settlement.file])
  if (damage !== undefined) return damaged(damage)
  const settled = await withDuckDb(workspace.database, (database) => findSettlement(database, own, variant, subject))
  if (settled === undefined) return { kind: 'nothing_due', run: own.folder }
  return { kind: 'settled', run: own.folder, settled, earlierPayments: own.record.settlement.earlierPayments }
}

/** The plans whose region holds the given one: a masked plan among them might decide instead. */
function plansAround(region: number, workspace: Workspace): readonly string[] {
  const plans = [...workspace.set.plans.values()].filter((plan) => {
    const range = regionRange(plan.region)
    return range.from <= region && region <= range.to
  })
  return plans.map((plan) => plan.id)
}

async function fromFile(invocation: Invocation, policy: string, file: string): Promise<ExplainedCase> {
  const { workspace } = invocation
  const { checkedSet: set } = workspace
  const stating = statingPlans(workspace, policy)
  const inputs = await readInputs(invocation)
  const { link } = inputs
  const chosen = stating.filter((plan) => link.plans === undefined || link.plans.includes(plan.id))
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
  const linked = linkOne(plan, stated, link)
  if ('code' in linked) throw new UsageFailure(describeRefusal(linked, set))
  const decider = makeDecider(linked.bound)
  const subject = { entity: stated.program.subject, case: basename(file) }
  return { variant: linked, explanation: explain(decider, read.facts), missingFacts: decider.missingFacts, inputs, subject }
}

/** A region by code and name, as named on the day asked. */
function placeOf(region: number, { link }: Inputs, workspace: Workspace) {
  return { code: String(region).padStart(6, '0'), name: placeNames(workspace, link.screeningDate).region(region) }
}

/** YAML is read so that every scalar keeps its digits, `~` and `null` stay unknown; JSON is YAML. */
function readFactFile(file: string): unknown {
  const text = grantedBy('input', readInputText(file))
  try {
    const value: unknown = parse(text, (_, part: unknown) => (part === '~' || part === 'null' ? null : part), { schema: 'failsafe' })
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new UsageFailure(texts.badFormat(file))
    return value
  } catch (error) {
    if (error instanceof UsageFailure) throw error
    throw new UsageFailure(texts.fileUnreadable(file, error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''))
  }
}
