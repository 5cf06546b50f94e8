import { type BoundProgram, compileScreen, duckdb, type ScreenOptions } from '../../src/rules/index.ts'
import { parquetRows } from '../../src/store/index.ts'
import { plainNumber } from '../policies/parameters.ts'
import { policyTexts } from '../policies/policies.ts'
import { boundPolicies } from '../policies/program.ts'
import { relationTexts } from '../policies/relations.ts'
import { vocabulary } from '../policies/vocabulary.ts'
import type { Files } from './data.ts'
import { refundByHand } from './refund.sql.ts'

/** A query to be timed; `isWritten` where its rows go to a Parquet file. */
export interface Query {
  readonly sql: string
  /** What makes a table `ready` before anything is timed. */
  readonly ready?: string
  readonly isWritten: boolean
}

export type QueryName = keyof typeof queries

/** What the registry benchmarks run. */
export const queries = {
  /** Five policies, counts and amounts. */
  counts: (files: Files): Query => ({ sql: screen(files, boundPolicies(), 'counts'), isWritten: false }),
  /** Five policies, every row with its reasons, written. */
  rows: (files: Files): Query => ({ sql: screen(files, boundPolicies(), 'rows'), isWritten: true }),
  /** The same rows from a table that has them: what writing alone takes. */
  rows_ready: (files: Files): Query => ({ sql: 'select * from ready', ready: screen(files, boundPolicies(), 'rows'), isWritten: true }),
  /** A policy with two aggregates over the jobs of each firm, masks written. */
  relations: (files: Files): Query => ({
    sql: screen({ ...files, units: files.firms }, boundPolicies([], relationTexts), 'rows'),
    isWritten: true,
  }),
  /** One policy with masks, missing facts and amount, generated and by hand. */
  refund: (files: Files): Query => ({ sql: folded(screen(files, refund(), 'rows')), isWritten: false }),
  refund_by_hand: (files: Files): Query => ({ sql: folded(refundByHand(parquet(files.units))), isWritten: false }),
  /** One run of one policy, and the same policy under 21 thresholds in a single scan. */
  one_threshold: (files: Files): Query => ({ sql: screen(files, grid(1), 'counts'), isWritten: false }),
  grid: (files: Files): Query => ({ sql: screen(files, grid(21), 'counts'), isWritten: false }),
  /** The policies and the scan are the same whatever is asked of them: what reading the columns alone takes. */
  scan: (files: Files): Query => ({ sql: `select max(columns(*)) from ${parquet(files.units)}`, isWritten: false }),
}

const parquet = (file: string): string => `${parquetRows([file])}`

function screen(files: Files, programs: readonly BoundProgram[], shape: ScreenOptions['shape']): string {
  return compileScreen({
    vocabulary,
    dialect: duckdb,
    tables: (entity) => parquet(entity === 'job' ? files.jobs : files.units),
    completeness: () => 'everywhere',
    programs: programs.map((bound, i) => ({ bound, prefix: `p${i}_` })),
    regions: undefined,
    columns: [],
    shape,
  })
}

function refund(): readonly BoundProgram[] {
  return boundPolicies([], policyTexts.slice(0, 1))
}

/** The training policy with its required days from 10 upwards. */
function grid(size: number): readonly BoundProgram[] {
  return Array.from({ length: size }, (_, i) =>
    boundPolicies([plainNumber('training_days_min', 'day', BigInt(10 + i))], policyTexts.slice(1, 2)),
  ).flat()
}

/** Every column looked at once, so that nothing is optimised away and nothing is written. */
function folded(rows: string): string {
  const columns = ['outcome', 'failed', 'unknown', 'missing', 'amount'].map((name) => `sum(p0_${name}) as ${name}`)
  return `select count(*) as subjects, ${columns.join(', ')} from (${rows})`
}
