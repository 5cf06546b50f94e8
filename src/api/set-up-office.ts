import { createAccount, createPost, hashPassword, type MachineClock, speaksForItself, writeEvent } from '../access/index.ts'
import type { BodyKind, Role } from '../contract/index.ts'
import type { CalendarDate } from '../kernel/calendar.ts'
import type { RegionTable } from '../kernel/regions.ts'
import { type OfficeSettings, plantRegions, readOffice, writeOffice } from '../organisation/index.ts'
import type { Work, WorkStore } from '../store/index.ts'

/** An office to be opened: its name and place, and who works there from the first day. */
export interface OfficePlan {
  readonly name: string
  /** GB/T 2260 code. */
  readonly region: number
  readonly nation: string
  readonly isDemo: boolean
  readonly dayOffset: number
  /** The first day of every post. */
  readonly from: string
  readonly accounts: readonly {
    readonly login: string
    readonly name: string
    readonly role: Role
    readonly region: number
    readonly body: string
    /** What the body is, where it is made here; one of no kind of its own when absent. */
    readonly bodyKind?: BodyKind
    readonly to?: string
    readonly password: string
    readonly mustChange: boolean
  }[]
}

/** Opens an office in a database that has none, whole or not at all; gives the settings of the one that is there otherwise. */
export async function setUpOffice(
  store: WorkStore,
  plan: OfficePlan,
  regions: RegionTable,
  day: CalendarDate,
  clock: MachineClock,
): Promise<OfficeSettings> {
  const there = await store.asSystem('set_up', readOffice)
  if (there !== undefined) return there
  // Hashing is slow on purpose and nothing waits for it in a transaction; one password, one hash.
  const hashes = new Map<string, string>()
  for (const { password } of plan.accounts) if (!hashes.has(password)) hashes.set(password, await hashPassword(password))
  return store.asSystem('set_up', async (db) => {
    await plantRegions(db, regions, day, plan.nation)
    const settings = { name: plan.name, region: await pathOfCode(db, plan.region), dayOffset: plan.dayOffset, isDemo: plan.isDemo }
    await writeOffice(db, settings)
    for (const { login, name, role, region, body, bodyKind, to, password, mustChange } of plan.accounts) {
      const path = await pathOfCode(db, region)
      const passwordHash = hashes.get(password) ?? ''
      const account = await createAccount(db, { login, name, passwordHash, mustChange, isDemo: plan.isDemo }, clock.now())
      // Whom a firm or a person speaks for nobody knows yet; such a post is opened once its number is there.
      if (!speaksForItself(role))
        await createPost(db, {
          account,
          role,
          region: path,
          body: await bodyNamed(db, body, bodyKind ?? 'other', path),
          from: plan.from,
          ...(to === undefined ? {} : { to }),
        })
      await writeEvent(db, {
        officeDay: plan.from,
        verb: 'open_account',
        register: 'account',
        subject: login,
        region: path,
        detail: { role },
      })
    }
    return settings
  })
}

async function pathOfCode(db: Work, code: number): Promise<string> {
  const row = await db.selectFrom('region').select('path').where('code', '=', code).orderBy('to_day', 'desc').executeTakeFirst()
  if (row === undefined) throw new Error(`No region has the code ${code}`)
  return row.path
}

async function bodyNamed(db: Work, name: string, kind: BodyKind, region: string): Promise<bigint> {
  const there = await db.selectFrom('body').select('id').where('name', '=', name).where('region', '=', region).executeTakeFirst()
  if (there !== undefined) return there.id
  const { id } = await db.insertInto('body').values({ name, region, kind }).returning('id').executeTakeFirstOrThrow()
  return id
}
