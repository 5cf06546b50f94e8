import { basename } from 'node:path'
import { checkInput } from '../../files/index.ts'
import { parseDate } from '../../kernel/calendar.ts'
import { formatYuan } from '../../kernel/money.ts'
import { findSnapshot, readManifest } from '../../registry/index.ts'
import {
  compareWithPaid,
  differenceOfRuns,
  differenceOfRunsSql,
  differencesBetween,
  differenceWords,
  type PaidComparison,
  paidDifferenceSql,
  paidDifferences,
  type RunOnDisk,
  statusWords,
  summariseDifference,
} from '../../screening/index.ts'
import { withDuckDb, writeSheet } from '../../store/index.ts'
import { CommandRefused, granted, grantedBy, stopAt } from '../carry-out.ts'
import type { Command, Invocation } from '../command.ts'
import { table } from '../console.ts'
import { ofRun, value } from '../line/option-tables.ts'
import { textOption, UsageFailure } from '../line/options.ts'
import { texts, words } from '../messages.zh.ts'
import { placeNames } from '../place-names.ts'
import type { Workspace } from '../workspace.ts'
import { printComparison } from './ask-what-if.ts'
import { openRun } from './open-run.ts'
import { inputPartWords, runTexts } from './runs.zh.ts'

/** `diff`: two runs side by side, or a run beside what was really paid, every difference with its reason. */
export const compareResults: Command = {
  name: 'diff',
  usage: 'diff RUN RUN [--out FILE.csv] | diff [RUN | --run RUN] --paid FILE [--out FILE.csv]',
  options: { paid: value, out: value, ...ofRun },
  most: 2,
  async run(invocation: Invocation): Promise<number> {
    const paid = textOption(invocation.options, 'paid')
    return paid === undefined ? compareTwo(invocation, this.usage) : comparePaid(invocation, invocation.workspace.path(paid))
  },
}

async function compareTwo(invocation: Invocation, usage: string): Promise<number> {
  const { positionals, console, workspace } = invocation
  const [first, second] = positionals
  if (first === undefined || second === undefined) throw new UsageFailure(texts.needArgument(usage))
  const out = newFileIn(invocation)
  const [left, right] = [await openRun(invocation, first), await openRun(invocation, second)]
  const place = await placeOf(workspace, left, right)
  const comparison = await withDuckDb(workspace.database, async (database) => {
    stopAt(await differenceOfRuns(database, left, right))
    if (out !== undefined) await writeSheet(database, differenceOfRunsSql, '1, 2', out)
    return summariseDifference(database, 'missing' in place ? undefined : place)
  })
  const parts = differencesBetween(left.record, right.record)
  console.line(runTexts.inputsDiffer(parts.map((part) => inputPartWords[part])))
  if ('missing' in place) console.line(runTexts.noGroups[place.missing])
  printComparison(comparison, placeNames(workspace, parseDate(right.record.screeningDate) ?? 0), console)
  console.json({ runs: [left.folder, right.folder], inputsDiffer: parts, ...comparison, file: out ?? null })
  return comparison.winners + comparison.losers === 0 ? 0 : 1
}

/** Where the firms of both runs are looked up, by whose size and industry the differences are grouped; or why they cannot be. */
async function placeOf(workspace: Workspace, left: RunOnDisk, right: RunOnDisk) {
  if (left.record.snapshot.id !== right.record.snapshot.id) return { missing: 'other_registry' } as const
  const snapshotFolder = await findSnapshot(right.record.snapshot, workspace.snapshotsFolder)
  if (snapshotFolder === undefined) return { missing: 'registry_gone' } as const
  const { vocabulary } = workspace.set
  return { snapshotFolder, vocabulary, manifest: grantedBy('registry', await readManifest(snapshotFolder, vocabulary)) }
}

/** Where every difference goes, looked at before the work is done. */
function newFileIn({ options, workspace }: Invocation): string | undefined {
  const typed = textOption(options, 'out')
  return typed === undefined ? undefined : workspace.newFile(typed)
}

const SHOWN = 40

/** Policies of which the list says nothing: whether they were paid nobody can tell from it. */
function unmentionedLines(policies: PaidComparison['unmentioned']): readonly string[] {
  if (policies.length === 0) return []
  const rows = policies.map(({ policy, zh, decisions, entitled }) => [
    `  ${zh}`,
    policy,
    decisions.toLocaleString('en'),
    formatYuan(BigInt(entitled)),
  ])
  return [runTexts.unmentioned(policies.length), ...table(rows, [2, 3])]
}

async function comparePaid(invocation: Invocation, file: string): Promise<number> {
  const { positionals, console, workspace } = invocation
  const unopened = checkInput(file)
  if (unopened !== undefined) throw new CommandRefused('input', unopened)
  const out = newFileIn(invocation)
  const run = await openRun(invocation, positionals[0])
  const { summary, differences } = await withDuckDb(workspace.database, async (database) => {
    const compared = granted(await compareWithPaid(database, run, file, workspace.snapshotsFolder))
    if (out !== undefined) await writeSheet(database, paidDifferenceSql, '1, 2', out)
    return { summary: compared, differences: await paidDifferences(database, console.isJson ? undefined : SHOWN) }
  })
  const yuan = (fen: string) => formatYuan(BigInt(fen))
  console.line(runTexts.against(runTexts.taken(basename(run.folder), run.screenedAt)))
  if (summary.withoutAmount > 0) console.line(runTexts.withoutAmount(summary.withoutAmount))
  console.line(words.compared(summary.compared, summary.equal, summary.differing))
  console.line(
    `${words.entitled} ${yuan(summary.entitled)}  ${words.awaiting} ${yuan(summary.awaitingReview)}  ${words.paid} ${yuan(summary.paid)}`,
  )
  for (const line of unmentionedLines(summary.unmentioned)) console.line(line)
  const head = [words.policy, words.subject, words.entitled, words.awaiting, words.paid, words.change, '', words.outcome, '']
  const rows = differences.map((row) => [
    row.policy,
    row.subject,
    yuan(row.entitled),
    yuan(row.awaitingReview),
    yuan(row.paid),
    yuan(row.delta),
    differenceWords[row.kind] ?? row.kind,
    row.outcome,
    [row.failed, row.missing, row.status === '' ? '' : statusWords[row.status]].filter((text) => text !== '').join('; '),
  ])
  if (rows.length > 0) for (const line of table([head, ...rows], [2, 3, 4, 5])) console.line(line)
  if (summary.differing > differences.length) console.line(runTexts.notAllShown(differences.length, summary.differing))
  console.json({ run: run.folder, ...summary, differences, file: out ?? null })
  return summary.differing === 0 ? 0 : 1
}
