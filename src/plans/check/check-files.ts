import type { Problem } from '../../kernel/problem.ts'
import { suggest } from '../../rules/index.ts'
import { LIBRARY, type PlanFolder } from '../read/read-folder.ts'

const ofEvery = [/^indicators\.yaml$/, /^sources\.yaml$/, /^parameters[^/]*\.yaml$/, /^[^/]+\.md$/]
const ofPlans = [/^plan\.yaml$/, /^comparison\.yaml$/, /^examples\/.+\.ya?ml$/]
/** What a misspelt file was most likely meant to be. */
const names = ['plan.yaml', 'indicators.yaml', 'parameters.yaml', 'sources.yaml', 'comparison.yaml']

/** A file nobody reads would be lost without a word: every one must be of a kind that is read. */
export function checkFiles(folder: PlanFolder): readonly Problem[] {
  const known = folder.id === LIBRARY ? ofEvery : [...ofEvery, ...ofPlans]
  return [...folder.files.keys()]
    .filter((path) => !known.some((pattern) => pattern.test(path)))
    .map((path) => ({
      code: 'unknown_file',
      severity: 'error',
      at: { file: `${folder.path}/${path}`, line: 1, column: 1, length: 1 },
      with: { found: path, write: folder.id === LIBRARY ? '' : meantBy(path) },
    }))
}

function meantBy(path: string): string {
  const yaml = path.replace(/\.yml$/, '.yaml')
  if (yaml !== path) return yaml
  if (/\.ya?ml$/.test(path) && path.includes('/')) return `examples/${path.slice(path.lastIndexOf('/') + 1)}`
  return suggest(path, names) ?? ''
}
