import { join } from 'node:path'
import { LineCounter, parseDocument } from 'yaml'
import { type PathRefusal, readInputText } from '../../files/index.ts'
import { done, type Result, refused } from '../../kernel/result.ts'
import type { Completeness } from '../manifest.ts'
import type { CompletenessFault, RefusalWith } from '../refusals.ts'

/** The file of a delivery that says where its entities are complete. */
export const completenessFile = 'completeness.yaml'

type Declared = Readonly<Record<string, Completeness>>

/** What the completeness file of a delivery declares. */
export function readCompleteness(
  folder: string,
  present: ReadonlySet<string>,
): Result<Declared, PathRefusal | RefusalWith<'completeness_invalid'>> {
  const file = join(folder, completenessFile)
  const text = readInputText(file)
  if (text.kind === 'refused') return text
  const declared = declaredIn(text.value, present)
  return 'kind' in declared ? refused({ code: 'completeness_invalid', file, fault: declared }) : done(Object.fromEntries(declared))
}

/** What the file declares together with what is named complete besides; refused where the two say different things of one entity. */
export function withComplete(
  declared: Declared,
  complete: 'everywhere' | readonly string[],
  present: ReadonlySet<string>,
): Result<Declared, RefusalWith<'complete_without_file' | 'complete_twice'>> {
  const named = complete === 'everywhere' ? [...present] : complete
  for (const entity of named) {
    if (!present.has(entity)) return refused({ code: 'complete_without_file', entity })
    const other = declared[entity]
    if (other !== undefined && other !== 'everywhere') return refused({ code: 'complete_twice', entity, file: completenessFile })
  }
  return done({ ...declared, ...Object.fromEntries(named.map((entity) => [entity, 'everywhere' as const])) })
}

function declaredIn(text: string, present: ReadonlySet<string>): CompletenessFault | ReadonlyMap<string, Completeness> {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const [mistake] = document.errors
  if (mistake !== undefined) return { kind: 'not_yaml', line: lines.linePos(mistake.pos[0]).line }
  const data: unknown = document.toJS()
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return { kind: 'not_a_mapping' }
  const declared = new Map<string, Completeness>()
  for (const [entity, value] of Object.entries(data)) {
    if (!present.has(entity)) return { kind: 'entity_without_file', entity }
    const found = completenessFrom(value)
    if (found === undefined) return { kind: 'value_unknown', entity, value: JSON.stringify(value) }
    declared.set(entity, found)
  }
  return declared
}

function completenessFrom(value: unknown): Completeness | undefined {
  if (value === 'everywhere') return value
  if (!Array.isArray(value) || value.length === 0) return undefined
  const isRegion = (code: unknown) => Number.isSafeInteger(code) && Number(code) >= 110_000 && Number(code) <= 829_999
  return value.every(isRegion) ? { regions: value as readonly number[] } : undefined
}
