import { describe, expect, test } from 'vitest'
import type { SentenceTransmission, Transmission } from '../../src/transmission/index.ts'
import { checkBesideItself } from '../documents/check-beside-itself.ts'
import { allSentences, changesOf, compare, read } from '../documents/transmission-words.ts'
import { officialText, type TextFile, textFiles } from './official-texts.ts'
import { changes, counterparts, gaps, statuses } from './transmission-published.ts'

const documentIn = (file: TextFile, nth = 1) => read(file, officialText(file), nth)
const ministry = documentIn(textFiles.ministry)
const municipality = documentIn(textFiles.municipality)
const province = documentIn(textFiles.province)
const region = documentIn(textFiles.region)
const provincialSample = documentIn(textFiles.samples, 1)
const countySample = documentIn(textFiles.samples, 2)

checkBesideItself([ministry, municipality, province, region])

/** Number of a clause without the parts above it, as people cite it: 5, or the bracketed number, or part and number for what comes last. */
function cited(number: string): string {
  return /^[一二三四五六七](?:（.+?）)?(\d+)/.exec(number)?.[1] ?? /^三(（.+?）)$/.exec(number)?.[1] ?? number
}

const isAttached = (number: string) => number.startsWith('附件')

function sentencesIn(found: Transmission, clause: string): readonly SentenceTransmission[] {
  return found.clauses.filter((one) => one.clause === clause).flatMap(({ sentences }) => sentences)
}

/** Clauses below that take up a clause above, or are named as speaking of a thing it names. */
function foundFor(found: Transmission, clause: string): ReadonlySet<string> {
  return new Set(
    sentencesIn(found, clause)
      .flatMap(({ taken }) => taken.map((match) => match.clause))
      .filter((number) => !isAttached(number))
      .map(cited),
  )
}

describe('between published documents', () => {
  const found = { municipality: compare(ministry, municipality), province: compare(ministry, province) }
  const both = ['municipality', 'province'] as const

  describe('what corresponds', () => {
    test.each(counterparts)('%s', (upper, ...lists) => {
      const [inMunicipality, inProvince] = lists
      // Each row must be found by at least one of the clauses that correspond.
      expect(inMunicipality.some((number) => foundFor(found.municipality, upper).has(number))).toBe(true)
      expect(inProvince.some((number) => foundFor(found.province, upper).has(number))).toBe(upper !== '二（八）')
    })

    test.each(both)('%s: precision and recall', (lower) => {
      let right = 0
      let accepted = 0
      let all = 0
      let wanted = 0
      for (const [upper, inMunicipality, inProvince, also] of counterparts) {
        const listed = lower === 'municipality' ? inMunicipality : inProvince
        const places = foundFor(found[lower], upper)
        wanted += listed.length
        all += places.size
        right += listed.filter((number) => places.has(number)).length
        accepted += [...places].filter((number) => listed.includes(number) || also[lower].includes(number)).length
      }
      const floors = { municipality: { recall: 0.75, precision: 0.95 }, province: { recall: 0.75, precision: 0.95 } }
      expect.soft(right / wanted, `recall ${right} of ${wanted}`).toBeGreaterThanOrEqual(floors[lower].recall)
      expect.soft(accepted / all, `precision ${accepted} of ${all}`).toBeGreaterThanOrEqual(floors[lower].precision)
    })
  })

  describe('what is missing', () => {
    test.each(gaps.flatMap(([upper, name, one, other]) => both.map((lower, i) => [upper, name, lower, i === 0 ? one : other] as const)))(
      '%s %s in the %s: %s',
      (upper, name, lower, place) => {
        const subjects = sentencesIn(found[lower], upper).flatMap((sentence) =>
          sentence.subjects.filter((subject) => subject.name === name),
        )
        expect(subjects.length).toBeGreaterThan(0)
        expect(subjects.some((subject) => subject.found === place)).toBe(true)
        if (place === 'nowhere') expect(new Set(subjects.map((subject) => subject.found))).toEqual(new Set(['nowhere']))
      },
    )

    test('no application needed is said below, and not where the refund is', () => {
      const [subject] = sentencesIn(found.municipality, '二（四）').flatMap(({ subjects }) =>
        subjects.filter(({ name }) => name === '免申即享'),
      )
      const places = (subject?.clauses ?? []).map(({ clause }) => cited(clause))
      expect(places).toContain('26')
      expect(places).not.toContain('2')
    })
  })

  describe('what is changed', () => {
    test.each(changes.map((row) => [`${row.slice(0, 4).join(' ')}`, row] as const))('%s', (_, [lower, upper, change, above, below]) => {
      const told = changesOf(found[lower], upper)
      expect(told.some((one) => one[0] === change && one[1] === above && (below === undefined || one[2] === below))).toBe(true)
    })

    test.each(both)('%s: nothing else but what is missing or added', (lower) => {
      const told = found[lower].clauses.flatMap(({ clause }) => changesOf(found[lower], clause).map((one) => [clause, ...one]))
      const plain = ['subject_missing', 'subject_elsewhere', 'figure_added', 'date_added']
      const unlisted = told.filter(
        ([clause, change, above]) =>
          !plain.includes(change ?? '') &&
          !changes.some((row) => row[0] === lower && row[1] === clause && row[2] === change && (row[3] ?? '') === (above ?? '')),
      )
      expect(unlisted).toEqual([])
    })

    test('the earlier days leave five and seven days', () => {
      const days = both.map((lower) =>
        allSentences(found[lower]).flatMap(({ findings }) =>
          findings.filter(({ change }) => change === 'cadence_earlier').map((one) => one.days),
        ),
      )
      expect(days).toEqual([[5], [7]])
    })

    test.each(both)('%s: nothing above a ceiling, nothing too late', (lower) => {
      const effects = allSentences(found[lower]).flatMap(({ findings }) => findings.map(({ effect }) => effect))
      expect(effects).not.toContain('mistake')
    })
  })

  describe('sentence by sentence', () => {
    const letters = { taken_up: 't', partly: 'p', by_reference: 'r', not_taken_up: 'n' } as const
    const textOf = (span: { readonly from: number; readonly to: number }) =>
      ministry.source.text.slice(span.from, span.to).replaceAll(/\s/g, '')

    test('each sentence has one label', () => {
      const unlabelled = allSentences(found.province).filter(
        ({ span }) => statuses.filter(([key]) => textOf(span).includes(key)).length !== 1,
      )
      expect(unlabelled.map(({ clause, span }) => [clause, textOf(span).slice(0, 6)])).toEqual([])
    })

    test.each(both)('%s: as labelled', (lower) => {
      const wrong = allSentences(found[lower]).flatMap(({ span, status }) => {
        const label = statuses.find(([key]) => textOf(span).includes(key))
        const expected = (lower === 'municipality' ? label?.[1] : label?.[2]) ?? ''
        return expected.includes(letters[status]) ? [] : [`${label?.[0]}: ${letters[status]} for ${expected}`]
      })
      expect.soft(wrong.length, wrong.join('; ')).toBeLessThanOrEqual(2)
      // Never wrong by more than one step.
      expect(wrong.filter((one) => one.includes(': t for n') || one.includes(': n for t'))).toEqual([])
    })
  })

  test('what the lower documents set themselves is told', () => {
    const own = both.map((lower) => found[lower].own.map(({ clause }) => cited(clause)))
    expect(own[0]).toEqual(expect.arrayContaining(['3', '10', '（十五）', '（十六）', '（十九）']))
    expect(own[1]).toEqual(expect.arrayContaining(['5', '8', '10', '25', '28']))
  })

  test('the municipality names the plan it implements, the province does not', () => {
    expect(found.municipality.citation).toBeDefined()
    expect(found.province.citation).toBeUndefined()
  })
})

