import { feelin } from '../peers/feelin.ts'
import { jsonRulesEngine } from '../peers/json-rules-engine.ts'
import { publicodes } from '../peers/publicodes.ts'
import { zenEngine } from '../peers/zen-engine.ts'
import { drawCases } from './cases.ts'
import { ballast, type Engine } from './engine.ts'

/** Every engine by name, ours first. */
export const engines: Readonly<Record<string, () => Engine | Promise<Engine>>> = {
  ballast,
  'zen-engine': zenEngine,
  publicodes,
  'json-rules-engine': jsonRulesEngine,
  feelin,
}

export interface CaseSpeed {
  readonly perSecond: number
  /** By processor time of the whole process, which a busy machine distorts less. */
  readonly perProcessorSecond: number
}

const CHECKED = 400
const BATCH = 20

/** First checks that an engine answers as ours does, to the fen, then runs it for so long after an equal warm-up. */
export async function measureCase(name: string, seconds: number): Promise<CaseSpeed> {
  const make = engines[name]
  if (make === undefined) throw new Error(`no engine ${name}`)
  const engine = await make()
  const cases = drawCases(2_000)
  const ours = ballast()
  for (const facts of cases.slice(0, CHECKED)) {
    const [expected, found] = [await ours.answers(facts), await engine.answers(facts)]
    if (JSON.stringify(expected) !== JSON.stringify(found))
      throw new Error(`${name} answers ${JSON.stringify(found)} instead of ${JSON.stringify(expected)} on ${JSON.stringify(facts)}`)
  }
  await runFor(engine, cases, seconds)
  return await runFor(engine, cases, seconds)
}

async function runFor(engine: Engine, cases: ReturnType<typeof drawCases>, seconds: number): Promise<CaseSpeed> {
  const processor = process.cpuUsage()
  const started = performance.now()
  let done = 0
  while (performance.now() - started < seconds * 1_000) {
    const from = done % cases.length
    await engine.run(cases.slice(from, from + BATCH))
    done += BATCH
  }
  const elapsed = (performance.now() - started) / 1_000
  const { user, system } = process.cpuUsage(processor)
  return { perSecond: done / elapsed, perProcessorSecond: (done * 1_000_000) / (user + system) }
}
