import type { office } from '../client/office.ts'
import type { Run } from './outcomes.zh.ts'

/** What the form of a screening offers. */
export type Offer = Awaited<ReturnType<typeof office.screening.options>>

/** A screening as somebody puts it together. */
export interface ScreeningDraft {
  readonly snapshot: string
  readonly day: string
  readonly plans: readonly string[]
  readonly years: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** What is usually asked: the snapshot that knows most, the office's day, all plans that are whole, the years of the last time. */
export function draftOf({ snapshots, day, plans, years }: Offer): ScreeningDraft {
  const usable = snapshots.filter(({ problem }) => problem === null)
  return {
    snapshot: usable[0]?.name ?? '',
    day,
    plans: plans.filter(({ isBroken }) => !isBroken).map(({ id }) => id),
    years,
  }
}

/** The years that the chosen plans hide. */
export function wantedMasks(
  { plans }: Offer,
  draft: ScreeningDraft,
): readonly { readonly plan: string; readonly mask: string; readonly title: string }[] {
  return plans
    .filter(({ id }) => draft.plans.includes(id))
    .flatMap(({ id, title, number, masks }) => masks.map((mask) => ({ plan: id, mask, title: number ?? title })))
}

/** The order that a draft comes to: without a list of plans where all are meant, and with no year but those that are wanted. */
export function orderOf(offer: Offer, draft: ScreeningDraft) {
  const whole = offer.plans.filter(({ isBroken }) => !isBroken)
  const isAll = whole.every(({ id }) => draft.plans.includes(id))
  const years: Record<string, Record<string, string>> = {}
  for (const { plan, mask } of wantedMasks(offer, draft)) years[plan] = { ...years[plan], [mask]: draft.years[plan]?.[mask] ?? '' }
  return { snapshot: draft.snapshot, day: draft.day, years, ...(isAll ? {} : { plans: [...draft.plans] }) }
}

/** A screening of the same snapshot for the same day by the same plans, where there is one. */
export function sameScreening(runs: readonly Run[], { snapshots }: Offer, draft: ScreeningDraft): Run | undefined {
  const id = snapshots.find(({ name }) => name === draft.snapshot)?.id
  const chosen = draft.plans.toSorted().join('\n')
  return runs.find(
    ({ snapshot, day, plans }) =>
      snapshot.id === id &&
      day === draft.day &&
      plans
        .map((plan) => plan.id)
        .toSorted()
        .join('\n') === chosen,
  )
}

/** Why the day of a draft may be a slip: how many days it is from the office's day, or from what the snapshot knows. */
export type DayDoubt = { readonly kind: 'from_today' | 'from_data'; readonly days: number; readonly from: string }

/** Days beyond which a screening for another day than the usual is asked about. */
const usualDays = 183

/** Whether the day of a draft is far from the office's day or from the day the snapshot is known on: somebody says that it is meant. */
export function dayDoubts({ day: today, snapshots }: Offer, { day, snapshot }: ScreeningDraft): readonly DayDoubt[] {
  const at = Date.parse(day)
  if (Number.isNaN(at)) return []
  const known = snapshots.find(({ name }) => name === snapshot)?.knownOn
  const doubts = [
    { kind: 'from_today', from: today },
    { kind: 'from_data', from: known ?? day },
  ] as const
  return doubts
    .map((doubt) => ({ ...doubt, days: Math.round(Math.abs(at - Date.parse(doubt.from)) / 86_400_000) }))
    .filter(({ days }) => days > usualDays)
}
