import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PathRefusal } from '../files/index.ts'
import { parseRegionTable } from '../kernel/regions.ts'
import type { Result } from '../kernel/result.ts'
import { loadPlans } from './load-plans.ts'
import type { PlanSet } from './plan.ts'

/** The plans of a folder, checked against the glossary, the register and the regions of a project; refused where it is no folder. */
export function loadPlansIn({ project, plans }: { readonly project: string; readonly plans: string }): Result<PlanSet, PathRefusal> {
  return loadPlans({
    plans,
    glossary: join(project, 'glossary'),
    register: join(project, 'reference', 'sources.yaml'),
    regions: parseRegionTable(readFileSync(join(project, 'reference', 'regions.csv'), 'utf8')),
  })
}
