import { sql } from 'kysely'
import type { Work } from '../store/index.ts'

/**
 * Has functions of the database planned for what they are given, until the transaction ends. A plan that was made while a table was small
 * and is kept for any argument reads all of it for every row: a list of 20 000 rows took a minute to be made beside another of its policy.
 */
export async function planAnew(db: Work): Promise<void> {
  await sql`set local plan_cache_mode = force_custom_plan`.execute(db)
}
