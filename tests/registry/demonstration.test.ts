import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readDemoSettings } from '../../src/cli/demo/demo-settings.ts'
import { linkPlans } from '../../src/plans/index.ts'
import { generateSnapshot } from '../../src/registry/index.ts'
import { type BoundProgram, cellsOf, childrenOf, definitionBody, type Node, rootsOf, wayOf } from '../../src/rules/index.ts'
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
const programs = new Map(linkPlans(set, link).variants.map(({ bound }) => [bound.variant, bound]))
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

/** Why nobody can come to that under a policy, read off its program; undefined where somebody can. */
function reasonAgainst(kind: Kind, bound: BoundProgram): string | undefined {
  switch (kind) {
    case 'who meet it':
      return undefined
    case 'who are refused':
      return bound.program.conditions.length === 0 ? 'no conditions' : undefined
    case 'who are for review':
      if (bound.program.reviews.length === 0) return 'nothing to review'
      return alwaysAwaits(bound) ? 'the amount awaits a local standard, which comes before a review' : undefined
    case 'of whom too little is known':
      return rootsOf(bound).some((root) => readsFacts(bound, root)) ? undefined : 'no fact that may be unknown'
  }
}

describe('every policy of every plan', () => {
  test('is screened', () => {
    expect(new Set(variants.map(({ id }) => id))).toEqual(new Set(programs.keys()))
    expect(variants.length).toBeGreaterThan(130)
  })

  test.each(Object.keys(kinds) as readonly Kind[])('has subjects %s, unless its program rules them out', (kind) => {
    const found = variants.map((variant) => [variant.id, kinds[kind](variant) > 0 ? undefined : 'nobody'] as const)
    const expected = variants.map(({ id }) => {
      const bound = programs.get(id)
      return [id, bound !== undefined && reasonAgainst(kind, bound) !== undefined ? 'nobody' : undefined] as const
    })
    expect(found.filter(([, nobody]) => nobody)).toEqual(expected.filter(([, nobody]) => nobody))
  })

  test('leaves fewer undetermined than decided', () => {
    const shares = variants.map(({ id, counts }) => {
      const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
      return [id, counts.undetermined / all] as const
    })
    expect(shares.filter(([, share]) => share > 0.3)).toEqual([])
  })
})

/** Does the result rest on a parameter that no document in force sets, whoever asks. */
function alwaysAwaits(bound: BoundProgram): boolean {
  const { result } = bound.program
  if (result.kind !== 'money') return false
  return readsWith(bound, result.amount, (node) => {
    if (node.kind !== 'parameter' && node.kind !== 'lookup') return false
    const periods = bound.parameters.get(node.parameter)?.periods ?? []
    const cells = periods.flatMap(({ value }) => cellsOf(value))
    return cells.length > 0 && cells.every(({ standing }) => standing !== 'set')
  })
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
