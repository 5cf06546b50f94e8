import { existsSync, readFileSync } from 'node:fs'
import { availableParallelism, totalmem } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { parseRegionTable, type RegionTable } from '../kernel/regions.ts'
import type { SizeClassTable } from '../kernel/size-class.ts'
import { sizeClassTableFrom } from '../kernel/size-class-table.ts'
import {
  admitOverrides,
  choosePlans,
  describeOverride,
  describeRefusal,
  firstOf,
  type LinkRefusal,
  type LinkRequest,
  loadPlansIn,
  type ParameterOverride,
  type Plan,
  type PlanSet,
} from '../plans/index.ts'
import { suggest } from '../rules/index.ts'
import type { RunPlaces } from '../runs/index.ts'
import { type Fingerprints, takeFingerprints } from '../screening/index.ts'
import type { DuckDbOptions } from '../store/index.ts'
import { grantedBy } from './carry-out.ts'
import { listOption, type OptionValues, textOption, UsageFailure } from './line/options.ts'
import { texts } from './messages.zh.ts'

const project = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

/** The folders and settings a command works with, and what is read from them on demand. */
export class Workspace {
  private readonly options: OptionValues
  private readonly warn: (text: string) => void
  private loaded: PlanSet | undefined
  private isTold = false

  constructor(options: OptionValues, warn: (text: string) => void = () => undefined) {
    this.options = options
    this.warn = warn
  }

  /** A path as typed, from the caller's folder. */
  path(typed: string): string {
    return resolve(process.env.BALLAST_CWD ?? process.cwd(), typed)
  }

  /** Where something new is to be written: not there yet, in a folder that is. */
  newFile(typed: string): string {
    const path = this.path(typed)
    if (existsSync(path)) throw new UsageFailure(texts.outExists(path))
    if (!existsSync(dirname(path))) throw new UsageFailure(texts.outFolderMissing(dirname(path)))
    return path
  }

  get varFolder(): string {
    const typed = textOption(this.options, 'var') ?? (process.env.BALLAST_VAR || undefined)
    return typed === undefined ? join(project, 'var') : this.path(typed)
  }

  get runsFolder(): string {
    return join(this.varFolder, 'runs')
  }

  get snapshotsFolder(): string {
    return join(this.varFolder, 'snapshots')
  }

  get demoSnapshot(): string {
    return join(this.snapshotsFolder, 'demo')
  }

  /** Where `start` leaves files to try the commands on. */
  get examplesFolder(): string {
    return join(this.varFolder, 'examples')
  }

  get demoExamples(): string {
    return join(project, 'demo', 'examples')
  }

  get demoSettings(): string {
    return join(project, 'demo', 'settings.yaml')
  }

  get demoFolder(): string {
    return join(project, 'demo')
  }

  /** What the database of the office is built by. */
  get migrations(): string {
    return join(project, 'migrations')
  }

  get toolsFolder(): string {
    return join(project, 'tools')
  }

  /** The built pages of the office. */
  get webFolder(): string {
    return join(project, 'dist', 'web')
  }

  get plansFolder(): string {
    const typed = textOption(this.options, 'plans')
    return typed === undefined ? join(project, 'plans') : this.path(typed)
  }

  /** The plans that come with the program, and the plan that shows how one is written. */
  get shippedPlans(): string {
    return join(project, 'plans')
  }

  get samplePlans(): string {
    return join(project, 'reference', 'plan-format')
  }

  /** All plans, loaded and checked once. */
  get set(): PlanSet {
    if (this.loaded === undefined && !existsSync(this.plansFolder)) throw new UsageFailure(texts.noPlans(this.plansFolder))
    this.loaded ??= grantedBy('input', loadPlansIn({ project, plans: this.plansFolder }))
    if (this.loaded.plans.size === 0) throw new UsageFailure(texts.noPlansIn(this.plansFolder))
    return this.loaded
  }

  /** From here on the plans hold for the values a request gives, and for each of some alternatives; what cannot be given is refused. */
  admit(link: LinkRequest, alternatives: readonly ParameterOverride[] = []): void {
    const admitted = admitOverrides(this.set, link, alternatives)
    if ('set' in admitted) this.loaded = admitted.set
    else throw new UsageFailure([...new Set(admitted.refusals.map((refusal) => describeOverride(refusal, this.set)))].join('\n'))
  }

  /** Plans chosen by their ids or folders, also by `--plan`, broken ones too; all that are whole when none is named. */
  plansNamed(named: readonly string[]): readonly Plan[] {
    const ids = [...named, ...listOption(this.options, 'plan')].map((typed) => this.planOf(typed).id)
    this.tellLeftOut(ids)
    const { plans, broken } = this.set
    return [...plans.values()].filter(({ id }) => (ids.length === 0 ? !broken.has(id) : ids.includes(id)))
  }

  /** Plans chosen by their ids or folders, also by `--plan`; all, broken or not, when none is named. */
  plansToCheck(named: readonly string[]): readonly Plan[] {
    const ids = [...named, ...listOption(this.options, 'plan')].map((typed) => this.planOf(typed).id)
    return [...this.set.plans.values()].filter(({ id }) => ids.length === 0 || ids.includes(id))
  }

  /** The plan of an id, or of a path to its folder as the shell completes it; there must be one. */
  planOf(typed: string): Plan {
    const { plans, otherFolders } = this.set
    const path = this.path(typed)
    const id = dirname(path) === resolve(this.plansFolder) ? basename(path) : typed
    const plan = plans.get(id)
    if (plan !== undefined) return plan
    if (otherFolders.includes(id)) throw new UsageFailure(texts.noPlanFile(id))
    const known = [...plans.keys()]
    throw new UsageFailure(
      existsSync(path) ? texts.planElsewhere(typed, this.plansFolder) : texts.unknownPlan(typed, suggest(typed, known), known),
    )
  }

