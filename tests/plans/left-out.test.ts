import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { choosePlans, type LinkRequest, linkPlans, loadPlans, type PlanSet } from '../../src/plans/index.ts'
import { granted } from '../screening/granted.ts'
import { endOfYear, plansFolder } from '../screening/test-plans.ts'

const home = mkdtempSync(join(tmpdir(), 'ballast-left-out-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))
const glossary = join(import.meta.dirname, '../../glossary')
let number = 0

/** The small plans (nation, city and west below it) with changes made to their files. */
function loadWith(change: (folder: string) => void): PlanSet {
  number += 1
  const folder = join(home, String(number))
  cpSync(plansFolder, folder, { recursive: true })
  change(folder)
  return granted(loadPlans({ plans: folder, glossary }))
}

const edit = (path: string, from: string | RegExp, to: string) => (folder: string) => {
  const text = readFileSync(join(folder, path), 'utf8')
  if (text.replace(from, to) === text) throw new Error(`${path} does not hold ${from}`)
  writeFileSync(join(folder, path), text.replace(from, to))
}
const brokenCity = edit('city/01-通知.md', '资金: 就业补助资金', '资今: 就业补助资金')
const whole = loadWith(() => undefined)

/** Every policy with the regions each plan decides for, and those nobody decides for because of a plan. */
function mapOf(set: PlanSet, request: Partial<LinkRequest> = {}) {
  const { variants, leftOut, refusals } = linkPlans(set, { ...endOfYear, ...request })
  const text = (regions: readonly { readonly from: number; readonly to: number }[]) =>
    regions.map(({ from, to }) => `${from}-${to}`).join(' ')
  return {
    decided: variants.map((variant) => `${variant.id} ${text(variant.regions)}`).sort(),
    leftOut: leftOut.map(({ plan, reason, policy, regions }) => `${policy} ${plan} ${reason} ${text(regions)}`).sort(),
    refused: refusals.map(({ code, plan }) => `${code} ${plan}`.trim()),
  }
}

describe('only what is asked for must be whole', () => {
  const chosen = (set: PlanSet, plans?: readonly string[]) => {
    const { chosen: found, leftOut, refusals } = choosePlans(set, plans === undefined ? {} : { plans })
    return {
      chosen: found.map(({ id }) => id),
      leftOut: leftOut.map(({ plan, reason }) => `${plan.id} ${reason}`),
      refused: refusals.map(({ code, plan }) => `${code} ${plan}`.trim()),
    }
  }

  test.each<[string, (folder: string) => void, readonly string[] | undefined, ReturnType<typeof chosen>]>([
    ['all whole', () => undefined, undefined, { chosen: ['city', 'nation', 'west'], leftOut: [], refused: [] }],
    ['one chosen', () => undefined, ['city'], { chosen: ['city'], leftOut: ['nation not_chosen', 'west not_chosen'], refused: [] }],
    ['one broken', brokenCity, undefined, { chosen: ['nation', 'west'], leftOut: ['city broken'], refused: [] }],
    [
      'another broken than the one chosen',
      brokenCity,
      ['west'],
      { chosen: ['west'], leftOut: ['city broken', 'nation not_chosen'], refused: [] },
    ],
    [
      'the chosen one broken',
      brokenCity,
      ['city'],
      { chosen: [], leftOut: ['city broken', 'nation not_chosen', 'west not_chosen'], refused: ['plan_broken city'] },
    ],
    [
      'the one above broken in its form',
      edit('nation/parameters.yaml', '代码: paid_months_min', '代吗: paid_months_min'),
      undefined,
      { chosen: [], leftOut: ['city broken', 'nation broken', 'west broken'], refused: [] },
    ],
    [
      'an example of the one above broken',
      (folder) => {
        mkdirSync(join(folder, 'nation/examples'))
        writeFileSync(join(folder, 'nation/examples/坏.yaml'), '- 名称: 没有政策\n')
      },
      undefined,
      { chosen: ['city', 'west'], leftOut: ['nation broken'], refused: [] },
    ],
    [
      'the library broken',
      (folder) => {
        mkdirSync(join(folder, 'library'))
        writeFileSync(join(folder, 'library/parameters.yaml'), '甲: [')
      },
      ['west'],
      { chosen: [], leftOut: ['city not_chosen', 'nation not_chosen'], refused: ['shared_broken'] },
    ],
    [
      'a head without a region',
      edit('city/plan.yaml', /地区: .*\n/, ''),
      undefined,
      { chosen: [], leftOut: ['city broken'], refused: ['region_unreadable'] },
    ],
    [
      'a head without a region, and a province asked for',
      edit('city/plan.yaml', /地区: .*\n/, ''),
      ['west'],
      { chosen: [], leftOut: ['city broken', 'nation not_chosen'], refused: ['region_unreadable west'] },
    ],
    [
      'a head without a region, and a county asked for',
      (folder) => {
        edit('city/plan.yaml', /地区: .*\n/, '')(folder)
        edit('west/plan.yaml', '140000', '140105')(folder)
      },
      ['west'],
      { chosen: ['west'], leftOut: ['city broken', 'nation not_chosen'], refused: [] },
    ],
    [
      'a head damaged beside its region',
      edit('city/plan.yaml', '标题: ', '标题: ['),
      undefined,
      { chosen: ['nation', 'west'], leftOut: ['city broken'], refused: [] },
    ],
    [
      'a folder without a head',
      (folder) => {
        mkdirSync(join(folder, 'notes'))
        writeFileSync(join(folder, 'notes/随记.md'), '# 随记\n')
      },
      undefined,
      { chosen: ['city', 'nation', 'west'], leftOut: [], refused: [] },
    ],
  ])('%s', (_, change, plans, expected) => {
    expect(chosen(loadWith(change), plans)).toEqual(expected)
  })

  test('a folder without plan.yaml is no plan, and is listed', () => {
    const set = loadWith((folder) => mkdirSync(join(folder, 'notes')))
    expect([[...set.plans.keys()], set.otherFolders, set.problems]).toEqual([['city', 'nation', 'west'], ['notes'], []])
  })

  test('what cannot be opened is a mistake of its plan and holds up no other', () => {
    const set = loadWith((folder) => {
      symlinkSync('二.md', join(folder, 'city/一.md'))
      symlinkSync('一.md', join(folder, 'city/二.md'))
      symlinkSync('nowhere', join(folder, 'gone'))
    })
    expect([[...set.broken.keys()], set.otherFolders]).toEqual([['city'], ['gone']])
    expect(set.broken.get('city')?.problems.map(({ code, at }) => `${at.file.split('/').at(-1)} ${code}`)).toEqual([
      '一.md file_unopened',
      '二.md file_unopened',
    ])
  })

  test('a name that cannot be read in one plan excuses no other', () => {
    const set = loadWith((folder) => {
      edit('city/parameters.yaml', '扩岗补助标准:\n  代码', '新标准:\n  代吗')(folder)
      edit('west/01-通知.md', '期间:', '沿用: 新标准\n期间:')(folder)
    })
    expect([...set.broken.keys()]).toEqual(['city', 'west'])
  })
})

describe('fewer plans decide for fewer subjects, never otherwise', () => {
  const full = mapOf(whole)

  /** Which plan decides each policy in places of each region, inside and outside provinces with documents of their own. */
  function decidersOf(set: PlanSet, request: Partial<LinkRequest> = {}) {
    const { variants, leftOut } = linkPlans(set, { ...endOfYear, ...request })
    const isIn = (place: number) => (each: { readonly regions: readonly { readonly from: number; readonly to: number }[] }) =>
      each.regions.some(({ from, to }) => place >= from && place <= to)
    const policies = [...new Set(linkPlans(whole, endOfYear).variants.map((variant) => variant.policy.program.id))]
    return policies.flatMap((policy) =>
      [110_101, 140_105, 149_999, 150_000, 500_000, 500_103, 659_000].map((place) => ({
        where: `${policy} ${place}`,
        deciders: variants.filter((variant) => variant.policy.program.id === policy && isIn(place)(variant)).map(({ plan }) => plan.id),
        leftOut: leftOut.filter((each) => each.policy === policy && isIn(place)(each)).map(({ plan }) => plan),
      })),
    )
  }

  test.each<[string, PlanSet, readonly string[] | undefined]>([
    ['the city not chosen', whole, ['nation', 'west']],
    ['the nation alone', whole, ['nation']],
    ['the city alone', whole, ['city']],
    ['the city broken', loadWith(brokenCity), undefined],
    ['the city broken and the nation alone', loadWith(brokenCity), ['nation']],
  ])('%s', (_, set, plans) => {
    const all = decidersOf(whole)
    const fewer = decidersOf(set, plans === undefined ? {} : { plans })
    for (const [i, { where, deciders, leftOut }] of fewer.entries()) {
      const before = all[i]?.deciders ?? []
      expect({ where, count: deciders.length + leftOut.length }).toEqual({ where, count: expect.toSatisfy((n: number) => n <= 1) })
      if (deciders.length > 0) expect({ where, deciders }).toEqual({ where, deciders: before })
    }
    expect(fewer.filter(({ deciders }, i) => deciders.length < (all[i]?.deciders.length ?? 0)).length).toBeGreaterThan(0)
    expect(fewer.some(({ leftOut }) => leftOut.length > 0)).toBe(true)
  })

  test('the nation alone leaves to the provinces what they state', () => {
    expect(mapOf(whole, { plans: ['nation'] }).leftOut).toEqual([
      'hire_subsidy city not_chosen 500000-509999',
      'hire_subsidy west not_chosen 140000-149999',
      'job_retention_refund city not_chosen 500000-509999',
    ])
  })

  test('a broken plan keeps its region for every policy', () => {
    const { leftOut } = mapOf(loadWith(brokenCity))
    const policies = new Set(mapOf(loadWith(brokenCity)).decided.map((line) => line.split('@')[0]))
    expect(leftOut).toEqual([...policies].sort().map((policy) => `${policy} city broken 500000-509999`))
  })

  test('two documents of one region are told apart by choosing one', () => {
    const set = loadWith((folder) => {
      cpSync(join(folder, 'west'), join(folder, 'west-again'), { recursive: true })
      edit('west-again/plan.yaml', '3号', '4号')(folder)
    })
    expect(mapOf(set).refused.filter((line) => line.startsWith('stated_twice'))).not.toEqual([])
    const one = mapOf(set, { plans: ['city', 'nation', 'west'] })
    expect({ decided: one.decided, refused: one.refused }).toEqual({ decided: full.decided, refused: [] })
    expect(one.leftOut).toEqual([])
  })

  test('plans that were not there when a run was made are not there when it is asked again', () => {
    const set = loadWith((folder) => {
      cpSync(join(folder, 'west'), join(folder, 'far'), { recursive: true })
      edit('far/plan.yaml', '"140000"', '"150000"')(folder)
      edit('far/plan.yaml', '3号', '5号')(folder)
    })
    const among = ['city', 'nation', 'west']
    expect(mapOf(set, { among, plans: among })).toEqual(full)
    expect(mapOf(set, { plans: among }).leftOut).toContain('hire_subsidy far not_chosen 150000-159999')
  })

  test('a plan that is not known yet stands in nobody’s way', () => {
    const early = { knownOn: endOfYear.screeningDate - 170 }
    expect(mapOf(whole, { ...early, plans: ['nation'] }).leftOut).toEqual([])
  })
})
