import { existsSync } from 'node:fs'
import { formatDate } from '../kernel/calendar.ts'
import {
  describeSchema,
  generateSnapshot,
  type LoadWarning,
  loadSnapshot,
  type Manifest,
  type Progress,
  schemaAsMarkdown,
} from '../registry/index.ts'
import { suggest, type Vocabulary } from '../rules/index.ts'
import { today } from './clock.ts'
import type { Command, Invocation } from './command.ts'
import { bar, type Console, table } from './console.ts'
import { texts, words } from './messages.zh.ts'
import { ofMachine, ofPlans, value, values } from './option-tables.ts'
import { listOption, textOption, UsageFailure } from './options.ts'
import { dateOption } from './read-inputs.ts'

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
    const manifest = await generateSnapshot(folder, workspace.set.vocabulary, {
      parameters: { firms, persons: whole(options, 'persons', Math.max(firms * 10, 5000)), seed: whole(options, 'seed', 1) },
      sizeClasses: workspace.sizeClasses,
      database: workspace.database,
      onProgress: progressOn(console),
    })
    describe(manifest, folder, console)
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
  console.json({
    folder,
    id: manifest.id,
    rows: Object.fromEntries(Object.entries(manifest.entities).map(([entity, files]) => [entity, files.rows])),
  })
}

/** `registry load`: a folder of CSV or Parquet files becomes a checked snapshot; refused rows are kept with their reason. */
export const loadRegistry: Command = {
  name: 'registry load',
  usage: 'registry load FOLDER --out DIR [--known-on YYYY-MM-DD] [--title TEXT] [--complete everywhere | ENTITY ...]',
  options: { out: value, title: value, complete: values, 'known-on': value, ...ofPlans, ...ofMachine },
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
    const report = await loadSnapshot(workspace.path(source), folder, vocabulary, {
      knownOn,
      title: textOption(options, 'title') ?? source,
      database: workspace.database,
      sizeClasses: workspace.sizeClasses,
      complete,
      onProgress: progressOn(console),
    })
    describe(report.manifest, folder, console)
    console.line(words.knownOn(knownOn, textOption(options, 'known-on') === undefined))
    for (const line of warningLines(report.warnings, vocabulary)) console.line(line)
    for (const [entity, { refused, rows, reasons }] of Object.entries(report.refused)) {
      if (refused > 0) console.line(`${words.refusedRows} ${entity}: ${refused}/${rows} ${JSON.stringify(reasons)}`)
    }
    return 0
  },
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

/** What was not delivered, in one line per entity and one for the entities that are missing whole. */
function warningLines(warnings: readonly LoadWarning[], vocabulary: Vocabulary): readonly string[] {
  const nameOf = (entity: string) => vocabulary.entities.get(entity)?.zh ?? entity
  const absent = warnings.filter((warning) => warning.code === 'entity_missing').map((warning) => nameOf(warning.entity))
  const columns = new Map<string, string[]>()
  for (const { entity, column } of warnings) {
    if (column !== undefined)
      columns.set(entity, [...(columns.get(entity) ?? []), vocabulary.entities.get(entity)?.fields.get(column)?.zh ?? column])
  }
  return [
    ...[...columns].map(([entity, names]) => words.columnsAbsent(nameOf(entity), names)),
    ...(absent.length === 0 ? [] : [words.entitiesAbsent(absent)]),
  ]
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
