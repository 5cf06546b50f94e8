import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { runKills } from './run-kills.ts'

/** The long mode: `npm run fuzz -- office-kills --seed 1 --kills 30`. Prints its seed, so that the moments can be repeated. */
const { values } = parseArgs({ options: { seed: { type: 'string' }, kills: { type: 'string' } } })
const seed = values.seed === undefined ? randomInt(2 ** 32) : Number(values.seed)
const kills = Number(values.kills ?? 30)
console.log(`seed ${seed}, ${kills} kills`)
const { acknowledged, cutOff, wrong } = await runKills({ seed, kills, progress: console.log })
console.log(`${acknowledged} acts acknowledged, ${cutOff} cut off`)
for (const line of wrong) console.log(line)
if (wrong.length > 0) process.exitCode = 1
