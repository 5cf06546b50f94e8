import { readEvents, readLooks } from '../administration/index.ts'
import { callerIn, procedures } from './procedures.ts'

const { trail } = procedures

/** What was done and looked at. */
export const trailProcedures = {
  events: trail.events.handler(async ({ input, context }) => {
    const { events, isMore } = await readEvents(callerIn(context), askedOf(input))
    const last = events.at(-1)
    return {
      events: events.map((event) => ({
        ...whoOut(event),
        officeDay: event.officeDay,
        verb: event.verb,
        register: event.register,
        subject: event.subject,
        from: event.from ?? null,
        to: event.to ?? null,
        reason: event.reason ?? null,
        detail: event.detail as Record<string, unknown>,
        isSealed: event.isSealed,
      })),
      next: isMore && last !== undefined ? String(last.id) : null,
    }
  }),
  looks: trail.looks.handler(async ({ input, context }) => {
    const { looks, isMore } = await readLooks(callerIn(context), askedOf(input))
    const last = looks.at(-1)
    return {
      looks: looks.map((look) => ({
        ...whoOut(look),
        purpose: look.purpose,
        register: look.register,
        subjects: [...look.subjects],
        fields: [...look.fields],
        rows: look.rows,
        isSealed: look.isSealed,
      })),
      next: isMore && last !== undefined ? String(last.id) : null,
    }
  }),
}

interface Who {
  readonly id: bigint
  readonly at: Date
  readonly login: string | undefined
  readonly name: string | undefined
  readonly region: string | undefined
}

const whoOut = ({ id, at, login, name, region }: Who) => ({
  id: String(id),
  at: at.toISOString(),
  login: login ?? null,
  name: name ?? null,
  region: region ?? null,
})

function askedOf(input: {
  readonly who: string
  readonly register: string
  readonly verb?: string
  readonly subject: string
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly before?: string | undefined
}) {
  const { who, register, verb = '', subject, from, to, before } = input
  return { who, register, verb, subject, from, to, before: before === undefined ? undefined : BigInt(before) }
}
