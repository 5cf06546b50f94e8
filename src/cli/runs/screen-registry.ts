import { basename } from 'node:path'
import { formatYuan } from '../../kernel/money.ts'
import { describeRefusal } from '../../plans/index.ts'
import {
  describeScreeningRefusal,
  earlierPaymentsAdvice,
  type RunRecord,
  recordScreening,
  runScreening,
  type ScreeningOutcome,
  type ScreeningProgress,
  type ScreeningRequest,
  type ScreeningWay,
  type SpentOn,
  spendingParts,
  sumUnknownHistory,
  unwrittenAmount,
  unwrittenAmountWords,
  type VariantRecord,
} from '../../screening/index.ts'
import { CommandRefused, granted } from '../carry-out.ts'
import { now } from '../clock.ts'
import type { Command, Invocation } from '../command.ts'
import { bar, type Console, table } from '../console.ts'
import { flag, ofQuestion } from '../line/option-tables.ts'
import { words } from '../messages.zh.ts'
import type { Workspace } from '../workspace.ts'
import { engineAsked, ofEngine } from './on-spark.ts'
import { inputsLine, locateScreeningSnapshot, readScreeningInputs } from './read-inputs.ts'
import { runTexts } from './runs.zh.ts'

/** `screen`: decides every subject of a snapshot under the plans, settles, and prints what was found. */
export const screenRegistry: Command = {
  name: 'screen',
  usage:
    'screen [--snapshot DIR] [--plan ID ...] [--date DAY] [--year PLAN=YYYY ...] [--set PARAMETER=VALUE ...] [--run RUN] [--afresh] [--engine spark]',
  options: { ...ofQuestion, ...ofEngine, afresh: flag },
  most: 0,
  async run(invocation: Invocation): Promise<number> {
    const { console, workspace } = invocation
    const inputs = await readScreeningInputs(invocation)
    const snapshotFolder = await locateScreeningSnapshot(invocation, inputs)
    const { onCluster, clear } = engineAsked(invocation)
    const isAfresh = invocation.options.afresh === true
    const outcome = await screenWith(workspace, { link: inputs.link, snapshotFolder, onCluster, isAfresh }, 'screen', console)
    await clear(basename(outcome.folder))
    console.line(inputsLine(inputs, { title: outcome.record.snapshot.title, folder: snapshotFolder }))
    printRun(outcome, workspace, console)
    if (outcome.record.overrides.length > 0) console.line(runTexts.changedIsNoScreening(basename(outcome.folder)))
    console.json({ folder: outcome.folder, isReused: outcome.isReused, ...outcome.record })
    return 0
  },
}

/** Screens with live progress, and lists that it was asked for. */
export async function screenWith(
  workspace: Workspace,
  asked: Pick<ScreeningRequest, 'link' | 'snapshotFolder' | 'isAfresh'> & {
    readonly onCluster?: ScreeningRequest['onCluster'] | undefined
  },
  how: ScreeningWay,
  console: Console,
): Promise<ScreeningOutcome> {
  const screened = await runScreening({
    set: workspace.checkedSet,
    link: asked.link,
    snapshotFolder: asked.snapshotFolder,
    runsFolder: workspace.runsFolder,
    fingerprints: workspace.fingerprints,
    database: workspace.database,
    ...(asked.onCluster === undefined ? {} : { onCluster: asked.onCluster }),
    ...(asked.isAfresh === undefined ? {} : { isAfresh: asked.isAfresh }),
    onProgress: (progress) => console.progress(progressText(progress)),
  })
  // What is wrong with a snapshot is said as by every other command that reads it.
  if (screened.kind === 'refused' && screened.refusal.code === 'snapshot_unusable')
    throw new CommandRefused('registry', screened.refusal.refusal)
  const outcome = granted(screened)
  const isChanged = outcome.record.overrides.length > 0
  await recordScreening(workspace.runsFolder, { at: now(), run: basename(outcome.folder), how, isChanged })
  return outcome
}

export function progressText(progress: ScreeningProgress): string {
  const phase = { decide: words.deciding, count: words.counting, settle: words.settling, list: words.listing }[progress.phase]
  return `${phase} ${bar(progress.done / Math.max(1, progress.total))} ${Math.floor(progress.done)}/${progress.total} ${progress.detail}`
}

const grouped = (value: number): string => value.toLocaleString('en')
const yuan = (fen: string): string => formatYuan(BigInt(fen))

/** What was found, plan by plan. */
export function printRun({ record, folder, isReused, damage }: ScreeningOutcome, workspace: Workspace, console: Console): void {
  if (isReused) console.line(words.reused)
  if (damage !== undefined) console.warn(words.madeAgain(describeScreeningRefusal(damage)))
  for (const plan of record.plans) {
    const variants = record.variants.filter((variant) => variant.plan === plan.id)
    console.line()
    console.line(`${plan.number}  ${plan.title}  (${plan.id})`)
    if (variants.length > 0) for (const line of planTable(variants)) console.line(line)
    for (const refusal of record.refusals.filter((candidate) => candidate.plan === plan.id)) {
      console.line(
        `  ${words.refused}: ${policyName(refusal.policy, plan.id, workspace)} ${describeRefusal(refusal as Parameters<typeof describeRefusal>[0], workspace.set)}`,
      )
    }
  }
  for (const line of leftOutLines(record)) console.line(line)
  printTotals(record, folder, console)
}

/** A policy by its name and code; a refusal of the whole plan names none. */
function policyName(policy: string, plan: string, workspace: Workspace): string {
  const zh = workspace.set.plans.get(plan)?.policies.get(policy)?.program.zh
  return zh === undefined ? policy : `${zh} (${policy})`
}

