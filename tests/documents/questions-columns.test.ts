import { describe, expect, test } from 'vitest'
import { type Found, proposeColumns } from '../../src/documents/index.ts'
import { clauseOf, reader } from './mentions.ts'

const titled = (value: string): Found<string> => ({ value, span: { from: 0, to: value.length }, confidence: 1 })

/** Columns as name, form and unit. */
function columnsOf(text: string, title?: string): readonly string[] {
  return proposeColumns(clauseOf(text), title === undefined ? undefined : titled(title), reader).map(
    ({ name, kind, unit }) => `${name} ${unit ?? kind}`,
  )
}

describe('draft columns', () => {
  test.each<readonly [string, readonly string[]]>([
    ['了解企业员工总数、缺工人数、空岗结构等情况。', ['企业员工总数 人', '缺工人数 人', '空岗结构 text']],
    ['全面摸清返乡人员、登记失业人员基本情况。', ['返乡人员人数 人', '登记失业人员人数 人']],
    ['摸清有就业意愿、培训意愿的退捕渔民的基本情况。', ['有就业意愿的退捕渔民人数 人', '有培训意愿的退捕渔民人数 人']],
    ['对拟外出的农民工，要摸清其外出和返回时间等信息。', ['拟外出的农民工人数 人', '外出时间 date', '返回时间 date']],
    [
      '掌握高校毕业生、农民工等重点群体就业意愿、培训需求等情况。',
      ['高校毕业生人数 人', '农民工人数 人', '就业意愿 text', '培训需求 text'],
    ],
    ['建立健全农民工返乡监测制度。', ['农民工返乡人数 人']],
    ['收集企业名称、缺工岗位、月工资。', ['企业名称 text', '缺工岗位 text', '月工资 元']],
    ['各区县要及时填报《用工情况表》。', ['区县 text']],
    ['摸清底数，掌握情况，加强宣传。', []],
    ['登记的失业人员可享受补贴。', []],
  ])('%s', (text, columns) => expect(columnsOf(text)).toEqual(columns))

  test.each([
    ['农民工就业服务需求情况调查表', ['有就业服务需求的农民工人数 人']],
    ['2022年期间为残疾人提供就业服务情况统计表', ['获得就业服务的残疾人人数 人']],
    ['工作进展情况表', []],
  ])('of the title %s', (title, columns) => expect(columnsOf('特此通知。', title)).toEqual(columns))

  test('point at the words they are taken from', () => {
    const text = '要摸清外出和返回地点。'
    const places = proposeColumns(clauseOf(text), undefined, reader).map(({ name, span }) => [name, text.slice(span.from, span.to)])
    expect(places).toContainEqual(['返回地点', '返回地点'])
  })
})
