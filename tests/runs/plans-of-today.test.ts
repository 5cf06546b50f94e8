import { cpSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { afterAll, expect, it } from 'vitest'
import { loadPlansIn } from '../../src/plans/index.ts'
import { openPlansOfToday } from '../../src/runs/index.ts'
import { granted } from '../screening/granted.ts'
import { maskedFolder } from '../screening/test-plans.ts'
import { Scratch } from '../screening/test-registry.ts'
import { inProject } from '../store/postgres/stores.ts'

const scratch = new Scratch()
afterAll(() => scratch.remove())

it('plans are read again once a file was written, and stay while their folder is gone', async () => {
  cpSync(maskedFolder, scratch.path('plans'), { recursive: true })
  const places = { project: inProject(), plans: scratch.path('plans') }
  let read = 0
  const plans = openPlansOfToday(places, () => {
    read += 1
    return granted(loadPlansIn(places))
  })
  const first = plans.set()
  expect([await plans.fresh(), plans.set()]).toEqual([first, first])
  expect(await plans.fresh()).toBe(first)
  writeFileSync(scratch.path('plans', 'note.txt'), 'nothing')
  const [second, same] = await Promise.all([plans.fresh(), plans.fresh()])
  expect(second).not.toBe(first)
  expect([same, plans.set()]).toEqual([second, second])
  renameSync(scratch.path('plans'), scratch.path('elsewhere'))
  expect(await plans.fresh()).toBe(second)
  expect(read).toBe(1)
  rmSync(scratch.path('elsewhere'), { recursive: true })
})
