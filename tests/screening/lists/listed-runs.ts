import { createHash } from 'node:crypto'
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { LinkRequest } from '../../../src/plans/index.ts'
import type { Manifest } from '../../../src/registry/index.ts'
import { type ListRow, type ListScope, runScreening, type ScreeningOutcome, type ScreeningRequest } from '../../../src/screening/index.ts'
import { withDuckDb } from '../../../src/store/index.ts'
import { madeOnce } from '../../made-once.ts'
import { granted } from '../granted.ts'
import { fingerprints, loadTestPlans } from '../test-plans.ts'
import { generateRegistry, Scratch } from '../test-registry.ts'
import { expectedRows } from './reference.ts'

/** What the lists of a run must hold, which does not hang on where it lies. */
const known = new Map<string, Map<string, readonly ListRow[]>>()
const inText = (_: string, value: unknown) => (value instanceof Map ? [...value] : typeof value === 'bigint' ? `${value}n` : value)

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
  private firms = 0

  async generate(firms: number): Promise<Manifest> {
    this.firms = firms
    this.manifest = await generateRegistry(this.scratch, 'snapshot', this.set, firms, 100)
    return this.manifest
  }

  async screen(link: LinkRequest): Promise<ListedRun> {
    const { scratch, set, manifest } = this
    if (manifest === undefined) throw new Error('no registry yet')
    const [folder, database] = [scratch.path('snapshot'), scratch.database()]
    const request = { set, link, fingerprints, snapshotFolder: folder, runsFolder: scratch.path('runs'), database }
    await this.bringRun(request)
    const run = granted(await runScreening(request))
    const name = basename(run.folder)
    const expected = known.get(name) ?? new Map<string, readonly ListRow[]>()
    if (!known.has(name))
      await withDuckDb(database, async (opened) => {
        for (const { policy } of run.record.lists.policies)
          expected.set(policy, await expectedRows(opened, run, { folder, manifest }, policy))
      })
    known.set(name, expected)
    return { run, expected }
  }

  /** Several files screen the same registry under the same plans: the run is made once and copied, with the path of the snapshot in it changed. */
  private async bringRun(request: ScreeningRequest): Promise<void> {
    const { scratch } = this
    const asked = createHash('sha256')
      .update(JSON.stringify([this.firms, request.link], inText))
      .digest('hex')
      .slice(0, 16)
    const made = await madeOnce(`run-${asked}`, async (draft) => {
      const { folder } = granted(await runScreening(request))
      cpSync(folder, join(draft, basename(folder)), { recursive: true })
      writeFileSync(join(draft, 'scratch'), scratch.folder)
    })
    if (made === undefined) return
    const name = readdirSync(made).find((each) => each !== 'scratch')
    if (name === undefined || existsSync(join(request.runsFolder, name))) return
    cpSync(join(made, name), join(request.runsFolder, name), { recursive: true })
    const record = join(request.runsFolder, name, 'run.json')
    writeFileSync(record, readFileSync(record, 'utf8').replaceAll(readFileSync(join(made, 'scratch'), 'utf8'), scratch.folder))
  }
}
