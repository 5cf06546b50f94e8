import { suggest } from '../rules/index.ts'
import type { Writable } from './list-writable.ts'

/** What a word finds: exact names first, then what holds it; where nothing does, the names most like it. */
export interface WritableSearch {
  readonly found: readonly Writable[]
  readonly near: readonly string[]
}

/** Searches names, ids, aliases and meanings; a blank word finds everything. */
export function searchWritable(all: readonly Writable[], word: string): WritableSearch {
  const asked = plain(word)
  if (asked === '') return { found: all, near: [] }
  const ranked = all.map((each) => ({ each, rank: rankOf(each, asked) })).filter(({ rank }) => rank < NOT_FOUND)
  const found = ranked.sort((a, b) => a.rank - b.rank).map(({ each }) => each)
  return { found, near: found.length > 0 ? [] : nearest(all, asked) }
}

const NOT_FOUND = 4

function rankOf(each: Writable, asked: string): number {
  const names = [each.zh, each.id, ...each.aliases].map(plain)
  if (names.includes(asked)) return 0
  if (names.some((name) => name.startsWith(asked))) return 1
  if (names.some((name) => name.includes(asked))) return 2
  return plain(each.meaning).includes(asked) ? 3 : NOT_FOUND
}

/** Full-width and half-width, large and small letters are the same to whoever searches. */
function plain(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase()
}

const MOST_NEAR = 5

function nearest(all: readonly Writable[], asked: string): readonly string[] {
  const names = new Map(all.flatMap((each) => [each.zh, each.id, ...each.aliases].map((name): [string, string] => [plain(name), each.zh])))
  const near: string[] = []
  while (near.length < MOST_NEAR) {
    const name = suggest(asked, names.keys())
    const zh = name === undefined ? undefined : names.get(name)
    if (name === undefined || zh === undefined) break
    names.delete(name)
    if (!near.includes(zh)) near.push(zh)
  }
  // A long name is far from a short slip of its beginning.
  const beginning = asked.slice(0, Math.max(2, asked.length - 1))
  const alike = all.map(({ zh }) => zh).filter((zh) => plain(zh).startsWith(beginning) && !near.includes(zh))
  return [...near, ...new Set(alike)].slice(0, MOST_NEAR)
}
