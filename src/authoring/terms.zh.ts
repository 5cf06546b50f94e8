/** How a field of each type is used in a test. */
export function fieldExample(zh: string, kind: string): string {
  const examples: Readonly<Record<string, string>> = {
    boolean: `not(${zh})`,
    date: `${zh} <= 筛查日`,
    month: `${zh} = 所在月(筛查日)`,
    number: `${zh} > 0`,
    reference: `${zh}.字段`,
    relation: `count(${zh}) > 0`,
    text: `属于名录(${zh}, 名录参数)`,
    enumeration: `${zh} = 枚举值`,
    region: `地区依据: ${zh}`,
  }
  return examples[kind] ?? ''
}

/** What kinds of things there are to write. */
export const kindWords = {
  entity: '对象',
  field: '字段',
  definition: '定义',
  parameter: '参数',
  policy: '政策',
  indicator: '指标',
  enumeration: '枚举',
  value: '枚举值',
  function: '函数',
  operator: '运算',
  run: '筛查的日子',
  key: '键',
  word: '词',
  unit: '单位',
} as const

export const termTexts = {
  none: (word: string, near: readonly string[]) =>
    `没有找到“${word}”。${near.length === 0 ? '换一个词再查，或看 docs/plan-format.zh-CN.md。' : `是否指：${near.join('、')}？`}`,
  found: (count: number) => `找到 ${count} 项`,
  alias: (aliases: readonly string[]) => `文件里也叫：${aliases.join('、')}（规则只写正式名称）`,
  uses: (count: number, first: readonly string[]) => `用在 ${count} 项政策：${first.join(', ')}${count > first.length ? ' …' : ''}`,
  example: (text: string) => `例：${text}`,
} as const
