import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Caller } from '../../src/access/index.ts'
import { done } from '../../src/kernel/result.ts'
import { issuePaper, type PaperSource } from '../../src/papers/index.ts'
import type { WorkStore } from '../../src/store/index.ts'
import { openKeys } from '../../src/subjects/index.ts'
import type { UploadPlace } from '../../src/uploads/index.ts'
import { SteppedClock, sampleOffice, samplePlan } from '../api/office.ts'
import { staffed } from '../office/people.ts'
import { onBothStores } from '../store/postgres/stores.ts'

/** How drawing a paper up ends: as it should, its list changed meanwhile, or the machine fails in the middle of the transaction. */
const ends = ['issued', 'outdated', 'broken'] as const
type End = (typeof ends)[number]

const purposes = { open: 'batch_paper', restricted: 'account_paper' } as const

/** Papers about rows that there are only in name. */
const sourceOf = (end: End, region: string): PaperSource => ({
  register: 'sample',
  offers: async () => [{ kind: 'payment_order', about: '1', note: '', standing: 'may' }],
  describe: async (_, subject) =>
    done({
      description: {
        kind: 'payment_order',
        title: `第${subject}份`,
        issuer: '市就业局',
        blocks: [],
        basis: [],
        isSealed: true,
        copies: [],
      },
      annexes: [],
      purpose: '编号',
      region,
      stillStands: async () => {
        if (end === 'broken') throw new Error('the machine failed')
        return end === 'issued'
      },
    }),
})

onBothStores('numbers of papers', sampleOffice, (open) => {
  let store: WorkStore
  let caller: Caller
  let place: UploadPlace
  let last = 0
  const folder = mkdtempSync(join(tmpdir(), 'ballast-papers-'))
  beforeAll(async () => {
    store = await open()
    const office = await staffed(store, samplePlan)
    const keys = await openKeys(store, join(folder, 'keys.json'))
    if (keys.kind === 'refused') throw new Error(keys.refusal.code)
    place = { folder: join(folder, 'uploads'), keys: keys.value, clock: new SteppedClock() }
    caller = await office.as('zhou', 'paper.issue')
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('run without gap or double, whoever issues at the same moment and whatever fails', async () => {
    const region = caller.post.region.path
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom(...ends), fc.integer({ min: 1, max: 4 })), { maxLength: 8 }), async (wanted) => {
        const first = last + 1
        last += 10
        const tries = wanted.map(async ([end, row]) => {
          const order = { subject: BigInt(first + row), kind: 'payment_order', about: '1' } as const
          try {
            const result = await issuePaper(caller, place, { source: sourceOf(end, region), purposes }, order)
            return result.kind === 'done' ? 'issued' : result.refusal.code
          } catch {
            return 'broken'
          }
        })
        const came = await Promise.all(tries)
        const rows = await caller.transact((db) =>
          db.selectFrom('paper').select(['number', 'subject', 'shown_number']).orderBy('number').execute(),
        )
        expect(rows.map(({ number }) => number)).toEqual(rows.map((_, at) => at + 1))
        expect(rows.map(({ shown_number: shown, number }) => shown === `拨付单〔2023〕${number}号`)).not.toContain(false)
        // One paper for each row that somebody could issue, and every attempt told what became of it.
        const issuable = new Set(wanted.filter(([end]) => end === 'issued').map(([, row]) => String(first + row)))
        expect(
          new Set(rows.filter(({ subject }) => Number(subject) > first && Number(subject) < first + 10).map(({ subject }) => subject)),
        ).toEqual(issuable)
        expect(came.filter((each) => each === 'issued')).toHaveLength(issuable.size)
        expect(came.filter((each) => !['issued', 'paper_issued_already', 'paper_outdated', 'broken'].includes(each))).toEqual([])
        // What came to nothing leaves no bytes behind.
        expect(existing(place.folder)).toBe(rows.length * 3)
      }),
      { numRuns: 12 },
    )
  })
})

function existing(folder: string): number {
  try {
    return readdirSync(folder).length
  } catch {
    return 0
  }
}
