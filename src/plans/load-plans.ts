import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PathRefusal } from '../files/index.ts'
import type { Problem } from '../kernel/problem.ts'
import type { RegionTable } from '../kernel/regions.ts'
import { done, type Result } from '../kernel/result.ts'
import { type Names, type ParameterShape, suggest, type Vocabulary } from '../rules/index.ts'
import { checkNames } from './check/check-names.ts'
import { checkOrders } from './check/check-orders.ts'
import { checkPlan, differingYears, unknownPolicies } from './check/check-plan.ts'
import type { Indicator, Orders } from './orders/orders.ts'
import type { BrokenPlan, Exclusion, Parameter, Plan, PlanSet, PlanSources, Policy } from './plan.ts'
import { BlockReader, type Entries } from './read/block-reader.ts'
import { type Citable, Citations } from './read/citations.ts'
import { PlanDefinitions, type RawDefinition } from './read/definitions.ts'
import { listWritten } from './read/list-written.ts'
import { noteCitations } from './read/note-citations.ts'
import type { Chapters, RawBlock } from './read/read-chapters.ts'
import { COMPARISON } from './read/read-comparison.ts'
import { readExamples } from './read/read-examples.ts'
import { characterProblems, hashFiles, LIBRARY, type PlanFolder, readPlanFolders } from './read/read-folder.ts'
import { readGlossary } from './read/read-glossary.ts'
import { checkIndicators } from './read/read-indicators.ts'
import { readKeywords } from './read/read-keywords.ts'
import { readOrders } from './read/read-orders.ts'
import { withOwnReadings } from './read/read-own-readings.ts'
import { readParameter, type ValueSpan } from './read/read-parameters.ts'
import { inherit, readPolicy } from './read/read-policy.ts'
import { type RawPlan, readRawPlan } from './read/read-raw-plan.ts'
import { readRegister } from './read/read-register.ts'
import { readExclusion } from './read/read-settlement.ts'
import type { WrittenDefinition, WrittenTemplate } from './read/written.ts'
import { textOf } from './read/yaml-source.ts'
import type { SourceRegister } from './source-register.ts'

/**
 * Loads and checks everything below `plans` against `glossary`, the register of sources `register`, a file, and the list of regions;
 * problems are values, in order of file and line. Refused where `plans` is no folder. Without a register only the sources of the folders
 * themselves can be cited, without a list any code of six digits is a region.
 */
export function loadPlans(folders: {
  readonly plans: string
  readonly glossary: string
  readonly register?: string
  readonly regions?: RegionTable | undefined
}): Result<PlanSet, PathRefusal> {
  const source = (name: string) => {
    const file = join(folders.glossary, name)
    return { file, text: readFileSync(file, 'utf8') }
  }
  const read = readPlanFolders(folders.plans)
  if (read.kind === 'refused') return read
  return done(
    checkSources({
      folders: read.value,
      terms: source('terms.yaml'),
      keywords: source('keywords.yaml'),
      register: folders.register === undefined ? undefined : { file: folders.register, text: readFileSync(folders.register, 'utf8') },
      regions: folders.regions,
    }),
  )
}

/** Values supposed beside those written: plan id, then parameter id, then the least and the greatest. */
export type Suppositions = ReadonlyMap<string, ReadonlyMap<string, ValueSpan>>

/** Checks the texts; under suppositions as if parameters could have those values too. */
export function checkSources(sources: PlanSources, supposed: Suppositions = new Map()): PlanSet {
  const { terms, keywords } = sources
  const glossary = readGlossary(terms.file, terms.text)
  const isPlan = ({ id, files, unopened }: PlanFolder) => id === LIBRARY || files.has('plan.yaml') || unopened.has('plan.yaml')
  const folders = sources.folders.filter(isPlan)
  const loader = new Loader(
    glossary.vocabulary,
    new BlockReader(readKeywords(keywords.file, keywords.text), sources.regions),
    folders,
    supposed,
  )
  const { plans, registers, broken, ofRegister, ofLibrary } = loader.load(sources.register)
  const ofGlossary = [...characterProblems(terms.file, terms.text), ...glossary.problems]
  return {
    vocabulary: loader.vocabulary,
    keywords: loader.reader.keywords,
    plans,
    registers,
    citations: loader.reader.citations.lines(),
    ...loader.written,
    problems: inOrder([...ofGlossary, ...loader.reader.problems]),
    broken,
    shared: inOrder([...ofGlossary, ...ofRegister, ...ofLibrary]),
    otherFolders: sources.folders.filter((folder) => !isPlan(folder)).map(({ id }) => id),
    sources,
  }
}

