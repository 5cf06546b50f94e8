import { describe, expect, test } from 'vitest'
import { parseTransmissionWords } from '../../src/transmission/index.ts'
import { checkBesideItself } from './check-beside-itself.ts'
import { allSentences, changesOf, compare, read, readOwn } from './transmission-words.ts'

const upperText = `省人社厅关于做好夏季招工的通知

各市人社局：

一、总体安排

（一）开好夜市专场。每周五晚在步行街办一场夜间招聘，企业名单提前三天张贴在街口。

（二）送岗到村。组织招工小组坐班车进山村，把缝纫、采茶两类短工岗位送到晒谷场。

（三）补贴车票。对跨县打短工的凭车票补一半，最高八十元。

（四）推行快办。补贴申领免申即享，全程代办。

省人社厅
2023年6月1日
`

const lowerText = `市人社局关于夏季招工的实施意见

各县人社局：

一、具体措施

（一）夜间招聘。每周五晚在步行街办一场夜间招聘，企业名单提前三天张贴在街口，并同步上网。

（二）进村服务。招工小组进山村，把采茶短工岗位送到晒谷场。

（三）加强宣传。通过村广播讲清流程。

（四）简化流程。各项资金直达快享，免申请发放。

市人社局
2023年6月20日
`

describe('what a lower document takes up of the upper one', () => {
  const found = allSentences(compare(read('upper', upperText), read('lower', lowerText)))
  const of = (clause: string) => found.filter((item) => item.clause === clause)

  test.each([
    ['一（一）', ['taken_up']],
    ['一（三）', ['not_taken_up']],
  ])('%s', (clause, expected) => expect(of(clause).map(({ status }) => status)).toEqual(expected))

  test('what is said in fewer words is taken up at least in part, and its place is shown', () => {
    const [sentence] = of('一（二）')
    expect(sentence?.status).not.toBe('not_taken_up')
    expect(sentence?.taken[0]?.clause).toBe('一（二）')
  })

  test('what is said in other words is found by its name, and what is named nowhere is a gap', () => {
    const [sentence] = of('一（四）')
    expect(sentence?.status).toBe('partly')
    expect(sentence?.taken[0]).toMatchObject({ clause: '一（四）', subjects: ['免申即享'] })
    expect(sentence?.findings).toMatchObject([{ change: 'subject_missing', upper: { value: '全程代办' }, effect: 'lost' }])
  })

  test('places point back to the text', () => {
    const [sentence] = of('一（四）')
    const span = sentence?.subjects.find(({ name }) => name === '全程代办')?.span
    expect(upperText.slice(span?.from, span?.to)).toBe('全程代办')
  })

  test('what stands behind a bracket is compared like any other sentence', () => {
    const above = (words: string) => read('upper', `省人社厅关于渡口的通知\n\n一、减免摊位费。对渡口商户减收租金。${words}\n`)
    const below = read(
      'lower',
      '市人社局关于渡口的意见\n\n一、减免摊位费。对渡口商户减收租金。（责任单位：市国资委）对租用民房的，鼓励业主减让房租。\n',
    )
    const found = allSentences(compare(above('对租用民房的，鼓励业主减让房租。'), below))
    expect(found.map(({ status }) => status)).toEqual(['taken_up', 'taken_up'])
    const bracketAbove = compare(above('（责任单位：省国资委）对租用民房的，鼓励业主减让房租。'), below)
    expect(allSentences(bracketAbove).map(({ status }) => status)).toEqual(['taken_up', 'taken_up'])
  })

  describe('a lower document that has the upper one carried out as it stands', () => {
    const lower = (closing: string) => read('lower', lowerText.replace('市人社局\n2023', `（五）其他。${closing}\n\n市人社局\n2023`))
    const title = '《省人社厅关于做好夏季招工的通知》'
    const statuses = (closing: string) => allSentences(compare(read('upper', upperText), lower(closing))).map(({ status }) => status)

    test.each([`本意见未尽事项，按照${title}执行。`, `其余政策按${title}规定办理。`, `${title}所列各项任务，各县一律执行。`])(
      'has left out nothing: %s',
      (closing) => {
        expect(statuses(closing)).toContain('by_reference')
        expect(statuses(closing)).not.toContain('not_taken_up')
      },
    )

    test.each([`为贯彻${title}，提出以下意见，请各县执行。`, '未尽事项按照国家规定执行。', `${title}由各县学习。`])(
      'and one that only names it, or adopts another: %s',
      (closing) => expect(statuses(closing)).toContain('not_taken_up'),
    )

    test('tells none of what it adopts as missing', () => {
      const found = allSentences(compare(read('upper', upperText), lower(`本意见未尽事项，按照${title}执行。`)))
      expect(found.filter(({ status }) => status === 'by_reference').flatMap(({ findings }) => findings)).toEqual([])
    })
  })

  test('an unrelated document takes up nothing', () => {
    const other = read('other', '关于修路的通知\n\n一、修桥\n\n（一）先修石桥。石匠自带錾子，桥墩用青条石砌成，桥面铺圆木。\n')
    const sentences = allSentences(compare(read('upper', upperText), other))
    expect(sentences).toHaveLength(4)
    for (const item of sentences) expect(item).toMatchObject({ status: 'not_taken_up', taken: [] })
  })

  test('one provision beside one provision', () => {
    const one = read('one', '关于以工代赈的通知\n\n一、推广以工代赈，增加务工岗位。\n')
    const other = read('other', '关于务工的通知\n\n一、以工代赈项目优先吸纳本地人。\n')
    const [sentence] = allSentences(compare(one, other))
    expect(sentence?.taken[0]).toMatchObject({ clause: '一', subjects: ['以工代赈'] })
    expect(sentence?.coverage).toBeGreaterThan(0.3)
  })

  test('a letter without numbers is compared by its running text', () => {
    const letter = read('letter', '关于见习岗位的函\n\n各县人社局：\n\n请每月5日前报送就业见习岗位数。\n\n市人社局\n2023年5月4日\n')
    const upper = read('upper', '关于见习的通知\n\n一、每月10日前报送就业见习岗位数。\n')
    expect(changesOf(compare(upper, letter), '一')).toEqual([['cadence_earlier', '每月10日前', '每月5日前']])
    expect(allSentences(compare(letter, upper)).length).toBe(1)
  })

  test('the words are complete or refused', () => {
    expect(() => parseTransmissionWords({ frame_openings: ['x'] }, [])).toThrow('transmission words')
  })
})

