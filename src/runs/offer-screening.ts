import { type ListedSnapshot, listSnapshots } from '../registry/index.ts'
import { findLastScreening } from '../screening/index.ts'
import type { Screenings } from './places.ts'

/** What the form of a screening offers. */
export interface ScreeningOffer {
  readonly snapshots: readonly ListedSnapshot[]
  readonly plans: readonly {
    readonly id: string
    readonly title: string
    readonly number: string | undefined
    readonly issuer: string
    /** Six-digit code; 0 is the whole country. */
    readonly region: number
    /** It has mistakes and decides nothing. */
    readonly isBroken: boolean
    /** Years that the text hides, such as 20XX: each has to be given. */
    readonly masks: readonly string[]
  }[]
  /** The years that the last screening took, by plan and mask. */
  readonly years: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** The snapshots, the plans as they stand with the years that have to be given, and those given last. */
export async function offerScreening(screenings: Screenings): Promise<ScreeningOffer> {
  const set = await screenings.plans()
  const last = await findLastScreening(screenings.places.runs)
  return {
    snapshots: await listSnapshots(screenings.places.snapshots, set.vocabulary),
    plans: [...set.plans.values()].map(({ id, title, number, issuer, region, masks }) => ({
      id,
      title,
      number,
      issuer,
      region,
      isBroken: set.broken.has(id),
      masks,
    })),
    years: last.kind === 'found' ? last.run.record.years : {},
  }
}