interface Loaded {
  readonly plans: ReadonlyMap<string, Plan>
  readonly registers: ReadonlyMap<string, SourceRegister>
  readonly ofRegister: readonly Problem[]
  readonly broken: ReadonlyMap<string, BrokenPlan>
  readonly ofLibrary: readonly Problem[]
}

class Loader {
  readonly reader: BlockReader
  readonly written: { definitions: WrittenDefinition[]; templates: WrittenTemplate[] } = { definitions: [], templates: [] }
  /** The glossary; once the plans are read, with the enumerations that they declare by readings. */
  vocabulary: Vocabulary
  private readonly folders: readonly PlanFolder[]
  private readonly supposed: Suppositions

  constructor(vocabulary: Vocabulary, reader: BlockReader, folders: readonly PlanFolder[], supposed: Suppositions) {
    this.vocabulary = vocabulary
    this.reader = reader
    this.folders = folders
    this.supposed = supposed
  }

  load(register: PlanSources['register']): Loaded {
    const raws = new Map(this.folders.map((folder) => [folder.id, readRawPlan(folder, this.reader, this.vocabulary)]))
    const shipped = this.reader.noting(() => (register === undefined ? undefined : this.readShipped(register)))
    const citations = new Citations([...raws.values()].map(citableOf), shipped.found)
    this.reader.citations = citations
    const ofReadings = this.reader.noting(() => {
      const parameters = [...raws.values()].flatMap((raw) => [...raw.parameters.values()])
      this.vocabulary = withOwnReadings(this.vocabulary, parameters, this.reader)
    }).problems
    const ids = [...raws.values()].flatMap((raw) => writtenPolicies(raw.chapters))
    const before: Plan[] = []
    const checked = [...raws.values()].map((raw) => {
      const { found, problems } = this.reader.noting(() => {
        const { definitions, templates } = listWritten(raw.folder.id, raw.chapters, this.reader)
        this.written.definitions.push(...definitions)
        this.written.templates.push(...templates)
        const chain = this.chainOf(raw, raws)
        this.reader.broken = new Set(chain.flatMap((plan) => [...plan.broken]))
        const plan = this.checkRaw(raw, chain)
        if (raw.folder.id !== LIBRARY) {
          this.reader.problems.push(...unknownPolicies(plan, ids), ...differingYears(plan, before, this.reader.words('year_basis')))
          before.push(plan)
        }
        return { plan, chain }
      })
      const own = ofReadings.filter(({ at }) => at.file.startsWith(`${raw.folder.path}/`))
      return { raw, ...found, problems: [...raw.problems, ...own, ...problems] }
    })
    const plans = checked.filter(({ raw }) => raw.folder.id !== LIBRARY)
    return {
      registers: new Map([...raws.keys()].map((id) => [id, citations.registerFor(id)])),
      ofRegister: shipped.problems,
      plans: new Map(plans.map(({ plan }) => [plan.id, plan])),
      broken: new Map(plans.flatMap(({ raw, chain, problems }) => brokenPlan(raw, chain, problems) ?? []).map((each) => [each.plan, each])),
      ofLibrary: checked.filter(({ raw }) => raw.folder.id === LIBRARY).flatMap(({ problems }) => problems),
    }
  }

  private readShipped({ file, text }: { readonly file: string; readonly text: string }): SourceRegister {
    this.reader.problems.push(...characterProblems(file, text))
    return readRegister(file, text, this.reader)
  }

  private indicatorsOf(raw: RawPlan, chain: readonly RawPlan[]): ReadonlyMap<string, Indicator> {
    const above = chain.filter((plan) => plan !== raw)
    checkIndicators(
      raw.indicators,
      above.map((plan) => plan.indicators),
      this.reader,
    )
    return new Map([...above.toReversed(), raw].flatMap((plan) => [...plan.indicators]))
  }

  private ordersOf(raw: RawPlan, indicators: ReadonlyMap<string, Indicator>): Orders {
    const { reader, vocabulary } = this
    const { clauses, orders, policies } = raw.chapters
    const taken = new Set(policies.map((block) => textOf((block.entries.get('id') ?? block.entries.get('extends'))?.node) ?? ''))
    for (const { entries, at } of orders) {
      const id = textOf(entries.get('id')?.node) ?? ''
      if (taken.has(id) && id !== '') reader.problem(entries.get('id') ?? at, 'id_repeated', { found: id })
      taken.add(id)
    }
    const numbers = new Set(clauses.map((clause) => clause.number))
    const read = readOrders(orders, { reader, vocabulary, clauses: numbers, indicators })
    const { reporting, reportingAt } = raw.head
    if (reporting !== undefined && !read.forms.has(reporting) && !reader.broken.has(reporting))
      reader.problem(reportingAt, 'unknown_form', { found: reporting, write: suggest(reporting, [...read.forms.keys()]) ?? '' })
    return read
  }

