import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import {
  classifyClause,
  findDocumentMentions,
  lexiconSections,
  type Mention,
  type OfficialDocument,
  parseLexicon,
  parseStructureWords,
  readDocuments,
} from '../../src/documents/index.ts'
import { clauseOf, lexicon, lexiconData, mentionsOf, reader } from './mentions.ts'

const words = parseStructureWords(parse(readFileSync(join(import.meta.dirname, '../../reference/documents/structure.yaml'), 'utf8')))

function documentOf(lines: readonly string[]): OfficialDocument {
  const [document] = readDocuments({ name: 'a', text: lines.join('\n'), pageEnds: [] }, words)
  if (document === undefined) throw new Error('no document')
  return document
}

/** The units of every clause, those taken over in brackets. */
function unitsByClause(lines: readonly string[]): Readonly<Record<string, string>> {
  const found = findDocumentMentions(documentOf(lines), reader)
  return Object.fromEntries(
    [...found].flatMap(([number, mentions]) => {
      const units = mentions.flatMap((mention) =>
        mention.kind === 'unit' ? [`${mention.isInherited ? `(${mention.name})` : mention.name} ${mention.role}`] : [],
      )
      return units.length === 0 ? [] : [[number, units.join(', ')]]
    }),
  )
}

const head = ['云溪市人民政府关于促进就业的通知', '云政发〔2022〕8号', '各县（区）人民政府：', '现就有关事项通知如下。']

describe('what clauses take over', () => {
  test('units of the section where they name none', () => {
    const lines = [
      ...head,
      '一、减负稳岗（责任单位：市人社局）',
      '（一）落实返还。按规定返还。',
      '（二）落实缓缴。按规定缓缴。（责任单位：市税务局）',
    ]
    expect(unitsByClause(lines)).toEqual({
      一: '市人社局 responsible',
      '一（一）': '(市人社局) responsible',
      '一（二）': '市税务局 responsible',
    })
  })

  test('lines below the last of several provisions, which alone names anyone', () => {
    const lines = [
      ...head,
      '一、减负稳岗',
      '1. 落实两项政策',
      '（1）按规定返还。',
      '（2）按规定缓缴。',
      '责任领导：李明',
      '牵头处室（单位）：养老处',
      '二、扩大就业',
      '（一）开展招聘活动。',
    ]
    expect(unitsByClause(lines)).toEqual({ '一1（1）': '(李明) leader, (养老处) lead', '一1（2）': '李明 leader, 养老处 lead' })
  })

  test('that the unit named first leads, from where it is said', () => {
    const lines = [
      ...head,
      '一、减负稳岗',
      '（一）落实返还。〔市财政局、市税务局〕',
      '（二）落实缓缴。〔市人社局、市税务局。列在第一位的为牵头部门，下同〕',
      '（三）落实补贴。〔市财政局、市税务局〕',
    ]
    expect(unitsByClause(lines)).toEqual({
      '一（一）': '市财政局 responsible, 市税务局 responsible',
      '一（二）': '市人社局 lead, 市税务局 responsible',
      '一（三）': '市财政局 lead, 市税务局 responsible',
    })
  })

  test('units named once and not listed again', () => {
    const lines = [
      ...head,
      '一、重点任务（以下各项均需各县（区）人民政府落实，不再逐项列出）',
      '（一）落实返还。（责任单位：市人社局）',
      '（二）落实缓缴。（责任单位：市税务局）',
      '二、工作要求',
      '（一）加强宣传。（责任单位：市委宣传部）',
    ]
    expect(unitsByClause(lines)).toEqual({
      '一（一）': '市人社局 responsible, (各县（区）人民政府) responsible',
      '一（二）': '市税务局 responsible, (各县（区）人民政府) responsible',
      '二（一）': '市委宣传部 responsible',
    })
  })

  test('the year of its number where a document bears no day', () => {
    const found = findDocumentMentions(documentOf([...head, '一、扩大就业', '（一）开展招聘。8月底前举办招聘会100场。']), reader)
    expect(found.get('一（一）')).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'date', value: '2022-08-31' })]))
  })
})

