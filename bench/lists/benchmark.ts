import { type ListQuery, listDecisions, openRunReader } from '../../src/screening/index.ts'
import { diceOf } from '../../tests/screening/settlement/random-world.ts'
import { databaseOptions } from '../registry/data.ts'
import type { Line } from '../report.ts'
import { madeList, policy } from './made-list.ts'

const ROWS = 1_000_000
const GOAL = 150
const everywhere = [{ from: 0, to: 999_999 }]

/** How long a page of a list takes, with its capped count, for random filters, sorts, scopes and places. */
export async function benchLists(questions: number, threads: number): Promise<readonly Line[]> {
  const run = await madeList(ROWS, threads)
  const reader = await openRunReader({ ...databaseOptions('500MB', threads), atOnce: 2 })
  const wall: number[] = []
  const processor: number[] = []
  let slowest = ''
  try {
    for (let seed = 1; seed <= questions + 10; seed += 1) {
      const { query, scope } = randomQuestion(seed)
      const [before, used] = [performance.now(), process.cpuUsage()]
      const first = await listDecisions(reader, run, policy, query, scope)
      const [took, { user, system }] = [performance.now() - before, process.cpuUsage(used)]
      if (first.kind === 'refused') throw new Error(JSON.stringify(first.refusal))
      // The first few open the file and warm the program.
      if (seed <= 10) continue
      if (took > Math.max(0, ...wall))
        slowest = `${Object.keys(query.filter ?? {}).join(', ') || 'no filter'}; sorted by ${query.sort?.by ?? 'net'}`
      wall.push(took)
      processor.push((user + system) / 1000)
    }
  } finally {
    await reader.close()
  }
  const p95 = at(wall, 0.95)
  return [
    {
      what: `a page of a list of ${ROWS.toLocaleString('en').replaceAll(',', ' ')} rows with its count, p95 of ${questions} random questions`,
      measured: `${p95.toFixed(0)} ms`,
      goal: `< ${GOAL} ms`,
      isMet: p95 < GOAL,
      beside: `middle ${at(wall, 0.5).toFixed(0)} ms; of processor ${at(processor, 0.95).toFixed(0)} ms, middle ${at(processor, 0.5).toFixed(0)} ms; slowest ${slowest}`,
    },
  ]
}

function at(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

function randomQuestion(seed: number): {
  readonly query: ListQuery
  readonly scope: readonly { readonly from: number; readonly to: number }[]
} {
  const dice = diceOf(seed)
  const county = () => 500_100 + dice.below(240)
  const filter = {
    ...(dice.chance(0.5)
      ? { outcome: dice.shuffled(['eligible', 'needs_review', 'needs_local_standard', 'undetermined', 'ineligible']).slice(0, 2) }
      : {}),
    ...(dice.chance(0.3) ? { region: [county(), county()] } : {}),
    ...(dice.chance(0.3) ? { size: ['small', 'micro'] } : {}),
    ...(dice.chance(0.2) ? { industry: [dice.pick(['A', 'C', 'F', 'H'])] } : {}),
    ...(dice.chance(0.2) ? { reason: [`condition_${dice.below(12)}`] } : {}),
    ...(dice.chance(0.2) ? { missing: [`fact_${dice.below(20)}`] } : {}),
    ...(dice.chance(0.2) ? { gross: { from: BigInt(dice.below(10_000_000)) } } : {}),
    ...(dice.chance(0.1) ? { key: { entity: 'person', keys: Array.from({ length: 1000 }, () => BigInt(dice.below(500_000))) } } : {}),
  }
  const sort = dice.chance(0.4)
    ? undefined
    : { by: dice.pick(['net', 'gross', 'ceiling', 'key', 'day', 'region']), direction: dice.pick(['asc', 'desc'] as const) }
  const scope = dice.chance(0.5) ? everywhere : [{ from: county(), to: county() + 40 }]
  return { query: { filter, size: dice.pick([20, 50, 100]), ...(sort === undefined ? {} : { sort }) }, scope }
}