  /** The plan, the documents it implements, nearest first, and the library. */
  private chainOf(raw: RawPlan, all: ReadonlyMap<string, RawPlan>, below: readonly RawPlan[] = []): readonly RawPlan[] {
    const chain: RawPlan[] = [raw]
    for (const id of raw.head.upper) {
      const upper = all.get(id)
      if (upper === undefined) this.reader.problem(raw.head.upperAt, 'unknown_upper_plan', { found: id, known: [...all.keys()].join(' ') })
      else if (upper === raw || below.includes(upper)) this.reader.problem(raw.head.upperAt, 'upper_plan_cycle', { found: id })
      else for (const plan of this.chainOf(upper, all, [...below, raw])) if (!chain.includes(plan)) chain.push(plan)
    }
    const library = all.get(LIBRARY)
    const rest = chain.filter((plan) => plan !== library)
    return library === undefined ? rest : [...rest, library]
  }

  private checkRaw(raw: RawPlan, chain: readonly RawPlan[]): Plan {
    const parameters = this.parametersOf(chain)
    const definitions = new PlanDefinitions(
      chain.flatMap((plan): readonly RawDefinition[] => plan.chapters.definitions),
      this.reader,
    )
    const { functions, contexts } = this.reader.keywords
    const shapes = new Map([...parameters].map(([zh, parameter]): [string, ParameterShape] => [zh, parameter.shape]))
    const names: Names = { vocabulary: this.vocabulary, parameters: shapes, definitions, functions, contexts }
    definitions.use(names)
    checkNames(raw.parameters.values(), raw.chapters.definitions, chain, names, this.reader)
    for (const own of raw.chapters.definitions) {
      definitions.find(own.entity, own.zh)
      this.reader.basis(own.entries, raw.folder.id, own.zh)
    }
    for (const block of raw.chapters.policies) noteCitations(block, raw.folder.id, this.reader)
    const context = { reader: this.reader, names, definitions, plan: raw.folder.id }
    const policies = new Map<string, Policy>()
    const templates = templatesOf(chain, this.reader)
    for (const block of raw.chapters.policies) {
      if (isTemplate(block, this.reader)) continue
      const policy = this.readBlock(raw, block, templates, context)
      if (policy === undefined) continue
      if (policies.has(policy.program.id))
        this.reader.problem(block.entries.get('id') ?? block.entries.get('extends') ?? block.at, 'policy_repeated', {
          found: policy.program.id,
        })
      policies.set(policy.program.id, policy)
    }
    const exclusions = chain.flatMap((plan) =>
      plan.chapters.exclusions.map((block) =>
        readExclusion(block.at, plan.folder.id, block.clause, {
          reader: this.reader,
          names,
        }),
      ),
    )
    const plan = this.makePlan(
      raw,
      chain,
      policies,
      parameters,
      this.indicatorsOf(raw, chain),
      exclusions.filter((exclusion) => exclusion !== undefined),
    )
    if (raw.folder.id !== LIBRARY) this.reader.problems.push(...checkPlan(plan, this.vocabulary), ...checkOrders(plan))
    return plan
  }

  private readBlock(
    raw: RawPlan,
    block: RawBlock,
    templates: ReadonlyMap<string, Entries>,
    context: Parameters<typeof readPolicy>[2],
  ): Policy | undefined {
    const extended = textOf(block.entries.get('extends')?.node)
    const template = extended === undefined ? undefined : templates.get(extended)
    if (extended !== undefined && template === undefined) {
      if (this.reader.broken.has(extended)) return undefined
      const write = suggest(extended, templates.keys()) ?? ''
      const known = write === '' ? [...templates.keys()].join(' ') : ''
      return this.reader.problem(block.entries.get('extends') ?? block.at, 'unknown_template', { found: extended, write, known })
    }
    const entries = template === undefined ? block.entries : inherit(template, block.entries)
    const head = block.entries.get('id') ?? block.entries.get('extends') ?? block.at
    return readPolicy({ plan: raw.folder.id, clause: block.clause, at: block.at, head, entries, extends: extended }, template, context)
  }

