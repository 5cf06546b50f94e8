import { existsSync } from 'node:fs'
import { formatDate } from '../../kernel/calendar.ts'
import { describeSchema, generateSnapshot, loadSnapshot, type Manifest, type Progress, schemaAsMarkdown } from '../../registry/index.ts'
import { suggest, type Vocabulary } from '../../rules/index.ts'
import { grantedBy } from '../carry-out.ts'
import { today } from '../clock.ts'
import type { Command, Invocation } from '../command.ts'
import { bar, type Console, table } from '../console.ts'
import { ofMachine, ofPlans, value, values } from '../line/option-tables.ts'
import { listOption, textOption, UsageFailure } from '../line/options.ts'
import { texts, words } from '../messages.zh.ts'
import { dateOption } from '../runs/read-inputs.ts'
import { loadAsJson, loadLines } from './describe-load.ts'

const progressOn = (console: Console) => (progress: Progress) =>
  console.progress(`${words.generating} ${bar(progress.done / Math.max(1, progress.total))} ${progress.phase}`)

/** `registry generate`: a believable synthetic registry with planted boundary cases, the same for the same seed. */
export const generateRegistry: Command = {
  name: 'registry generate',
  usage: 'registry generate [--firms N] [--persons N] [--seed N] [--out DIR]',
  options: { firms: value, persons: value, seed: value, out: value, ...ofPlans, ...ofMachine },
  most: 0,
  async run({ options, console, workspace }: Invocation): Promise<number> {
    const out = textOption(options, 'out')
    const folder = out === undefined ? workspace.demoSnapshot : workspace.path(out)
    if (existsSync(folder)) throw new UsageFailure(texts.outExists(folder))
    const firms = whole(options, 'firms', 200_000)
    const made = await generateSnapshot(folder, workspace.set.vocabulary, {
      parameters: { firms, persons: whole(options, 'persons', Math.max(firms * 10, 5000)), seed: whole(options, 'seed', 1) },
      sizeClasses: workspace.sizeClasses,
      database: workspace.database,
      onProgress: progressOn(console),
    })
    const manifest = grantedBy('registry', made)
    describe(manifest, folder, console)
    console.json(summaryOf(manifest, folder))
    return 0
  },
}

function whole(options: Invocation['options'], name: string, otherwise: number): number {
  const typed = textOption(options, name)
  if (typed === undefined) return otherwise
  const value = Number(typed.replaceAll('_', ''))
  if (!Number.isSafeInteger(value) || value < 1) throw new UsageFailure(texts.badNumber(`--${name}`))
  return value
}

function describe(manifest: Manifest, folder: string, console: Console): void {
  console.line(`${words.snapshotReady}: ${folder}`)
  for (const line of table(
    Object.entries(manifest.entities).map(([entity, files]) => [`  ${entity}`, files.rows.toLocaleString('en')]),
    [1],
  ))
    console.line(line)
}

function summaryOf(manifest: Manifest, folder: string) {
  const rows = Object.fromEntries(Object.entries(manifest.entities).map(([entity, files]) => [entity, files.rows]))
  return { folder, id: manifest.id, rows }
}

/** `registry load`: a folder of CSV or Parquet files becomes a checked snapshot; refused rows are kept with their reason. */
export const loadRegistry: Command = {
  name: 'registry load',
  usage:
    'registry load FOLDER --out DIR [--known-on YYYY-MM-DD] [--title TEXT] [--complete everywhere | ENTITY ...] [--refused-limit PERCENT]',
  options: { out: value, title: value, complete: values, 'known-on': value, 'refused-limit': value, ...ofPlans, ...ofMachine },
  most: 1,
  async run({ positionals, options, console, workspace }: Invocation): Promise<number> {
    const [source] = positionals
    const out = textOption(options, 'out')
    if (source === undefined || out === undefined) throw new UsageFailure(texts.needArgument(this.usage))
    const folder = workspace.path(out)
    if (existsSync(folder)) throw new UsageFailure(texts.outExists(folder))
    const knownOn = formatDate(dateOption(options, 'known-on') ?? today())
    const { vocabulary } = workspace.set
    const complete = completeOption(options, vocabulary)
    const loaded = await loadSnapshot(workspace.path(source), folder, vocabulary, {
      knownOn,
      title: textOption(options, 'title') ?? source,
      database: workspace.database,
      sizeClasses: workspace.sizeClasses,
      complete,
      refusedLimitPerThousand: refusedLimit(options),
      lists: { regions: workspace.regions, policies: policiesOf(workspace) },
      onProgress: progressOn(console),
    })
    const report = grantedBy('registry', loaded)
    describe(report.manifest, folder, console)
    console.line(words.knownOn(knownOn, textOption(options, 'known-on') === undefined))
    for (const line of loadLines(report, vocabulary)) console.line(line)
    console.json({ ...summaryOf(report.manifest, folder), ...loadAsJson(report) })
    return report.refusedFolder === undefined ? 0 : 1
  },
}

/**
 * Every policy that may have been paid, by id, with its name: those the plans state, those of the library that a plan once extended or
 * will, and those that an exclusion names.
 */
function policiesOf(workspace: Invocation['workspace']): ReadonlyMap<string, string> {
  const plans = [...workspace.set.plans.values()]
  return new Map([
    ...plans.flatMap(({ exclusions }) => exclusions.flatMap(({ priority }) => priority.map((id) => [id, id] as const))),
    ...workspace.set.templates.map(({ id, zh }) => [id, zh] as const),
    ...plans.flatMap(({ policies }) => [...policies].map(([id, { program }]) => [id, program.zh] as const)),
  ])
}

/** How many rows of a file may be refused, in a thousand; five in a hundred where nobody says. */
function refusedLimit(options: Invocation['options']): number {
  const typed = textOption(options, 'refused-limit') ?? '5%'
  const [, percent, tenth = '0'] = /^(\d{1,3})(?:\.(\d))?%?$/.exec(typed) ?? []
  const limit = Number(percent) * 10 + Number(tenth)
  if (percent === undefined || limit > 1000) throw new UsageFailure(texts.badRefusedLimit(typed))
  return limit
}

/** The entities declared complete, by id or official name. */
function completeOption(options: Invocation['options'], vocabulary: Vocabulary): 'everywhere' | readonly string[] {
  const typed = listOption(options, 'complete')
  if (typed.includes('everywhere')) return 'everywhere'
  const entities = [...vocabulary.entities.values()]
  return typed.map((name) => {
    const found = entities.find(({ id, zh }) => id === name || zh === name)
    if (found !== undefined) return found.id
    const known = ['everywhere', ...entities.map(({ id }) => id)]
    throw new UsageFailure(texts.unknownEntity(name, suggest(name, known), known))
  })
}

/** `registry schema`: the files, columns and values a delivery may hold. */
export const showSchema: Command = {
  name: 'registry schema',
  usage: 'registry schema',
  options: { ...ofPlans },
  most: 0,
  async run({ console, workspace }: Invocation): Promise<number> {
    const schema = describeSchema(workspace.set.vocabulary)
    console.line(schemaAsMarkdown(schema))
    console.json(schema)
    return 0
  },
}
