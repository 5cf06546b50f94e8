import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeSessionGate } from '../../src/web/client/session-gate.ts'
import { makeUnfinishedActs } from '../../src/web/client/unfinished-acts.ts'
import { openDoors, placeOf } from '../../src/web/frame/places.ts'
import { makeSequence, strokeOf } from '../../src/web/keys/strokes.ts'
import { browserName } from '../../src/web/session/browser-name.zh.ts'
import { ownerEdges, ownersOf, sortedBy } from '../../src/web/table/column.ts'
import { rowsBetween } from '../../src/web/table/selection.ts'
import { builder, emptyFolder } from './built-web.ts'

describe('requests that are sent twice', () => {
  test('the same act is the same request until it was answered', () => {
    const acts = makeUnfinishedActs()
    const first = acts.idOf(['batch', 'open'], { plan: '1' })
    expect(acts.idOf(['batch', 'open'], { plan: '1' })).toBe(first)
    expect(acts.idOf(['batch', 'open'], { plan: '2' })).not.toBe(first)
    expect(acts.idOf(['batch', 'close'], { plan: '1' })).not.toBe(first)
    acts.answered(['batch', 'open'], { plan: '1' })
    expect(acts.idOf(['batch', 'open'], { plan: '1' })).not.toBe(first)
  })

  test('everybody who waits at the gate gets one question and its answer', async () => {
    const gate = makeSessionGate()
    const waiting = [gate.ask('idle'), gate.ask('idle')]
    expect(gate.asking()?.reason).toBe('idle')
    gate.answer('signed_in')
    expect(await Promise.all(waiting)).toEqual(['signed_in', 'signed_in'])
    expect(gate.asking()).toBeUndefined()
    const later = gate.ask(undefined)
    gate.answer('left')
    expect(await later).toBe('left')
  })
})

describe('browsers by the name people know', () => {
  test.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/109.0.0.0 Safari/537.36',
      'Chrome 109 · Windows',
    ],
    [
      'Mozilla/5.0 (Windows NT 6.1; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/86.0.4240.198 Safari/537.36 QIHU 360SE/13.1.5',
      '360浏览器 13 · Windows 7',
    ],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0.0.0 Safari/537.36 Edg/120.0.2210.91', 'Edge 120 · Windows'],
    ['Mozilla/5.0 (X11; Linux x86_64; Kylin) AppleWebKit/537.36 Chrome/97.0 Safari/537.36', 'Chrome 97 · 麒麟'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 16_5 like Mac OS X) AppleWebKit/605.1.15 Version/16.5 Mobile/15E148 Safari/604.1',
      'Safari 16 · iOS',
    ],
    ['Mozilla/5.0 (Windows NT 6.1; Trident/7.0; rv:11.0) like Gecko', 'IE 11 · Windows 7'],
    ['Mozilla/5.0 (Linux; Android 13; Pixel) AppleWebKit/537.36 Chrome/116.0 Mobile MicroMessenger/8.0.42', '微信 8 · 安卓'],
    ['curl/8.5.0', 'curl/8.5.0'],
    ['x'.repeat(300), 'x'.repeat(40)],
    ['', ''],
  ])('%s', (agent, name) => expect(browserName(agent)).toBe(name))
})

describe('strokes', () => {
  const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }
  test.each([
    [{ ...none, key: 'j' }, 'j'],
    [{ ...none, key: 'J', shiftKey: true }, 'Shift j'],
    [{ ...none, key: 'J' }, 'j'],
    [{ ...none, key: '?', shiftKey: true }, '?'],
    [{ ...none, key: 'k', metaKey: true }, 'Ctrl k'],
    [{ ...none, key: 'ArrowDown' }, 'ArrowDown'],
  ])('%j is %s', (event, stroke) => {
    expect(strokeOf(event)).toBe(stroke)
  })

  test.each([
    [
      ['g', 'd'],
      [undefined, 'g d'],
    ],
    [
      ['g', 'j'],
      [undefined, 'j'],
    ],
    [
      ['g', 'g', 'd'],
      [undefined, undefined, 'g d'],
    ],
    [['d'], [undefined]],
    [
      ['g', 'q', 'd'],
      [undefined, undefined, undefined],
    ],
  ])('%j means %j', (strokes, meant) => {
    const follow = makeSequence()
    expect(strokes.map((stroke) => follow(stroke, ['j', 'g d']))).toEqual(meant)
  })
})