describe('kinds of clauses', () => {
  test.each([
    ['对吸纳就业的企业，按每人1000元的标准给予一次性吸纳就业补贴。', 'entitlement'],
    ['阶段性缓缴三项社会保险费单位缴纳部分，缓缴期间免收滞纳金。', 'entitlement'],
    ['全年举办招聘会1000场，发布就业岗位100万条。', 'target'],
    ['每月5日前将工作进展情况抄送就业处。', 'form'],
    ['各镇每周三前将缺工岗位、空闲劳动力汇总后报县就业局。', 'form'],
    ['劳动者提出社保补贴书面申请的，经办机构须在10日内答复。', 'entitlement'],
    ['劳动者提出社保补贴书面申请的，经办机构须在10日内答复。', 'task'],
    ['对符合条件的零就业家庭成员，享受公益性岗位兜底安置。', 'entitlement'],
    ['将生活困难的失业人员家庭纳入城乡低保。', 'entitlement'],
    ['本意见由市财政局牵头组织实施。', 'mechanism'],
    ['对长期失业人员实行结对帮扶，半年内完成上门回访。', 'service'],
    ['动态更新政策清单、服务清单，公布监督电话。', 'list'],
    ['免费提供政策咨询、职业介绍、创业指导等服务。', 'service'],
    ['健全多方会商研判机制，成立工作专班，加强组织领导。', 'mechanism'],
    ['开展政策宣传解读，及时回应社会关切。', 'publicity'],
    ['坚持以习近平新时代中国特色社会主义思想为指导，突出重点、统筹推进。', 'principle'],
    ['加快推进园区建设，完善平台功能，组织开展技能竞赛，强化跟踪指导。', 'task'],
  ] as const)('%s is %s', (text, kind) => {
    expect(classifyClause(clauseOf(text), mentionsOf(text), reader).map((found) => found.kind)).toContain(kind)
  })

  test.each([
    ['毕业5年内首次创业、正常经营满1年的，给予补贴。', 'target'],
    ['各县6月15日报送市局备案的材料作废。', 'entitlement'],
    ['加强对零就业家庭的关心关爱。', 'service'],
  ] as const)('%s is no %s', (text, kind) => {
    expect(classifyClause(clauseOf(text), mentionsOf(text), reader).map((found) => found.kind)).not.toContain(kind)
  })

  test('a clause may be several at once, and none', () => {
    const both = '全年募集见习岗位1万个，对见习单位按每人每月1000元给予就业见习补贴。'
    expect(classifyClause(clauseOf(both), mentionsOf(both), reader).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['target', 'entitlement']),
    )
    expect(classifyClause(clauseOf('特此通知。'), [], reader)).toEqual([])
    expect(classifyClause(clauseOf(''), [], reader)).toEqual([])
  })
})

describe('the lexicon', () => {
  test('tells every mistake at once', () => {
    const broken = { ...lexiconData, units: { ...(lexiconData.units as object), endings: 'a' }, time: {} }
    const result = parseLexicon(broken)
    const mistakes = 'mistakes' in result ? result.mistakes : []
    expect(mistakes).toContainEqual({ section: 'units', entry: 'endings', needs: 'words' })
    expect(mistakes.filter(({ section }) => section === 'time').length).toBeGreaterThan(10)
  })

  test.each(['a[b', 'a(b]', 'a)'])('refuses the phrase %s', (phrase) => {
    const references = { ...(lexiconData.references as object), forwards: [phrase] }
    expect(parseLexicon({ ...lexiconData, references })).toHaveProperty('mistakes')
  })

  test.each(lexiconSections)('%s holds no word twice in a list', (section) => {
    for (const value of Object.values(lexicon[section] as Readonly<Record<string, unknown>>)) {
      if (Array.isArray(value)) expect(value.filter((word, at) => value.indexOf(word) !== at)).toEqual([])
    }
  })
})

