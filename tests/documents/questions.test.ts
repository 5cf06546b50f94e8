import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findQuestions, severities, type WeighedQuestion } from '../../src/documents/index.ts'
import { pageRemarks, wordRemarks } from '../intake/remark-codes.ts'
import { describeQuestion } from './describe-question.ts'
import { reader } from './mentions.ts'
import { type ReadDocument, readNotice, readText } from './reading-of-lines.ts'

/** Every code that was asked while these tests ran. */
const provoked = new Set<string>()

function questionsOf({ document, mentions }: ReadDocument): readonly WeighedQuestion[] {
  const questions = findQuestions(document, mentions, reader)
  for (const { code } of questions) provoked.add(code)
  return questions
}

/** What is asked about provisions of an invented city. */
function askedOf(...provisions: readonly string[]): readonly string[] {
  return questionsOf(readNotice(provisions)).map(describeQuestion)
}

const one = (sentence: string) => askedOf('一、主要任务', `（一）落实政策。${sentence}`)

describe('one provision', () => {
  test.each<readonly [string, readonly string[]]>([
    // Damage and masks.
    [
      '裁员率不高于5。5%的，可申请返还。',
      ['damaged_decimal clause=一（一） context=策。裁员率不高于5。5%的，可申请返还。 suggestion=5.5 text=5。5%'],
    ],
    ['对小微企业给予就業补贴。', ['variant_character clause=一（一） context=对小微企业给予就業补贴。 suggestion=业 text=業']],
    ['統筹推进各项任务。', ['variant_character clause=一（一） context=落实政策。統筹推进各项任务。 suggestion=统 text=統']],
    ['按每人XX元给予补贴。', ['masked_figure clause=一（一） text=按每人XX元给予补']],
    ['全年培训X万人次以上。', ['masked_figure clause=一（一） text=全年培训X万人次以']],
    ['由XX县组织实施。', ['masked_name clause=一（一） clauses=一（一） count=1 text=XX县组']],
    ['对企业按每1000元的标准给予补贴。', ['missing_unit clause=一（一） context=实政策。对企业按每1000元的标准给予补贴。 text=每1000元']],
    ['按每人15 00元发放。', ['torn_number clause=一（一） context=落实政策。按每人15 00元发放。 suggestion=1500 text=15 00']],
    ['对企业（含个体工商户给予补贴。', ['unclosed_bracket clause=一（一） context=落实政策。对企业（含个体工商户给予 text=（']],
    ['政策执行至20XX年12月31日。', ['masked_year clauses=一（一） count=1 mask=20XX']],
    ['补贴标准为\uE863元。', ['unreadable_characters count=1 text=。补贴标准为\uE863元。 云溪市']],
    ['登录]www.example-zhaopin.com[查询。', ['stray_text text=]www.example-zhaopin.com[']],
    // Lists.
    ['对5个特困行业实行缓缴。', ['list_not_given clause=一（一） clauses=一（一） count=5 given=0 text=5个特困行业']],
    ['对餐饮、零售、旅游3个特困行业实行缓缴。', []],
    ['对餐饮、零售和旅游等3个特困行业实行缓缴。', []],
    ['对餐饮、零售等7个行业实行缓缴。', ['list_not_given clause=一（一） clauses=一（一） count=7 given=2 text=7个行业']],
    ['对3类企业（制造业、建筑业、采矿业企业）给予补贴。', []],
    [
      '阶段性缓缴三项社会保险费。',
      [
        'phase_without_end clause=一（一） text=阶段性缓缴三项社会保险费',
        'list_not_given clause=一（一） clauses=一（一） count=3 given=0 text=三项社会保险费',
      ],
    ],
    ['给予社会保险补贴和岗位补贴，两项补贴不重复享受。', []],
    ['阶段性缓缴养老、工伤、失业三项社会保险费，执行至2023年3月31日。', []],
    ['总结阶段性成果。', []],
    ['符合下列条件的企业可以申请。', ['list_not_given clause=一（一） clauses=一（一） given=0 text=下列条件']],
    ['实施五大工程。', ['works_not_given clause=一（一） clauses=一（一） count=5 given=0 text=五大工程']],
    ['待省政策出台后组织实施。', ['pending_document clause=一（一） text=待省政策出台后']],
    ['新建10个市级创业孵化基地。', []],
    // Dates.
    ['2月30日前完成。', ['impossible_date clause=一（一） last=28 month=2 text=2月30日']],
    ['2022年6月1日（星期二）前完成。', ['weekday_mismatch actual=三 clause=一（一） text=2022年6月1日 written=二']],
    ['2022年6月1日（星期三）前完成。', []],
    ['2022年4月30日前完成。', ['deadline_past clause=一（一） issued=2022-05-06 text=2022年4月30日 value=2022-04-30']],
    ['自2022年1月1日起执行。', ['starts_before_issue clause=一（一） issued=2022-05-06 text=2022年1月1日 value=2022-01-01']],
    [
      '缓缴期限2023年3月31日。',
      ['end_without_predicate clause=一（一） context=缓缴期限2023年3月31日 text=2023年3月31日 value=2023-03-31'],
    ],
    ['缓缴期限到2023年3月31日。', []],
    ['缓缴期限不超过一年。', ['period_without_start clause=一（一） text=缓缴期限不超过一年']],
    ['缓缴期限自批准之日起不超过一年。', []],
    ['给予社会保险补贴，期限不超过3年。', []],
    ['给予社会保险补贴。期限最长不超过3年。', []],
    ['平均生存周期达到5年。', []],
    ['可申请展期还款，展期期限不超过1年。', []],
    ['贷款贴息按2021年12月31日前的规定执行。', []],
    ['基金备付期限2年以上的地区可以实施。', []],
    ['8月底前完成招聘。', ['month_end clause=一（一） text=一（一） 8月底']],
    // Cadences.
    ['每月5日前报送进展。', ['cadence_unconfirmed clause=一（一） clauses=一（一） text=每月5日前']],
    ['每月5日前（遇节假日顺延）报送进展。', ['cadence_day_unconfirmed clause=一（一） clauses=一（一） text=每月5日前']],
    ['每月5日前（含当日）报送进展。', ['cadence_rolling_unconfirmed clause=一（一） clauses=一（一） text=每月5日前']],
    ['每月5日前（含当日，遇节假日顺延）报送进展。', []],
    ['按月提供分析报告。', ['cadence_without_day clause=一（一） clauses=一（一） text=按月']],
    ['每年遴选一批人才。', []],
    // References.
    ['按照《云溪市就业服务办法》执行。', ['reference_without_number clause=一（一） title=云溪市就业服务办法']],
    ['按照《云溪市就业服务办法》（云政发〔2020〕3号）执行。', []],
    [
      '按照《云溪市就业服务办法》（云政发2020第3）执行。',
      ['reference_malformed clause=一（一） text=（云政发2020第3） title=云溪市就业服务办法'],
    ],
    ['研究出台《云溪市就业服务办法》。', []],
    ['按照《云溪省就业促进条例》执行。', []],
    ['落实劳动者权益17条。', ['reference_without_number clause=一（一） title=落实劳动者权益17条']],
    [
      '按照《云溪市就业服务办法》（云政发（2020〕3号）执行。',
      ['reference_malformed clause=一（一） text=（云政发（2020〕3号） title=云溪市就业服务办法'],
    ],
    [
      '按照《云溪市就业服务办法》（云政发〔2020〕3）执行。',
      ['reference_malformed clause=一（一） text=（云政发〔2020〕3） title=云溪市就业服务办法'],
    ],
    ['按照《关于物资免税的公告》（税务总局公告2022年第6号）执行。', []],
    ['按照云人社发2015323号文件执行。', ['reference_malformed clause=一（一） text=按照云人社发2015323号']],
    ['可按月申报补贴。', []],
    // Figures and names.
    ['将返还比例由50%提高至80%。', ['change_without_start clause=一（一） text=返还比例 50%→80%']],
    ['自2022年6月1日起，将返还比例由50%提高至80%。', []],
    ['确保2.9万有就业意愿的毕业生就业。', ['figure_without_unit clause=一（一） suggestion=毕业生 text=2.9万有就业意愿的毕业生就业']],
    ['实施“211”服务。', ['term_undefined clause=一（一） text=“211”服务']],
    ['实施“211”服务（2次指导、1次推荐、1次培训）。', []],
    ['服务“4050”人员。', []],
    // Attachments.
    ['具体见附件3。', ['attachment_unlisted clause=一（一） number=3 text=附件3']],
    ['任务分工见附件。', ['attachment_unlisted clause=一（一） text=附件']],
    ['按照省厅文件附件2的标准执行。', []],
    [
      '执行《用工统计制度》（略）。',
      ['content_omitted clause=一（一） text=执行《用工统计制度》（略）', 'reference_without_number clause=一（一） title=用工统计制度'],
    ],
  ])('%s', (sentence, expected) => expect(one(sentence)).toEqual(expected))
})

