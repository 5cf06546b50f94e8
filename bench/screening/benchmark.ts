import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { readDemoSettings } from '../../src/cli/demo/demo-settings.ts'
import { sizeClassTableFrom } from '../../src/kernel/size-class-table.ts'
import { admitOverrides, loadPlansIn, type ParameterOverride, type PlanSet } from '../../src/plans/index.ts'
import { generateSnapshot } from '../../src/registry/index.ts'
import { type RunRecord, runScreening, spendingParts, takeFingerprints } from '../../src/screening/index.ts'
import { median } from '../measure.ts'
import { databaseOptions } from '../registry/data.ts'
import { count, type Line, seconds } from '../report.ts'

const project = fileURLToPath(new URL('../..', import.meta.url))
const folder = join(project, 'var', 'bench')

/** One parameter each that somebody may change after a screening: an amount, a count of months, and an amount that many policies wait for. */
const changes: readonly ParameterOverride[] = [
  { plan: 'cangzhou-2020', parameter: 'hire_subsidy_per_person', code: undefined, value: 123_400n, scale: 2 },
  { plan: 'cangzhou-2020', parameter: 'registered_unemployed_months_min', code: undefined, value: 7n, scale: 0 },
  { plan: 'cangzhou-2020', parameter: 'startup_subsidy_amount', code: undefined, value: 456_700n, scale: 2 },
]

/** The demonstration's full run over so many firms and ten times as many people, and the same again after one changed parameter. */
export async function benchScreening(firms: number, threads: number): Promise<readonly Line[]> {
  const loaded = loadPlansIn({ project, plans: join(project, 'plans') })
  if (loaded.kind === 'refused') throw new Error(loaded.refusal.code)
  const snapshot = await registryOf(firms, loaded.value, threads)
  const runs = join(folder, 'screening-runs')
  rmSync(runs, { recursive: true, force: true })
  const first = await screen(loaded.value, snapshot, runs, threads, [])
  const again: RunRecord[] = []
  for (const change of changes) again.push(await screen(loaded.value, snapshot, runs, threads, [change]))
  const anew = await screen(loaded.value, snapshot, `${runs}-anew`, threads, changes.slice(-1))
  rmSync(runs, { recursive: true })
  rmSync(`${runs}-anew`, { recursive: true })
  if (anew.resultHash !== again.at(-1)?.resultHash) throw new Error('what was taken from another run and what was made anew differ')
  const speed = first.decisions / processorOf(first)
  const ratio = median(again.map(processorOf)) / processorOf(first)
  const ratios = again.map((record) => (processorOf(record) / processorOf(first)).toFixed(2)).join(', ')
  return [
    {
      what: `the demonstration's full run, ${count(first.decisions)} decisions, all phases, per second of processor`,
      measured: `${count(speed)} (${seconds(processorOf(first))})`,
      goal: '≥ 4 000 000',
      isMet: speed >= 4_000_000,
      beside: partsOf(first),
    },
    {
      what: 'the same after one changed parameter, processor time of the first run',
      measured: `${ratio.toFixed(2)} ×`,
      goal: '≤ 0.10 ×',
      isMet: ratio <= 0.1,
      beside: `each ${ratios}; of the last: ${partsOf(again.at(-1) ?? first)}; same hash as made anew`,
    },
  ]
}

const processorOf = ({ spent }: RunRecord): number => spendingParts.reduce((sum, part) => sum + spent[part].processor, 0)

function partsOf(record: RunRecord): string {
  const all = processorOf(record)
  return spendingParts.map((part) => `${part} ${Math.round((100 * record.spent[part].processor) / all)} %`).join(', ')
}

async function screen(set: PlanSet, snapshotFolder: string, runsFolder: string, threads: number, overrides: readonly ParameterOverride[]) {
  const { link } = readDemoSettings({ demoSettings: join(project, 'demo', 'settings.yaml') })
  const asked = { ...link, overrides }
  const admitted = overrides.length === 0 ? { set } : admitOverrides(set, asked)
  if (!('set' in admitted)) throw new Error(`${admitted.refusals.map(({ code }) => code).join(', ')}`)
  const run = await runScreening({
    ...{ set: admitted.set, link: asked, snapshotFolder, runsFolder },
    fingerprints: takeFingerprints(project),
    database: databaseOptions('4GB', threads),
  })
  if (run.kind === 'refused') throw new Error(run.refusal.code)
  return run.value.record
}

/** Made once and used again. */
async function registryOf(firms: number, { vocabulary }: PlanSet, threads: number): Promise<string> {
  const at = join(folder, `registry-${firms}`)
  if (existsSync(at)) return at
  const sizeClasses = sizeClassTableFrom(parse(readFileSync(join(project, 'reference', 'size-classes.yaml'), 'utf8')))
  const parameters = { firms, persons: firms * 10, seed: 1 }
  const made = await generateSnapshot(at, vocabulary, { parameters, sizeClasses, database: databaseOptions('4GB', threads) })
  if (made.kind === 'refused') throw new Error(made.refusal.code)
  return at
}