const own = ['gold-division', 'gold-measures', 'structure-flow', 'structure-municipal', 'transmission-upper', 'transmission-lower']
checkBesideItself(own.map((name) => readOwn(`${name}.txt`)))

/** Lower documents that say everything in their own words, in another order, leave some out and add some of their own. */
const retold: readonly (readonly [upper: string, lower: string, counterparts: readonly (readonly [string, string | undefined])[]])[] = [
  [
    'transmission-plan.txt',
    'transmission-paraphrase.txt',
    [
      ['一（一）', '一2'],
      ['一（二）', '一3'],
      ['一（三）', undefined],
      ['一（四）', '一1'],
      ['一（五）', '一5'],
      ['二（六）', '二8'],
      ['二（七）', '二11'],
      ['二（八）', '二11'],
      ['二（九）', '二6'],
      ['二（十）', '二7'],
      ['二（十一）', '二9'],
      ['三（十二）', '一4'],
      ['三（十三）', '二10'],
      ['三（十四）', '二12'],
      ['四（十五）', undefined],
      ['四（十六）', '三13'],
      ['四（十七）', undefined],
      ['四（十八）', '三14'],
      ['四（十九）', '三15'],
      ['四（二十）', undefined],
    ],
  ],
  [
    'transmission-opinion.txt',
    'transmission-scheme.txt',
    [
      ['一（一）', '一1'],
      ['一（二）', '一4'],
      ['一（三）', '一5'],
      ['二（四）', '一14'],
      ['二（五）', '一15'],
      ['二（六）', '一11'],
      ['二（七）', '一2'],
      ['二（八）', '一3'],
      ['三（九）', '一6'],
      ['三（十）', '一7'],
      ['三（十一）', '一8'],
      ['三（十二）', '一9'],
      ['三（十三）', '一10'],
      ['四（十四）', '一12'],
      ['四（十五）', undefined],
      ['四（十六）', undefined],
      ['四（十七）', '一13'],
      ['四（十八）', undefined],
    ],
  ],
]

describe('in other words', () => {
  test.each(retold)('%s in %s: nearly all is found, and nothing wrong', (upper, lower, counterparts) => {
    const sentences = allSentences(compare(readOwn(upper), readOwn(lower)))
    const placeOf = (clause: string) => sentences.find((sentence) => sentence.clause === clause)?.taken[0]?.clause
    expect(counterparts.map(([clause]) => clause)).toEqual(sentences.map(({ clause }) => clause))
    expect(counterparts.filter(([clause, expected]) => placeOf(clause) !== undefined && placeOf(clause) !== expected)).toEqual([])
    const missed = counterparts.filter(([clause, expected]) => expected !== undefined && placeOf(clause) === undefined)
    expect(missed.length, missed.join('; ')).toBeLessThanOrEqual(1)
  })

  const found = compare(readOwn('transmission-plan.txt'), readOwn('transmission-paraphrase.txt'))

  test('what the county adds is its own', () => {
    expect(found.own.map(({ clause }) => clause)).toEqual(expect.arrayContaining(['三16', '三17', '三18']))
  })

  test('insurance named as a whole leaves no branch out', () => {
    const changes = allSentences(found).flatMap(({ findings }) => findings.map(({ change }) => change))
    expect(changes).not.toContain('branch_left_out')
  })
})