describe('provisions against each other', () => {
  test('the same targets twice are one question that names both clauses', () => {
    expect(
      askedOf(
        '一、主要任务',
        '（一）建设载体。新建10个市级创业孵化基地、8个返乡创业园。',
        '（二）支持创业。新建10个市级创业孵化基地、8个返乡创业园。',
      ),
    ).toEqual(['duplicate_target clause=一（二） other=一（一） text=市级创业孵化基地 10个、返乡创业园 8个'])
  })

  test('the same target with another value', () => {
    expect(askedOf('一、主要任务', '（一）建设载体。新建10个市级创业孵化基地。', '（二）支持创业。新建12个市级创业孵化基地。')).toEqual([
      'contradicting_target clause=一（二） other=一（一） otherValue=10个 text=市级创业孵化基地 value=12个',
    ])
  })

  test('one instrument with two sums', () => {
    const first = '（一）扩岗补助。按每人1000元发放一次性扩岗补助。'
    expect(askedOf('一、主要任务', first, '（二）高校毕业生。按每人1500元发放一次性扩岗补助。')).toEqual([
      'contradicting_figure clause=一（二） other=一（一） otherValue=1000元 text=扩岗补助 value=1500元',
    ])
    expect(askedOf('一、主要任务', first, '（二）高校毕业生。按每人1000元发放一次性扩岗补助。')).toEqual([])
  })

  test('the steps of a ladder are not the same', () => {
    expect(
      askedOf(
        '一、主要任务',
        '（一）较大企业。吸纳就业30人以上的，给予5万元一次性创业补贴。',
        '（二）较小企业。吸纳就业10人以上的，给予2万元一次性创业补贴。',
      ),
    ).toEqual([])
  })

  test('a unit that lacks a character of one named again and again', () => {
    const by = (unit: string) => `按规定落实政策。（责任单位：${unit}）`
    expect(
      askedOf('一、主要任务', `（一）甲项。${by('市劳动关系科')}`, `（二）乙项。${by('市劳动关系科')}`, `（三）丙项。${by('市劳动系科')}`),
    ).toEqual(['unit_misread clause=一（三） suggestion=市劳动关系科 text=市劳动系科'])
  })

  test('a text in traditional characters is asked for once', () => {
    const asked = askedOf('一、主要任務', '（一）穩崗返還。對企業給予穩崗返還補貼，開展職業培訓。')
    expect(asked).toHaveLength(1)
    expect(asked[0]).toContain('variant_characters')
  })

  test('a list named anywhere is named', () => {
    expect(
      askedOf('一、主要任务', '（一）缓缴。对餐饮、零售、旅游等3个特困行业缓缴。', '（二）延长。3个特困行业缓缴期限延长至2023年3月31日。'),
    ).toEqual([])
  })
})

