import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseDate } from '../kernel/calendar.ts'
import type { RunOnDisk } from '../screening/index.ts'
import type { Command, Invocation } from './command.ts'
import { words } from './messages.zh.ts'
import { textOption } from './options.ts'
import { placeNames } from './place-names.ts'
import type { Workspace } from './workspace.ts'

/** `report`: the self-contained HTML report of a run. */
export const reportRun: Command = {
  name: 'report',
  usage: 'report [RUN] [--out FILE.html]',
  options: { out: { type: 'string' } },
  most: 1,
  async run({ positionals, options, console, workspace }: Invocation): Promise<number> {
    const run = await workspace.run(positionals[0])
    const out = textOption(options, 'out')
    const file = await writeReport(run, workspace, out === undefined ? undefined : workspace.newFile(out))
    console.line(words.writtenFile(file))
    console.json({ file })
    return 0
  },
}

/** Writes the report beside the run, or where told; gives its path. */
export async function writeReport(run: RunOnDisk, workspace: Workspace, out: string | undefined): Promise<string> {
  // Loaded only now: the charts are most of what starting the program would cost.
  const { renderReport } = await import('../reporting/index.ts')
  const file = out ?? join(run.folder, 'report.html')
  const names = placeNames(workspace, parseDate(run.record.screeningDate) ?? 0)
  const html = renderReport({
    record: run.record,
    vocabulary: workspace.set.vocabulary,
    regionNames: names.region,
    industryNames: names.industry,
  })
  writeFileSync(`${file}.part`, html)
  renameSync(`${file}.part`, file)
  return file
}
