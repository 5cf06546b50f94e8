import type { Command } from './command.ts'
import { compareDocuments } from './documents/compare-documents.ts'
import { draftDocument } from './documents/draft-plan.ts'
import { readDocument } from './documents/read-document.ts'
import { officeCommands } from './office/office-commands.ts'
import { checkPlans } from './plans/check-plans.ts'
import { comparePolicies } from './plans/compare-policies.ts'
import { listOpenQuestions } from './plans/list-questions.ts'
import { listTerms } from './plans/list-terms.ts'
import { showCalendar } from './plans/show-calendar.ts'
import { showCoverage } from './plans/show-coverage.ts'
import { showSources } from './plans/show-sources.ts'
import { writeFormatReference } from './plans/write-reference.ts'
import { generateRegistry, loadRegistry, showSchema } from './registry/build-registry.ts'
import { adoptResults } from './runs/adopt-results.ts'
import { askWhatIf } from './runs/ask-what-if.ts'
import { bundleRun } from './runs/bundle-run.ts'
import { compareResults } from './runs/compare-results.ts'
import { explainCase } from './runs/explain-case.ts'
import { exportRun } from './runs/export-run.ts'
import { reportRun } from './runs/report-run.ts'
import { screenRegistry } from './runs/screen-registry.ts'

/** Everything the command line can do, in the order people meet it. */
export const commands: readonly Command[] = [
  ...officeCommands,
  checkPlans,
  showCoverage,
  showCalendar,
  comparePolicies,
  showSources,
  listOpenQuestions,
  listTerms,
  writeFormatReference,
  generateRegistry,
  loadRegistry,
  showSchema,
  screenRegistry,
  bundleRun,
  adoptResults,
  exportRun,
  explainCase,
  askWhatIf,
  compareResults,
  reportRun,
  readDocument,
  draftDocument,
  compareDocuments,
]
