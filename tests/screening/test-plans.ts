import { join } from 'node:path'
import { parseDate } from '../../src/kernel/calendar.ts'
import { type LinkRequest, loadPlans, type PlanSet } from '../../src/plans/index.ts'
import { takeFingerprints } from '../../src/screening/index.ts'
import { granted } from './granted.ts'

/** Small plans of these tests' own, over the real glossary, so that editing the shipped plans breaks nothing here. */
export const plansFolder = join(import.meta.dirname, 'plans')
/** A plan whose years are masked. */
export const maskedFolder = join(import.meta.dirname, 'masked')

const project = join(import.meta.dirname, '../..')
const glossary = join(project, 'glossary')
/** What the program and its tables are while these tests run. */
export const fingerprints = takeFingerprints(project)

export function loadTestPlans(folder = plansFolder): PlanSet {
  const set = granted(loadPlans({ plans: folder, glossary }))
  if (set.problems.length > 0)
    throw new Error(set.problems.map((problem) => `${problem.at.file}:${problem.at.line} ${problem.code}`).join('\n'))
  return set
}

export function day(text: string): number {
  const parsed = parseDate(text)
  if (parsed === undefined) throw new Error(`${text} is not a date`)
  return parsed
}

/** The day and knowledge most tests screen with. */
export const endOfYear: LinkRequest = { screeningDate: day('2022-12-31'), knownOn: day('2022-12-31'), years: new Map() }
