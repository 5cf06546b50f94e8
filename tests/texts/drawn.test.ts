import { expect, test } from 'vitest'
import { loadFolders, shippedFolders } from '../plans/shipped-plans.ts'
import { allDrawn, sample } from '../plans/substance/drawn.ts'
import { lookUpIn } from '../plans/substance/look-up.ts'
import { judgeDrawn, missedOf } from '../plans/substance/plant-drawn.ts'
import { theSeven } from '../plans/the-seven.ts'
import { documentOfPlan } from './text-of-plan.ts'

const SEED = 2022

test(`what is drawn into copies of the seven plans (seed ${SEED}): no more than one in fifteen is missed beside the official texts`, () => {
  const set = loadFolders(shippedFolders)
  const documents = new Map<string, ReturnType<typeof documentOfPlan>>(theSeven.map((id) => [id, documentOfPlan(id)]))
  const drawn = theSeven.flatMap((id) => {
    const plan = set.plans.get(id)
    if (plan === undefined) throw new Error(`${id} did not load`)
    return sample(allDrawn(plan, set, shippedFolders[id] ?? ''), 2, SEED)
  })
  const judged = judgeDrawn(shippedFolders, drawn, (copies, plan, copy) => {
    const document = documents.get(plan)
    if (document === undefined) throw new Error(`no text of ${plan}`)
    return lookUpIn(document, copies, copy).lines
  })
  const { missed, read } = missedOf(judged)
  expect(read).toBeGreaterThan(200)
  expect(missed.length / read, JSON.stringify(missed, undefined, 1)).toBeLessThanOrEqual(1 / 15)
})
