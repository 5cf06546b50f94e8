import { type LoadReport, type LoadWarning, refusedSheet } from '../../registry/index.ts'
import type { Vocabulary } from '../../rules/index.ts'
import { loadTexts } from './load.zh.ts'

/** What a load says beside the numbers of rows: what was not delivered, what was passed over, and every reason rows were refused for. */
export function loadLines(report: LoadReport, vocabulary: Vocabulary): readonly string[] {
  return [...warningLines(report.warnings, vocabulary), ...refusedLines(report, vocabulary)]
}

function refusedLines({ refused, refusedFolder }: LoadReport, vocabulary: Vocabulary): readonly string[] {
  if (refusedFolder === undefined) return []
  const files = Object.entries(refused).filter(([, count]) => count.refused > 0)
  return [
    ...files.flatMap(([id, { refused: lost, rows, reasons }]) => [
      loadTexts.refused(nameOf(id, vocabulary), lost, rows),
      ...reasons.map((found) => `  ${refusedSheet.reasonIs(found)}`),
    ]),
    loadTexts.refusedFolder(refusedFolder),
  ]
}

/** One line per entity that lacks columns, one for the entities that are missing whole, and one for each other warning. */
function warningLines(warnings: readonly LoadWarning[], vocabulary: Vocabulary): readonly string[] {
  const absent: string[] = []
  const columns = new Map<string, string[]>()
  const others: string[] = []
  for (const warning of warnings) {
    switch (warning.code) {
      case 'entity_missing':
        absent.push(nameOf(warning.entity, vocabulary))
        break
      case 'column_missing': {
        const title = vocabulary.entities.get(warning.entity)?.fields.get(warning.column)?.zh ?? warning.column
        columns.set(warning.entity, [...(columns.get(warning.entity) ?? []), title])
        break
      }
      case 'file_passed_over':
        others.push(loadTexts.passedOver(warning.file))
        break
      case 'policy_unknown':
        others.push(loadTexts.policyUnknown(warning.policy))
        break
      case 'succession_later':
        others.push(loadTexts.later(warning.rows, warning.knownOn))
        break
      case 'complete_but_refused':
        others.push(
          warning.entity === 'prior_payment' ? loadTexts.paymentsRefused : loadTexts.completeButRefused(nameOf(warning.entity, vocabulary)),
        )
        break
    }
  }
  return [
    ...[...columns].map(([entity, names]) => loadTexts.columnsAbsent(nameOf(entity, vocabulary), names)),
    ...(absent.length === 0 ? [] : [loadTexts.entitiesAbsent(absent)]),
    ...others,
  ]
}

function nameOf(id: string, vocabulary: Vocabulary): string {
  return vocabulary.entities.get(id)?.zh ?? id
}

/** The same as data: every refused file with its reasons, and every warning. */
export function loadAsJson({ refused, refusedFolder, warnings }: LoadReport) {
  return { refused: Object.fromEntries(Object.entries(refused).filter(([, count]) => count.refused > 0)), refusedFolder, warnings }
}
