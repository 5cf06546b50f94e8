import { sql } from 'kysely'
import type { Work } from '../store/index.ts'

/** From so many rows on the database's last look at its tables is out of date. */
const many = 1_000

/** Lets the database look at the sizes of its tables again after so many rows were written: how it finds rows follows from that. */
export async function lookAtMoney(db: Work, rows: number): Promise<void> {
  if (rows >= many) await sql`select look_at_money()`.execute(db)
}
