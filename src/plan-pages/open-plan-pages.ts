import type { MachineClock } from '../access/index.ts'
import { done, type Result } from '../kernel/result.ts'
import { lookAtFiles } from '../plans/index.ts'
import type { RunOnDisk } from '../screening/index.ts'
import type { EditionRefusal } from './edition-order.ts'
import type { PlanEdition } from './plan-edition.ts'
import { readEdition } from './read-edition.ts'

/** The plans as they stand, and since when. */
export interface EditionOfToday {
  readonly edition: PlanEdition
  /** When its files were read. */
  readonly readAt: Date
  /** Files were written since; they are being read, and this is what stood before. */
  readonly isStale: boolean
}

/** Where the plans lie. */
export interface PlanPlaces {
  readonly project: string
  readonly plans: string
}

/** The plans of an office in words: read once, read again when their files changed, and as runs kept them. */
export interface PlanPages {
  today(): Promise<Result<EditionOfToday, EditionRefusal>>
  ofRun(run: RunOnDisk): Promise<Result<PlanEdition, EditionRefusal>>
}

/** Two looks at the files are at least so far apart, unless somebody says otherwise. */
const usualBetweenLooksMs = 3000

/** Editions of runs that are kept for the next page. */
const mostKept = 3

interface Reading {
  readonly looked: string
  readonly readAt: Date
  readonly edition: PlanEdition
}

/** Opens the pages over a folder of plans; nothing is read before somebody asks. */
export function openPlanPages(places: PlanPlaces, clock: MachineClock, betweenLooksMs = usualBetweenLooksMs): PlanPages {
  return new Editions(places, clock, betweenLooksMs)
}

class Editions implements PlanPages {
  private readonly places: PlanPlaces
  private readonly clock: MachineClock
  private readonly betweenLooksMs: number
  private current: Reading | undefined
  private reading: Promise<Result<Reading, EditionRefusal>> | undefined
  /** What the files looked like at the last look, and when that was. */
  private looked = ''
  private lookedAt = 0
  private readonly ofRuns = new Map<string, Promise<Result<PlanEdition, EditionRefusal>>>()

  constructor(places: PlanPlaces, clock: MachineClock, betweenLooksMs: number) {
    this.places = places
    this.betweenLooksMs = betweenLooksMs
    this.clock = clock
  }

  async today(): Promise<Result<EditionOfToday, EditionRefusal>> {
    if (this.current === undefined) {
      const read = await this.read()
      if (read.kind === 'refused') return read
    } else if (this.reading === undefined && performance.now() - this.lookedAt >= this.betweenLooksMs) {
      this.lookedAt = performance.now()
      this.looked = await lookAtFiles(this.places)
      // Whoever asks is not kept waiting: what stood before is shown until the new is read.
      if (this.looked !== this.current.looked) this.readBeside()
    }
    const { current } = this
    if (current === undefined) throw new Error('plans were read and are not there')
    return done({ edition: current.edition, readAt: current.readAt, isStale: this.looked !== current.looked })
  }

  ofRun({ record, folder }: RunOnDisk): Promise<Result<PlanEdition, EditionRefusal>> {
    const { digest } = record
    const kept = this.ofRuns.get(digest)
    const found = kept ?? readEdition({ kind: 'run', project: this.places.project, folder })
    // The one that was asked for last is given up last.
    this.ofRuns.delete(digest)
    this.ofRuns.set(digest, found)
    if (kept === undefined)
      void found.then(
        (read) => read.kind === 'refused' && this.ofRuns.delete(digest),
        () => this.ofRuns.delete(digest),
      )
    const [oldest] = this.ofRuns.keys()
    if (this.ofRuns.size > mostKept && oldest !== undefined) this.ofRuns.delete(oldest)
    return found
  }

  /** One reading at a time: whoever asks meanwhile waits for the same. */
  private read(): Promise<Result<Reading, EditionRefusal>> {
    this.reading ??= this.readOnce().finally(() => {
      this.reading = undefined
    })
    return this.reading
  }

  private async readOnce(): Promise<Result<Reading, EditionRefusal>> {
    // Looked at before it is read: what changes meanwhile is seen by the next look.
    const looked = await lookAtFiles(this.places)
    this.looked = looked
    const readAt = this.clock.now()
    this.lookedAt = performance.now()
    const read = await readEdition({ kind: 'folder', ...this.places })
    if (read.kind === 'refused') return read
    this.current = { looked, readAt, edition: read.value }
    return done(this.current)
  }

  private readBeside(): void {
    // What cannot be read leaves what stood before; the next look tries again.
    void this.read().catch(() => undefined)
  }
}
