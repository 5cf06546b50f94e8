import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PlanSet } from '../../../src/plans/index.ts'
import { loadFolders, type PlanFolders, shippedFolders } from '../shipped-plans.ts'
import type { Invention } from './inventions.ts'

type Chapters = ReadonlyMap<string, string>

/** Where the block of a policy begins, and the clause it stands under; throws where there is none. */
function blockOf(chapters: Chapters, policy: string): { readonly file: string; readonly start: number; readonly clause: string } {
  for (const head of [`代码: ${policy}\n`, `沿用: ${policy}\n`])
    for (const [file, text] of chapters) {
      const start = text.indexOf(head)
      if (start >= 0) return { file, start, clause: clauseAt(text, start) }
    }
  throw new Error(`${policy}: no such block`)
}

/** The chapters of a plan with the invention written into the block of its policy; throws where there is no one place for it. */
function planted(chapters: Chapters, { policy, before, after }: Invention): Chapters {
  const { file, start, clause } = blockOf(chapters, policy)
  const chapter = chapters.get(file) ?? ''
  const end = chapter.indexOf('```', start)
  const block = chapter.slice(start, end)
  const written = before === undefined ? withCondition(block, after, clause) : replaced(block, before, after)
  if (written === undefined) throw new Error(`${policy}: not one place for ${before}`)
  return new Map([...chapters, [file, chapter.slice(0, start) + written + chapter.slice(end)]])
}

/** The number of the clause a place of a chapter stands under. */
function clauseAt(chapter: string, place: number): string {
  return /^### (\S+)/m.exec(chapter.slice(chapter.lastIndexOf('\n### ', place) + 1))?.[1] ?? ''
}

function withCondition(block: string, test: string, clause: string): string {
  const condition = `  另加一条 (planted):\n    判断: ${test}\n    依据: "${clause}"\n`
  return block.includes('\n条件:\n') ? block.replace('\n条件:\n', `\n条件:\n${condition}`) : `${block}条件:\n${condition}`
}

function replaced(block: string, before: string, after: string): string | undefined {
  return block.split(before).length === 2 ? block.replace(before, () => after) : undefined
}

export interface Planted {
  readonly set: PlanSet
  /** Each invention with the copy of its plan that it stands in. */
  readonly places: readonly { readonly invention: Invention; readonly copy: string }[]
}

/**
 * Loads the plans, and copies that hold the inventions: under one clause no more than one to a copy, so that each is judged alone
 * beside the policies it shares its clause with.
 */
export function loadPlanted(base: PlanFolders, inventions: readonly Invention[]): Planted {
  const folder = mkdtempSync(join(tmpdir(), 'ballast-planted-'))
  const { library } = shippedFolders
  if (library === undefined) throw new Error('the library is gone')
  const sound = new Map(Object.entries(base).map(([plan, path]) => [plan, chaptersOf(path)]))
  const taken = new Map<string, number>()
  const places = inventions.map((invention) => {
    const { clause } = blockOf(sound.get(invention.plan) ?? new Map(), invention.policy)
    const key = `${invention.plan} ${clause}`
    const round = taken.get(key) ?? 0
    taken.set(key, round + 1)
    return { invention, copy: `${invention.plan}-${String(round).padStart(2, '0')}` }
  })
  try {
    const copies = [...new Map(places.map(({ invention, copy }) => [copy, invention.plan]))].map(([copy, plan]) => {
      const path = join(folder, copy)
      mkdirSync(path)
      cpSync(base[plan] ?? '', path, { recursive: true })
      const own = places.filter((place) => place.copy === copy).map(({ invention }) => invention)
      const written = own.reduce<Chapters>(planted, sound.get(plan) ?? new Map())
      for (const [file, text] of written) writeFileSync(join(path, file), text)
      return [copy, path] as const
    })
    return { set: loadFolders({ library, ...base, ...Object.fromEntries(copies) }), places }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function chaptersOf(path: string): Chapters {
  const files = readdirSync(path).filter((file) => file.endsWith('.md'))
  return new Map(files.map((file) => [file, readFileSync(join(path, file), 'utf8')]))
}
