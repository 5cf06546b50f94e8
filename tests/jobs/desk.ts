import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type Caller, callerNow } from '../../src/access/index.ts'
import { setUpOffice } from '../../src/api/index.ts'
import type { Permission } from '../../src/contract/index.ts'
import { type JobKind, type JobRunner, openJobRunner } from '../../src/jobs/index.ts'
import { parseDate } from '../../src/kernel/calendar.ts'
import { parseRegionTable } from '../../src/kernel/regions.ts'
import type { WorkStore } from '../../src/store/index.ts'
import { SteppedClock, samplePlan } from '../api/office.ts'
import { inProject } from '../store/postgres/stores.ts'

const regions = parseRegionTable(readFileSync(inProject('reference', 'regions.csv'), 'utf8'))

/** An office without a web page: its people, its clock, and runners of its long work that come and go. */
export class Desk {
  readonly store: WorkStore
  readonly clock = new SteppedClock()
  private readonly runners: JobRunner[] = []

  private constructor(store: WorkStore) {
    this.store = store
  }

  static async open(store: WorkStore): Promise<Desk> {
    const desk = new Desk(store)
    await setUpOffice(store, samplePlan, regions, parseDate('2023-01-04') ?? 0, desk.clock)
    return desk
  }

  async runner(kinds: readonly JobKind[]): Promise<JobRunner> {
    const runner = await openJobRunner({ store: this.store, kinds, clock: this.clock, dayOffset: 0, beatMs: 20 })
    this.runners.push(runner)
    return runner
  }

  async close(): Promise<void> {
    for (const runner of this.runners) await runner.close()
  }

  /** Somebody of the office, doing something in their only post. */
  async person(login: string, permission: Permission, requestId: string | undefined = randomUUID()): Promise<Caller> {
    const { account, post } = await this.store.asSystem('administer', (db) =>
      db
        .selectFrom('account')
        .innerJoin('post', 'post.account', 'account.id')
        .select(['account.id as account', 'post.id as post'])
        .where('login', '=', login)
        .executeTakeFirstOrThrow(),
    )
    const caller = await callerNow(this.store, { account, post, permission, requestId }, '2023-01-04')
    if (caller.kind === 'refused') throw new Error(JSON.stringify(caller.refusal))
    return caller.value
  }

  /** Ends the post of somebody from a day on. */
  async endPost(login: string, last: string): Promise<void> {
    await this.store.asSystem('administer', (db) =>
      db
        .updateTable('post')
        .set({ to_day: last })
        .where('account', 'in', db.selectFrom('account').select('id').where('login', '=', login))
        .execute(),
    )
  }

  /** What the trail says of a job, in order. */
  async trailOf(id: bigint): Promise<readonly string[]> {
    const rows = await this.store.asSystem('administer', (db) =>
      db
        .selectFrom('event')
        .select(['verb', 'to_state'])
        .where('register', '=', 'job')
        .where('subject', '=', String(id))
        .orderBy('id')
        .execute(),
    )
    return rows.map(({ verb, to_state }) => (to_state === null ? verb : `${verb} ${to_state}`))
  }
}
