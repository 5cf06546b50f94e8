import { expect } from 'vitest'
import { type FuzzReport, runFuzz } from './run-fuzz.ts'
import { describeFailure } from './shrink.ts'

/** Programs of each of the two shares: a thousand while one works, two and a half thousand in the long mode (`npm run test:long`). */
export const programsOfShare = process.env.BALLAST_LONG === '1' ? 2500 : 1000

/** Runs a share of the comparison and fails with the shrunk program where the engines differ. */
export async function expectAgreement(seed: number, programs: number): Promise<FuzzReport> {
  const report = await runFuzz({ seed, programs })
  if (report.failure !== undefined) expect.fail(`seed ${seed}\n${await describeFailure(report.failure)}`)
  return report
}
