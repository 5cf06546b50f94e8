import { randomInt } from 'node:crypto'
import { expect, it } from 'vitest'
import { drawn } from '../../drawn.ts'
import { runKills } from './run-kills.ts'

it('keeps what was acknowledged, once and whole, through kills at chance moments', async () => {
  const kills = drawn(2, 8)
  const seed = randomInt(2 ** 32)
  const said: string[] = []
  const { wrong, acknowledged } = await runKills({ seed, kills, progress: (text) => said.push(text) })
  expect(wrong, `seed ${seed}\n${said.join('\n')}`).toEqual([])
  // Somebody did work.
  expect(acknowledged).toBeGreaterThan(kills)
}, 600_000)
