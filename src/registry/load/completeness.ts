import { join } from 'node:path'
import { parse } from 'yaml'
import { listInput, readInputText } from '../../files/index.ts'
import { RegistryFailure } from '../failure.ts'
import type { Completeness } from '../manifest.ts'

/** The file of a delivery that says where its entities are complete. */
export const completenessFile = 'completeness.yaml'

/** What a delivery declares to be complete, undefined where it declares nothing. */
export function readCompleteness(folder: string, present: ReadonlySet<string>): Readonly<Record<string, Completeness>> | undefined {
  const file = join(folder, completenessFile)
  if (!listInput(folder).includes(completenessFile)) return undefined
  const data = parsed(readInputText(file), file)
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    throw new RegistryFailure('completeness_invalid', { file, detail: 'it is not a mapping' })
  return Object.fromEntries(Object.entries(data).map(([entity, value]) => [entity, completenessFrom(entity, value, present, file)]))
}

/** What the file declares together with what is named complete besides; refused where the two say different things of one entity. */
export function withComplete(
  declared: Readonly<Record<string, Completeness>> | undefined,
  complete: 'everywhere' | readonly string[],
  present: ReadonlySet<string>,
): Readonly<Record<string, Completeness>> {
  const named = complete === 'everywhere' ? [...present] : complete
  for (const entity of named) {
    if (!present.has(entity)) throw new RegistryFailure('complete_without_file', { entity })
    const other = declared?.[entity]
    if (other !== undefined && other !== 'everywhere') throw new RegistryFailure('complete_twice', { entity, file: completenessFile })
  }
  return { ...declared, ...Object.fromEntries(named.map((entity) => [entity, 'everywhere' as const])) }
}

function completenessFrom(entity: string, value: unknown, present: ReadonlySet<string>, file: string): Completeness {
  if (!present.has(entity)) throw new RegistryFailure('completeness_invalid', { file, detail: `'${entity}' has no file in this folder` })
  if (value === 'everywhere') return value
  const codes = Array.isArray(value) ? value : undefined
  if (
    codes === undefined ||
    codes.length === 0 ||
    !codes.every((code) => Number.isSafeInteger(code) && code >= 110_000 && code <= 829_999)
  ) {
    throw new RegistryFailure('completeness_invalid', { file, detail: `'${entity}' is ${JSON.stringify(value)}` })
  }
  return { regions: codes as readonly number[] }
}

function parsed(text: string, file: string): unknown {
  try {
    return parse(text)
  } catch (error) {
    throw new RegistryFailure('completeness_invalid', {
      file,
      detail: error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error),
    })
  }
}