// Pieces that meet in provisions, whole and broken, so that random texts come close to real ones.
const pieces = [
  '责任单位：',
  '牵头单位：',
  '配合处室（单位）：',
  '市人社局',
  '各县（市、区）人民政府',
  '、',
  '，',
  '。',
  '；',
  '（',
  '）',
  '〔',
  '〕',
  '《',
  '》',
  '\n',
  ' ',
  '每月5日前',
  '2022年',
  '12月',
  '31日',
  '20XX',
  '至',
  '由',
  '提高至',
  '50%',
  '5。5%',
  '每人',
  '1500元',
  '万',
  '亿元',
  '不超过',
  '以上',
  '的',
  '（含）',
  '以下',
  '可给予',
  '按规定',
  '全年',
  '新建',
  '10个',
  '三',
  '百',
  '千',
  '半年',
  '岁',
  '国发〔2022〕5号',
  '根据',
  '延长',
  '1',
  '0',
  '.',
  ',',
  '-',
  'X',
  '業',
  'a',
  '\u200B',
  '\uD83D\uDE00',
]
const texts = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
)

describe('any text at all', () => {
  test('gives mentions inside it, in order, each kind apart', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const mentions = mentionsOf(text)
        for (const [at, mention] of mentions.entries()) {
          expect(mention.span.from).toBeGreaterThanOrEqual(mentions[at - 1]?.span.from ?? 0)
          expect(mention.span.to).toBeGreaterThan(mention.span.from)
          expect(mention.span.to).toBeLessThanOrEqual(text.length)
          expect(mention.confidence).toBeGreaterThan(0)
          expect(mention.confidence).toBeLessThan(1)
        }
        for (const kind of ['unit', 'figure', 'date', 'cadence', 'reference', 'change', 'discretion'] as const)
          expectApart(mentions.filter((mention) => mention.kind === kind))
        classifyClause(clauseOf(text), mentions, reader)
      }),
      { numRuns: 400 },
    )
  })
})

function expectApart(mentions: readonly Mention[]): void {
  for (const [at, mention] of mentions.entries()) {
    const next = mentions[at + 1]
    if (next !== undefined) expect(next.span.from).toBeGreaterThanOrEqual(mention.span.to)
  }
}

describe('the year of days that name none', () => {
  /** Values of the days the first provision names. */
  const daysOf = (title: string, made: string) =>
    (
      findDocumentMentions(documentOf([title, '各县（区）人民政府：', '一、落实工作。3月底前完成。', '云溪市人民政府', made]), reader).get(
        '一',
      ) ?? []
    ).flatMap((mention) => (mention.kind === 'date' ? [mention.value] : []))

  test.each<[what: string, title: string, made: string, day: string]>([
    ['made in its own year', '关于印发2026年稳就业工作方案的通知', '2026年2月5日', '2026-03-31'],
    ['made late in the year before', '关于印发2026年稳就业工作方案的通知', '2025年12月24日', '2026-03-31'],
    ['late, for the year to come in a word', '关于做好明年稳就业工作的通知', '2025年12月20日', '2026-03-31'],
    ['early, with that word', '关于谋划明年稳就业工作的通知', '2025年3月20日', '2025-03-31'],
    ['late, and named by no year', '关于做好稳就业工作的通知', '2025年12月24日', '2025-03-31'],
    ['late, of its own year', '关于印发2025年稳就业工作方案的通知', '2025年12月24日', '2025-03-31'],
    ['late, of several years', '关于印发2025年至2026年稳就业工作方案的通知', '2025年12月24日', '2025-03-31'],
    ['of the year before', '关于总结2024年稳就业工作的通知', '2025年1月24日', '2025-03-31'],
    ['early, of the next year', '关于印发2026年稳就业工作方案的通知', '2025年5月24日', '2025-03-31'],
  ])('%s', (_, title, made, day) => expect(daysOf(title, made)).toEqual([day]))
})
