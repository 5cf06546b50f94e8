import { existsSync } from 'node:fs'
import { formatDate, parseDate } from '../../kernel/calendar.ts'
import type { LinkRequest, ParameterOverride } from '../../plans/index.ts'
import { findSnapshot } from '../../registry/index.ts'
import { linkRequestOf, type RunInputs, type RunOnDisk } from '../../screening/index.ts'
import { today } from '../clock.ts'
import type { Invocation } from '../command.ts'
import { listOption, type OptionValues, textOption, UsageFailure } from '../line/options.ts'
import { texts } from '../messages.zh.ts'
import type { Workspace } from '../workspace.ts'
import { type OpenedRun, openRunIfAny } from './open-run.ts'
import { readOverride } from './read-override.ts'
import { inputWords, runTexts } from './runs.zh.ts'

/** What a command asks: plans put in force for a day, and the run that stands in for what was not typed. */
export interface Inputs {
  readonly link: LinkRequest
  /** The same without what `--set` changes. */
  readonly unchanged: LinkRequest
  readonly run: OpenedRun | undefined
  /** Nobody gave a day, neither as typed nor by a run. */
  readonly isToday: boolean
  /** Years of masked plans that nobody typed: the demonstration supplied them. */
  readonly demoYears: boolean
}

/** The inputs of a question: as typed, and for the rest those of the run named by `--run` or of the last screening. */
export async function readInputs(invocation: Invocation): Promise<Inputs> {
  const run = await openRunIfAny(invocation)
  return { ...linkOf(invocation, run?.record), run }
}

/** The inputs of a new screening: as typed, of today where no day is; those of a run only where it is named. */
export async function readScreeningInputs(invocation: Invocation): Promise<Inputs> {
  if (textOption(invocation.options, 'run') !== undefined) return readInputs(invocation)
  return { ...linkOf(invocation, undefined), run: undefined }
}

function linkOf({ options, workspace }: Invocation, record: RunInputs | undefined): Omit<Inputs, 'run'> {
  const asked = record === undefined ? undefined : linkRequestOf(record)
  const typed = dateOption(options, 'date')
  const screeningDate = typed ?? asked?.screeningDate ?? today()
  // A day typed is another question, asked with what is known on it.
  const rest = typed === undefined ? asked : undefined
  const typedYears = workspace.years()
  const years = withYears(yearsOfRun(options, workspace, record), typedYears)
  const plans = plansOf(options, workspace, asked?.plans ?? [])
  // The plans of a run are asked again as if those that came later were not there.
  const among = listOption(options, 'plan').length > 0 ? undefined : asked?.among
  const changes: readonly ParameterOverride[] = listOption(options, 'set').map((each) => readOverride(each, workspace.set))
  const unchanged: LinkRequest = {
    screeningDate,
    knownOn: dateOption(options, 'known-on') ?? rest?.knownOn ?? screeningDate,
    years,
    ...(rest?.baseYear === undefined ? {} : { baseYear: rest.baseYear }),
    ...(plans.length === 0 ? {} : { plans }),
    ...(among === undefined ? {} : { among }),
    ...(asked?.overrides === undefined ? {} : { overrides: asked.overrides }),
  }
  const link = changes.length === 0 ? unchanged : { ...unchanged, overrides: [...(unchanged.overrides ?? []), ...changes] }
  workspace.requireUsable(link)
  if (link.overrides !== undefined) workspace.admit(link)
  const isOfDemo = record !== undefined && record.snapshot.folder === workspace.demoSnapshot
  const demoYears =
    isOfDemo && [...years].some(([plan, masks]) => [...masks.keys()].some((mask) => typedYears.get(plan)?.has(mask) !== true))
  return { link, unchanged, isToday: typed === undefined && asked === undefined, demoYears }
}

type Years = LinkRequest['years']

/**
 * The years a run was asked with. What the demonstration takes for its own registry says nothing of another: there the years of masked
 * plans are asked for.
 */
