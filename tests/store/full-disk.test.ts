import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { copyInto, StoreFailure, withDuckDb } from '../../src/store/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'ballast-full-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

// The device that is always full stands for a disk that is; the database must say so in a way that is understood.
test.each(['csv', 'parquet'])('a disk that is full under the database is told as such: %s', async (format) => {
  const rows = copyInto('select range as number, md5(range::varchar) as text from range(100000)', '/dev/full', format)
  const writing = withDuckDb({ memoryLimit: '500MB', threads: 1, temporaryFolder: folder }, (database) => database.run(rows))
  await expect(writing).rejects.toSatisfy(
    (error) => error instanceof StoreFailure && error.code === 'disk_full' && error.file === undefined,
  )
})
