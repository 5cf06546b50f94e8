import { parseArgs } from 'node:util'
import { runFuzz } from './run-fuzz.ts'
import { describeFailure } from './shrink.ts'

/** The long mode: `npm run fuzz -- --seed 1 --programs 50000 --minutes 30`. Prints its seed, so that a failure can be repeated. */
const { values } = parseArgs({
  options: { seed: { type: 'string' }, programs: { type: 'string' }, minutes: { type: 'string' } },
})
const seed = values.seed === undefined ? Date.now() % 4294967296 : Number(values.seed)
const programs = Number(values.programs ?? 50_000)
const minutes = Number(values.minutes ?? 30)
console.log(`seed ${seed}, up to ${programs} programs or ${minutes} minutes`)

const started = performance.now()
let told = started
const report = await runFuzz({
  seed,
  programs,
  isOver: () => performance.now() - started > minutes * 60_000,
  progress: (current) => {
    if (performance.now() - told < 10_000) return
    told = performance.now()
    console.log(`${current.programs} programs, ${current.pairs} pairs, ${Math.round((told - started) / 1000)} s`)
  },
})
console.log(`${report.programs} programs, ${report.pairs} pairs, ${Math.round((performance.now() - started) / 1000)} s`)
console.log([...report.outcomes].map(([outcome, count]) => `${outcome} ${count}`).join(', '))
if (report.failure === undefined) console.log('no difference')
else {
  console.log(await describeFailure(report.failure))
  process.exitCode = 1
}
