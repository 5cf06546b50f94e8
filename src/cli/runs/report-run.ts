import { basename, join } from 'node:path'
import { dateFromParts, parseDate, yearOf } from '../../kernel/calendar.ts'
import { parseWorkCalendar } from '../../kernel/workdays.ts'
import { type OrdersInput, renderReport } from '../../reporting/index.ts'
import { findEarlierScreening, type RunOnDisk, type RunRecord } from '../../screening/index.ts'
import { writeText } from '../../store/index.ts'
import type { Command, Invocation } from '../command.ts'
import { ofRun, value } from '../line/option-tables.ts'
import { textOption } from '../line/options.ts'
import { words } from '../messages.zh.ts'
import { placeNames } from '../place-names.ts'
import type { Workspace } from '../workspace.ts'
import { openRun } from './open-run.ts'
import { runTexts } from './runs.zh.ts'

/** `report`: the self-contained HTML report of a run. */
export const reportRun: Command = {
  name: 'report',
  usage: 'report [RUN | --run RUN] [--out FILE.html]',
  options: { out: value, ...ofRun },
  most: 1,
  async run(invocation: Invocation): Promise<number> {
    const { positionals, options, console, workspace } = invocation
    const run = await openRun(invocation, positionals[0])
    const out = textOption(options, 'out')
    const file = await writeReport(run, workspace, out === undefined ? undefined : workspace.newFile(out))
    console.line(runTexts.from(runTexts.taken(basename(run.folder), run.screenedAt)))
    console.line(words.writtenFile(file))
    console.json({ run: run.folder, file })
    return 0
  },
}

/** What the plans of the run order; a plan edited since may order something else, so it is left out. */
function ordersOf(record: RunRecord, workspace: Workspace): OrdersInput {
  const day = parseDate(record.screeningDate)
  if (day === undefined) throw new Error('a run record holds valid dates')
  const year = yearOf(day)
  const plans = record.plans.flatMap(({ id, hash }) => {
    const plan = workspace.set.plans.get(id)
    return plan?.hash === hash ? [plan] : []
  })
  const [from = day, to = day] = [dateFromParts(year, 1, 1), dateFromParts(year, 12, 31)]
  return { plans, work: parseWorkCalendar(workspace.reference('holidays.csv')), day, year: { from, to } }
}

/** Writes the report beside the run, or where told; gives its path. */
export async function writeReport(run: RunOnDisk, workspace: Workspace, out: string | undefined): Promise<string> {
  const file = out ?? join(run.folder, 'report.html')
  const names = placeNames(workspace, parseDate(run.record.screeningDate) ?? 0)
  const html = renderReport({
    record: run.record,
    vocabulary: workspace.set.vocabulary,
    regionNames: names.region,
    industryNames: names.industry,
    orders: ordersOf(run.record, workspace),
    earlier: (await findEarlierScreening(workspace.runsFolder, run))?.record,
  })
  writeText(file, html)
  return file
}
