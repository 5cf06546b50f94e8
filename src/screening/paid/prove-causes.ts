import { join } from 'node:path'
import { linkPlans, type PlanSet, type Variant } from '../../plans/index.ts'
import { findSnapshot, readManifest } from '../../registry/index.ts'
import {
  type BoundParameter,
  type BoundProgram,
  type BoundValue,
  childrenOf,
  type Decider,
  definitionBody,
  type Facts,
  makeDecider,
  type Node,
  rootsOf,
  type Type,
  type Vocabulary,
  wayOf,
} from '../../rules/index.ts'
import { type DuckDb, parquetRows, type Row, sqlText } from '../../store/index.ts'
import { FactFetcher } from '../fetch-facts.ts'
import { listedPolicy } from '../lists/listed-policy.ts'
import type { RunOnDisk } from '../runs/read-run.ts'
import type { RunBundles } from '../runs/run-bundles.ts'
import { linkRequestOf } from '../runs/run-inputs.ts'
import { formatValue } from '../wording/format-value.ts'

/** What a comparison is explained with: the run, the plans it was decided with, and its snapshot. */
export interface ProvingPlace {
  readonly run: RunOnDisk
  readonly policy: string
  readonly set: PlanSet
  readonly snapshotFolder: string
}

/** What a run's comparisons are explained with; undefined where the run kept no plans that can be read, or its snapshot is gone. */
export async function openProving(
  run: RunOnDisk,
  snapshotsFolder: string,
  bundles: Pick<RunBundles, 'open'>,
): Promise<Omit<ProvingPlace, 'policy'> | undefined> {
  const set = await bundles.open(run)
  const snapshotFolder = await findSnapshot(run.record.snapshot, snapshotsFolder)
  return set.kind === 'refused' || snapshotFolder === undefined ? undefined : { run, set: set.value, snapshotFolder }
}

/** How many subjects are decided again at a time, and how many at most: the greatest differences come first. */
const atOnce = 500
const most = 20_000

/**
 * Looks for what makes the amount of a list where nothing simpler did: each subject is decided again with one value of the plans put in
 * the place of another, or with the base or the heads that the list states in the place of a fact. Where exactly one of them comes to
 * what was paid, to the fen, that is the cause; where none or several do, nobody can tell. Gives how many were found.
 */
export async function proveCauses(
  database: DuckDb,
  place: ProvingPlace,
  onProgress: (done: number, total: number) => Promise<void> = async () => undefined,
): Promise<number> {
  const open = await openRows(database, place)
  if (open.length === 0) return 0
  const manifest = await readManifest(place.snapshotFolder, place.set.vocabulary)
  if (manifest.kind === 'refused') return 0
  const { vocabulary } = place.set
  const fetcher = new FactFetcher(database, { vocabulary, manifest: manifest.value, snapshotFolder: place.snapshotFolder })
  const variants = linkPlans(place.set, linkRequestOf(place.run.record)).variants
  const proven: Proven[] = []
  let done = 0
  for (const [id, rows] of byVariant(open)) {
    const variant = variants.find(({ bound }) => bound.variant === id)
    // Under readings of an open question an amount has several ways to come about.
    const prover = variant === undefined || variant.bound.readings !== undefined ? undefined : new Prover(variant, vocabulary)
    for (let at = 0; at < rows.length; at += atOnce) {
      const some = rows.slice(at, at + atOnce)
      if (prover !== undefined && variant !== undefined) {
        const facts = await fetcher.fetch(
          variant.bound,
          some.map(({ subject }) => subject),
        )
        for (const row of some) {
          const cause = prover.causeOf(row, facts.get(row.subject))
          if (cause !== undefined) proven.push({ ...cause, subject: row.subject })
        }
      }
      done += some.length
      await onProgress(done, open.length)
    }
  }
  await enter(database, place.policy, proven)
  return proven.length
}

interface OpenRow {
  readonly subject: bigint
  readonly variant: string
  readonly paid: bigint
  readonly base: bigint | undefined
  readonly heads: bigint | undefined
}

interface Proven {
  readonly subject: bigint
  readonly cause: 'rate' | 'base' | 'heads'
  readonly detail: string
}

/** Differences of one decision each that nothing explains yet, and to which settlement did nothing. */
async function openRows(database: DuckDb, { run, policy }: ProvingPlace): Promise<readonly OpenRow[]> {
  const record = run.record.lists.policies.find((each) => each.policy === policy)
  if (record === undefined) return []
  const list = listedPolicy(run.record, record)
  const rows = await database.rows(
    `select c.subject, l.variant, c.paid, c.base, c.heads from compared c join ${parquetRows([join(run.folder, list.file)])} l on l.subject = c.subject
where c.policy = ${sqlText(policy)} and c.grp = 'differs' and c.cause = 'unproven' and c.rows = 1 and c.taken = 0
order by abs(c.net - c.paid) desc, c.subject limit ${most}`,
  )
  const whole = (value: Row[string] | undefined) => (value === null || value === undefined ? undefined : BigInt(value as bigint))
  return rows.map((row) => ({
    subject: BigInt(row.subject as bigint),
    variant: list.variants[Number(row.variant)]?.id ?? '',
    paid: BigInt(row.paid as bigint),
    base: whole(row.base),
    heads: whole(row.heads),
  }))
}

