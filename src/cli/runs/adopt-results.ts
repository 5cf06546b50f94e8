import { basename } from 'node:path'
import { adoptRun, recordScreening } from '../../screening/index.ts'
import { CommandRefused, granted } from '../carry-out.ts'
import { now } from '../clock.ts'
import type { Command } from '../command.ts'
import { ofMachine, value } from '../line/option-tables.ts'
import { textOption, UsageFailure } from '../line/options.ts'
import { runTexts } from './runs.zh.ts'
import { printRun, progressText } from './screen-registry.ts'

/** `run adopt`: takes in what a cluster made of a bundle, after its counts and its hash were checked. */
export const adoptResults: Command = {
  name: 'run adopt',
  usage: 'run adopt FOLDER [--snapshot DIR]',
  options: { ...ofMachine, snapshot: value },
  most: 1,
  async run({ positionals: [typed], options, workspace, console }): Promise<number> {
    if (typed === undefined) throw new UsageFailure(runTexts.adoptWhat)
    const snapshot = textOption(options, 'snapshot')
    const adopted = await adoptRun({
      folder: workspace.path(typed),
      snapshotFolder: snapshot === undefined ? undefined : workspace.path(snapshot),
      runsFolder: workspace.runsFolder,
      fingerprints: workspace.fingerprints,
      database: workspace.database,
      onProgress: (progress) => console.progress(progressText(progress)),
    })
    if (adopted.kind === 'refused' && adopted.refusal.code === 'snapshot_unusable')
      throw new CommandRefused('registry', adopted.refusal.refusal)
    const outcome = granted(adopted)
    const isChanged = outcome.record.overrides.length > 0
    await recordScreening(workspace.runsFolder, { at: now(), run: basename(outcome.folder), how: 'screen', isChanged })
    printRun(outcome, workspace, console)
    console.json({ folder: outcome.folder, isReused: outcome.isReused, ...outcome.record })
    return 0
  },
}
