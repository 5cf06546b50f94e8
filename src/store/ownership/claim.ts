import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { letGo, makeHeld } from './hold.ts'
import { isAbandoned, ownedName, ownerOf } from './owned-name.ts'

/** The right to work on something, until it is released. */
export interface Claim {
  readonly kind: 'claimed'
  readonly release: () => Promise<void>
}

/** Who works on it already. */
export interface ClaimRefused {
  readonly kind: 'refused'
  readonly pid: number
  readonly host: string
  /** What stands in the way. */
  readonly file: string
}

const turnsMax = 6

/**
 * Claims a path, which need not be there, for this call alone: neither another process nor another call of this one gets it meanwhile.
 * Everyone announces itself by a file of its own beside the path and only then looks round; who sees another that is alive withdraws.
 * So two can never both stay, and what the dead left is removed without a moment in which it could be taken for something else.
 */
export async function claim(path: string): Promise<Claim | ClaimRefused> {
  for (let turn = 1; ; turn++) {
    const own = ownedName(`${path}.lock`)
    await makeHeld(own, () => writeFile(own, hostname(), { flag: 'wx' }))
    const [other] = await livingClaims(path, own)
    if (other === undefined) return { kind: 'claimed', release: () => letGo(own) }
    await letGo(own)
    if (turn === turnsMax) {
      const host = await readFile(other, 'utf8').catch(() => '')
      return { kind: 'refused', pid: ownerOf(other)?.owner.pid ?? 0, host, file: other }
    }
    // Two that saw each other both withdrew; chance lets one of them be first.
    await delay(10 + Math.random() * 60 * turn)
  }
}

async function livingClaims(path: string, own: string): Promise<readonly string[]> {
  const folder = dirname(path)
  const base = `${basename(path)}.lock`
  const found = (await readdir(folder)).filter((name) => ownerOf(name)?.base === base).map((name) => join(folder, name))
  const others = found.filter((file) => basename(file) !== basename(own))
  const abandoned = others.filter(isAbandoned)
  await Promise.all(abandoned.map((file) => rm(file, { force: true })))
  return others.filter((file) => !abandoned.includes(file))
}
