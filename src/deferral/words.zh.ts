import type { Insurance } from './months.ts'

export const insuranceWords: Readonly<Record<Insurance, string>> = { pension: '养老保险', unemployment: '失业保险', injury: '工伤保险' }

/** The funds that contributions of an insurance go to. */
export const insuranceFunds: Readonly<Record<Insurance, readonly string[]>> = {
  pension: ['企业职工基本养老保险基金', '养老保险基金'],
  unemployment: ['失业保险基金'],
  injury: ['工伤保险基金'],
}
