import type { Keywords } from '../read/read-keywords.ts'
import type { MappingKey, NameOf, Shape } from './shape.ts'

/** What stands where something else was wanted. */
export const nodeWords: Readonly<Record<string, string>> = {
  value: '一个值',
  list: '列表',
  mapping: '一组“键: 值”',
  reference: '对别处的引用（* 或 &）',
}

const names: Readonly<Record<NameOf, string>> = {
  entity: '对象名称',
  unit: '单位',
  indicator: '指标名称',
  clause: '本文件的条款编号',
  enumeration: '枚举名，或“分档 单位”',
  strategy: '枚举参数的名称',
  switch: '类型为“枚举 开关状态”的参数的名称',
  example: '例子的名称',
  reference: '引用字段的名称',
  type: '参数类型',
}

const keys: Readonly<Record<MappingKey, string>> = {
  condition: '条件代码',
  clause: '条款编号',
  mask: '遮蔽年份',
  value: '枚举值',
  reading: '读法',
  parameter: '参数名称',
  indicator: '指标名称',
  term: '代码',
  source: '来源的文号或名称',
  article: '条款号',
}

const plain = {
  text: '一段文字',
  id: '代码（小写英文字母、数字、下划线）',
  expression: '一行算式',
  year: '四位年份',
  count: '正整数',
  number: '数',
  region: '六位行政区划代码（加引号）',
  mask: '遮蔽年份',
  time: '时限',
  cell: '一个值',
  facts: '一组“字段: 值”',
} as const

/** A shape as an author would say it. */
export function shapeInWords(shape: Shape, keywords: Keywords): string {
  const inner = (of: Shape) => shapeInWords(of, keywords)
  switch (shape.kind) {
    case 'name':
      return names[shape.of]
    case 'day':
      return shape.maskable ? '日期（年-月-日，年份可遮蔽）' : '日期（年-月-日）'
    case 'word':
      return [...(keywords.words.get(shape.section)?.keys() ?? [])].join('、')
    case 'list':
      return `列表，每项是${inner(shape.of)}`
    case 'one_or_list':
      return `${inner(shape.of)}，或其列表`
    case 'block':
      return `一组键：${spelled(shape.block, keywords)}`
    case 'named':
      return `“名称 (代码)”及其下一组键：${spelled(shape.block, keywords)}`
    case 'mapping':
      return `“${keys[shape.keys]}: ${shape.of.kind === 'block' ? '一组键' : inner(shape.of)}”`
    case 'text_or_block':
      return `一段文字，或一组键：${spelled(shape.block, keywords)}`
    case 'text':
    case 'id':
    case 'expression':
    case 'year':
    case 'count':
    case 'number':
    case 'region':
    case 'mask':
    case 'time':
    case 'cell':
    case 'facts':
      return plain[shape.kind]
  }
}

function spelled(block: string, keywords: Keywords): string {
  return [...(keywords.keys.get(block)?.keys() ?? [])].join('、')
}
