import type { Caller } from '../access/index.ts'
import type { NoticeKind } from './send-notice.ts'

/** A notice as whoever it was brought to sees it. */
export interface Message {
  readonly id: bigint
  readonly kind: NoticeKind
  readonly register: string
  readonly subject: string
  readonly figures: Readonly<Record<string, string | number | null>>
  readonly day: string
  readonly recordedAt: Date
  readonly isRead: boolean
}

/** The messages of the caller, the last first, from before one on. */
export async function listMessages(
  caller: Caller,
  { before, size }: { readonly before: bigint | undefined; readonly size: number },
): Promise<readonly Message[]> {
  const rows = await caller.transact((db) =>
    db
      .selectFrom('delivery')
      .innerJoin('notice', 'notice.id', 'delivery.notice')
      .leftJoin('receipt', (join) => join.onRef('receipt.notice', '=', 'delivery.notice').onRef('receipt.account', '=', 'delivery.account'))
      .select([
        'notice.id',
        'notice.kind',
        'notice.register',
        'notice.subject',
        'notice.figures',
        'notice.office_day',
        'notice.recorded_at',
        'receipt.read_at',
      ])
      .where('delivery.account', '=', caller.account.id)
      .$if(before !== undefined, (query) => query.where('notice.id', '<', before ?? 0n))
      .orderBy('notice.id', 'desc')
      .limit(size)
      .execute(),
  )
  return rows.map(({ id, kind, register, subject, figures, office_day: day, recorded_at: recordedAt, read_at: readAt }) => ({
    id,
    kind: kind as NoticeKind,
    register,
    subject,
    figures: figures as Message['figures'],
    day,
    recordedAt,
    isRead: readAt !== null,
  }))
}

/** How many messages of the caller nobody has read yet. */
export async function unreadMessages(caller: Caller): Promise<number> {
  const { unread } = await caller.transact((db) =>
    db
      .selectFrom('delivery')
      .leftJoin('receipt', (join) => join.onRef('receipt.notice', '=', 'delivery.notice').onRef('receipt.account', '=', 'delivery.account'))
      .select(({ fn }) => fn.countAll<bigint>().as('unread'))
      .where('delivery.account', '=', caller.account.id)
      .where('receipt.read_at', 'is', null)
      .executeTakeFirstOrThrow(),
  )
  return Number(unread)
}
