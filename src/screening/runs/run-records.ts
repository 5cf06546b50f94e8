import { join } from 'node:path'
import { done, type Result, refused } from '../../kernel/result.ts'
import type { RunRefusal } from '../refusals.ts'
import { stampOf } from './made-files.ts'
import { firstDamage, type RunOnDisk, readRun } from './read-run.ts'
import { runFile } from './run-record.ts'

/** A record takes a megabyte or two, and pages ask for the same few runs. */
const mostKept = 12

/** So long a run whose record stands is taken to have all its files; whoever reads one of them sees for himself. */
const lookAgainMs = 10_000

/** The records of runs, read once for many pages: to read one and see to its files takes as long as all the rest of a page. */
export class RunRecords {
  private readonly lookAgainMs: number
  private readonly kept = new Map<string, { readonly stamp: string; readonly lookedAt: number; readonly run: RunOnDisk }>()

  constructor(again = lookAgainMs) {
    this.lookAgainMs = again
  }

  /** As `readRun`, but what was read before is not read again while its file stands as it was. */
  async read(folder: string): Promise<Result<RunOnDisk, RunRefusal>> {
    const stamp = await stampOf(join(folder, runFile))
    const there = this.kept.get(folder)
    const known = there !== undefined && there.stamp === stamp ? there : undefined
    if (known !== undefined && performance.now() - known.lookedAt < this.lookAgainMs) return done(known.run)
    const read = known === undefined ? await readRun(folder) : await lookedAt(known.run)
    this.kept.delete(folder)
    if (read.kind === 'refused' || stamp === undefined) return read
    this.kept.set(folder, { stamp, lookedAt: performance.now(), run: read.value })
    const [oldest] = this.kept.keys()
    if (this.kept.size > mostKept && oldest !== undefined) this.kept.delete(oldest)
    return read
  }
}

async function lookedAt(run: RunOnDisk): Promise<Result<RunOnDisk, RunRefusal>> {
  const damage = await firstDamage(run.folder, run.record.files, false)
  return damage === undefined ? done(run) : refused(damage)
}