describe('the document as a whole', () => {
  test('a provision nobody answers for among others that have someone', () => {
    const by = '（责任单位：市财政局）'
    const asked = askedOf('一、主要任务', `（一）甲项。${by}`, `（二）乙项。${by}`, '（三）丙项。', `（四）丁项。${by}`)
    expect(asked).toEqual(['responsible_missing clause=一（三）'])
    expect(askedOf('一、主要任务', '（一）甲项。', '（二）乙项。', '（三）丙项。', `（四）丁项。${by}`)).toEqual([])
  })

  test('what the head does not say', () => {
    const asked = readText('一、甲\n（一）乙。').flatMap((read) => questionsOf(read).map(describeQuestion))
    expect(asked).toEqual(['no_title', 'no_number', 'no_issuer', 'no_date'])
  })

  test('what ends before the year the title names', () => {
    const endingOn = (day: string) => {
      const lines = ['云溪市2022年稳就业实施方案', '各县（区）人民政府：', '一、甲', `（一）乙。政策执行至${day}。`]
      return readText(lines.join('\n')).flatMap((read) =>
        questionsOf(read)
          .map(describeQuestion)
          .filter((each) => each.startsWith('ends_before_title_year')),
      )
    }
    expect(endingOn('2021年4月30日')).toEqual(['ends_before_title_year clause=一（一） text=2021年4月30日 value=2021-04-30 year=2022'])
    expect(endingOn('2022年4月30日')).toEqual([])
  })

  test.each([
    ['二、丙', 'numbering_repeated'],
    ['四、丁', 'numbering_gap'],
  ])('a clause out of step: %s', (last, code) => {
    expect(askedOf('一、甲', '二、乙', last).map((each) => each.split(' ')[0])).toEqual([code])
  })

  test('provisions inside the opening, whose breaks are lost', () => {
    const opening = '现就“夜市，通知如下（以下同：一、延长营业。给予补助（含摊位二、增设路灯。按需安装。三、做好清扫。专人负责。'
    expect(askedOf(opening).map((each) => each.split(' ')[0])).toContain('numbers_swallowed')
  })

  test('provisions counted from one again', () => {
    expect(askedOf('一、甲', '1.乙。', '2.丙。', '1.丁。').map((each) => each.split(' ')[0])).toEqual(['numbering_restarted'])
  })

  test('a number of another year than the day', () => {
    const lines = [
      '云溪市人民政府关于促进就业的通知',
      '云政发〔2021〕8号',
      '各县（区）人民政府：',
      '一、甲',
      '（一）乙。',
      '云溪市人民政府',
      '2022年5月6日',
    ]
    const [read] = readText(lines.join('\n'))
    expect(read === undefined ? [] : questionsOf(read).map(describeQuestion)).toEqual([
      'number_of_other_year issued=2022-05-06 text=云政发〔2021〕8号',
    ])
  })
})

