import { describe, expect, test } from 'vitest'
import { only } from './mentions.ts'

/** Powers of ten as they are written behind a number, one and two of them. */
const powers = { '': 0, 百: 2, 千: 3, 万: 4, 百万: 6, 千万: 7, 亿: 8, 十亿: 9, 百亿: 10, 千亿: 11, 万亿: 12 } as const

/** Measures, with the unit they are written in; some begin as a power of ten does. */
const measures = {
  元: '元',
  美元: '美元',
  港币: '港元',
  欧元: '欧元',
  人: '人',
  人次: '人次',
  千瓦: '千瓦',
  千瓦时: '千瓦时',
  千米: '公里',
  千克: '公斤',
  斤: '斤',
  吨: '吨',
  亩: '亩',
  平方米: '平方米',
  立方米: '立方米',
} as const

const numbers = ['1', '3', '12', '300', '4.5', '0.75', '12.34'] as const

/** The number with its point moved, as the reader writes values. */
function worth(number: string, power: number): string {
  const [whole = '', fraction = ''] = number.split('.')
  const digits = BigInt(whole + fraction) * 10n ** BigInt(power)
  const places = 10n ** BigInt(fraction.length)
  const rest = String(digits % places)
    .padStart(fraction.length, '0')
    .replace(/0+$/, '')
  return `${digits / places}${rest === '' || fraction === '' ? '' : `.${rest}`}`
}

const worthOf = (text: string) => only(text, 'figure').map(({ value, unit }) => `${value} ${unit}`)

describe.each(Object.entries(measures))('what is measured in %s', (measure, unit) => {
  test.each(Object.entries(powers))('is worth the number times its power: %s', (power, exponent) => {
    for (const number of numbers)
      expect(worthOf(`规模达到${number}${power}${measure}以上`), `${number}${power}${measure}`).toEqual([
        `${worth(number, exponent)} ${unit}`,
      ])
  })
})

describe('a number in several powers', () => {
  test.each([
    ['奖励1亿2000万元', '120000000 元'],
    ['奖励1亿2千万元', '120000000 元'],
    ['奖励3万5千元', '35000 元'],
    ['奖励3万5000元', '35000 元'],
    ['奖励1万2.5千元', '12500 元'],
    ['奖励一亿两千万元', '120000000 元'],
    ['奖励三十万亿元', '30000000000000 元'],
    ['奖励三万亿五千亿元', '3500000000000 元'],
    ['奖励三万五千亿元', '3500000000000 元'],
    ['奖励二千零五十万元', '20500000 元'],
    ['奖励一点五亿元', '150000000 元'],
    ['奖励两千三百万美元', '23000000 美元'],
  ])('%s', (text, value) => expect(worthOf(text)).toEqual([value]))

  // A year behind a number is none of it, and so is a number too large to be its rest.
  test.each([
    ['奖励3万元2022年发放', ['30000 元']],
    ['奖励2万、3千元', ['20000 元', '3000 元']],
  ])('%s', (text, values) => expect(worthOf(text)).toEqual(values))
})

describe('shares', () => {
  test.each([
    ['按百分之五点五返还', '5.5 %'],
    ['按百分之零点五返还', '0.5 %'],
    ['按百分之一百二十返还', '120 %'],
    ['按千分之三缴纳', '3 ‰'],
    ['按万分之五缴纳', '0.05 %'],
    ['按万分之3.5缴纳', '0.035 %'],
  ])('%s', (text, value) => expect(worthOf(text)).toEqual([value]))

  test('a time of day is no number', () => expect(worthOf('上午九点三十分前')).toEqual([]))
})
