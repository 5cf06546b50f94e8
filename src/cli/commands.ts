import { askWhatIf } from './ask-what-if.ts'
import { generateRegistry, loadRegistry, showSchema } from './build-registry.ts'
import { checkPlans } from './check-plans.ts'
import type { Command } from './command.ts'
import { compareDocuments } from './compare-documents.ts'
import { comparePolicies } from './compare-policies.ts'
import { compareResults } from './compare-results.ts'
import { draftDocument } from './draft-plan.ts'
import { explainCase } from './explain-case.ts'
import { exportRun } from './export-run.ts'
import { listTerms } from './list-terms.ts'
import { readDocument } from './read-document.ts'
import { reportRun } from './report-run.ts'
import { screenRegistry } from './screen-registry.ts'
import { showCalendar } from './show-calendar.ts'
import { showCoverage } from './show-coverage.ts'
import { startDemo } from './start-demo.ts'
import { writeFormatReference } from './write-reference.ts'

/** Everything the command line can do, in the order people meet it. */
export const commands: readonly Command[] = [
  startDemo,
  checkPlans,
  showCoverage,
  showCalendar,
  comparePolicies,
  listTerms,
  writeFormatReference,
  generateRegistry,
  loadRegistry,
  showSchema,
  screenRegistry,
  exportRun,
  explainCase,
  askWhatIf,
  compareResults,
  reportRun,
  readDocument,
  draftDocument,
  compareDocuments,
]
