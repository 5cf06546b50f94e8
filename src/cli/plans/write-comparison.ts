import { join } from 'node:path'
import { formatDate } from '../../kernel/calendar.ts'
import { type Plan, recordComparison, type SubstanceFound } from '../../plans/index.ts'
import { writeText } from '../../store/index.ts'
import { today } from '../clock.ts'
import { UsageFailure } from '../line/options.ts'
import { texts } from '../messages.zh.ts'
import type { Workspace } from '../workspace.ts'

/** Writes what a plan was compared with into its folder, whole or not at all, and gives the path. */
export function writeComparison(plan: Plan, found: SubstanceFound, { set }: Workspace): string {
  if (found.lines.length === 0) throw new UsageFailure(texts.nothingToCompare(plan.id))
  const folder = set.sources.folders.find(({ id }) => id === plan.id)
  if (folder === undefined) throw new Error(`${plan.id} has no folder`)
  const file = join(folder.path, 'comparison.yaml')
  writeText(file, recordComparison(found, plan.comparison, formatDate(today()), set.keywords))
  return file
}
