import { createAccount, createPost, hashPassword } from '../../src/access/index.ts'
import type { WorkStore } from '../../src/store/index.ts'
import { password } from '../api/office.ts'
import { officeDay } from '../office/people.ts'

/** An account of a firm or a person that speaks for some subjects. */
export async function speaker(
  store: WorkStore,
  login: string,
  name: string,
  subjects: readonly { readonly entity: string; readonly key: bigint }[],
  role: 'firm' | 'person' = 'firm',
): Promise<void> {
  const passwordHash = await hashPassword(password)
  await store.asSystem('administer', async (db) => {
    const account = await createAccount(
      db,
      { login, name, passwordHash, mustChange: false, isDemo: false },
      new Date('2023-01-01T00:00:00Z'),
    )
    const { path } = await db.selectFrom('region').select('path').where('code', '=', 500103).executeTakeFirstOrThrow()
    const body = await db.selectFrom('body').select('id').executeTakeFirstOrThrow()
    await createPost(db, { account, role, region: path, body: body.id, from: officeDay, subjects })
  })
}
