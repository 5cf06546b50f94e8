import { inFreshProcess, medians } from '../measure.ts'
import { installPeers } from '../peers/load-peer.ts'
import { count, type Line } from '../report.ts'
import { type CaseSpeed, engines } from './measure-case.ts'

const GOAL = 200_000

/** One case through every engine, each in processes of its own. */
export async function benchCases(times: number, seconds: number): Promise<readonly Line[]> {
  const problem = installPeers()
  if (problem !== undefined) console.error(problem)
  const names = problem === undefined ? Object.keys(engines) : ['ballast']
  const speeds = new Map<string, CaseSpeed>()
  for (const engine of names) {
    const runs: CaseSpeed[] = []
    for (let i = 0; i < times; i++) runs.push(await inFreshProcess<CaseSpeed>({ kind: 'case', engine, seconds }))
    speeds.set(engine, medians(runs.map((run) => ({ ...run }))))
  }
  const ours = speeds.get('ballast')
  if (ours === undefined) throw new Error('ours was not measured')
  const others = [...speeds].filter(([name]) => name !== 'ballast')
  return [
    {
      what: 'one case (5 policies × 8 conditions), exact, full trace, one thread',
      measured: `${count(ours.perSecond)}/s (${count(ours.perProcessorSecond)} per processor second)`,
      goal: `≥ ${count(GOAL)}/s`,
      isMet: ours.perSecond >= GOAL,
      beside: others
        .map(([name, speed]) => `${name} ${count(speed.perSecond)}/s (${Math.round(ours.perSecond / speed.perSecond)}×)`)
        .join(', '),
    },
  ]
}
