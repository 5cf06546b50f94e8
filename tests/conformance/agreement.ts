import { expect } from 'vitest'
import { drawn } from '../drawn.ts'
import { type FuzzReport, runFuzz } from './run-fuzz.ts'
import { describeFailure } from './shrink.ts'

/** Programs of each of the two shares. */
export const programsOfShare = drawn(300, 2500)

/** Runs a share of the comparison and fails with the shrunk program where the engines differ. */
export async function expectAgreement(seed: number, programs: number): Promise<FuzzReport> {
  const report = await runFuzz({ seed, programs })
  if (report.failure !== undefined) expect.fail(`seed ${seed}\n${await describeFailure(report.failure)}`)
  return report
}
