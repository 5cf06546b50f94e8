import { done, type Result, refused } from '../../kernel/result.ts'
import { admitOverrides, checkSources, type PlanSet } from '../../plans/index.ts'
import type { BundleRefusal } from '../refusals.ts'
import { damageOf } from './made-files.ts'
import { bundleFile, readPlanBundle } from './plan-bundle.ts'
import type { RunOnDisk } from './read-run.ts'
import { linkRequestOf } from './run-inputs.ts'

/** Reading plans takes a second or two, and pages ask for the same few runs. */
const mostKept = 3

/** The plans that runs were decided with, read once for many pages. */
export class RunBundles {
  private readonly kept = new Map<string, PlanSet>()

  /** As `openRunBundle`, but of what was opened lately nothing is read again: a run is known by its record, which cannot change. */
  async open(run: RunOnDisk): Promise<Result<PlanSet, BundleRefusal>> {
    const { digest } = run.record
    const there = this.kept.get(digest)
    if (there !== undefined) return done(there)
    const opened = await openRunBundle(run)
    if (opened.kind === 'refused') return opened
    this.kept.set(digest, opened.value)
    const [oldest] = this.kept.keys()
    if (this.kept.size > mostKept && oldest !== undefined) this.kept.delete(oldest)
    return opened
  }
}

/**
 * The plans, the vocabulary and the register that a run was decided with, whatever became of them since. Refused where the run was made
 * before runs kept them, the file is not the one that was kept, or today's program no longer reads a plan that decided there.
 */
export async function openRunBundle({ folder, record }: RunOnDisk): Promise<Result<PlanSet, BundleRefusal>> {
  const kept = record.files.find(({ path }) => path === bundleFile)
  if (kept === undefined) return refused({ code: 'run_without_bundle', folder })
  const damage = await damageOf(folder, kept, true)
  if (damage !== undefined) return refused({ code: 'run_damaged', folder, file: bundleFile, damage })
  const sources = await readPlanBundle(folder)
  if (sources === undefined) return refused({ code: 'bundle_outgrown', folder, plans: [] })
  const set = checkSources(sources)
  const outgrown = record.plans.filter(({ id, hash }) => set.broken.has(id) || set.plans.get(id)?.hash !== hash).map(({ id }) => id)
  if (set.shared.length > 0 || outgrown.length > 0) return refused({ code: 'bundle_outgrown', folder, plans: outgrown })
  if (record.overrides.length === 0) return done(set)
  const admitted = admitOverrides(set, linkRequestOf(record))
  return 'set' in admitted ? done(admitted.set) : refused({ code: 'bundle_outgrown', folder, plans: record.plans.map(({ id }) => id) })
}
