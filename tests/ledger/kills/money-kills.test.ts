import { randomInt } from 'node:crypto'
import { expect, it } from 'vitest'
import { drawn } from '../../drawn.ts'
import { runMoneyKills } from './run-money-kills.ts'

it.each([
  ['embedded', drawn(1, 6)],
  ['server', drawn(1, 6)],
] as const)(
  'keeps every fen in one state through kills at chance moments, %s',
  async (where, kills) => {
    const seed = randomInt(2 ** 32)
    const said: string[] = []
    const { wrong, acknowledged, unswept } = await runMoneyKills({ where, seed, kills, progress: (text) => said.push(text) })
    expect(wrong, `seed ${seed}\n${said.join('\n')}`).toEqual([])
    expect(unswept).toBe(0)
    // Every kill came after something was begun, and what it cut off was done afterwards.
    expect(acknowledged).toBeGreaterThanOrEqual(kills)
  },
  600_000,
)
