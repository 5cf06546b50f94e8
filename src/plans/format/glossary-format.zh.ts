import type { glossaryFormat } from './glossary-format.ts'
import type { Descriptions } from './shape.ts'

/** The glossary, for those who keep it. */
export const glossaryTexts: Descriptions<typeof glossaryFormat> = {
  glossary: {
    zh: '术语表',
    about: 'glossary/terms.yaml：官方术语与英文代码唯一对应的地方。',
    keys: {
      units: ['计量单位', 'units: { person: { zh: 人 } }'],
      enumerations: ['枚举', 'enumerations: { sex: { zh: 性别值, values: [{ id: male, zh: 男 }] } }'],
      entities: [
        '对象及其字段',
        'entities: { pool: { zh: 统筹地区, def: 一个统筹地区, source: 基金账, fields: [{ id: balance, zh: 结余, type: money, def: 结余 }] } }',
      ],
    },
  },
  term_unit: { zh: '单位', about: '一个计量单位。', keys: { zh: ['单位的名称', 'zh: 人'] } },
  enumeration: {
    zh: '枚举',
    about: '一组固定的值；按次序存储，只在末尾添加。',
    keys: { zh: ['枚举的名称', 'zh: 性别值'], values: ['各值', 'values: [{ id: male, zh: 男 }, { id: female, zh: 女 }]'] },
  },
  enumeration_value: {
    zh: '枚举值',
    about: '枚举的一个值。',
    keys: { id: ['代码', 'id: male'], zh: ['名称', 'zh: 男'], aliases: ['文件里的别称', 'aliases: [男性]'] },
  },
  entity: {
    zh: '对象',
    about: '一类记录，如企业、人员。',
    keys: {
      zh: ['名称', 'zh: 企业'],
      region: ['哪个字段是它所在的地区', 'region: registered_region'],
      unit: ['数它的记录得什么单位', 'unit: person'],
      def: ['定义', 'def: 一户企业'],
      source: ['数据来源', 'source: 市场监管登记'],
      fields: ['字段', 'fields: [{ id: revenue, zh: 营业收入, type: money, def: 上年收入 }]'],
    },
  },
  field: {
    zh: '字段',
    about: '对象的一项事实。',
    keys: {
      id: ['代码，定了不再改', 'id: revenue'],
      zh: ['唯一的写法', 'zh: 营业收入'],
      type: [
        'boolean、text、region、date、month、money、money:单位、rate、enum:枚举、count:单位、decimal:单位:位数、ref:对象、many:对象:字段',
        'type: count:person',
      ],
      range: ['最小和最大，含两头', 'range: [0, 5000000]'],
      def: ['定义', 'def: 期末人数'],
      source: ['数据来源', 'source: 统计名录'],
      not: ['容易与什么混淆', 'not: 参保职工人数'],
      aliases: ['文件里的别称，规则不用', 'aliases: [参保职工数]'],
    },
  },
}
