import { expect, test } from 'vitest'
import { formatDate } from '../../src/kernel/calendar.ts'
import { describeRefusal, linkOne, linkPlans } from '../../src/plans/index.ts'
import { day, loadTestPlans } from '../screening/test-plans.ts'
import { loadFolders, shippedFolders } from './shipped-plans.ts'

const shipped = loadFolders(shippedFolders)
/** Every mask of the seven stands for the year they are read as. */
const years = new Map(
  [...shipped.plans.keys()].map((id) => [id, new Map([['20XX', '2022']].concat([['202X', '2023']]) as [string, string][])]),
)

test.each([...shipped.plans.values()].map((plan) => [plan.id, plan] as const))(
  '%s decides nothing before the day it is known from, for one case as for a run',
  (id, plan) => {
    for (const knownOn of [plan.knownOn - 1, plan.knownOn]) {
      const request = { screeningDate: day('2022-12-31'), knownOn, years }
      const isKnown = knownOn === plan.knownOn
      const linked = linkPlans(shipped, { ...request, plans: [id] })
      const ofRun = linked.refusals.filter(({ code }) => code === 'not_known_yet')
      expect(ofRun.map((refusal) => refusal.plan)).toEqual(isKnown ? [] : [id])
      expect(linked.variants.length > 0).toBe(isKnown)
      for (const policy of plan.policies.values()) {
        const one = linkOne(plan, policy, request)
        expect('code' in one && one.code === 'not_known_yet', policy.program.id).toBe(!isKnown)
        if (!isKnown && 'code' in one) expect(one).toEqual(ofRun[0])
      }
    }
    expect(
      describeRefusal(linkPlans(shipped, { screeningDate: 0, knownOn: plan.knownOn - 1, years, plans: [id] }).refusals[0] as never),
    ).toContain(`${formatDate(plan.knownOn)} 起才知悉`)
  },
)

test('the document above decides in its own name where the one below is not known yet, as it did then', () => {
  const set = loadTestPlans()
  const request = { screeningDate: day('2022-12-31'), years: new Map() }
  const decidersAt = (knownOn: string) =>
    new Set(linkPlans(set, { ...request, knownOn: day(knownOn) }).variants.map(({ plan }) => plan.id)).has('city')
  expect([decidersAt('2022-07-22'), decidersAt('2022-07-23')]).toEqual([false, true])
})