/** For how many subjects nobody decided, because the plan that would is left out. */
function leftOutLines({ leftOut, subjects }: RunRecord): readonly string[] {
  return leftOut.flatMap(({ id, title, reason }) => {
    const counts = subjects.flatMap((row) => row.leftOut.filter(({ plan }) => plan === id).map((each) => each.subjects))
    return counts.length === 0 ? [] : [words.leftOut(id, title, reason, grouped(Math.max(...counts)))]
  })
}

function planTable(variants: readonly VariantRecord[]): readonly string[] {
  const head = [
    `  ${words.policy}`,
    words.eligible,
    words.needsReview,
    words.needsLocal,
    words.undetermined,
    words.ineligible,
    words.gross,
    words.net,
    words.awaitingReview,
    words.topRefusal,
    words.topMissing,
  ]
  const rows = variants.map((variant) => {
    const refusal = [...variant.conditions].sort((a, b) => b.failed - a.failed)[0]
    const missing = variant.missing[0]
    const { counts } = variant
    return [
      `  ${variant.zh}`,
      ...[counts.eligible, counts.needs_review, counts.needs_local_standard, counts.undetermined, counts.ineligible].map(grouped),
      grossText(variant),
      variant.net === undefined ? '-' : yuan(variant.net.amount),
      awaitingText(variant),
      refusal === undefined || refusal.failed === 0 ? '' : `${refusal.zh} ${grouped(refusal.failed)}`,
      missing === undefined ? '' : `${missing.zh} ${grouped(missing.subjects)}`,
    ]
  })
  return table([head, ...rows], [1, 2, 3, 4, 5, 6, 7, 8])
}

/** What is put off or saved is no payment, and is marked so that nobody adds it to one. */
function grossText(variant: VariantRecord): string {
  const unwritten = unwrittenAmount(variant)
  if (unwritten !== undefined) return unwrittenAmountWords[unwritten]
  return variant.result === 'obligation' ? '-' : markOf(variant.result) + yuan(variant.amount)
}

/** What would come on top if all reviews were granted. */
function awaitingText({ result, net, reviewAmount }: VariantRecord): string {
  if (result === 'money') return net === undefined ? '-' : yuan(net.awaitingReview)
  return result === 'obligation' || reviewAmount === '0' ? '-' : markOf(result) + yuan(reviewAmount)
}

function markOf(result: VariantRecord['result']): string {
  return result === 'schedule' ? `${words.putOff} ` : result === 'rate' ? `${words.savedMonthly} ` : ''
}

function printTotals(record: RunRecord, folder: string, console: Console): void {
  // A resumed run found most decisions made already; a speed would be a boast.
  const isTelling = record.seconds.decide >= 1
  const speed = isTelling ? `, ${grouped(Math.round(record.decisions / record.seconds.decide))} ${words.perSecond}` : ''
  console.line()
  console.line(
    `${words.total}: ${words.rows} ${grouped(record.decisions)}, ${record.seconds.total} ${words.seconds} (${words.deciding} ${record.seconds.decide}${speed})`,
  )
  for (const line of spendingTable(record)) console.line(line)
  console.line(`${words.gross} ${yuan(record.settlement.gross)}, ${words.net} ${yuan(record.settlement.net)}`)
  for (const line of openMoneyLines(record)) console.line(line)
  for (const line of unknownHistoryLines(record)) console.line(line)
  console.line(`${words.resultHash}: ${record.resultHash}`)
  console.line(`${words.folder}: ${folder}`)
}

/** Where the time of a run went, step by step, in seconds of the processor, and how many decisions that is for each. */
function spendingTable({ spent, decisions }: RunRecord): readonly string[] {
  const processor = spendingParts.reduce((sum, part) => sum + spent[part].processor, 0)
  const share = (of: number) => `${Math.round((100 * of) / Math.max(processor, 0.001))}%`
  const row = (name: string, of: SpentOn) => [
    `  ${name}`,
    ...[of.processor.toFixed(2), share(of.processor), of.seconds.toFixed(2)],
    ...[of.made, of.kept].map((count) => (count === 0 ? '' : grouped(count))),
  ]
  const rows = spendingParts.map((part) => row(words.spendingParts[part], spent[part]))
  const sum = (of: 'seconds' | 'made' | 'kept') => spendingParts.reduce((all, part) => all + spent[part][of], 0)
  const all: SpentOn = { processor, seconds: sum('seconds'), made: sum('made'), kept: sum('kept') }
  // What was taken from earlier runs was not decided now; a speed would be a boast.
  const speed = processor >= 1 && all.kept === 0 ? [words.perProcessorSecond(grouped(Math.round(decisions / processor)))] : []
  return [...table([[...words.spendingHead], ...rows, row(words.total, all)], [1, 2, 3, 4, 5]), ...speed]
}

/** What is not payable yet: what awaits review, and what caps keep back for it. */
function openMoneyLines({ settlement: { awaitingReview, reserved } }: RunRecord): readonly string[] {
  const { decisions, gross, amount } = awaitingReview
  return [
    ...(gross === '0' ? [] : [runTexts.awaitingReview(grouped(decisions), yuan(gross), yuan(amount))]),
    ...(reserved === '0' ? [] : [runTexts.reserved(yuan(reserved))]),
  ]
}

/** What is held up because it is not known what was paid before, of one policy or of all, and what to do about it. */
export function unknownHistoryLines(record: RunRecord, policy?: string): readonly string[] {
  const held = sumUnknownHistory(record, policy)
  if (held === undefined) return []
  const advice = earlierPaymentsAdvice[held.earlierPayments]
  return [runTexts.historyUnknown(grouped(held.decisions), held.policies, formatYuan(held.gross), advice)]
}
