import { describe, expect, test } from 'vitest'
import { hasIndustryPrefix, normaliseIndustryCode } from './industry.ts'

describe('normalising', () => {
  test.each([
    ['H6210', 'H6210'],
    ['h6210', 'H6210'],
    [' Ｈ６２１０ ', 'H6210'],
    ['6210', 'H6210'],
    ['H621', 'H621'],
    ['62', 'H62'],
    ['H', 'H'],
    ['0111', 'A0111'],
    ['7291', 'L7291'],
    ['9700', 'T9700'],
    ['I6410', 'I6410'],
  ])('%j is %s', (text, code) => {
    expect(normaliseIndustryCode(text)).toBe(code)
  })

  test.each(['', '6', '621', '111', 'A111', 'H6', 'U97', 'H5210', 'C62', '00', '0011', '98', '9810', 'H62100', '62-10', 'HH62', '餐饮'])(
    '%j is refused',
    (text) => {
      expect(normaliseIndustryCode(text)).toBeUndefined()
    },
  )

  test.each([
    ['A', 1, 5],
    ['B', 6, 12],
    ['C', 13, 43],
    ['D', 44, 46],
    ['E', 47, 50],
    ['F', 51, 52],
    ['G', 53, 60],
    ['H', 61, 62],
    ['I', 63, 65],
    ['J', 66, 69],
    ['K', 70, 70],
    ['L', 71, 72],
    ['M', 73, 75],
    ['N', 76, 79],
    ['O', 80, 82],
    ['P', 83, 83],
    ['Q', 84, 85],
    ['R', 86, 90],
    ['S', 91, 96],
    ['T', 97, 97],
  ])('section %s holds the divisions %i to %i', (letter, first, last) => {
    for (let division = 0; division <= 99; division += 1) {
      const digits = String(division).padStart(2, '0')
      const isInside = division >= first && division <= last
      expect(normaliseIndustryCode(letter + digits)).toBe(isInside ? letter + digits : undefined)
      if (isInside) expect(normaliseIndustryCode(digits)).toBe(letter + digits)
    }
  })
})

test.each([
  ['H6210', 'H62', true],
  ['H6210', 'H', true],
  ['H62', 'H62', true],
  ['H6110', 'H62', false],
  ['L7291', 'L7291', true],
  ['L7292', 'L7291', false],
  ['L729', 'L7291', undefined],
  ['L', 'L7291', undefined],
  ['K', 'L7291', false],
])('%s lies under %s: %s', (code, prefix, expected) => {
  expect(hasIndustryPrefix(code, prefix)).toBe(expected)
})