function yearsOfRun(options: OptionValues, workspace: Workspace, record: RunInputs | undefined): Years | undefined {
  if (record === undefined) return undefined
  const snapshot = textOption(options, 'snapshot')
  const isElsewhere = snapshot !== undefined && workspace.path(snapshot) !== record.snapshot.folder
  return isElsewhere && record.snapshot.folder === workspace.demoSnapshot ? undefined : linkRequestOf(record).years
}

/** The years of a run with those typed in their place, mask by mask. */
function withYears(ofRun: Years | undefined, typed: Years): Years {
  const years = new Map(ofRun)
  for (const [plan, masks] of typed) years.set(plan, new Map([...(years.get(plan) ?? []), ...masks]))
  return years
}

/** The plans typed, else those of the run that are still there and whole; none stands for all. */
function plansOf(options: OptionValues, workspace: Workspace, ofRun: readonly string[]): readonly string[] {
  const { plans, broken } = workspace.set
  const typed = listOption(options, 'plan').map((plan) => workspace.planOf(plan).id)
  return typed.length > 0 ? typed : ofRun.filter((plan) => plans.has(plan) && !broken.has(plan))
}

/** A day typed as an option. */
export function dateOption(options: OptionValues, name: string): number | undefined {
  const typed = textOption(options, name)
  if (typed === undefined) return undefined
  const date = parseDate(typed)
  if (date === undefined) throw new UsageFailure(texts.badDate(`--${name}`))
  return date
}

/** The folder of the snapshot: as typed, else that of the run wherever it lies now, else the demonstration's. */
export async function locateSnapshot({ options, workspace }: Invocation, run: OpenedRun | undefined): Promise<string> {
  const typed = textOption(options, 'snapshot')
  if (typed !== undefined) return existing(workspace.path(typed))
  return run === undefined ? existing(workspace.demoSnapshot) : locateSnapshotOf(workspace, run)
}

/** The folder of the snapshot a new screening looks at: as typed, else the one screened last, else the demonstration's. */
export async function locateScreeningSnapshot(invocation: Invocation, { run }: Inputs): Promise<string> {
  const isTyped = textOption(invocation.options, 'snapshot') !== undefined
  return locateSnapshot(invocation, run ?? (isTyped ? undefined : await openRunIfAny(invocation)))
}

/** Where a run's snapshot lies now. */
export async function locateSnapshotOf(workspace: Workspace, { record: { snapshot } }: RunOnDisk): Promise<string> {
  const found = await findSnapshot(snapshot, workspace.snapshotsFolder)
  if (found === undefined) throw new UsageFailure(runTexts.snapshotMoved(snapshot.folder, snapshot.id.slice(0, 16)))
  return found
}

function existing(folder: string): string {
  if (!existsSync(folder)) throw new UsageFailure(texts.noSnapshot(folder))
  return folder
}

/** One line that says what was asked and where it comes from; years of masks only for one plan where one is named. */
export function inputsLine(
  { link, run, isToday, demoYears }: Inputs,
  snapshot: { readonly title: string; readonly folder: string } | undefined,
  plan?: string,
): string {
  const shown = [...link.years].filter(
    ([id]) => (plan === undefined || id === plan) && (link.plans === undefined || link.plans.includes(id)),
  )
  const years = yearsLine(new Map(shown), demoYears)
  return [
    inputWords.day(formatDate(link.screeningDate), isToday),
    ...(link.knownOn === link.screeningDate ? [] : [inputWords.knownOn(formatDate(link.knownOn))]),
    ...(years === undefined ? [] : [years]),
    ...(snapshot === undefined ? [] : [inputWords.snapshot(snapshot.title, snapshot.folder)]),
    ...(run === undefined ? [] : [inputWords.taken(runTexts.taken(run.record.id.slice(0, 16), run.screenedAt))]),
  ].join(inputWords.comma)
}

/** Which years masked plans are read as, and whether the demonstration chose them; undefined where there are none. */
export function yearsLine(years: LinkRequest['years'], isOfDemo: boolean): string | undefined {
  const texts = [...years].flatMap(([plan, masks]) => [...masks].map(([mask, year]) => inputWords.year(plan, mask, year)))
  return texts.length === 0 ? undefined : inputWords.years(texts, isOfDemo)
}
