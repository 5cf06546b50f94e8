import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { linkPlans } from '../../src/plans/index.ts'
import { explainSubject } from '../../src/screening/index.ts'
import { sqlText, withDuckDb } from '../../src/store/index.ts'
import { loadFolders, shippedFolders } from '../plans/shipped-plans.ts'
import { granted } from './granted.ts'
import { endOfYear } from './test-plans.ts'
import { generateRegistry, Scratch } from './test-registry.ts'

const set = loadFolders(shippedFolders)
const scratch = new Scratch()
afterAll(() => scratch.remove())

test('what stands in no known region is said to, not that no document speaks of it', async () => {
  const manifest = await generateRegistry(scratch, 'snapshot', set, 2000)
  const linked = linkPlans(set, { ...endOfYear, plans: ['shanxi-2022-19'] })
  const place = { vocabulary: set.vocabulary, manifest, snapshotFolder: scratch.path('snapshot') }
  await withDuckDb(scratch.database(), async (database) => {
    const explainFirst = async (condition: string) => {
      const trainings = `read_parquet(${sqlText(join(scratch.path('snapshot'), 'training', '*.parquet'))})`
      const [row] = await database.rows(`select training_id as id from ${trainings} where ${condition} order by 1 limit 1`)
      return explainSubject(database, place, linked, 'enterprise_training_subsidy', row?.id as bigint)
    }
    const unknown = await explainFirst('region is null')
    expect(unknown).toMatchObject({ kind: 'refused', refusal: { code: 'region_unknown', subject: expect.any(BigInt) } })
    expect(granted(await explainFirst('region not between 140000 and 149999'))).toBeUndefined()
    expect(Math.floor((granted(await explainFirst('region between 140000 and 149999'))?.region ?? 0) / 10_000)).toBe(14)
  })
})