describe('a county rewriting its province', () => {
  const found = compare(provincialSample, countySample)
  const numberOf = (heading: string | undefined) => heading?.replace(/^要/, '')
  const countyClauses = new Map(
    countySample.clauses.flatMap(({ children, ...clause }) => [clause, ...children]).map((c) => [numberOf(c.heading?.value), c.number]),
  )

  test('every clause that stands in both is taken up by the clause of the same heading', () => {
    let compared = 0
    for (const { heading, sentences } of found.clauses) {
      const counterpart = countyClauses.get(numberOf(heading))
      if (counterpart === undefined) continue
      compared++
      const statuses = sentences.map(({ status }) => status)
      expect({ heading, places: sentences.flatMap(({ taken }) => taken.map(({ clause }) => clause)) }).toMatchObject({
        places: expect.arrayContaining([counterpart]),
      })
      expect({ heading, isTaken: statuses.includes('taken_up') }).toEqual({ heading, isTaken: true })
    }
    expect(compared).toBeGreaterThanOrEqual(18)
  })

  test('the clause the county leaves out is a gap', () => {
    const trade = found.clauses.find(({ heading }) => heading?.includes('外贸'))
    expect(trade?.sentences.map(({ status }) => status)).not.toContain('taken_up')
  })

  test.each([
    ['三（三）', 'office_named', undefined, '市人社局劳动关系科'],
    ['三（十六）', 'cadence_added', undefined, '每个季度'],
    ['三（十）', 'recipient_changed', '800元 (登记失业人员)', '800元/人 (中小微企业 高校毕业生)'],
    ['三（十）', 'condition_lost', '半年', undefined],
    ['三（一）', 'condition_lost', '12个月', undefined],
    ['三（一）', 'date_masked', '2021年4月30日', '20XX年4月30日'],
    ['三（十一）', 'subject_missing', '反担保免除', undefined],
  ])('%s %s', (clause, ...expected) => {
    expect(changesOf(found, clause)).toContainEqual(expected)
  })

  test('what is the same in both changes nothing', () => {
    const quiet = ['三（二）', '三（四）', '三（十四）', '三（十七）']
    for (const clause of quiet) expect([clause, changesOf(found, clause)]).toEqual([clause, []])
  })
})
