import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { makeFolder, openDuckDb } from '../../src/store/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'ballast-scratch-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const options = (temporaryFolder: string) => ({ memoryLimit: '500MB', threads: 1, temporaryFolder })

test('the scratch folder stands where it was asked for, for its owner alone, and goes with the database', async () => {
  const database = await openDuckDb(options(join(folder, 'deep', 'tmp')))
  expect(dirname(database.scratchFolder)).toBe(join(folder, 'deep', 'tmp'))
  if (process.platform !== 'win32') expect(statSync(database.scratchFolder).mode & 0o777).toBe(0o700)
  await database.close()
  expect(readdirSync(join(folder, 'deep', 'tmp'))).toEqual([])
})

// Nobody may make folders in the kernel's own file system, not even root.
test('where nothing can be written it stands in the place of the system', async () => {
  const database = await openDuckDb(options('/sys/kernel/ballast/tmp'))
  expect(dirname(database.scratchFolder)).toBe(tmpdir())
  expect(basename(database.scratchFolder)).toMatch(/^ballast-duckdb-/)
  expect(await database.rows('SELECT 1 AS one')).toEqual([{ one: 1 }])
  await database.close()
  expect(existsSync(database.scratchFolder)).toBe(false)
})

test('a folder that cannot be made is told by the first that failed', async () => {
  await expect(makeFolder('/sys/kernel/ballast/tmp')).rejects.toMatchObject({ path: '/sys/kernel/ballast' })
  await expect(makeFolder(join(folder, 'deep', 'x', 'y'))).resolves.toBeUndefined()
})
