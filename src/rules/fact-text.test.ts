import { describe, expect, test } from 'vitest'
import { parseDate } from '../kernel/calendar.ts'
import { readFactText, type SpelledType } from './fact-text.ts'
import type { Vocabulary } from './vocabulary.ts'

const kinds = { id: 'kind', zh: '类别', values: [{ id: 'enterprise', zh: '企业法人', aliases: ['公司'] }] }
const vocabulary: Vocabulary = { units: new Map(), enumerations: new Map([['kind', kinds]]), entities: new Map() }

describe('a text is read as a value', () => {
  test.each<[SpelledType, string, string | number | boolean | undefined]>([
    [{ kind: 'boolean' }, '是', true],
    [{ kind: 'boolean' }, 'ＹＥＳ', true],
    [{ kind: 'boolean' }, '√', true],
    [{ kind: 'boolean' }, '１', true],
    [{ kind: 'boolean' }, '否', false],
    [{ kind: 'boolean' }, '没有', false],
    [{ kind: 'boolean' }, '0', false],
    [{ kind: 'boolean' }, '不详', undefined],
    [{ kind: 'boolean' }, '2', undefined],
    [{ kind: 'text' }, ' as it comes ', ' as it comes '],
    [{ kind: 'text', code: 'industry' }, '6210', 'H6210'],
    [{ kind: 'text', code: 'industry' }, 'Ｈ６２１０', 'H6210'],
    [{ kind: 'text', code: 'industry' }, '111', undefined],
    [{ kind: 'text', code: 'industry' }, '餐饮', undefined],
    [{ kind: 'region' }, '５００１０３', 500_103],
    [{ kind: 'region' }, '5001', undefined],
    [{ kind: 'region' }, '900103', undefined],
    [{ kind: 'date' }, '2022年4月1日', parseDate('2022-04-01')],
    [{ kind: 'date' }, 'infinity', undefined],
    [{ kind: 'month' }, '2022/4', 2022 * 12 + 3],
    [{ kind: 'enumeration', enumeration: 'kind' }, '企业 法人', 0],
    [{ kind: 'enumeration', enumeration: 'kind' }, 'Enterprise', 0],
    [{ kind: 'enumeration', enumeration: 'kind' }, '公司', 0],
    [{ kind: 'enumeration', enumeration: 'kind' }, '机关', undefined],
  ])('%j: %j', (type, text, value) => {
    const found = readFactText(text, type, vocabulary)
    expect(found.kind === 'value' ? found.value : undefined).toBe(value)
  })

  test('a number that a spreadsheet keeps a day in is told with that day', () => {
    expect(readFactText('44652', { kind: 'date' }, vocabulary)).toEqual({ kind: 'refused', reason: 'spreadsheet_day', day: '2022-04-01' })
  })
})
