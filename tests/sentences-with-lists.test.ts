import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { describeProblem } from '../src/plans/index.ts'
import { problemSentences } from '../src/plans/messages.zh.ts'
import { loadFolders, shippedFolders } from './plans/shipped-plans.ts'

const source = join(import.meta.dirname, '../src')

/** What a sentence looks like that offers a choice and names nothing, or says outright that there is none. */
const brokenOff =
  /(?:可选|可写|可用|可有|已有|现有|已登记|选项|指定|指明|写代码)[^：。]{0,6}：(?:[。；，、）]|请|$)|是否指：|（无）|（[，；]?）/

/** Lists that nothing is said of unless something stands in them. */
const neverEmpty: Readonly<Record<string, string>> = {
  'cli/line/line.zh.ts lineTexts.secondWord': 'said only of commands of two words',
}

/** Stands for any value: prints as X, and is empty where a list is wanted, which it notes. */
function blankNoting(note: () => void): unknown {
  const texts = new Set(['replace', 'replaceAll', 'slice', 'trim', 'toLocaleString', 'toString', 'toFixed', 'padStart', 'at'])
  const lists = new Set(['map', 'filter', 'flatMap', 'slice', 'concat', 'toSorted', 'sort', 'entries', 'keys', 'values'])
  const blank: unknown = new Proxy(() => 'X', {
    get: (_, name) => {
      if (name === Symbol.toPrimitive) return () => 'X'
      if (name === Symbol.iterator) return note() ?? [][Symbol.iterator].bind([])
      if (typeof name === 'symbol') return undefined
      if (name === 'length' || name === 'size') return note() ?? 0
      if (name === 'join') return note() ?? (() => '')
      if (texts.has(name)) return () => 'X'
      if (lists.has(name)) return note() ?? (() => [])
      return blank
    },
    apply: () => 'X',
  })
  return blank
}

interface Sentence {
  readonly name: string
  readonly text: string
}

/** Every sentence of a table that reads a list, said with that list empty. */
function emptied(found: unknown, name: string): readonly Sentence[] {
  if (typeof found === 'function') {
    let isListRead = false
    const blank = blankNoting(() => {
      isListRead = true
      return undefined
    })
    try {
      const text: unknown = found(...Array.from({ length: 8 }, () => blank))
      return isListRead && typeof text === 'string' && !text.includes('undefined') ? [{ name, text }] : []
    } catch {
      // What takes values apart in other ways, or looks them up, prints no list.
      return []
    }
  }
  if (typeof found !== 'object' || found === null) return []
  return Object.entries(found).flatMap(([key, value]) => emptied(value, `${name}.${key}`))
}

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.zh.ts'))
  .sort()
const tables = await Promise.all(files.map(async (file) => [file, (await import(join(source, file))) as object] as const))
const sentences = tables.flatMap(([file, table]) => Object.entries(table).flatMap(([key, value]) => emptied(value, `${file} ${key}`)))

describe('no sentence breaks off where a list is empty', () => {
  test('there are sentences with lists', () => expect(sentences.length).toBeGreaterThan(30))

  test.each(sentences.filter(({ name }) => neverEmpty[name] === undefined))('$name: $text', ({ text }) => {
    expect(text).not.toMatch(brokenOff)
  })

  test('every exception is one', () => {
    const broken = sentences.filter(({ text }) => brokenOff.test(text)).map(({ name }) => name)
    expect(broken.toSorted()).toEqual(Object.keys(neverEmpty).toSorted())
  })

  test('a planted one is found', () => {
    const planted = {
      refused: (known: readonly string[]) => `没有。可选：${known.join('、')}。`,
      plain: (name: string) => `没有“${name}”。`,
    }
    expect(emptied(planted, 'planted')).toEqual([{ name: 'planted.refused', text: '没有。可选：。' }])
    expect('没有。可选：。').toMatch(brokenOff)
  })
})

const set = loadFolders(shippedFolders)
/** Lists of what can be chosen; others hold what was found, and it was. */
const LIST = /\{(known|needs):(?:list|target)\}/g

describe('templates of problems', () => {
  const withLists = Object.entries(problemSentences).filter(([, template]) => template.search(LIST) >= 0)
  test.each(withLists)('%s', (code, template) => {
    const places = [...template.matchAll(/\{(\w+)(?::\w+)?\}/g)].map(([, name = '']) => name)
    const lists = new Set([...template.matchAll(LIST)].map(([, name = '']) => name))
    const values = Object.fromEntries(places.map((name) => [name, lists.has(name) ? '' : 'policy.name']))
    const at = { file: '', line: 1, column: 1, length: 1 }
    expect(describeProblem({ code, severity: 'error', at, with: values }, set)).not.toMatch(brokenOff)
  })
})