describe('columns and rows', () => {
  test.each([
    [undefined, 'net', 'desc'],
    [{ by: 'net', direction: 'desc' as const }, 'net', 'asc'],
    [{ by: 'net', direction: 'asc' as const }, 'net', 'desc'],
    [{ by: 'name', direction: 'desc' as const }, 'net', 'desc'],
  ])('after %j the head of %s sorts %s', (before, by, direction) => {
    expect(sortedBy(before, by)).toEqual({ by, direction })
  })

  test('owners stand over their columns', () => {
    const columns = [{ id: 'a' }, { id: 'b', owner: 'x' }, { id: 'c', owner: 'x' }, { id: 'd', owner: 'y' }, { id: 'e' }]
    expect(ownersOf(columns)).toEqual([
      { owner: '', span: 1 },
      { owner: 'x', span: 2 },
      { owner: 'y', span: 1 },
      { owner: '', span: 1 },
    ])
    expect(ownerEdges(columns)).toEqual(['b', 'd', 'e'])
    expect(ownersOf([{}, {}])).toEqual([])
  })

  test('a range is the same from either end, and one row where it begins elsewhere', () => {
    const rows = Array.from({ length: 12 }, (_, index) => String(index))
    const at = fc.integer({ min: 0, max: 11 })
    fc.assert(
      fc.property(at, at, (from, to) => {
        const between = rowsBetween(rows, (row) => row, String(from), String(to))
        expect(between).toEqual(rowsBetween(rows, (row) => row, String(to), String(from)))
        expect(between).toHaveLength(Math.abs(from - to) + 1)
      }),
    )
    expect(rowsBetween(rows, (row) => row, 'gone', '4')).toEqual(['4'])
  })
})

describe('the navigation', () => {
  const place = (to: string, permission: 'run.read' | 'decision.read') => ({ label: to, to, permission })
  const doors = [
    { id: 'a', label: 'a', places: [place('/runs', 'run.read'), place('/runs/lists', 'decision.read')] },
    { id: 'b', label: 'b', places: [place('/b', 'decision.read')] },
    { id: 'c', label: 'c', places: [] },
  ]

  test.each([
    [['run.read', 'decision.read'], { a: ['/runs', '/runs/lists'], b: ['/b'] }],
    [['run.read'], { a: ['/runs'] }],
    [[], {}],
  ])('whoever holds %j sees %j', (held, seen) => {
    const open = openDoors(doors, (permission) => (held as readonly string[]).includes(permission))
    expect(Object.fromEntries(open.map(({ id, places }) => [id, places.map(({ to }) => to)]))).toEqual(seen)
  })

  test.each([
    ['/runs', '/runs'],
    ['/runs/7', '/runs'],
    ['/runs/lists/7', '/runs/lists'],
    ['/runsome', undefined],
    ['/', undefined],
  ])('%s belongs to %s', (path, to) => {
    expect(placeOf(doors, path)?.to).toBe(to)
  })
})

test('pages are built once for what they are built from, and the first script is small', { timeout: 120_000 }, async () => {
  const folder = emptyFolder()
  expect((await builder.buildWeb(folder)).built).toBe(true)
  expect((await builder.buildWeb(folder)).built).toBe(false)
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const first = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/g)].map(
    ([, path = '']) => statSync(join(folder, `${path}.gz`)).size,
  )
  expect(first.length).toBeGreaterThan(1)
  expect(first.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(600_000)
  expect(page).not.toMatch(/<script(?![^>]*\ssrc=)/)
})
