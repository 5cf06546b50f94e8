import { type Difference, type Mutation, type Prepared, prepareComparison, screenPrepared } from './compare.ts'
import { drawBatches, type FuzzBatch, loadWorld, withFuzzDatabase } from './run-fuzz.ts'

/** Random programs that faults are looked for in. What does not hang on the fault is worked out once for all of them. */
export class FaultFinder {
  private readonly drawn: { readonly batch: FuzzBatch; readonly prepared: Prepared }[] = []
  private readonly batches: Iterator<FuzzBatch>

  constructor(seed: number, programs: number) {
    this.batches = drawBatches(seed, programs)
  }

  /** The first answer that a fault in the SQL changes, and how many programs were looked at; undefined where it changes none. */
  async find(mutate: Mutation): Promise<{ readonly difference: Difference | undefined; readonly programs: number }> {
    return await withFuzzDatabase(async (database) => {
      let programs = 0
      let loaded: FuzzBatch['world'] | undefined
      for (let i = 0; ; i++) {
        const next = this.at(i)
        if (next === undefined) return { difference: undefined, programs }
        const { batch, prepared } = next
        programs += batch.written.length
        // Where the fault changes no letter of the SELECT it is not in it.
        if (mutate(prepared.sql) === prepared.sql) continue
        if (batch.world !== loaded) await loadWorld(database, batch)
        loaded = batch.world
        const [difference] = (await screenPrepared(database, prepared, mutate)).differences
        if (difference !== undefined) return { difference, programs }
      }
    })
  }

  private at(i: number) {
    const known = this.drawn[i]
    if (known !== undefined) return known
    const { value: batch, done } = this.batches.next()
    if (done === true) return undefined
    const bounds = batch.written.map((each) => each.bound)
    const made = { batch, prepared: prepareComparison(batch.world, bounds) }
    this.drawn.push(made)
    return made
  }
}