function byVariant(rows: readonly OpenRow[]): ReadonlyMap<string, readonly OpenRow[]> {
  const found = new Map<string, OpenRow[]>()
  for (const row of rows) found.set(row.variant, [...(found.get(row.variant) ?? []), row])
  return found
}

/** Decides subjects of one variant otherwise than they were decided. */
class Prover {
  private readonly vocabulary: Vocabulary
  private readonly decider: Decider
  /** With one value of a parameter in the place of all its values. */
  private readonly swapped: readonly { readonly detail: string; readonly decider: Decider }[]
  private readonly money: readonly string[]
  private readonly counts: readonly string[]
  private readonly entity: string

  constructor({ bound }: Variant, vocabulary: Vocabulary) {
    this.vocabulary = vocabulary
    this.entity = bound.program.subject
    this.decider = makeDecider(bound)
    this.swapped = [...parametersIn(bound)].flatMap(([id, type]) => {
      const parameter = bound.parameters.get(id)
      if (parameter === undefined) return []
      return valuesOf(parameter).map((value) => ({
        detail: `${parameter.zh} ${formatValue(value, type, vocabulary)}`,
        decider: makeDecider({ ...bound, parameters: new Map([...bound.parameters, [id, constant(parameter, value)]]) }),
      }))
    })
    const fields = [...(vocabulary.entities.get(this.entity)?.fields ?? [])]
    const named = (wanted: (dimension: string, scale: number) => boolean) =>
      fields.flatMap(([name, { type }]) => (type.kind === 'number' && wanted(type.dimension, type.scale) ? [name] : []))
    this.money = named((dimension, scale) => dimension === 'yuan' && scale === 2)
    this.counts = named((dimension, scale) => dimension !== 'yuan' && dimension !== '' && scale === 0)
  }

  causeOf({ paid, base, heads }: OpenRow, facts: Facts | undefined): Omit<Proven, 'subject'> | undefined {
    if (facts === undefined) return undefined
    const found: Omit<Proven, 'subject'>[] = []
    for (const { detail, decider } of this.swapped) if (decider.decide(facts).amount === paid) found.push({ cause: 'rate', detail })
    for (const name of this.replaced(facts, this.money, base, paid)) found.push({ cause: 'base', detail: name })
    for (const name of this.replaced(facts, this.counts, heads, paid)) found.push({ cause: 'heads', detail: name })
    return found.length === 1 ? found[0] : undefined
  }

  /** Facts in the place of which what the list states makes what it paid, by name. */
  private replaced(facts: Facts, names: readonly string[], stated: bigint | undefined, paid: bigint): readonly string[] {
    if (stated === undefined || stated > BigInt(Number.MAX_SAFE_INTEGER)) return []
    return names.flatMap((name) => {
      const known = facts[name]
      if (known === undefined || known === null || typeof known === 'object' || BigInt(known as number | bigint) === stated) return []
      const value = typeof known === 'bigint' ? stated : Number(stated)
      const zh = this.vocabulary.entities.get(this.entity)?.fields.get(name)?.zh ?? name
      return this.decider.decide({ ...facts, [name]: value }).amount === paid ? [zh] : []
    })
  }
}

/** The parameters that a program reads, each with the type of what it reads. */
function parametersIn(bound: BoundProgram): ReadonlyMap<string, Type> {
  const found = new Map<string, Type>()
  const visit = (node: Node): void => {
    if ((node.kind === 'parameter' || node.kind === 'lookup') && node.type.kind === 'number') found.set(node.parameter, node.type)
    if (node.kind === 'definition') visit(definitionBody(bound, node))
    if (node.kind === 'strategy') visit(wayOf(bound, node))
    else for (const below of childrenOf(node)) visit(below)
  }
  for (const root of rootsOf(bound)) visit(root)
  return found
}

/** Every value that a parameter has, for any key and in any period. */
function valuesOf({ periods }: BoundParameter): readonly bigint[] {
  const cells = periods.flatMap(({ value }) => {
    if (value.kind === 'cell') return [value.cell]
    if (value.kind === 'codes') return [...value.cells.values()]
    return value.kind === 'tiers' ? value.tiers.map(({ cell }) => cell) : []
  })
  return [...new Set(cells.flatMap(({ value }) => (value === undefined ? [] : [value])))]
}

/** A parameter with one value in the place of all it has. */
function constant(parameter: BoundParameter, value: bigint): BoundParameter {
  const everywhere = (bound: BoundValue): BoundValue => {
    if (bound.kind === 'cell') return { ...bound, cell: { ...bound.cell, value } }
    if (bound.kind === 'codes') return { ...bound, cells: new Map([...bound.cells].map(([code, cell]) => [code, { ...cell, value }])) }
    if (bound.kind === 'tiers') return { ...bound, tiers: bound.tiers.map((tier) => ({ ...tier, cell: { ...tier.cell, value } })) }
    return bound
  }
  return { ...parameter, periods: parameter.periods.map((period) => ({ ...period, value: everywhere(period.value) })) }
}

async function enter(database: DuckDb, policy: string, proven: readonly Proven[]): Promise<void> {
  for (let at = 0; at < proven.length; at += atOnce) {
    const values = proven.slice(at, at + atOnce).map(({ subject, cause, detail }) => `(${subject}, ${sqlText(cause)}, ${sqlText(detail)})`)
    await database.run(`update compared set cause = p.cause, detail = p.detail
from (values ${values.join(', ')}) p (subject, cause, detail) where compared.subject = p.subject and compared.policy = ${sqlText(policy)}`)
  }
}
