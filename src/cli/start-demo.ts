import { existsSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { parse } from 'yaml'
import { parseDate } from '../kernel/calendar.ts'
import type { LinkRequest } from '../plans/index.ts'
import { GENERATOR, generateSnapshot, RegistryFailure, readManifest } from '../registry/index.ts'
import type { Command, Invocation } from './command.ts'
import { bar } from './console.ts'
import { words } from './messages.zh.ts'
import { ofMachine, ofPlans } from './option-tables.ts'
import { writeReport } from './report-run.ts'
import { printRun, screenWith } from './screen-registry.ts'
import type { Workspace } from './workspace.ts'

/** `start`: the demonstration from nothing to a report; a second time it starts from what is there. */
export const startDemo: Command = {
  name: 'start',
  usage: 'start',
  options: { ...ofPlans, ...ofMachine },
  most: 0,
  async run({ console, workspace }: Invocation): Promise<number> {
    if (!(await isDemoUsable(workspace))) {
      console.line(words.generating)
      await rm(workspace.demoSnapshot, { recursive: true, force: true })
      await generateSnapshot(workspace.demoSnapshot, workspace.checkedSet.vocabulary, {
        sizeClasses: workspace.sizeClasses,
        database: workspace.database,
        onProgress: (progress) =>
          console.progress(`${words.generating} ${bar(progress.done / Math.max(1, progress.total))} ${progress.phase}`),
      })
    }
    console.line(`${words.snapshotReady}: ${workspace.demoSnapshot}`)
    console.line(words.screening)
    const outcome = await screenWith(workspace, { link: demoLink(workspace), snapshotFolder: workspace.demoSnapshot }, 'start', console)
    printRun(outcome, workspace, console)
    const report = await writeReport(outcome, workspace, undefined)
    console.line(`${words.report}: ${report}`)
    console.line()
    console.line(`${words.nextSteps}:`)
    for (const line of nextSteps) console.line(`  ${line}`)
    console.json({ ...outcome.record, report })
    return 0
  },
}

/** Is the demonstration there, whole, and made by the generator of this version; an older one is made anew. */
async function isDemoUsable(workspace: Workspace): Promise<boolean> {
  if (!existsSync(workspace.demoSnapshot)) return false
  try {
    const { source } = await readManifest(workspace.demoSnapshot, workspace.checkedSet.vocabulary)
    return source.kind !== 'generated' || source.parameters.generator === GENERATOR
  } catch (error) {
    if (error instanceof RegistryFailure) return false
    throw error
  }
}

const nextSteps = [
  'bin/ballast explain job_retention_refund 12',
  'bin/ballast what-if job_retention_refund --grid chongqing-2022-209:refund_rate[smaller]=50%,60%,70%,80%,90%',
  'bin/ballast export --policy hire_subsidy --out hires.csv',
  'bin/ballast coverage shanxi-2022-19',
  'bin/ballast calendar chongqing-2022-209',
  'bin/ballast help',
] as const

/** The date and the years that the demonstration supplies for masked texts. */
export function demoLink(workspace: Workspace): LinkRequest {
  const settings = parse(readFileSync(workspace.demoSettings, 'utf8')) as {
    readonly screening_date: string
    readonly years: Readonly<Record<string, number>>
  }
  const screeningDate = parseDate(String(settings.screening_date))
  if (screeningDate === undefined) throw new Error('demo/settings.yaml: screening_date is not a date')
  const years = Object.entries(settings.years).map(([plan, masks]): [string, ReadonlyMap<string, string>] => [
    plan,
    new Map(Object.entries(masks).map(([mask, year]) => [mask, String(year)])),
  ])
  return { screeningDate, knownOn: screeningDate, years: new Map(years) }
}
