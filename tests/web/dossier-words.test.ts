import { describe, expect, it } from 'vitest'
import { applicationLife, applicationSections, commitmentLife } from '../../src/applications/index.ts'
import type { FactsPlane } from '../../src/decisions/index.ts'
import { deferralSections } from '../../src/deferral/index.ts'
import { earlierPaymentsSection } from '../../src/dossier/index.ts'
import { claimLife, doubtLife, grantedSections, judgedSections, objectionLife, paidSections } from '../../src/ledger/index.ts'
import { recoverySections } from '../../src/recovery/index.ts'
import { recoveryLife } from '../../src/recovery/recovery-life.ts'
import { settlementStatuses } from '../../src/screening/settlement/standing.ts'
import { verificationLife, verificationSection } from '../../src/verification/index.ts'
import { sectionWords } from '../../src/web/subjects/dossier/words.zh.ts'
import { decisionsSection } from '../../src/why/index.ts'

const sections = [
  decisionsSection({} as FactsPlane, [], []),
  ...grantedSections,
  ...paidSections,
  ...judgedSections,
  verificationSection,
  ...applicationSections,
  ...recoverySections,
  ...deferralSections,
  earlierPaymentsSection(undefined, new Map()),
]

describe('the page of a dossier', () => {
  it.each(sections.map((section) => [section.id, section] as const))('has words for everything in %s', (id, { columns }) => {
    const words = sectionWords[id]
    expect(words?.title).toMatch(/\p{Script=Han}/u)
    expect(Object.keys(words?.columns ?? {}).sort()).toEqual(Object.keys(columns).sort())
    const coded = Object.keys(columns).filter((column) => columns[column] === 'word')
    expect(Object.keys(words?.codes ?? {}).sort()).toEqual(coded.sort())
    for (const column of words?.gist ?? []) expect(Object.keys(columns)).toContain(column)
  })

  it('has each section once, and words for none that there is not', () => {
    const ids = sections.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(Object.keys(sectionWords).sort()).toEqual([...ids].sort())
  })

  it.each([
    ['grants', 'state', Object.keys(claimLife.states)],
    ['doubts', 'state', Object.keys(doubtLife.states)],
    ['objections', 'state', Object.keys(objectionLife.states)],
    ['recoveries', 'state', Object.keys(recoveryLife.states)],
    ['verifications', 'state', Object.keys(verificationLife.states)],
    ['applications', 'state', Object.keys(applicationLife.states)],
    ['commitments', 'state', Object.keys(commitmentLife.states)],
    ['decisions', 'status', settlementStatuses],
  ] as const)('says every code of %s.%s', (id, column, codes) => {
    expect(Object.keys(sectionWords[id]?.codes?.[column] ?? {})).toEqual(expect.arrayContaining([...codes]))
  })
})