describe('attachments', () => {
  test('one that is missing comes with draft columns', () => {
    const asked = askedOf(
      '一、主要任务',
      '（一）摸底。摸清返乡农民工就业意愿、培训需求等情况，填报情况表（附件1）。',
      '附件：1.返乡农民工情况表',
      '2.用工情况表',
    )
    expect(asked).toEqual([
      'attachment_missing clauses=一（一） columns=返乡农民工就业意愿、培训需求 number=1 title=返乡农民工情况表',
      'attachment_missing number=2 title=用工情况表',
    ])
  })

  test('one that is not in the list', () => {
    const asked = askedOf('一、主要任务', '（一）摸底。填报情况表（附件3）。', '附件：1.返乡农民工情况表')
    expect(asked.filter((each) => each.startsWith('attachment_unlisted'))).toEqual([
      'attachment_unlisted clause=一（一） number=3 text=附件3',
    ])
  })
})

describe('a table against the text', () => {
  const provisions = [
    '一、主要任务',
    '（一）稳岗返还。对中小微企业返还比例由60%提高至90%。',
    '牵头单位：失业保险处',
    '（二）招聘服务。搭建便捷高效供需平台，全年举办招聘会3000场以上。',
    '牵头单位：就业服务局',
    '（三）劳动关系。指导企业与职工协商，建立用工报告制度。',
    '牵头单位：劳动关系处',
    '（四）事业单位招聘。推进高校毕业生招聘，2022年8月31日前完成。',
    '牵头单位：就业服务局',
    '附件：任务清单',
    '云溪市人民政府',
    '2022年5月6日',
    '附件',
    '任务清单',
    '序号\t任务清单\t进展情况\t责任单位',
  ]
  const asked = (...rows: readonly string[]) =>
    questionsOf(readNotice([...provisions, ...rows]))
      .map(describeQuestion)
      .filter((each) => each.startsWith('table_') || each.startsWith('unit_'))

  test.each<readonly [string, string, readonly string[]]>([
    ['agreeing', '1\t对中小微企业返还比例由60%提高至90%。\t\t失业保险处', []],
    [
      'for others',
      '1\t对小微企业返还比例由60%提高至90%。\t\t失业保险处',
      ['table_scope_differs clause=一（一） otherValue=中小微企业 row=1 value=小微企业'],
    ],
    [
      'with another figure',
      '1\t全年举办招聘会2000场以上。\t\t就业服务局',
      ['table_figure_differs clause=一（二） otherValue=3000场 row=1 value=2000场'],
    ],
    [
      'due on another day',
      '1\t推进高校毕业生招聘，2022年9月30日前完成。\t\t就业服务局',
      ['table_date_differs clauses=一（四） otherValue=2022年8月31日 row=1 value=2022年9月30日'],
    ],
    [
      'with a slip in a word',
      '1\t搭建便携高效供需平台。\t\t就业服务局',
      ['table_wording_differs row=1 suggestion=搭建便捷高效供 text=搭建便携高效供'],
    ],
    ['with a slip in a unit', '1\t建立用工报告制度。\t\t劳动系处', ['unit_unknown row=1 suggestion=劳动关系处 text=劳动系处']],
    [
      'by another unit',
      '1\t建立用工报告制度。\t\t就业服务局',
      ['table_unit_differs clauses=一（三） expected=劳动关系处 row=1 text=就业服务局'],
    ],
  ])('%s', (_, row, expected) => {
    expect(asked(row, '2\t建立用工报告制度。\t\t劳动关系处').filter((each) => each.includes('row=1') || each.includes('columns'))).toEqual(
      expected,
    )
  })

  test('empty cells and short rows are asked for once a column', () => {
    expect(
      asked('1\t建立用工报告制度。\t\t劳动关系处', '2\t\t\t就业服务局', '3\t搭建便捷高效供需平台。\t就业服务局', '4\t\t\t失业保险处'),
    ).toEqual(['table_cell_empty column=任务清单 rows=2、4', 'table_columns cells=3 columns=4 rows=3'])
  })
})

