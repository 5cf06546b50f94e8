import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { type DuckDbReader, openDuckDbReader } from '../../src/store/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'ballast-reader-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const open = (atOnce: number) => openDuckDbReader({ memoryLimit: '500MB', threads: 2, temporaryFolder: folder, atOnce })
/** Takes minutes unless somebody stops it. */
const endless = `select count(*) as n from range(4000000) a join range(4000000) b on (a.range * b.range) % 7919 = 11`

async function withReader(atOnce: number, work: (reader: DuckDbReader) => Promise<void>): Promise<void> {
  const reader = await open(atOnce)
  try {
    await work(reader)
  } finally {
    await reader.close()
  }
}

describe('a reader', () => {
  test('answers more queries than it runs at once, each with its own rows', () =>
    withReader(2, async (reader) => {
      const answers = Array.from({ length: 40 }, (_, i) => reader.rows(`select ${i} as i`))
      await Promise.resolve()
      expect(reader.load()).toEqual({ running: 2, waiting: 38 })
      expect(await Promise.all(answers)).toEqual(answers.map((_, i) => ({ kind: 'done', value: [{ i }] })))
      expect(reader.load()).toEqual({ running: 0, waiting: 0 })
    }))

  test('a query that runs is stopped by its signal, and the next is not', () =>
    withReader(1, async (reader) => {
      const stop = new AbortController()
      const running = reader.rows(endless, stop.signal)
      const waiting = reader.rows('select 1 as n')
      setTimeout(() => stop.abort(), 100)
      expect(await running).toEqual({ kind: 'refused', refusal: { code: 'query_cancelled' } })
      expect(await waiting).toEqual({ kind: 'done', value: [{ n: 1 }] })
    }))

  test('a query that waits is stopped without disturbing the one that runs', () =>
    withReader(1, async (reader) => {
      const [first, second] = [new AbortController(), new AbortController()]
      const running = reader.rows(endless, first.signal)
      const waiting = reader.rows('select 1 as n', second.signal)
      second.abort()
      expect(await waiting).toMatchObject({ kind: 'refused' })
      expect(reader.load()).toEqual({ running: 1, waiting: 0 })
      first.abort()
      expect(await running).toMatchObject({ kind: 'refused' })
    }))

  test('a signal given at once, at any moment of a short query, leaves the reader whole', () =>
    withReader(2, async (reader) => {
      for (let i = 0; i < 60; i += 1) {
        const stop = new AbortController()
        const answer = reader.rows('select sum(range) as n from range(200000)', stop.signal)
        setTimeout(() => stop.abort(), i % 6)
        expect(['done', 'refused']).toContain((await answer).kind)
        expect(await reader.rows('select 2 as n')).toEqual({ kind: 'done', value: [{ n: 2 }] })
      }
      expect(reader.load()).toEqual({ running: 0, waiting: 0 })
    }))

  test('closing refuses what runs and what waits', async () => {
    const reader = await open(1)
    const answers = [reader.rows(endless), reader.rows('select 1 as n')]
    await reader.close()
    expect(await Promise.all(answers)).toEqual([1, 2].map(() => ({ kind: 'refused', refusal: { code: 'query_cancelled' } })))
  })

  test('a mistake in a query throws and gives the connection back', () =>
    withReader(1, async (reader) => {
      await expect(reader.rows('select no_column')).rejects.toThrow(/no_column/)
      expect(await reader.rows('select 3 as n')).toEqual({ kind: 'done', value: [{ n: 3 }] })
    }))
})
