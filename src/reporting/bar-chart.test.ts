import { expect, test } from 'vitest'
import { barChart } from './bar-chart.ts'

const spec = { label: 'l', colours: ['#111111', '#222222'], nameWidth: 100, textWidth: 100 }
const row = (name: string, ...values: readonly number[]) => ({ name, values, text: `${name}!` })
const paths = (svg: string) => [...svg.matchAll(/<path d="M(\S+) \S+?l(\S+) 0/g)].map((match) => [Number(match[1]), Number(match[2])])

test('bars are as long as their values, laid end to end; what is nothing draws nothing', () => {
  const svg = barChart({ ...spec, rows: [row('a', 3, 1), row('b', 2, 0)] }).text
  expect(paths(svg)).toEqual([
    [100, 525],
    [100, 350],
    [625, 175],
  ])
})

test('shares fill the width in every row that has any', () => {
  const svg = barChart({ ...spec, rows: [row('a', 30, 10), row('b', 1, 1), row('c', 0, 0)], isNormalised: true }).text
  expect(paths(svg)).toEqual([
    [100, 525],
    [100, 350],
    [625, 175],
    [450, 350],
  ])
})

test('names are escaped, shortened where long, and kept apart where equal', () => {
  const svg = barChart({ ...spec, label: '"<', rows: [row('<b>&"', 1), row('x'.repeat(200), 1), row('same', 1), row('same', 1)] }).text
  expect(svg).toContain('aria-label="&quot;&lt;"')
  expect(svg).toContain('>&lt;b&gt;&amp;&quot;<')
  expect(svg).toMatch(/>x+…</)
  expect(svg.match(/>same</g)).toHaveLength(2)
  expect(svg).not.toContain('NaN')
})

test('the same data gives the same picture, free of identifiers', () => {
  const draw = () => barChart({ ...spec, rows: [row('a', 3, 1)] }).text
  expect(draw()).toBe(draw())
  expect(draw()).not.toMatch(/ id=| class="(?!chart)|url\(|<style/)
})

test('no rows draw an empty picture', () => {
  expect(paths(barChart({ ...spec, rows: [] }).text)).toEqual([])
})
