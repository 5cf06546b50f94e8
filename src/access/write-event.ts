import type { Work } from '../store/index.ts'

/** Something that was done, as the trail keeps it. */
export interface TrailEvent {
  readonly officeDay: string
  readonly account?: bigint
  readonly post?: bigint
  readonly actingFor?: bigint
  readonly verb: string
  readonly register: string
  readonly subject: string
  /** The path of the region it belongs to; '0' for what belongs to no region. */
  readonly region: string
  readonly from?: string
  readonly to?: string
  readonly version?: number
  /** Counted from 1; a row that was sent back is in its next. */
  readonly round?: number
  readonly reason?: string
  readonly detail?: Readonly<Record<string, unknown>>
  readonly requestId?: string
}

/** Writes into the trail, in the transaction of what was done. */
export async function writeEvent(db: Work, event: TrailEvent): Promise<void> {
  await writeEvents(db, [event])
}

/** Writes many into the trail at once. */
export async function writeEvents(db: Work, events: readonly TrailEvent[]): Promise<void> {
  for (let at = 0; at < events.length; at += 1000) {
    const rows = events.slice(at, at + 1000).map((event) => ({
      office_day: event.officeDay,
      account: event.account ?? null,
      post: event.post ?? null,
      acting_for: event.actingFor ?? null,
      verb: event.verb,
      register: event.register,
      subject: event.subject,
      region: event.region,
      from_state: event.from ?? null,
      to_state: event.to ?? null,
      version: event.version ?? null,
      round: event.round ?? null,
      reason: event.reason ?? null,
      detail: JSON.stringify(event.detail ?? {}),
      request_id: event.requestId ?? null,
    }))
    await db.insertInto('event').values(rows).execute()
  }
}