describe('every question', () => {
  const known = Object.keys(severities)

  test('of any text has a known code and a place in it', () => {
    const pieces = [
      '5个特困行业',
      '2月30日',
      '每月5日前',
      '5。5%',
      '20XX年',
      '（附件2）',
      '一、',
      '（一）',
      '\n',
      '\t',
      '序号\t任务\t责任单位\n',
      '。',
      '《办法》',
      '期限',
      '不超过一年',
      '招聘会10场',
      '就業',
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), (parts) => {
        const text = parts.join('')
        for (const read of readText(text)) {
          for (const { code, span } of questionsOf(read)) {
            expect(known).toContain(code)
            expect(span.from).toBeGreaterThanOrEqual(0)
            expect(span.to).toBeLessThanOrEqual(text.length)
            expect(span.from).toBeLessThanOrEqual(span.to)
          }
        }
      }),
      { numRuns: 200 },
    )
  })
})

describe('a document without a day', () => {
  const asked = (...provisions: readonly string[]) =>
    readText(['关于促进就业的通知', '各县人力资源和社会保障局：', ...provisions].join('\n')).flatMap((read) =>
      questionsOf(read)
        .map(describeQuestion)
        .filter((each) => each.startsWith('year_unknown')),
    )

  test('leaves the year of its dates open, but not of what comes round every year', () => {
    expect(asked('一、甲', '（一）招聘。8月底前完成。')).toEqual(['year_unknown clause=一（一） text=一（一） 8月底'])
    expect(asked('一、甲', '（一）考核。每年考核一次，于次年2月底前完成。')).toEqual([])
    expect(asked('一、甲', '（一）总结。全年就业率在年末统计。')).toEqual([])
  })
})

test('every question there is has been provoked here, by the texts of the project or by the files of the intake', () => {
  const folder = join(import.meta.dirname, 'texts')
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.txt')))
    for (const read of readText(readFileSync(join(folder, name), 'utf8'))) questionsOf(read)
  const ofFiles = new Set([...wordRemarks, ...pageRemarks])
  expect(Object.keys(severities).filter((code) => !provoked.has(code) && !ofFiles.has(code))).toEqual([])
})
