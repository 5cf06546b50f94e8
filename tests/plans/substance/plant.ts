import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PlanSet } from '../../../src/plans/index.ts'
import { loadFolders, type PlanFolders, shippedFolders } from '../shipped-plans.ts'
import type { Invention } from './inventions.ts'

/** A chapter with the invention written into the block of its policy; throws where there is no one place for it. */
function planted(chapter: string, { policy, before, after }: Invention): string {
  const start = chapter.indexOf(`代码: ${policy}\n`)
  const end = chapter.indexOf('```', start)
  const block = chapter.slice(start, end)
  const from = before === undefined ? '条件:\n' : before
  if (start < 0 || block.split(from).length !== 2) throw new Error(`${policy}: not one place for ${from}`)
  return chapter.slice(0, start) + block.replace(from, before === undefined ? from + after : after) + chapter.slice(end)
}

export interface Planted {
  readonly set: PlanSet
  /** Each invention with the copy of its plan that it stands in. */
  readonly places: readonly { readonly invention: Invention; readonly copy: string }[]
}

/** Loads the plans, and copies that hold the inventions: of one policy no more than one to a copy, so that each is judged alone. */
export function loadPlanted(base: PlanFolders, inventions: readonly Invention[]): Planted {
  const folder = mkdtempSync(join(tmpdir(), 'ballast-planted-'))
  const { library } = shippedFolders
  if (library === undefined) throw new Error('the library is gone')
  const taken = new Map<string, number>()
  const places = inventions.map((invention) => {
    const round = taken.get(invention.policy) ?? 0
    taken.set(invention.policy, round + 1)
    return { invention, copy: `${invention.plan}-${String(round).padStart(2, '0')}` }
  })
  try {
    const copies = [...new Map(places.map(({ invention, copy }) => [copy, invention.plan]))].map(([copy, plan]) => {
      const path = join(folder, copy)
      mkdirSync(path)
      cpSync(base[plan] ?? '', path, { recursive: true })
      const file = join(path, '01-全文.md')
      const own = places.filter((place) => place.copy === copy).map(({ invention }) => invention)
      writeFileSync(file, own.reduce(planted, readFileSync(file, 'utf8')))
      return [copy, path] as const
    })
    return { set: loadFolders({ library, ...base, ...Object.fromEntries(copies) }), places }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
