import type { Entity, Enumeration, Field, FieldType, Unit, Vocabulary } from '../../../src/rules/index.ts'

/** A small vocabulary that has every kind of field, references two deep, and relations with references of their own. */
export const vocabulary: Vocabulary = {
  units: new Map<string, Unit>(['person', 'month', 'year', 'day', 'yuan', 'item'].map((id) => [id, { id, zh: id }])),
  enumerations: new Map(
    [
      enumeration('size', '规模类', ['large', '大型'], ['medium', '中型'], ['small', '小型'], ['micro', '微型'], ['none', '不划型']),
      enumeration('kind', '类别值', ['first', '甲类'], ['second', '乙类'], ['third', '丙类']),
      enumeration('way', '口径', ['plain', '简易口径'], ['netted', '扣减口径'], ['mean', '均值口径']),
    ].map((each) => [each.id, each]),
  ),
  entities: new Map(
    [
      entity('unit', '单位', 'item', 'place', {
        is_listed: ['是否在册', { kind: 'boolean' }],
        industry: ['行业代码', { kind: 'text', code: 'industry' }],
        origin: ['原行业代码', { kind: 'text' }],
        place: ['所在地区', { kind: 'region' }],
        size: ['规模', { kind: 'enumeration', enumeration: 'size' }],
        kind: ['类别', { kind: 'enumeration', enumeration: 'kind' }],
        headcount: ['人数', number('person', 0, 0n, 5_000_000n)],
        headcount_start: ['期初人数', number('person', 0, 0n, 5_000_000n)],
        losses: ['减少人数', number('person', 0, 0n, 5_000_000n)],
        headcount_months: ['人月数', number('month.person', 0, 0n, 60_000_000n)],
        insured_months: ['计算月数', number('month', 0, 0n, 12n)],
        premium: ['保费', number('yuan', 2, 0n, 10n ** 14n)],
        balance: ['差额', number('yuan', 2, -(10n ** 14n), 10n ** 14n)],
        share: ['占比', number('', 6, 0n, 1_000_000n)],
        change: ['变动率', number('', 4, -10_000n, 10_000n)],
        opened: ['设立日', { kind: 'date' }],
        closed: ['注销日', { kind: 'date' }],
        since: ['起始月', { kind: 'month' }],
        parent: ['上级', { kind: 'reference', entity: 'group' }],
        jobs: ['用工', { kind: 'relation', entity: 'job', by: 'unit' }],
        payments: ['付款', { kind: 'relation', entity: 'payment', by: 'unit' }],
      }),
      entity('group', '集团', 'item', undefined, {
        group_size: ['集团规模', { kind: 'enumeration', enumeration: 'size' }],
        total: ['集团人数', number('person', 0, 0n, 5_000_000n)],
        founded: ['成立日', { kind: 'date' }],
        area: ['片区', { kind: 'reference', entity: 'area' }],
        units: ['成员', { kind: 'relation', entity: 'unit', by: 'parent' }],
      }),
      entity('area', '片区表', 'item', 'area_place', {
        area_place: ['片区地区', { kind: 'region' }],
        reserve: ['储备', number('yuan', 2, 0n, 10n ** 17n)],
        reserve_months: ['储备月数', number('month', 2, 0n, 100_000n)],
        is_strained: ['是否困难', { kind: 'boolean' }],
      }),
      entity('job', '用工记录', 'person', undefined, {
        unit: ['单位', { kind: 'reference', entity: 'unit' }],
        person: ['人员', { kind: 'reference', entity: 'person' }],
        started: ['入职日', { kind: 'date' }],
        ended: ['离职日', { kind: 'date' }],
        paid_months: ['参保月数', number('month', 0, 0n, 720n)],
        wage: ['月薪', number('yuan', 2, 0n, 10n ** 10n)],
        is_new: ['是否新招', { kind: 'boolean' }],
        kind: ['类别', { kind: 'enumeration', enumeration: 'kind' }],
        occupation: ['工种代码', { kind: 'text' }],
        first_month: ['首缴月', { kind: 'month' }],
      }),
      entity('person', '人员表', 'person', 'home', {
        birth: ['出生日', { kind: 'date' }],
        is_local: ['是否本地', { kind: 'boolean' }],
        home: ['户籍地', { kind: 'region' }],
        degree: ['学历', { kind: 'enumeration', enumeration: 'size' }],
      }),
      entity('payment', '付款记录', 'item', undefined, {
        unit: ['单位', { kind: 'reference', entity: 'unit' }],
        amount: ['金额', number('yuan', 2, -(10n ** 12n), 10n ** 12n)],
        rate: ['比例', number('', 6, 0n, 1_000_000n)],
        paid_on: ['付款日', { kind: 'date' }],
        for_month: ['所属月', { kind: 'month' }],
        kind: ['类别', { kind: 'enumeration', enumeration: 'kind' }],
      }),
    ].map((each) => [each.id, each]),
  ),
}

function enumeration(id: string, zh: string, ...values: readonly (readonly [string, string])[]): Enumeration {
  return { id, zh, values: values.map(([value, spelled]) => ({ id: value, zh: spelled, aliases: [] })) }
}

function number(dimension: string, scale: number, low: bigint, high: bigint): FieldType {
  return { kind: 'number', dimension, scale, low, high }
}

function entity(
  id: string,
  zh: string,
  unit: string,
  region: string | undefined,
  fields: Record<string, readonly [string, FieldType]>,
): Entity {
  const made = Object.entries(fields).map(([field, [spelled, type]]): [string, Field] => [
    field,
    { id: field, zh: spelled, aliases: [], definition: '', source: '', type },
  ])
  return { id, zh, definition: '', source: '', region, unit, fields: new Map(made) }
}

/** An entity that is known to exist. */
export function entityOf(id: string): Entity {
  const found = vocabulary.entities.get(id)
  if (found === undefined) throw new Error(`no entity ${id}`)
  return found
}
