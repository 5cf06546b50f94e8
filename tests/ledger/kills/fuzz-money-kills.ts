import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { runMoneyKills } from './run-money-kills.ts'

/** The long mode: `npm run fuzz -- money-kills --seed 1 --kills 50 --where server`. Prints its seed, so that the moments can be repeated. */
const { values } = parseArgs({ options: { seed: { type: 'string' }, kills: { type: 'string' }, where: { type: 'string' } } })
const seed = values.seed === undefined ? randomInt(2 ** 32) : Number(values.seed)
const kills = Number(values.kills ?? 50)
for (const where of ['embedded', 'server'] as const) {
  if (values.where !== undefined && values.where !== where) continue
  console.log(`${where}: seed ${seed}, ${kills} kills`)
  const report = await runMoneyKills({ where, seed, kills, progress: console.log })
  console.log(`${where}: ${JSON.stringify(report, null, 2)}`)
  if (report.wrong.length > 0 || report.unswept > 0) process.exitCode = 1
}
