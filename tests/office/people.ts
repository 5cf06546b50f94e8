import { readFileSync } from 'node:fs'
import { type Caller, callerOf, postsOf, usualTerms } from '../../src/access/index.ts'
import { setUpOffice } from '../../src/api/index.ts'
import type { Permission } from '../../src/contract/index.ts'
import { parseDate } from '../../src/kernel/calendar.ts'
import { parseRegionTable } from '../../src/kernel/regions.ts'
import { parseWorkCalendar } from '../../src/kernel/workdays.ts'
import type { WorkStore } from '../../src/store/index.ts'
import { SteppedClock, samplePlan } from '../api/office.ts'
import { inProject } from '../store/postgres/stores.ts'

export const calendar = parseWorkCalendar(readFileSync(inProject('reference', 'holidays.csv'), 'utf8'))
export const officeDay = '2023-01-04'

/** An office with its people in a store; `as` gives one of them, ready to do something. */
export async function staffed(store: WorkStore, plan = samplePlan) {
  const regions = parseRegionTable(readFileSync(inProject('reference', 'regions.csv'), 'utf8'))
  await setUpOffice(store, plan, regions, parseDate(officeDay) ?? 0, new SteppedClock())
  return {
    async as(
      login: string,
      permission: Permission,
      options: { readonly requestId?: string; readonly post?: bigint; readonly kind?: 'read' | 'write' } = {},
    ): Promise<Caller> {
      const account = await store.asSystem('sign_in', (db) =>
        db.selectFrom('account').select(['id', 'login', 'name', 'is_demo']).where('login', '=', login).executeTakeFirstOrThrow(),
      )
      const posts = await store.asSystem('sign_in', (db) => postsOf(db, account.id, officeDay))
      const until = new Date(usualTerms.absoluteHours)
      const signedIn = {
        account: { ...account, isDemo: account.is_demo },
        posts,
        mustChangePassword: false,
        idleEndsAt: until,
        endsAt: until,
      }
      const caller = callerOf(
        store,
        signedIn,
        { permission, kind: options.kind ?? 'write', post: options.post, requestId: options.requestId },
        officeDay,
      )
      if (caller.kind === 'refused') throw new Error(`${login}: ${JSON.stringify(caller.refusal)}`)
      return caller.value
    },
  }
}
