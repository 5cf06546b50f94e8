export { askGrid, type GridRow } from './ask-grid.ts'
export { adoptRun } from './cluster/adopt-run.ts'
export { forgetResults, onSpark } from './cluster/screen-on-spark.ts'
export { findSpark } from './cluster/submit.ts'
export {
  type Comparison,
  type ComparisonRow,
  differenceOfRuns,
  differenceOfRunsSql,
  summariseDifference,
} from './compare-settlements.ts'
export { costReadings, type QuestionCost } from './cost-readings.ts'
export {
  explainRow,
  type RecordedDifference,
  type RecordedExplanation,
  type RowQuestion,
} from './explain-recorded.ts'
export { explainSubject, type SubjectExplanation, type SubjectLeftOut } from './explain-subject.ts'
export { type ExportRequest, exportDecisions } from './export-decisions.ts'
export { FactFetcher, type FactRows } from './fetch-facts.ts'
export { prefixOf, type VariantGroup } from './group-variants.ts'
export { type ChangeKind, changeKinds } from './lists/changed-rows.ts'
export { exportList, type ListBatch } from './lists/export-list.ts'
export { findAbout, type ListedAbout } from './lists/find-about.ts'
export { findListed, type ListedAt } from './lists/find-listed.ts'
export { type ChangeFilter, type ChangePage, type ChangeQuery, type ChangeRow, listChanges } from './lists/list-changes.ts'
export { keyColumn } from './lists/list-columns.ts'
export { listDecisions } from './lists/list-decisions.ts'
export type {
  FacetValue,
  ListCount,
  ListFacet,
  ListFilter,
  ListPage,
  ListQuery,
  ListRange,
  ListRow,
  ListScope,
  ListSums,
} from './lists/list-query.ts'
export type { ListRecord, ListsRecord, ListVariant, MissingFactRecord } from './lists/list-record.ts'
export type { ListPart, ListRefusal } from './lists/list-refusals.ts'
export type { PartOverview, PlanOverview, PolicyOverview, ReasonCount, RunOverview, Tally, WantedSource } from './lists/overview.ts'
export { openRunReader, type ReadRefusal, type RunReader } from './lists/run-reader.ts'
export type { ComparedRuns } from './lists/sides.ts'
export { type ChangeSum, type PolicyChanges, summariseChanges } from './lists/summarise-changes.ts'
export { summariseRun } from './lists/summarise-run.ts'
export { refuseUnboundYears } from './masked-years.ts'
export { differenceWords, doubtWords, earlierPaymentsAdvice, outcomeWords, statusWords, unwrittenAmountWords } from './messages.zh.ts'
export { missingName } from './name-missing-fact.ts'
export { compareWithPaid, type PaidComparison, type PaidDifference, paidDifferenceSql, paidDifferences } from './paid/compare-paid.ts'
export { type Beside, comparedColumns, layBeside, type PaidGroup, paidGroups } from './paid/lay-beside.ts'
export { cellFaultSentence } from './paid/paid.zh.ts'
export { openProving, proveCauses } from './paid/prove-causes.ts'
export { layoutOf, plainHeading } from './paid/read-heading.ts'
export { paidHeading, paidTableSql } from './paid/read-paid.ts'
export { type LeftOutReason, type Payment, type RowFault, readRows } from './paid/read-rows.ts'
export { type PaidCauseSum, type PaidGroupSum, type PaidSummary, summarisePaid } from './paid/summarise-paid.ts'
export { firstLines, type ListReading, type ListUnderstood, lacksOf, understandBelow, understandList } from './paid/understand-list.ts'
export { type FactPath, pathOfMissing } from './path-of-missing.ts'
export type { BundleRefusal, ScreeningRefusal } from './refusals.ts'
export { describeScreeningRefusal } from './refusals.zh.ts'
export { bundleScreening, runScreening, type ScreeningOutcome, type ScreeningProgress, type ScreeningRequest } from './run-screening.ts'
export { deleteRun } from './runs/delete-run.ts'
export { findEarlierScreening } from './runs/find-earlier-screening.ts'
export { findLastScreening, findRunNamed, findRunOf, type LastScreening, type PassedOver } from './runs/find-run.ts'
export { type Fingerprints, takeFingerprints } from './runs/fingerprint-sources.ts'
export { eachScreening, type ListedScreening, listScreenings } from './runs/list-screenings.ts'
export { pinRun, pinsOf } from './runs/pin-run.ts'
export { checkRunFiles, hasDecided, type RunOnDisk, readRun } from './runs/read-run.ts'
export { openRunBundle, RunBundles } from './runs/run-bundles.ts'
export { differencesBetween, type InputPart, inputsOf, linkRequestOf, overrideText, type RunInputs } from './runs/run-inputs.ts'
export type { EarlierPayments, NetRecord, RunRecord, SubjectReconciliation, VariantRecord } from './runs/run-record.ts'
export { recordScreening, type ScreeningWay } from './runs/screening-list.ts'
export { putRunBack, readSetAside, type SetAside, setRunAside } from './runs/set-aside.ts'
export { type SpentOn, spendingParts } from './runs/spending.ts'
export { type DecidedCase, settleCase, type WrittenPayment } from './settle-case.ts'
export { type CauseNames, causeNames, causeText } from './settlement/cause-text.ts'
export { findSettlement, type SettledDecision } from './settlement/find-settlement.ts'
export { type GrantRule, type RulesOnGrants, rulesOnGrants } from './settlement/rules-on-grants.ts'
export { settle } from './settlement/settle.ts'
export type { SettlementInput } from './settlement/settlement-input.ts'
export { sumUnknownHistory, type UnknownHistory } from './unknown-history.ts'
export { unwrittenAmount } from './unwritten-amount.ts'
export { forceWords } from './wording/force.zh.ts'
export { formatRatioGap, formatValue, trimmed, unitText } from './wording/format-value.ts'
export { printNames } from './wording/print-names.ts'
export { spokenSigns } from './wording/signs.zh.ts'