  private parametersOf(chain: readonly RawPlan[]): ReadonlyMap<string, Parameter> {
    const names = new Set(chain.flatMap((plan) => [...plan.parameters.keys()]))
    const supposed = this.supposed.get(chain[0]?.folder.id ?? '')
    const found = new Map<string, Parameter>()
    for (const name of names) {
      const raws = chain.map((plan) => plan.parameters.get(name)).filter((raw) => raw !== undefined)
      const parameter = readParameter(raws, this.reader, this.vocabulary, supposed)
      if (parameter !== undefined) found.set(name, parameter)
    }
    return found
  }

  private makePlan(
    raw: RawPlan,
    chain: readonly RawPlan[],
    policies: ReadonlyMap<string, Policy>,
    parameters: ReadonlyMap<string, Parameter>,
    indicators: ReadonlyMap<string, Indicator>,
    exclusions: readonly Exclusion[],
  ): Plan {
    const { head, folder, chapters } = raw
    return {
      ...head,
      region: head.region ?? WHOLE_COUNTRY,
      id: folder.id,
      clauses: chapters.clauses,
      policies,
      exclusions,
      parameters,
      indicators,
      orders: this.ordersOf(raw, indicators),
      examples: readExamples(folder, {
        reader: this.reader,
        vocabulary: this.vocabulary,
        policies,
        written: writtenPolicies(chapters),
        questions: [...parameters.values()].flatMap(({ question, shape }) => (question === undefined ? [] : [shape.id])),
      }),
      comparison: raw.comparison,
      hash: hashFiles(chain.map(({ folder: { files } }) => new Map([...files].filter(([path]) => path !== COMPARISON)))),
    }
  }
}

function citableOf({ folder, head, chapters, register }: RawPlan): Citable {
  const { number, title, upper } = head
  const clauses = new Set(chapters.clauses.map((clause) => clause.number))
  return { id: folder.id, path: folder.path, number, title, upper, clauses, register }
}

/** Stands for a region that could not be read; the plan is broken and decides nowhere. */
const WHOLE_COUNTRY = 0

/**
 * A plan is broken by its own mistakes, and by those in the form of what it builds on: what cannot be read there is missing here, and
 * what else is wrong here most likely follows from it.
 */
function brokenPlan(
  { folder, head, problems: form }: RawPlan,
  chain: readonly RawPlan[],
  problems: readonly Problem[],
): BrokenPlan | undefined {
  const errors = (found: readonly Problem[]) => inOrder(found.filter(({ severity }) => severity === 'error'))
  const found = (own: readonly Problem[], above?: string) => ({ plan: folder.id, problems: own, above, region: head.region })
  if (errors(form).length > 0) return found(errors(problems))
  for (const above of chain.filter((plan) => plan.folder.id !== folder.id && plan.folder.id !== LIBRARY)) {
    const ofAbove = errors(above.problems.filter(({ at }) => !at.file.endsWith('/indicators.yaml')))
    if (ofAbove.length > 0) return found(ofAbove, above.folder.id)
  }
  const own = errors(problems)
  return own.length > 0 ? found(own) : undefined
}

/** Ids of the policies a document states, readable or not. */
function writtenPolicies(chapters: Chapters): readonly string[] {
  return chapters.clauses.flatMap((clause) => clause.blocks.filter((block) => block.kind === 'policy').map((block) => block.id))
}

function isTemplate(block: RawBlock, reader: BlockReader): boolean {
  return reader.wordOf<'true' | 'false'>('boolean', block.entries, 'template') === 'true'
}

/** Templates of the library and of the documents above, by policy id; the nearest wins. */
function templatesOf(chain: readonly RawPlan[], reader: BlockReader): ReadonlyMap<string, Entries> {
  const found = new Map<string, Entries>()
  for (const plan of chain.toReversed()) {
    for (const block of plan.chapters.policies) {
      const id = textOf(block.entries.get('id')?.node)
      if (id !== undefined && isTemplate(block, reader)) found.set(id, block.entries)
    }
  }
  return found
}

/** Once each, in order of file, line and column: what several plans inherit is read several times. */
function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const unique = new Map(
    problems.map((problem) => [
      `${problem.code} ${problem.at.file} ${problem.at.line}:${problem.at.column} ${JSON.stringify(problem.with)}`,
      problem,
    ]),
  )
  return [...unique.values()].sort(
    (a, b) => compare(a.at.file, b.at.file) || a.at.line - b.at.line || a.at.column - b.at.column || compare(a.code, b.code),
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
