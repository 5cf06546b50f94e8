import { loadPlansIn, lookAtFiles, type PlanSet } from '../plans/index.ts'
import type { RunPlaces } from './places.ts'

/** The plans as they stand on the disk of a server that runs for weeks. */
export interface PlansOfToday {
  /** As they stood at the last look; looked at again beside it, at most every few seconds. */
  set(): PlanSet
  /** As they stand now. */
  fresh(): Promise<PlanSet>
}

/** Two looks that nobody waits for are at least so far apart. */
const betweenLooksMs = 3000

/** Opens the plans of a folder: read with `first` when somebody asks, and again when a file was written since. */
export function openPlansOfToday(places: Pick<RunPlaces, 'project' | 'plans'>, first: () => PlanSet): PlansOfToday {
  let kept: { readonly looked: string | undefined; readonly set: PlanSet } | undefined
  let lookedAt = 0
  let looking: Promise<PlanSet> | undefined

  const look = async (): Promise<PlanSet> => {
    lookedAt = performance.now()
    // Looked at before they are read: what changes meanwhile is seen by the next look.
    const looked = await lookAtFiles(places)
    if (kept === undefined) kept = { looked, set: first() }
    else if (kept.looked === undefined) kept = { looked, set: kept.set }
    else if (kept.looked !== looked) {
      const read = loadPlansIn(places)
      // A folder that is gone leaves what stood before; whoever screens is told.
      if (read.kind === 'done') kept = { looked, set: read.value }
    }
    return kept.set
  }
  const fresh = (): Promise<PlanSet> => {
    // One look at a time: whoever asks meanwhile waits for the same.
    looking ??= look().finally(() => {
      looking = undefined
    })
    return looking
  }
  return {
    fresh,
    set: () => {
      kept ??= { looked: undefined, set: first() }
      if (performance.now() - lookedAt >= betweenLooksMs) void fresh().catch(() => undefined)
      return kept.set
    },
  }
}
