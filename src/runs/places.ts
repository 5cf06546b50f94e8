import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PathRefusal } from '../files/index.ts'
import { parseRegionTable } from '../kernel/regions.ts'
import type { Result } from '../kernel/result.ts'
import { loadPlans, type PlanSet } from '../plans/index.ts'
import type { DuckDbOptions } from '../store/index.ts'

/** The folders that the runs of an office are made from and lie in, and what the database that makes them may use. */
export interface RunPlaces {
  /** With the glossary, the reference tables and the program itself. */
  readonly project: string
  readonly plans: string
  readonly snapshots: string
  readonly runs: string
  readonly database: DuckDbOptions
}

/** Runs as the office handles them: where they are, and the plans as they stand. */
export interface Screenings {
  readonly places: RunPlaces
  /** What a screening that begins now would read. */
  plans(): PlanSet | Promise<PlanSet>
}

/** The plans of a folder, checked against the glossary, the register and the regions of a project; refused where it is no folder. */
export function loadPlansIn({ project, plans }: Pick<RunPlaces, 'project' | 'plans'>): Result<PlanSet, PathRefusal> {
  return loadPlans({
    plans,
    glossary: join(project, 'glossary'),
    register: join(project, 'reference', 'sources.yaml'),
    regions: parseRegionTable(readFileSync(join(project, 'reference', 'regions.csv'), 'utf8')),
  })
}
