import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readDemoSettings } from '../../src/cli/demo/demo-settings.ts'
import { linkPlans } from '../../src/plans/index.ts'
import { generateSnapshot } from '../../src/registry/index.ts'
import {
  type BoundProgram,
  childrenOf,
  definitionBody,
  isTimeless,
  mayBePending,
  type Node,
  rootsOf,
  wayOf,
} from '../../src/rules/index.ts'
import { runScreening, takeFingerprints, type VariantRecord } from '../../src/screening/index.ts'
import { loadFolders, shippedFolders } from '../plans/shipped-plans.ts'
import { granted } from '../screening/granted.ts'
import { makeSetting } from './setting.ts'
import { sizeClasses } from './vocabulary.ts'

/** Seven rounds of planted firms: each stands once in every planted county. */
const firms = 14_000

const project = join(import.meta.dirname, '../..')
const setting = await makeSetting()
const set = loadFolders(shippedFolders)
const { link } = readDemoSettings({ demoSettings: join(project, 'demo/settings.yaml') })
const inForce = linkPlans(set, link).variants
const programs = new Map(inForce.map(({ bound }) => [bound.variant, bound]))
let variants: readonly VariantRecord[] = []

beforeAll(async () => {
  const made = await generateSnapshot(setting.path('demo'), set.vocabulary, {
    parameters: { firms, persons: firms * 10 },
    sizeClasses,
    database: setting.database,
  })
  granted(made)
  const run = await runScreening({
    set,
    link,
    fingerprints: takeFingerprints(project),
    snapshotFolder: setting.path('demo'),
    runsFolder: setting.path('runs'),
    database: setting.database,
  })
  variants = granted(run).record.variants
}, 240_000)
afterAll(setting.remove)

/** What subjects can come to under a policy. All conditions are met by whoever gets something or waits for a person or a standard. */
const kinds = {
  'who meet it': ({ counts }: VariantRecord) => counts.eligible + counts.needs_review + counts.needs_local_standard,
  'who are refused': ({ counts }: VariantRecord) => counts.ineligible,
  'who are for review': ({ counts }: VariantRecord) => counts.needs_review,
  'of whom too little is known': ({ counts }: VariantRecord) => counts.undetermined,
}
type Kind = keyof typeof kinds

/** Fewer than this meet a policy in a registry of this size where one who fails what is only asked of them need not be among them. */
const fewMeet = 100

/** Why nobody comes to that under a policy, read off its program; undefined where somebody has to. */
function reasonAgainst(kind: Kind, bound: BoundProgram, variant: VariantRecord): string | undefined {
  const { conditions, reviews } = bound.program
  switch (kind) {
    case 'who meet it':
      return undefined
    case 'who are refused':
      return conditions.length === 0 ? 'no condition refuses, all ask' : undefined
    case 'who are for review':
      if (reviews.length === 0) return 'nothing to review'
      if (reviews.every(({ test }) => !readsFacts(bound, test))) return 'what is asked is the same for everybody'
      if (reviews.every(({ id }) => id === 'in_period') && asksOnlyAfterwards(bound))
        return 'what is asked comes after the day of screening'
      if (awaitsStandard(bound) && variant.counts.needs_local_standard > 0 && variant.counts.eligible < fewMeet)
        return 'nearly whoever meets it awaits a local standard, which comes before a review'
      return reviews.every(({ asked }) => asked !== undefined) && kinds['who meet it'](variant) < fewMeet
        ? 'few meet it, and hardly anybody fails what is only asked of them'
        : undefined
    case 'of whom too little is known':
      return decidingRoots(bound).some((root) => readsFacts(bound, root)) ? undefined : 'no fact decides but those a review asks for'
  }
}

describe('every policy of every plan', () => {
  test('is screened', () => {
    expect(new Set(variants.map(({ id }) => id))).toEqual(new Set(programs.keys()))
    expect(variants.length).toBeGreaterThan(130)
  })

  test.each(Object.keys(kinds) as readonly Kind[])('has subjects %s, unless its program rules them out', (kind) => {
    const missing = variants.filter((variant) => kinds[kind](variant) === 0)
    const reasons = missing.map((variant) => {
      const bound = programs.get(variant.id)
      return [variant.id, bound === undefined ? undefined : reasonAgainst(kind, bound, variant)] as const
    })
    expect(reasons.filter(([, reason]) => reason === undefined)).toEqual([])
  })

  test('has nobody where its program rules them out', () => {
    const contradicted = variants.filter((variant) => {
      const program = programs.get(variant.id)?.program
      if (program === undefined) return true
      return (
        (program.conditions.length === 0 && variant.counts.ineligible > 0) ||
        (program.reviews.length === 0 && variant.counts.needs_review > 0)
      )
    })
    expect(contradicted.map(({ id }) => id)).toEqual([])
  })

  test('finds what it asks for in most of the registry', () => {
    const shares = variants.flatMap(({ id, counts, missing }) => {
      const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
      return missing.filter(({ key }) => !key.startsWith('zero ')).map(({ key, subjects }) => [id, key, subjects / all] as const)
    })
    expect(shares.filter(([, , share]) => share > 0.2)).toEqual([])
  })
})

/** Does the period of a policy only ask after its end, on days that come after the screening: whoever is before its beginning is refused. */
function asksOnlyAfterwards({ variant }: BoundProgram): boolean {
  const found = inForce.find(({ bound }) => bound.variant === variant)
  const earliest = found?.policy.period?.earliest?.day
  return found !== undefined && earliest?.kind === 'day' && earliest.day >= found.period.from && found.period.to >= link.screeningDate
}

/** What can leave a decision open: conditions, the result, and the date where a value they rest on changes with time. Reviews never do. */
function decidingRoots(bound: BoundProgram): readonly Node[] {
  const { program } = bound
  const roots = rootsOf({ ...bound, program: { ...program, reviews: [] } }).filter((root) => root !== program.date)
  const isDated = (node: Node) => (node.kind === 'parameter' || node.kind === 'lookup') && !isTimelessOf(bound, node.parameter)
  return roots.some((root) => readsWith(bound, root, isDated)) ? [...roots, program.date] : roots
}

function isTimelessOf(bound: BoundProgram, id: string): boolean {
  const parameter = bound.parameters.get(id)
  return parameter === undefined || isTimeless(parameter)
}

/** May the result rest on a value that the documents leave to a local standard, or cap. */
function awaitsStandard(bound: BoundProgram): boolean {
  const { result } = bound.program
  const months = result.kind === 'schedule' ? result.lines.flatMap(({ from, to }) => [from, to]) : []
  const results = [...months, ...rootsOf({ ...bound, program: { ...bound.program, conditions: [], reviews: [] } })]
  return results.some((root) =>
    readsWith(
      bound,
      root,
      (node) => (node.kind === 'parameter' || node.kind === 'lookup') && mayBePending(bound.parameters.get(node.parameter)),
    ),
  )
}

function readsFacts(bound: BoundProgram, root: Node): boolean {
  return readsWith(bound, root, (node) => node.kind === 'field' || node.kind === 'aggregate' || node.kind === 'quantified')
}

/** Whether a node, what it is made of, or a definition it rests on is of that nature. */
function readsWith(bound: BoundProgram, node: Node, is: (node: Node) => boolean): boolean {
  if (is(node)) return true
  const parts =
    node.kind === 'definition' ? [definitionBody(bound, node)] : node.kind === 'strategy' ? [wayOf(bound, node)] : childrenOf(node)
  return parts.some((part) => readsWith(bound, part, is))
}
