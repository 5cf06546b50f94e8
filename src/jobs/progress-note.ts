import type { WorkStore } from '../store/index.ts'
import type { JobProgress } from './job-kind.ts'

/** Writing down every step would cost more than the steps. */
const noteEveryMs = 1000

/** How far a job is, as the table shows it: the latest that was said, once a second at the most. */
export class ProgressNote {
  private readonly store: WorkStore
  private readonly job: bigint
  private latest: JobProgress | undefined
  private timer: NodeJS.Timeout | undefined
  private writing: Promise<void> = Promise.resolve()

  constructor(store: WorkStore, job: bigint) {
    this.store = store
    this.job = job
  }

  take(progress: JobProgress): void {
    const isFirst = this.latest === undefined && this.timer === undefined
    this.latest = progress
    if (isFirst) this.write()
  }

  /** Writes what has not been written yet. */
  async close(): Promise<void> {
    clearTimeout(this.timer)
    if (this.latest !== undefined) this.write()
    clearTimeout(this.timer)
    await this.writing
  }

  private write(): void {
    const progress = this.latest
    this.latest = undefined
    this.timer = undefined
    if (progress === undefined) return
    this.timer = setTimeout(() => this.write(), noteEveryMs)
    this.timer.unref()
    const { phase, done, total, failed = 0, secondsLeft } = progress
    this.writing = this.writing
      .then(() =>
        this.store.asSystem('run_job', (db) =>
          db
            .updateTable('job_run')
            .set({
              phase,
              done: BigInt(Math.floor(done)),
              total: total === undefined ? null : BigInt(Math.ceil(total)),
              failed: BigInt(failed),
              seconds_left: secondsLeft === undefined ? null : Math.ceil(secondsLeft),
            })
            .where('id', '=', this.job)
            .where('finished_at', 'is', null)
            .execute(),
        ),
      )
      // A note that could not be written is replaced by the next; the work itself does not depend on it.
      .then(
        () => undefined,
        () => undefined,
      )
  }
}
