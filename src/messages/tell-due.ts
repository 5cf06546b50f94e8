import type { Permission } from '../contract/index.ts'
import { addDays, formatDate, parseDate } from '../kernel/calendar.ts'
import type { WorkStore } from '../store/index.ts'
import { nearestHolders } from './nearest-holders.ts'
import { sendNotice } from './send-notice.ts'

/**
 * Tells those who are waited for of what is due tomorrow, and of what is late since today; once each, however often it is looked. A
 * deadline reminds, it decides nothing. Gives how many notices were new.
 */
export async function tellDue(store: WorkStore, day: string): Promise<number> {
  const today = parseDate(day)
  if (today === undefined) throw new Error(`The office stands in ${day}`)
  const tomorrow = formatDate(addDays(today, 1))
  return store.asSystem('run_job', async (db) => {
    const items = await db
      .selectFrom('work_item')
      .innerJoin('region', 'region.path', 'work_item.region')
      .select([
        'work_item.id',
        'work_item.register',
        'work_item.subject',
        'work_item.state',
        'work_item.permission',
        'work_item.region',
        'region.name as region_name',
        'work_item.title',
        'work_item.due_on',
        'work_item.claimed_by',
      ])
      .where('work_item.closed_at', 'is', null)
      .where(({ or, eb }) => or([eb('work_item.due_on', '=', tomorrow), eb('work_item.due_on', '<', day)]))
      .execute()
    let sent = 0
    for (const [permission, group] of Map.groupBy(items, (item) => item.permission as Permission)) {
      const holders = await nearestHolders(
        db,
        permission,
        group.map(({ region }) => region),
        day,
      )
      for (const { id, register, subject, state, region, region_name: place, title, due_on: due, claimed_by: claimed } of group) {
        const kind = due === tomorrow ? 'due_tomorrow' : 'due_passed'
        const { fact = null, policy = null, rows = null } = title as Readonly<Record<string, string | number | null>>
        const notice = {
          kind,
          register,
          subject,
          figures: { fact, policy, rows, region: place, state, due },
          cause: `${kind}/${id}/${due}`,
          day,
        } as const
        if (await sendNotice(db, notice, claimed === null ? (holders.get(region) ?? []) : [claimed])) sent++
      }
    }
    return sent
  })
}
