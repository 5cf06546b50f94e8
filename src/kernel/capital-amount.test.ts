import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chineseAmount } from './capital-amount.ts'
import { parseYuan } from './money.ts'

test.each([
  ['0', '零元整'],
  ['0.01', '壹分'],
  ['0.10', '壹角整'],
  ['0.05', '伍分'],
  ['0.56', '伍角陆分'],
  ['1', '壹元整'],
  ['1.05', '壹元零伍分'],
  ['1.50', '壹元伍角整'],
  ['10', '壹拾元整'],
  ['10.05', '壹拾元零伍分'],
  ['10.10', '壹拾元壹角整'],
  ['19.99', '壹拾玖元玖角玖分'],
  ['20', '贰拾元整'],
  ['100.01', '壹佰元零壹分'],
  ['101', '壹佰零壹元整'],
  ['110', '壹佰壹拾元整'],
  ['1000', '壹仟元整'],
  ['1001', '壹仟零壹元整'],
  ['1010', '壹仟零壹拾元整'],
  ['1100', '壹仟壹佰元整'],
  ['325.04', '叁佰贰拾伍元零肆分'],
  ['1409.50', '壹仟肆佰零玖元伍角整'],
  ['1680.32', '壹仟陆佰捌拾元叁角贰分'],
  ['6007.14', '陆仟零柒元壹角肆分'],
  ['16409.02', '壹万陆仟肆佰零玖元零贰分'],
  ['9999', '玖仟玖佰玖拾玖元整'],
  ['10000', '壹万元整'],
  ['10001', '壹万零壹元整'],
  ['10010', '壹万零壹拾元整'],
  ['10100', '壹万零壹佰元整'],
  ['11000', '壹万壹仟元整'],
  ['100000', '壹拾万元整'],
  ['107000.53', '壹拾万柒仟元伍角叁分'],
  ['1000000', '壹佰万元整'],
  ['10000000', '壹仟万元整'],
  ['10000001', '壹仟万零壹元整'],
  ['10010001', '壹仟零壹万零壹元整'],
  ['99999999.99', '玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
  ['100000000', '壹亿元整'],
  ['100000000.01', '壹亿元零壹分'],
  ['100000001', '壹亿零壹元整'],
  ['100100000', '壹亿零壹拾万元整'],
  ['100001000', '壹亿零壹仟元整'],
  ['100010000', '壹亿零壹万元整'],
  ['100011000', '壹亿零壹万壹仟元整'],
  ['110000000', '壹亿壹仟万元整'],
  ['1010101010', '壹拾亿壹仟零壹拾万壹仟零壹拾元整'],
  ['500000000000', '伍仟亿元整'],
  ['1000000000000', '壹万亿元整'],
  ['1000100000000', '壹万零壹亿元整'],
  ['100000000000000', '壹佰万亿元整'],
  ['99999999999999.99', '玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
  ['-1234.50', '负壹仟贰佰叁拾肆元伍角整'],
  ['-0.01', '负壹分'],
])('%s is written %s', (yuan, expected) => {
  expect(chineseAmount(parseYuan(yuan) ?? -1n)).toBe(expected)
})

/** An independent reader of what is written, so that any amount can be checked. */
function readBack(text: string): bigint {
  const digits = '零壹贰叁肆伍陆柒捌玖'
  const read = (part: string): bigint => {
    for (const [word, unit] of [
      ['亿', 10n ** 8n],
      ['万', 10n ** 4n],
      ['仟', 1000n],
      ['佰', 100n],
      ['拾', 10n],
    ] as const) {
      const at = part.lastIndexOf(word)
      if (at >= 0) return read(part.slice(0, at)) * unit + read(part.slice(at + 1))
    }
    return part === '' ? 0n : BigInt(digits.indexOf(part.replace(/^零(?=.)/, '')))
  }
  const whole = /^(?:(.+)元)?零?(?:(.)角)?(?:(.)分)?整?$/.exec(text)
  if (whole === null) throw new Error(`not an amount: ${text}`)
  return read(whole[1] ?? '') * 100n + read(whole[2] ?? '') * 10n + read(whole[3] ?? '')
}

test('any amount up to ten million billion fen reads back, with no zero doubled or left hanging', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 16n }), fc.integer({ min: 0, max: 16 }), (seed, zeros) => {
      const fen = seed - (seed % 10n ** BigInt(zeros))
      const text = chineseAmount(fen)
      expect(readBack(text)).toBe(fen)
      expect(text).not.toMatch(/零零|零[万亿角]|.零元|元整.|分整/)
    }),
    { numRuns: 3000 },
  )
})
