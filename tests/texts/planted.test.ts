import { describe, expect, test } from 'vitest'
import type { ComparedLine } from '../../src/plans/index.ts'
import { shippedFolders } from '../plans/shipped-plans.ts'
import { lookUpIn } from '../plans/substance/look-up.ts'
import { loadPlanted } from '../plans/substance/plant.ts'
import { type ShippedPlan, theSeven } from '../plans/the-seven.ts'
import { planted } from './planted.ts'
import { documentOfPlan } from './text-of-plan.ts'

const { set, places } = loadPlanted(shippedFolders, planted)

const documents = new Map(theSeven.map((id) => [id as string, documentOfPlan(id)]))
const looked = (plan: string, copy: string): readonly ComparedLine[] => {
  const document = documents.get(plan)
  if (document === undefined) throw new Error(`no text of ${plan}`)
  return lookUpIn(document, set, copy).lines
}
const named = ({ line, missing }: ComparedLine) => JSON.stringify([line.clause, line.owner, line.line, missing])
const unsupported = (lines: readonly ComparedLine[]) => lines.filter(({ missing }) => missing.length > 0)

describe('the plans of the project beside their texts', () => {
  const sound = new Map(theSeven.map((id): [ShippedPlan, readonly ComparedLine[]] => [id, looked(id, id)]))
  const lines = [...sound.values()].flat()

  test('no more than one in twenty of their lines is listed', () => {
    expect(lines.length).toBeGreaterThan(700)
    expect(unsupported(lines).length / lines.length).toBeLessThanOrEqual(0.05)
  })

  test('of what somebody invented into copies of them, no more than one in twenty is missed', () => {
    const before = new Set(unsupported(lines).map(named))
    const cache = new Map<string, readonly ComparedLine[]>()
    const missed = places.filter(({ invention, copy }) => {
      const found = cache.get(copy) ?? looked(invention.plan, copy)
      cache.set(copy, found)
      return !unsupported(found).some((each) => each.line.owner === invention.policy && !before.has(named(each)))
    })
    expect(places.length).toBeGreaterThan(230)
    expect(missed.length / places.length, JSON.stringify(missed, undefined, 1)).toBeLessThanOrEqual(0.05)
  })
})
