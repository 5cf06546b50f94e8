import { join } from 'node:path'
import { writeReference } from '../../authoring/index.ts'
import { parseWorkCalendar } from '../../kernel/workdays.ts'
import { checkSources, readPlanFolders } from '../../plans/index.ts'
import { writeText } from '../../store/index.ts'
import { grantedBy } from '../carry-out.ts'
import type { Command, Invocation } from '../command.ts'
import { ofPlans, value } from '../line/option-tables.ts'
import { textOption } from '../line/options.ts'
import { words } from '../messages.zh.ts'
import type { Workspace } from '../workspace.ts'

/** `reference`: how a plan is written, every key, function and definition, made from the tables that read plans. */
export const writeFormatReference: Command = {
  name: 'reference',
  usage: 'reference [--out FILE.md]',
  options: { out: value, ...ofPlans },
  most: 0,
  async run({ options, console, workspace }: Invocation): Promise<number> {
    const out = textOption(options, 'out')
    const text = referenceText(workspace)
    if (out === undefined) console.line(text.trimEnd())
    else {
      const file = workspace.newFile(out)
      writeText(file, text)
      console.line(words.writtenFile(file))
    }
    console.json(out === undefined ? { text } : { file: workspace.path(out) })
    return 0
  },
}

/** The reference for the plans and the glossary of a workspace, with the sample plan that comes with the program. */
export function referenceText(workspace: Workspace): string {
  const { set } = workspace
  const shipped = grantedBy('input', readPlanFolders(workspace.shippedPlans))
  const samples = grantedBy('input', readPlanFolders(workspace.samplePlans))
  const sample = checkSources({ ...set.sources, folders: [...shipped, ...samples] })
  const [folder] = samples
  const samplePlan = folder === undefined ? undefined : sample.plans.get(folder.id)
  if (folder === undefined || samplePlan === undefined) throw new Error(`no sample plan in ${join(workspace.samplePlans)}`)
  return writeReference({ set, sample, samplePlan, files: folder.files, work: parseWorkCalendar(workspace.reference('holidays.csv')) })
}
