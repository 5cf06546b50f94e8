import { nextNumber, numberText } from '../papers/index.ts'
import type { Work } from '../store/index.ts'
import type { PackOrder } from './pack-scope.ts'
import type { WrittenPack } from './write-pack.ts'

/** Who asks for a pack, where and when. */
export interface PackAsking extends PackOrder {
  readonly region: string
  readonly hasWholeAccounts: boolean
  readonly purpose: string
  readonly job: bigint | undefined
  readonly account: bigint | undefined
  readonly day: string
}

/** A pack under its number. */
export interface NumberedPack {
  readonly id: bigint
  readonly number: string
}

/** Gives a pack its number, once: work that goes on after a stop keeps the number it had. */
export async function numberPack(db: Work, asking: PackAsking): Promise<NumberedPack> {
  const { region, year, policies, funds, hasWholeAccounts, purpose, job, account, day } = asking
  if (job !== undefined) {
    const there = await db.selectFrom('audit_pack').select(['id', 'number']).where('job', '=', job).executeTakeFirst()
    if (there !== undefined) return there
  }
  const numbered = Number(day.slice(0, 4))
  const number = numberText('audit_handover', numbered, await nextNumber(db, 'paper:audit_handover', region, numbered))
  return db
    .insertInto('audit_pack')
    .values({
      ...{ region, number, year, policies: [...policies], funds: [...funds], purpose },
      has_whole_accounts: hasWholeAccounts,
      job: job ?? null,
      asked_by: account ?? null,
      asked_on: day,
    })
    .returning(['id', 'number'])
    .executeTakeFirstOrThrow()
}

/** Keeps what a pack came to. */
export async function keepMade(
  db: Work,
  pack: bigint,
  region: string,
  { files, rows, differing, sumsSha256 }: WrittenPack,
  archive: { readonly sha256: string; readonly bytes: number; readonly seal: number | undefined; readonly at: Date },
): Promise<void> {
  const told = files.map(({ name, own, standing, sha256 }) => ({ name, rows: String(own.rows), standing, sha256 }))
  await db
    .insertInto('audit_pack_made')
    .values({
      ...{ pack, region, rows, differing },
      files: JSON.stringify(told),
      sha256: archive.sha256,
      sums_sha256: sumsSha256,
      bytes: BigInt(archive.bytes),
      seal: archive.seal ?? null,
      made_at: archive.at,
    })
    .onConflict((there) => there.column('pack').doNothing())
    .execute()
}
