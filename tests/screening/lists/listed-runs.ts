import type { LinkRequest } from '../../../src/plans/index.ts'
import type { Manifest } from '../../../src/registry/index.ts'
import { type ListRow, type ListScope, runScreening, type ScreeningOutcome } from '../../../src/screening/index.ts'
import { withDuckDb } from '../../../src/store/index.ts'
import { granted } from '../granted.ts'
import { fingerprints, loadTestPlans } from '../test-plans.ts'
import { generateRegistry, Scratch } from '../test-registry.ts'
import { expectedRows } from './reference.ts'

export const everywhere: ListScope = [{ from: 0, to: 999_999 }]

/** A run with what its lists must hold, by policy. */
export interface ListedRun {
  readonly run: ScreeningOutcome
  readonly expected: ReadonlyMap<string, readonly ListRow[]>
}

/** A small registry that is screened under the tests' own plans. */
export class ListedRuns {
  readonly scratch = new Scratch()
  private readonly set = loadTestPlans()
  private manifest: Manifest | undefined

  async generate(firms: number): Promise<Manifest> {
    this.manifest = await generateRegistry(this.scratch, 'snapshot', this.set, firms, 100)
    return this.manifest
  }

  async screen(link: LinkRequest): Promise<ListedRun> {
    const { scratch, set, manifest } = this
    if (manifest === undefined) throw new Error('no registry yet')
    const [folder, database] = [scratch.path('snapshot'), scratch.database()]
    const request = { set, link, fingerprints, snapshotFolder: folder, runsFolder: scratch.path('runs'), database }
    const run = granted(await runScreening(request))
    const expected = new Map<string, readonly ListRow[]>()
    await withDuckDb(database, async (opened) => {
      for (const { policy } of run.record.lists.policies)
        expected.set(policy, await expectedRows(opened, run, { folder, manifest }, policy))
    })
    return { run, expected }
  }
}
