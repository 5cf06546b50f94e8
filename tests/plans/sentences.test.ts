import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { describeFactProblem, describeProblem, describeRefusal, type LinkRefusal } from '../../src/plans/index.ts'
import { gapSentences, overrideSentences, problemSentences, refusalSentences } from '../../src/plans/messages.zh.ts'
import { readCases } from './seeded-case.ts'
import { loadFolders, shippedFolders } from './shipped-plans.ts'

const root = join(import.meta.dirname, '../..')
const folders = ['src/rules/syntax', 'src/rules/check', 'src/plans', 'src/plans/format']
const set = loadFolders(shippedFolders)

/** The code of the features that report problems, without their messages and tests. */
function sources(): readonly string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.endsWith('.zh.ts'))
      .map((name) => readFileSync(join(root, folder, name), 'utf8')),
  )
}

/** Every snake-case word that stands where a problem's code stands: an argument before the values, a `code:`, or a choice of codes. */
function codesIn(source: string): ReadonlySet<string> {
  const plain = source.replace(/\.(?:get|has|spell)\([^()]*\)|\{ node[^{}]*\}/g, '')
  const places = [
    ...plain.matchAll(/\b(?:problem|refuse|expressionProblem|problemAt|gap|syntaxProblem)\(([^{;]*?)(?:\{|\)\n|$)/gm),
    ...plain.matchAll(/\bcode: ([^,}\n]*)/g),
    ...plain.matchAll(/\? undefined : ('[a-z_]+')|return ('[a-z_]+')$|return left\.kind === right\.kind \? (.*)$/gm),
  ]
  const text = places.map((match) => match.slice(1).join(' ')).join(' ')
  return new Set([...text.matchAll(/'([a-z]+(?:_[a-z]+)+)'/g)].map(([, code = '']) => code))
}

describe('sentences for authors', () => {
  const emitted = new Set(sources().flatMap((source) => [...codesIn(source)]))

  test('every code has one', () => {
    const known = new Set<string>(
      [problemSentences, refusalSentences, gapSentences, overrideSentences].flatMap((table) => Object.keys(table)),
    )
    expect([...emitted].filter((code) => !known.has(code))).toEqual([])
  })

  test('none is left over', () => {
    const all = [problemSentences, refusalSentences, gapSentences, overrideSentences].flatMap((table) => Object.keys(table))
    expect(all.filter((code) => !emitted.has(code))).toEqual([])
  })

  test('every code is seeded in a bad case, or shown by running examples', () => {
    const seeded = readCases('bad')
      .map((each) => each.expected)
      .join('')
    const shownByExamples = ['no_example_met', 'no_example_unknown', 'no_example_refused']
    // A file cannot hold it: an empty value is refused before it is read as an expression.
    const ofExpressionsAlone = ['empty_expression']
    // A case holds texts only; pipes and circles of links are shown where plans are left out.
    const ofFilesThatCannotBeOpened = ['file_unopened']
    // Told by `check` of a loaded plan, beside its record of comparison.
    const ofRecords = ['settled_line_unknown', 'settled_line_incomplete', 'settled_reason_short', 'settled_reason_repeated']
    const elsewhere = [...shownByExamples, ...ofExpressionsAlone, ...ofFilesThatCannotBeOpened, ...ofRecords]
    const absent = Object.keys(problemSentences).filter((code) => !seeded.includes(`[${code}]`) && !elsewhere.includes(code))
    expect(absent).toEqual([])
  })

  test('no sentence shows an unfilled place or an internal name of a type', () => {
    for (const { expected, name } of readCases('bad')) {
      for (const line of expected.split('\n').filter((each) => each.includes('错误['))) {
        const sentence = line.slice(line.indexOf(']') + 1).replace(/“[^”]*”/g, '')
        expect(sentence, name).not.toMatch(/\{[a-z]+(:[a-z]+)?\}|\{\?|\?\}|undefined|number\(|enumeration\(|record\(|relation\(|boolean/)
        expect(sentence, name).toMatch(/。$/)
      }
    }
  })
})

test.each<[LinkRefusal['code'], Record<string, string>, string]>([
  [
    'masked_year_unbound',
    { parameter: '甲', text: '20XX' },
    '参数“甲”用到的年份 20XX 在文件里遮去了。请先指明是哪一年，例如 20XX = 2022。',
  ],
  ['masked_year_unbound', { parameter: '', text: '20XX' }, '用到的年份 20XX 在文件里遮去了。请先指明是哪一年，例如 20XX = 2022。'],
  [
    'masked_day_absent',
    { parameter: '甲', text: '2022-02-29' },
    '参数“甲”用到的 2022-02-29 不是有效的日期，或不在允许的范围里。请另给年份。',
  ],
  [
    'parameter_not_in_force',
    { parameter: '甲', from: '19000', to: '10000000' },
    '参数“甲”在 2022-01-08 至 不限 没有取值。请补上这段期间的取值，或换一个筛查日。',
  ],
  ['not_in_force', { from: '18993', to: '19357', day: '19358' }, '2023-01-01 不在政策期内（2022-01-01 至 2022-12-31）。请换一个筛查日。'],
  ['not_known_yet', {}, '这份文件还没有发布，不能按它判断。请用 --date 或 --known-on 指明发布以后的一天。'],
  [
    'not_known_yet',
    { from: '19146', knownOn: '19145' },
    '到 2022-06-02，这份文件还没有发布（2022-06-03 起才知悉），不能按它判断。请用 --date 或 --known-on 指明发布以后的一天。',
  ],
  [
    'parameter_not_known_yet',
    { parameter: '甲', from: '18993', to: '19357', knownOn: '19146' },
    '参数“甲”在 2022-01-01 至 2022-12-31 的取值，2022-06-03 起才知悉，此前不能判断。请用 --known-on 或 --date 指定 2022-06-03 或以后的一天。',
  ],
  [
    'plan_broken',
    { plan: 'p', above: 'q', count: '2', at: 'q/01.md:3:1', message: '条款重复。' },
    '方案 p 承接的 q 有 2 处错误，不能用来判定。第一处在 q/01.md:3:1：条款重复。请运行 ballast check 逐条改正。',
  ],
  [
    'shared_broken',
    { plan: '', above: '', count: '1', at: 'library/01.md:3:1', message: '条款重复。' },
    '总库或术语表有 1 处错误，每个方案都要用到它们，不能判定。第一处在 library/01.md:3:1：条款重复。请运行 ballast check 逐条改正。',
  ],
  [
    'region_unreadable',
    { unknown: 'p', plan: '' },
    '方案 p 有错，连地区也读不出来，它可能在任何地方，由谁决定说不清。请先在 p/plan.yaml 里写明“地区”，或把这个文件夹移出方案目录；此前只能用 --plan 指定县级的方案。',
  ],
  [
    'stated_twice',
    { plan: 'p', other: 'q', policy: '稳岗返还' },
    '方案 p 和 q 地区相同，这一天都规定了“稳岗返还”，分不清用哪一份。请用 --plan 只选一份，或改正期间。',
  ],
])('refusal %s %o', (code, values, sentence) => {
  expect(describeRefusal({ code, plan: 'p', policy: 'q', with: values }, set)).toBe(sentence)
})

test('a fact problem is told in the terms of the glossary', () => {
  const problem = {
    code: 'bad_fact',
    path: '所属企业.企业规模',
    with: { found: '小微', needs: 'enumeration(size_class)', known: '大型 中型' },
  } as const
  expect(describeFactProblem(problem, set)).toBe('“小微”不能作“所属企业.企业规模”的值，这里要枚举“规模档”，可写的有：大型、中型。请核对。')
})

test('an unknown code is a bug and says so', () => {
  const problem = { code: 'no_such_code', severity: 'error', at: { file: 'f', line: 1, column: 1, length: 1 }, with: {} } as const
  expect(() => describeProblem(problem, set)).toThrow('no sentence for no_such_code')
})
