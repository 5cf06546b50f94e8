import { describe, expect, test } from 'vitest'
import { wholeDocumentNumber } from './document-number.ts'
import { dateIn, wholeDate } from './printed-date.ts'

const folded = (text: string) =>
  text.replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replaceAll('\u3000', ' ')

describe('document numbers', () => {
  const numbers: readonly (readonly [printed: string, canonical: string | undefined])[] = [
    ['人社部函〔2022〕60号', '人社部函〔2022〕60号'],
    ['渝人社办[2022]209号', '渝人社办〔2022〕209号'],
    ['内人社办发﹝2020﹞16号', '内人社办发〔2020〕16号'],
    ['国发【2019】26号', '国发〔2019〕26号'],
    ['财社（2023）181号', '财社〔2023〕181号'],
    ['X政发〔20XX〕3号', 'X政发〔20XX〕3号'],
    ['云人社函〔2023〕 第 047 号', '云人社函〔2023〕47号'],
    ['某府办发(2020〕8号', '某府办发〔2020〕8号'],
    ['鲁 人 社 字 〔 2021 〕 12 号', '鲁人社字〔2021〕12号'],
    ['苏人社发〔2022〕64', '苏人社发〔2022〕64号'],
    ['鲁人社字〔2 0 2 1〕1 2 号', '鲁人社字〔2021〕12号'],
    ['鲁人社字〔20 21〕1 2号', '鲁人社字〔2021〕12号'],
    ['(国办发〔2022〕13号)', '国办发〔2022〕13号'],
    ['粵府〔2021〕13號', '粵府〔2021〕13号'],
    ['京（人社）发〔2022〕1号', '京（人社）发〔2022〕1号'],
    ['根据国办发〔2022〕13号文件', undefined],
    ['2022年6月14日', undefined],
    ['（2022年）', undefined],
  ]
  test.each(numbers)('%s', (printed, canonical) => expect(wholeDocumentNumber(folded(printed))?.canonical).toBe(canonical))
})

describe('dates', () => {
  const dates: readonly (readonly [printed: string, value: string | undefined])[] = [
    ['2022年6月14日', '2022-06-14'],
    ['2022 年 6 月 14 日', '2022-06-14'],
    ['二〇二二年六月十四日', '2022-06-14'],
    ['二○二二年十二月三十一日', '2022-12-31'],
    ['二零一九年十月二十日', '2019-10-20'],
    ['2 0 2 2 年 1 2 月 3 1 日', '2022-12-31'],
    ['20 22年1 2月3日', '2022-12-03'],
    ['二 〇 二 二 年 十 二 月 三 十 日', '2022-12-30'],
    ['2022-06-14', '2022-06-14'],
    ['2022/6/14', '2022-06-14'],
    ['2022.6.14', '2022-06-14'],
    ['20XX年12月31日', '20XX-12-31'],
    ['2022年6月', '2022-06'],
    ['（2021年3月5日）', '2021-03-05'],
    ['2022年13月1日', undefined],
    ['2022年6月14日前完成', undefined],
    ['5.5%', undefined],
  ]
  test.each(dates)('a line of %s', (printed, value) => expect(wholeDate(folded(printed))?.value).toBe(value))
  test('the first one inside a sentence', () =>
    expect(dateIn('自2022年1月1日至12月31日')).toEqual({ value: '2022-01-01', from: 1, to: 10 }))
})