  /** The plans, to decide by: refused where what all build on is broken, or one that `--plan` asks for. Broken ones beside are told. */
  get checkedSet(): PlanSet {
    const ids = listOption(this.options, 'plan').map((typed) => this.planOf(typed).id)
    const { refusals } = choosePlans(this.set, ids.length === 0 ? {} : { plans: ids })
    this.refuse(refusals.filter(({ code }) => code !== 'region_unreadable'))
    this.tellLeftOut([])
    return this.set
  }

  /** Refuses to decide by plans that cannot be used for what is asked. */
  requireUsable(link: Pick<LinkRequest, 'plans' | 'among'>): void {
    this.refuse(choosePlans(this.set, link).refusals)
  }

  private refuse(refusals: readonly LinkRefusal[]): void {
    if (refusals.length > 0) throw new UsageFailure(refusals.map((refusal) => describeRefusal(refusal, this.set)).join('\n'))
  }

  /** Says once which plans are broken and which folders are none; of those named, that what is shown of them may lack something. */
  private tellLeftOut(named: readonly string[]): void {
    if (this.isTold) return
    this.isTold = true
    const { broken, otherFolders } = this.set
    for (const { plan, above, problems } of broken.values()) {
      const { count, at, message } = firstOf(problems, this.set)
      if (named.length === 0) this.warn(texts.planLeftOut(plan, above, count, at, message))
      else if (named.includes(plan)) this.warn(texts.planBroken(plan, above, count, at, message))
    }
    if (named.length === 0) for (const folder of otherFolders) this.warn(texts.folderLeftOut(folder))
  }

  /** What a screening of the office is made from. */
  get runPlaces(): RunPlaces {
    const { plansFolder: plans, snapshotsFolder: snapshots, runsFolder: runs, database } = this
    return { project, plans, snapshots, runs, database }
  }

  get database(): DuckDbOptions {
    return this.databaseWith(availableParallelism())
  }

  /** The same beside an office that serves: one core is left to it, unless somebody said how many are to work. */
  get databaseBesideOffice(): DuckDbOptions {
    return this.databaseWith(Math.max(1, availableParallelism() - 1))
  }

  private databaseWith(usualThreads: number): DuckDbOptions {
    const threads = Number(textOption(this.options, 'threads') ?? usualThreads)
    const gigabytes = Math.max(1, Math.min(8, Math.floor(totalmem() / 2 ** 30 / 2)))
    if (!Number.isInteger(threads) || threads < 1) throw new UsageFailure(texts.badNumber('--threads'))
    const memoryLimit = textOption(this.options, 'memory') ?? `${gigabytes}GB`
    if (!/^\d+(\.\d+)? ?[KMGT]i?B$/i.test(memoryLimit)) throw new UsageFailure(texts.badMemory(memoryLimit))
    return { memoryLimit, threads, temporaryFolder: join(this.varFolder, 'tmp') }
  }

  /** What the program itself is, for the identity of a run. */
  get fingerprints(): Fingerprints {
    return takeFingerprints(project)
  }

  get sizeClasses(): SizeClassTable {
    return sizeClassTableFrom(parse(this.reference('size-classes.yaml')))
  }

  get regions(): RegionTable {
    return parseRegionTable(this.reference('regions.csv'))
  }

  /** Where layouts of banks' files stand: the project's samples, and those of the office itself. */
  get bankLayoutFolders(): { readonly samples: string; readonly own: string } {
    return { samples: join(project, 'reference', 'bank-layouts'), own: join(this.varFolder, 'bank-layouts') }
  }

  /** Where layouts of statements stand: the project's samples, and those of the office itself. */
  get statementLayoutFolders(): { readonly samples: string; readonly own: string } {
    return { samples: join(project, 'reference', 'statement-layouts'), own: join(this.varFolder, 'statement-layouts') }
  }

  reference(name: string): string {
    return readFileSync(join(project, 'reference', name), 'utf8')
  }

  glossary(name: string): string {
    return readFileSync(join(project, 'glossary', name), 'utf8')
  }

  /** `--year plan=2022` gives the year of every mask of that plan, `--year plan:202X=2023` of one mask. */
  years(written: readonly string[] = listOption(this.options, 'year')): ReadonlyMap<string, ReadonlyMap<string, string>> {
    const years = new Map<string, Map<string, string>>()
    const said = new Map<string, string>()
    for (const typed of written) {
      const [target = '', year = '', more] = typed.split('=')
      const [plan = '', mask] = target.split(':')
      const found = this.planOf(plan)
      if (more !== undefined || !/^[1-9]\d{3}$/.test(year) || (mask !== undefined && !found.masks.includes(mask)))
        throw new UsageFailure(texts.badYear(typed, found.masks))
      const given = years.get(plan) ?? new Map<string, string>()
      const fitting = (mask === undefined ? found.masks : [mask]).filter((one) => fits(year, one))
      if (fitting.length === 0 && found.masks.length > 0)
        throw new UsageFailure(texts.yearUnfit(typed, mask === undefined ? found.masks : [mask]))
      const before = said.get(target)
      if (before !== undefined && before !== year) throw new UsageFailure(texts.yearTwice(typed, before))
      said.set(target, year)
      for (const one of fitting) if (mask !== undefined || !given.has(one)) given.set(one, year)
      years.set(plan, given)
    }
    return years
  }
}

/** Whether a year can stand behind a mask: its digits are those the mask shows. */
function fits(year: string, mask: string): boolean {
  return [...mask].every((sign, at) => sign === 'X' || sign === year[at])
}
