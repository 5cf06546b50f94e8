import { createHash } from 'node:crypto'
import { formatDate, parseDate, yearOf } from '../../kernel/calendar.ts'
import {
  choosePlans,
  decimal,
  type LeftOutReason,
  type LinkRequest,
  type ParameterOverride,
  type Plan,
  type PlanSet,
  readDecimal,
} from '../../plans/index.ts'
import type { Manifest } from '../../registry/index.ts'
import type { Fingerprints } from './fingerprint-sources.ts'

/** Everything a result follows from: screenings with the same inputs are one run. */
export interface RunInputs {
  readonly fingerprints: Fingerprints
  readonly screeningDate: string
  readonly knownOn: string
  readonly baseYear: number
  readonly snapshot: {
    readonly id: string
    readonly title: string
    readonly folder: string
    readonly rows: Readonly<Record<string, number>>
  }
  readonly plans: readonly RunPlan[]
  /** Plans that were there and decided nothing; where they would have, nobody did. */
  readonly leftOut: readonly LeftOutRunPlan[]
  /** Years put in place of masks, by plan. */
  readonly years: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Parameters given another value than the plans have; what nobody decided. */
  readonly overrides: readonly RunOverride[]
}

export interface RunPlan {
  readonly id: string
  readonly title: string
  readonly number: string
  readonly hash: string
}

export interface LeftOutRunPlan extends RunPlan {
  readonly reason: LeftOutReason
}

/** A changed parameter: `null` for every plan, and for every row of its table; the value as a decimal, rates as fractions. */
export interface RunOverride {
  readonly plan: string | null
  readonly parameter: string
  readonly code: string | null
  readonly value: string
}

/** What a screening is asked: plans put in force for a day over a snapshot. */
export interface InputsRequest {
  readonly set: PlanSet
  readonly link: LinkRequest
  readonly snapshotFolder: string
  readonly fingerprints: Fingerprints
}

/** The inputs as they are recorded; years of plans that are not asked for, or show no mask, bear on nothing and are left out. */
export function inputsOf({ set, link, snapshotFolder, fingerprints }: InputsRequest, manifest: Manifest): RunInputs {
  const { chosen: plans, leftOut } = choosePlans(set, link)
  const years = plans.flatMap(({ id }): [string, Readonly<Record<string, string>>][] => {
    const masks = [...(link.years.get(id) ?? [])].sort()
    return masks.length === 0 ? [] : [[id, Object.fromEntries(masks)]]
  })
  return {
    fingerprints,
    screeningDate: formatDate(link.screeningDate),
    knownOn: formatDate(link.knownOn),
    baseYear: link.baseYear ?? yearOf(link.screeningDate) - 1,
    snapshot: { id: manifest.id, title: manifest.title, folder: snapshotFolder, rows: rowsOf(manifest) },
    plans: plans.map(runPlanOf),
    leftOut: leftOut.map(({ plan, reason }) => ({ ...runPlanOf(plan), reason })),
    years: Object.fromEntries(years),
    overrides: (link.overrides ?? []).map(({ plan, parameter, code, value, scale }) => ({
      plan: plan ?? null,
      parameter,
      code: code === undefined ? null : String(code),
      value: decimal(value, scale),
    })),
  }
}

function runPlanOf({ id, title, number, hash }: Plan): RunPlan {
  return { id, title, number: number ?? '', hash }
}

function rowsOf(manifest: Manifest): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(manifest.entities).map(([entity, files]) => [entity, files.rows]))
}

/** The name of a run: SHA-256 over what its inputs say. Where a snapshot lies and what things are called is no part of it. */
export function identityOf(inputs: RunInputs): string {
  return createHash('sha256')
    .update(JSON.stringify(Object.values(partsOf(inputs))))
    .digest('hex')
}

/** One part of the inputs that can differ between two runs. */
export type InputPart =
  | 'engine'
  | 'glossary'
  | 'reference'
  | 'snapshot'
  | 'plans'
  | 'date'
  | 'known_on'
  | 'base_year'
  | 'years'
  | 'parameters'

/** In what the inputs differ; empty exactly when they are those of one run. */
export function differencesBetween(left: RunInputs, right: RunInputs): readonly InputPart[] {
  const [a, b] = [partsOf(left), partsOf(right)]
  return (Object.keys(a) as InputPart[]).filter((part) => JSON.stringify(a[part]) !== JSON.stringify(b[part]))
}

/** Everything that tells runs apart, part by part, in a fixed order. */
function partsOf(inputs: RunInputs): Readonly<Record<InputPart, unknown>> {
  const { fingerprints } = inputs
  return {
    engine: fingerprints.engine,
    glossary: fingerprints.glossary,
    reference: fingerprints.reference,
    snapshot: inputs.snapshot.id,
    // What is left out keeps its place on the map; without any the name is that of a run of all plans.
    plans: [...inputs.plans.map(({ id, hash }) => [id, hash]), ...inputs.leftOut.map(({ id, hash, reason }) => [id, hash, reason])],
    date: inputs.screeningDate,
    known_on: inputs.knownOn,
    base_year: inputs.baseYear,
    years: Object.entries(inputs.years)
      .map(([plan, masks]) => [plan, Object.entries(masks).sort()])
      .sort(),
    parameters: inputs.overrides.map(({ plan, parameter, code, value }) => [plan, parameter, code, value]),
  }
}

/** The inputs of a run as a question to be asked again. */
export function linkRequestOf(inputs: RunInputs): LinkRequest {
  return {
    screeningDate: dayOf(inputs.screeningDate),
    knownOn: dayOf(inputs.knownOn),
    baseYear: inputs.baseYear,
    years: new Map(Object.entries(inputs.years).map(([plan, masks]) => [plan, new Map(Object.entries(masks))])),
    plans: inputs.plans.map((plan) => plan.id),
    among: [...inputs.plans, ...inputs.leftOut].map((plan) => plan.id),
    ...(inputs.overrides.length === 0 ? {} : { overrides: inputs.overrides.map(overrideOf) }),
  }
}

function dayOf(text: string): number {
  const day = parseDate(text)
  if (day === undefined) throw new Error(`a run's inputs hold the date '${text}'`)
  return day
}

function overrideOf({ plan, parameter, code, value }: RunOverride): ParameterOverride {
  const read = readDecimal(value)
  if (read === undefined) throw new Error(`a run's inputs hold the value '${value}'`)
  return { plan: plan ?? undefined, parameter, code: code === null ? undefined : BigInt(code), value: read.digits, scale: read.scale }
}

/** A changed parameter as short text: which plan, which row, the value as a decimal. */
export function overrideText({ plan, parameter, code, value }: RunOverride): string {
  return `${plan ?? '*'} ${parameter}${code === null ? '' : `[${code}]`} = ${value}`
}
