import { bundleScreening } from '../../screening/index.ts'
import { granted } from '../carry-out.ts'
import type { Command } from '../command.ts'
import { ofQuestion, value } from '../line/option-tables.ts'
import { textOption, UsageFailure } from '../line/options.ts'
import { locateScreeningSnapshot, readScreeningInputs } from './read-inputs.ts'
import { runTexts } from './runs.zh.ts'

/** `bundle`: writes a screening as a folder that a Spark cluster carries out where Ballast itself may not go. */
export const bundleRun: Command = {
  name: 'bundle',
  usage: 'bundle --out FOLDER [--snapshot DIR] [--plan ID ...] [--date DAY] [--year PLAN=YYYY ...] [--set PARAMETER=VALUE ...]',
  options: { ...ofQuestion, out: value },
  most: 0,
  async run(invocation): Promise<number> {
    const { console, options, workspace } = invocation
    const out = textOption(options, 'out')
    if (out === undefined) throw new UsageFailure(runTexts.bundleWhere)
    const inputs = await readScreeningInputs(invocation)
    const snapshotFolder = await locateScreeningSnapshot(invocation, inputs)
    const asked = { set: workspace.checkedSet, link: inputs.link, snapshotFolder, fingerprints: workspace.fingerprints }
    const folder = granted(await bundleScreening(asked, workspace.path(out)))
    console.line(runTexts.bundled(folder))
    console.json({ folder })
    return 0
  },
}
