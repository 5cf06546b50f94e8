import { firstOf, type LeftOut, linkPlans, regionRange } from '../../plans/index.ts'
import { readManifest } from '../../registry/index.ts'
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
  type SubjectExplanation,
  type SubjectLeftOut,
} from '../../screening/index.ts'
import { withDuckDb } from '../../store/index.ts'
import { granted, grantedBy, stopAt } from '../carry-out.ts'
import type { Invocation } from '../command.ts'
import { UsageFailure } from '../line/options.ts'
import { texts } from '../messages.zh.ts'
import { placeNames } from '../place-names.ts'
import type { Workspace } from '../workspace.ts'
import { refuseAbsentPolicy, statingPlans } from './find-policy.ts'
import { type Inputs, locateSnapshot, readInputs } from './read-inputs.ts'
import type { ExplainedCase, FoundSettlement } from './render-explanation.ts'
import type { ExplainedAll, Undecided } from './render-overview.ts'

/** Why nobody decides for a subject whose region has a plan. */
export function leftOutText({ plan, reason }: LeftOut, workspace: Workspace): string {
  const { title } = workspace.planOf(plan)
  const broken = workspace.set.broken.get(plan)
  if (reason === 'not_chosen' || broken === undefined) return texts.leftOutUnchosen(plan, title)
  const { count, at, message } = firstOf(broken.problems, workspace.set)
  return texts.leftOutBroken(plan, title, count, at, message)
}

/** Explains one subject of the registry under one policy; left out, or undefined where no plan covers its region. */
export async function explainOneSubject(
  invocation: Invocation,
  policy: string,
  subject: string,
): Promise<ExplainedCase | SubjectLeftOut | undefined> {
  const key = keyTyped(subject)
  const { workspace } = invocation
  statingPlans(workspace, policy)
  const asked = await askRegistry(invocation)
  const { inputs, linked, place } = asked
  refuseAbsentPolicy(workspace, linked, inputs.link, policy)
  const explained = await withDuckDb(workspace.database, (database) => explainSubject(database, place, linked, policy, key))
  const found = granted(explained)
  stopAt(refuseUnboundYears(linked, policy, found === undefined ? undefined : plansAround(found.region, workspace)))
  if (found === undefined || 'leftOut' in found) return found
  const settlementOf = await settlementReader(workspace, asked)
  return explainedOf(found, key, asked, await settlementOf(found.variant.id, key), workspace)
}

/** Explains one subject of the registry under every policy for its kind. */
export async function explainSubjectUnderAll(invocation: Invocation, entity: string, subject: string): Promise<ExplainedAll> {
  const key = keyTyped(subject)
  const { workspace } = invocation
  const asked = await askRegistry(invocation)
  const { inputs, linked, place } = asked
  const mine = linked.variants.filter((variant) => variant.bound.program.subject === entity)
  const policies = new Map(mine.map((variant) => [variant.policy.program.id, variant.policy.program.zh]))
  const decided: ExplainedCase[] = []
  const undecided: Undecided[] = []
  const settlementOf = await settlementReader(workspace, asked)
  const found = await withDuckDb(workspace.database, async (database) => {
    const explained: (readonly [policy: string, found: SubjectExplanation | SubjectLeftOut])[] = []
    for (const policy of policies.keys()) {
      const one = granted(await explainSubject(database, place, linked, policy, key))
      if (one !== undefined) explained.push([policy, one])
    }
    return explained
  })
  for (const [policy, one] of found) {
    if ('leftOut' in one) undecided.push({ policy, name: policies.get(policy) ?? policy, because: leftOutText(one.leftOut, workspace) })
    else decided.push(explainedOf(one, key, asked, await settlementOf(one.variant.id, key), workspace))
  }
  const [first] = decided
  return { subject: first?.subject ?? { entity, key }, inputs, snapshot: snapshotOf(asked), decided, undecided }
}

/** The registry and the plans that a question goes to. */
interface AskedRegistry {
  readonly inputs: Inputs
  readonly linked: ReturnType<typeof linkPlans>
  readonly place: Parameters<typeof explainSubject>[1]
}

async function askRegistry(invocation: Invocation): Promise<AskedRegistry> {
  const { workspace } = invocation
  const { vocabulary } = workspace.checkedSet
  const inputs = await readInputs(invocation)
  const snapshotFolder = await locateSnapshot(invocation, inputs.run)
  const manifest = grantedBy('registry', await readManifest(snapshotFolder, vocabulary))
  return { inputs, linked: linkPlans(workspace.set, inputs.link), place: { vocabulary, manifest, snapshotFolder } }
}

function keyTyped(subject: string): bigint {
  if (!/^-?\d{1,18}$/.test(subject)) throw new UsageFailure(texts.badSubject(subject))
  return BigInt(subject)
}

function snapshotOf({ place: { manifest, snapshotFolder } }: AskedRegistry) {
  return { title: manifest.title, folder: snapshotFolder, id: manifest.id }
}

function explainedOf(
  found: SubjectExplanation,
  key: bigint,
  asked: AskedRegistry,
  settlement: FoundSettlement,
  workspace: Workspace,
): ExplainedCase {
  const { inputs } = asked
  const subject = { entity: found.variant.bound.program.subject, key, region: placeOf(found.region, inputs, workspace) }
  return { ...found, subject, inputs, snapshot: snapshotOf(asked), settlement }
}

type SettlementReader = (variant: string, subject: bigint) => Promise<FoundSettlement>

/**
 * What the screening with exactly these inputs made of decisions; a screening with others says nothing about them. An explanation
 * does not rest on the run: that the run is damaged is said in its place.
 */
async function settlementReader(workspace: Workspace, { inputs, place }: AskedRegistry): Promise<SettlementReader> {
  const { run, link } = inputs
  const { snapshotFolder, manifest } = place
  const asked: RunInputs = inputsOf({ set: workspace.set, link, snapshotFolder, fingerprints: workspace.fingerprints }, manifest)
  const damaged = (refusal: ScreeningRefusal) => async (): Promise<FoundSettlement> => ({
    kind: 'damaged',
    detail: describeScreeningRefusal(refusal),
  })
  const found = await findRunOf(workspace.runsFolder, asked, run === undefined ? [] : [run])
  if (found.kind === 'refused') return damaged(found.refusal)
  const own = found.value
  const differences = run === undefined ? [] : differencesBetween(run.record, asked)
  if (own === undefined) return async () => ({ kind: 'not_screened', differences })
  const damage = await checkRunFiles(own, [own.record.settlement.file])
  if (damage !== undefined) return damaged(damage)
  return async (variant, subject) => {
    const settled = await withDuckDb(workspace.database, (database) => findSettlement(database, own, variant, subject))
    if (settled === undefined) return { kind: 'nothing_due', run: own.folder }
    return { kind: 'settled', run: own.folder, settled, earlierPayments: own.record.settlement.earlierPayments }
  }
}

/** The plans whose region holds the given one: a masked plan among them might decide instead. */
function plansAround(region: number, workspace: Workspace): readonly string[] {
  const plans = [...workspace.set.plans.values()].filter((plan) => {
    const range = regionRange(plan.region)
    return range.from <= region && region <= range.to
  })
  return plans.map((plan) => plan.id)
}

/** A region by code and name, as named on the day asked. */
export function placeOf(region: number, { link }: Inputs, workspace: Workspace) {
  return { code: String(region).padStart(6, '0'), name: placeNames(workspace, link.screeningDate).region(region) }
}
