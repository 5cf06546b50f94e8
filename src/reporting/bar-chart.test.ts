import { expect, test } from 'vitest'
import { barChart } from './bar-chart.ts'

const spec = { label: 'l', kinds: ['net', 'held'] as const }
const row = (name: string, ...values: readonly number[]) => ({ name, values, text: `${name}!` })
const bars = (page: string) =>
  page
    .split('<li>')
    .slice(1)
    .map((line) => [...line.matchAll(/class="k-(\w+)" style="width:([\d.]+)%"/g)].map(([, kind, width]) => [kind, Number(width)]))

test('bars are as long as their values beside the longest row, laid end to end; what is nothing draws nothing', () => {
  expect(bars(barChart({ ...spec, rows: [row('a', 3, 1), row('b', 2, 0), row('c', 0, 0)] }).text)).toEqual([
    [
      ['net', 75],
      ['held', 25],
    ],
    [['net', 50]],
    [],
  ])
})

test('shares fill the width in every row that has any', () => {
  expect(bars(barChart({ ...spec, rows: [row('a', 30, 10), row('b', 1, 2), row('c', 0, 0)], isNormalised: true }).text)).toEqual([
    [
      ['net', 75],
      ['held', 25],
    ],
    [
      ['net', 33.333],
      ['held', 66.667],
    ],
    [],
  ])
})

test('names and values are escaped, whole, and kept apart where equal', () => {
  const page = barChart({ ...spec, label: '"<', rows: [row('<b>&"', 1), row('x'.repeat(200), 1), row('same', 1), row('same', 1)] }).text
  expect(page).toContain('aria-label="&quot;&lt;"')
  expect(page).toContain('>&lt;b&gt;&amp;&quot;!<')
  expect(page).toContain('x'.repeat(200))
  expect(page.match(/>same</g)).toHaveLength(2)
  expect(page).not.toMatch(/NaN|Infinity/)
})

test('no rows draw an empty list', () => {
  expect(bars(barChart({ ...spec, rows: [] }).text)).toEqual([])
})
