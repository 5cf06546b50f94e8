import { basename } from 'node:path'
import { formatYuan } from '../../kernel/money.ts'
import { linkPlans } from '../../plans/index.ts'
import { readManifest } from '../../registry/index.ts'
import { askGrid, type Comparison, type ComparisonRow, differenceOfRuns, summariseDifference } from '../../screening/index.ts'
import { withDuckDb } from '../../store/index.ts'
import { granted, grantedBy, stopAt } from '../carry-out.ts'
import type { Command, Invocation } from '../command.ts'
import { type Console, table } from '../console.ts'
import { lineTexts } from '../line/line.zh.ts'
import { ofQuestion, value } from '../line/option-tables.ts'
import { listOption, textOption, UsageFailure } from '../line/options.ts'
import { texts, words } from '../messages.zh.ts'
import { type PlaceNames, placeNames } from '../place-names.ts'
import { policyTyped, refuseAbsentPolicy } from './find-policy.ts'
import { inputsLine, locateSnapshot, readInputs } from './read-inputs.ts'
import { readAlternatives } from './read-override.ts'
import { runTexts } from './runs.zh.ts'
import { screenWith } from './screen-registry.ts'

/** `what-if`: changed parameters over the whole registry, compared after settlement; or many values of one in a single scan. */
export const askWhatIf: Command = {
  name: 'what-if',
  usage: 'what-if --set [PLAN:]PARAMETER[ROW]=VALUE ... [--run RUN] | what-if POLICY --grid PLAN:PARAMETER[ROW]=V1,V2,... [--run RUN]',
  options: { grid: value, ...ofQuestion },
  most: 1,
  async run(invocation: Invocation): Promise<number> {
    return textOption(invocation.options, 'grid') === undefined ? compareChange(invocation, this.usage) : tryGrid(invocation, this.usage)
  },
}

async function compareChange(invocation: Invocation, usage: string): Promise<number> {
  const { positionals, options, console, workspace } = invocation
  // A changed parameter reaches every policy that reads it; a policy named beside it would be passed over.
  if (positionals.length > 0) throw new UsageFailure(lineTexts.tooManyArguments(positionals.join(' '), usage), 'too_many_arguments')
  if (listOption(options, 'set').length === 0) throw new UsageFailure(texts.needArgument(usage))
  const inputs = await readInputs(invocation)
  const snapshotFolder = await locateSnapshot(invocation, inputs.run)
  const before = await screenWith(workspace, { link: inputs.unchanged, snapshotFolder }, 'what-if', console)
  const after = await screenWith(workspace, { link: inputs.link, snapshotFolder }, 'what-if', console)
  const manifest = grantedBy('registry', await readManifest(snapshotFolder, workspace.set.vocabulary))
  const comparison = await withDuckDb(workspace.database, async (database) => {
    stopAt(await differenceOfRuns(database, before, after))
    return summariseDifference(database, { snapshotFolder, manifest, vocabulary: workspace.set.vocabulary })
  })
  console.line(inputsLine(inputs, { title: manifest.title, folder: snapshotFolder }))
  printComparison(comparison, placeNames(workspace, inputs.link.screeningDate), console)
  console.line(runTexts.whatIfRuns(basename(before.folder), basename(after.folder)))
  console.json({ before: before.folder, after: after.folder, ...comparison })
  return 0
}

/** Prints what changed for whom. */
export function printComparison(comparison: Comparison, names: PlaceNames, console: Console): void {
  console.line(
    `${words.before} ${yuan(comparison.left)}  ${words.after} ${yuan(comparison.right)}  ${words.change} ${yuan(comparison.change)}  ${words.winners} ${comparison.winners}  ${words.losers} ${comparison.losers}`,
  )
  const { left, right } = comparison.awaitingReview
  if (left !== '0' || right !== '0')
    console.line(
      `${words.awaiting}: ${words.before} ${yuan(left)}  ${words.after} ${yuan(right)}  ${words.change} ${yuan(String(BigInt(right) - BigInt(left)))}`,
    )
  for (const [title, rows] of [
    [words.byPolicy, comparison.byPolicy],
    [words.byRegion, comparison.byRegion.map((row) => ({ ...row, group: row.group === '' ? '' : names.region(Number(row.group)) }))],
    [words.bySize, comparison.bySize],
    [words.byIndustry, comparison.byIndustry.map((row) => ({ ...row, group: row.group === '' ? '' : names.industry(row.group) }))],
  ] as const) {
    const changed = rows.filter((row) => row.left !== row.right || row.winners + row.losers > 0)
    if (changed.length > 0) for (const line of [title, ...comparisonTable(changed)]) console.line(line)
  }
}

function comparisonTable(rows: readonly ComparisonRow[]): readonly string[] {
  const head = ['', words.before, words.after, words.change, words.winners, words.losers]
  const body = rows.map((row) => [
    `  ${row.group === '' ? words.unknown : row.group}`,
    yuan(row.left),
    yuan(row.right),
    yuan(String(BigInt(row.right) - BigInt(row.left))),
    String(row.winners),
    String(row.losers),
  ])
  return table([head, ...body], [1, 2, 3, 4, 5])
}

const yuan = (fen: string): string => formatYuan(BigInt(fen))

async function tryGrid(invocation: Invocation, usage: string): Promise<number> {
  const { positionals, options, console, workspace } = invocation
  const [asked] = positionals
  const typed = textOption(options, 'grid')
  if (asked === undefined || typed === undefined) throw new UsageFailure(texts.needArgument(usage))
  const policy = policyTyped(workspace, asked)
  const inputs = await readInputs(invocation)
  const snapshotFolder = await locateSnapshot(invocation, inputs.run)
  const linked = linkPlans(workspace.checkedSet, inputs.link)
  refuseAbsentPolicy(workspace, linked, inputs.link, policy)
  const stating = linked.variants.filter((variant) => variant.policy.program.id === policy).map((variant) => variant.plan.id)
  const alternatives = readAlternatives(typed, workspace.set, stating.length === 1 ? stating[0] : undefined)
  const plan = alternatives[0]?.plan
  if (plan === undefined) throw new UsageFailure(texts.severalPlans(policy, stating))
  if (!stating.includes(plan)) throw new UsageFailure(runTexts.notAmongPlans(policy, [plan], stating))
  workspace.admit(inputs.link, alternatives)
  const manifest = grantedBy('registry', await readManifest(snapshotFolder, workspace.set.vocabulary))
  const place = { set: workspace.set, manifest, snapshotFolder }
  const rows = granted(
    await withDuckDb(workspace.database, (database) => askGrid(database, place, inputs.link, policy, plan, alternatives)),
  )
  console.line(inputsLine(inputs, { title: manifest.title, folder: snapshotFolder }))
  const head = [
    words.value,
    words.eligible,
    words.needsReview,
    words.needsLocal,
    words.undetermined,
    words.ineligible,
    words.gross,
    words.grossOfReview,
  ]
  const body = rows.map((row, i) => [
    alternatives[i]?.written ?? '',
    ...[row.eligible, row.needsReview, row.needsLocalStandard, row.undetermined, row.ineligible].map((count) => count.toLocaleString('en')),
    yuan(row.amount),
    yuan(row.reviewAmount),
  ])
  for (const line of table([head, ...body], [0, 1, 2, 3, 4, 5, 6, 7])) console.line(line)
  console.json(rows)
  return 0
}
