import type { Problem } from '../../kernel/problem.ts'
import type { Vocabulary } from '../../rules/index.ts'
import { checkFiles } from '../check/check-files.ts'
import { rootShapes } from '../format/file-format.ts'
import type { Indicator } from '../orders/orders.ts'
import type { SourceRegister } from '../source-register.ts'
import type { BlockReader } from './block-reader.ts'
import { type Chapters, readChapters } from './read-chapters.ts'
import { type Comparison, readComparison } from './read-comparison.ts'
import type { RawParameter } from './read-declaration.ts'
import { type PlanFolder, readableFiles } from './read-folder.ts'
import { readIndicators } from './read-indicators.ts'
import { type PlanHead, readPlanHead } from './read-plan-head.ts'
import { readRegister } from './read-register.ts'
import { isMap, pairsOf, YamlSource } from './yaml-source.ts'

/** What one folder contributes before anything is checked. */
export interface RawPlan {
  readonly folder: PlanFolder
  readonly head: PlanHead
  readonly chapters: Chapters
  readonly parameters: ReadonlyMap<string, RawParameter>
  readonly indicators: ReadonlyMap<string, Indicator>
  /** The sources its own `sources.yaml` registers. */
  readonly register: SourceRegister
  readonly comparison: Comparison | undefined
  /** Names and ids written here but not readable. */
  readonly broken: ReadonlySet<string>
  /** What is wrong with the form of its files. */
  readonly problems: readonly Problem[]
}

/** Reads the files of a folder for what they say, before any of it is checked against the rest. */
export function readRawPlan(source: PlanFolder, reader: BlockReader, vocabulary: Vocabulary): RawPlan {
  reader.broken = new Set()
  const { found, problems } = reader.noting(() => {
    const { folder, problems } = readableFiles(source)
    reader.problems.push(...problems, ...checkFiles(folder))
    const head = readPlanHead(folder, reader)
    const entities = new Map([...vocabulary.entities.values()].map((entity) => [entity.zh, entity.id]))
    const chapters = readChapters(folder, reader, entities)
    const parameters = readParameters(folder, head, reader)
    const registered = folder.files.get('sources.yaml')
    const register = registered === undefined ? new Map() : readRegister(`${folder.path}/sources.yaml`, registered, reader)
    const numbers = new Set(chapters.clauses.map((clause) => clause.number))
    return {
      folder,
      head,
      chapters,
      parameters,
      indicators: readIndicators(folder, reader, vocabulary),
      register,
      comparison: readComparison(folder, numbers, reader),
    }
  })
  return { ...found, broken: reader.broken, problems }
}

function readParameters(folder: PlanFolder, head: PlanHead, reader: BlockReader): ReadonlyMap<string, RawParameter> {
  const found = new Map<string, RawParameter>()
  for (const [path, text] of folder.files) {
    if (!/^parameters[^/]*\.yaml$/.test(path)) continue
    const source = new YamlSource(`${folder.path}/${path}`, text)
    reader.problems.push(...source.syntaxProblems())
    const root = { at: { node: source.document.contents, source }, keyAt: undefined, name: path, key: 'root.parameters' }
    if (source.document.contents === null || !reader.isShaped(rootShapes.parameters, root)) continue
    for (const pair of pairsOf(source.document.contents)) {
      const at = { node: pair.value, source }
      if (!isMap(pair.value)) {
        reader.broken.add(pair.key)
        continue
      }
      if (found.has(pair.key)) {
        reader.problem({ node: pair.keyNode, source }, 'parameter_repeated', { found: pair.key })
        continue
      }
      const entries = reader.entries('parameter', at)
      found.set(pair.key, {
        zh: pair.key,
        at,
        keyAt: { node: pair.keyNode, source },
        entries,
        plan: folder.id,
        knownOn: head.knownOn,
      })
    }
  }
  return found
}
