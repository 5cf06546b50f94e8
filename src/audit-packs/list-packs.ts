import type { Caller } from '../access/index.ts'
import type { Standing } from './write-pack.ts'

/** A pack as the list shows it. */
export interface PackSeen {
  readonly id: bigint
  readonly number: string
  readonly year: number
  readonly policies: readonly string[]
  readonly funds: readonly string[]
  readonly hasWholeAccounts: boolean
  readonly purpose: string
  readonly place: string
  readonly asker: string | undefined
  readonly isMine: boolean
  readonly askedOn: string
  /** Undefined where it was not written to its end, or is being written. */
  readonly made:
    | {
        readonly at: Date
        readonly rows: bigint
        readonly bytes: bigint
        readonly differing: number
        readonly sha256: string
        readonly files: readonly { readonly name: string; readonly rows: string; readonly standing: Standing; readonly sha256: string }[]
      }
    | undefined
  /** The file while it is kept. */
  readonly file: { readonly id: bigint; readonly expiresAt: Date } | undefined
  readonly jobState: string | undefined
  /** Who fetched it when, the first first. */
  readonly fetched: readonly { readonly by: string; readonly at: Date }[]
}

const mostPacks = 200

/** The packs that were asked for in sight, the latest first, each with who fetched it when. */
export async function listPacks(caller: Caller): Promise<readonly PackSeen[]> {
  return caller.transact(async (db) => {
    const packs = await db
      .selectFrom('audit_pack as p')
      .innerJoin('region as r', 'r.path', 'p.region')
      .leftJoin('account as a', 'a.id', 'p.asked_by')
      .leftJoin('audit_pack_made as m', 'm.pack', 'p.id')
      .leftJoin('job_run as j', 'j.id', 'p.job')
      .leftJoin('file_out as f', 'f.job', 'p.job')
      .select(['p.id', 'p.number', 'p.year', 'p.policies', 'p.funds', 'p.has_whole_accounts', 'p.purpose', 'r.name as place'])
      .select(['a.name as asker', 'p.asked_by', 'p.asked_on', 'j.state as job_state', 'f.id as file', 'f.expires_at', 'f.removed_at'])
      .select(['m.made_at', 'm.rows', 'm.bytes', 'm.differing', 'm.sha256', 'm.files'])
      .orderBy('p.id', 'desc')
      .limit(mostPacks)
      .execute()
    const ids = packs.flatMap(({ file }) => file ?? [])
    const fetches =
      ids.length === 0
        ? []
        : await db
            .selectFrom('file_out_fetch as t')
            .innerJoin('account as a', 'a.id', 't.account')
            .select(['t.file', 'a.name as by', 't.fetched_at as at'])
            .where('t.file', 'in', ids)
            .orderBy('t.id')
            .execute()
    return packs.map((pack) => ({
      ...{ id: pack.id, number: pack.number, year: pack.year, policies: pack.policies, funds: pack.funds, purpose: pack.purpose },
      hasWholeAccounts: pack.has_whole_accounts,
      ...{ place: pack.place, asker: pack.asker ?? undefined, isMine: pack.asked_by === caller.account.id, askedOn: pack.asked_on },
      made:
        pack.made_at === null || pack.rows === null || pack.bytes === null || pack.differing === null || pack.sha256 === null
          ? undefined
          : {
              ...{ at: pack.made_at, rows: pack.rows, bytes: pack.bytes, differing: pack.differing, sha256: pack.sha256 },
              files: (pack.files ?? []) as unknown as NonNullable<PackSeen['made']>['files'],
            },
      file:
        pack.file === null || pack.expires_at === null || pack.removed_at !== null
          ? undefined
          : { id: pack.file, expiresAt: pack.expires_at },
      jobState: pack.job_state ?? undefined,
      fetched: fetches.filter(({ file }) => file === pack.file).map(({ by, at }) => ({ by, at })),
    }))
  })
}
