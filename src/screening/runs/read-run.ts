import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { isAbsent, readInputText } from '../../files/index.ts'
import { done, type Result, refused } from '../../kernel/result.ts'
import type { RunDamage, RunRefusal } from '../refusals.ts'
import { damageOf, type RunFile } from './made-files.ts'
import { identityOf, type RunInputs } from './run-inputs.ts'
import { type RunRecord, runFile } from './run-record.ts'

/** A finished run: its record and where it lies. */
export interface RunOnDisk {
  readonly record: RunRecord
  readonly folder: string
}

/** Whether any policy was in force on the day of a run: without one it says nothing about anybody. */
export function hasDecided({ record }: RunOnDisk): boolean {
  return record.variants.length > 0
}

/** Where the run of some inputs lies, or would lie. */
export function runFolderOf(runsFolder: string, inputs: RunInputs): string {
  return join(runsFolder, identityOf(inputs).slice(0, 16))
}

/**
 * Reads the record of a finished run and sees that every file is there in its size; `checkRunFiles` also reads them. Refused, with the
 * file, where the run is not what its record says.
 */
export async function readRun(folder: string): Promise<Result<RunOnDisk, RunRefusal>> {
  const file = join(folder, runFile)
  const text = readInputText(file)
  if (text.kind === 'refused') return isAbsent(text.refusal) ? refused({ code: 'not_a_run', folder }) : text
  const parsed = parseRecord(text.value, file)
  if (parsed.kind === 'refused') return parsed
  const damage = await firstDamage(folder, parsed.value.files, false)
  return damage === undefined ? done({ record: parsed.value, folder }) : refused(damage)
}

/**
 * Reads the files of a run below the given paths, all when none is given, and compares their SHA-256 with the record; gives the first
 * that is not as it was made, undefined where all are.
 */
export async function checkRunFiles({ folder, record }: RunOnDisk, paths: readonly string[] = ['']): Promise<RunDamage | undefined> {
  const isWanted = ({ path }: RunFile) => paths.some((wanted) => wanted === '' || path === wanted || path.startsWith(`${wanted}/`))
  return firstDamage(folder, record.files.filter(isWanted), true)
}

/** What is wrong with the first of some files of a run with which anything is; they are read only where asked to. */
export async function firstDamage(folder: string, files: readonly RunFile[], isHashChecked: boolean): Promise<RunDamage | undefined> {
  for (const file of files) {
    const damage = await damageOf(folder, file, isHashChecked)
    if (damage !== undefined) return { code: 'run_damaged', folder, file: file.path, damage }
  }
  return undefined
}

function parseRecord(text: string, file: string): Result<RunRecord, RunRefusal> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return refused({ code: 'run_unreadable', file })
  }
  if (typeof value !== 'object' || value === null) return refused({ code: 'run_unreadable', file })
  const { digest, ...content } = value as Partial<RunRecord>
  if (content.format !== 4) return refused({ code: 'run_of_other_format', file, isEarlier: isEarlier(content.format) })
  const isUntouched = typeof digest === 'string' && digest === digestOf(content as Omit<RunRecord, 'digest'>)
  return isUntouched ? done(value as RunRecord) : refused({ code: 'run_edited', file })
}

/** Runs had no lists before format 4. */
function isEarlier(format: unknown): boolean {
  return typeof format === 'number' && format < 4
}

/** A record with its own SHA-256, so that an edited one is known for what it is; as it will be read back, without what is undefined. */
export function sealRecord(content: Omit<RunRecord, 'digest'>): RunRecord {
  const written = JSON.parse(JSON.stringify(content)) as Omit<RunRecord, 'digest'>
  return { ...written, digest: digestOf(written) }
}

function digestOf(content: Omit<RunRecord, 'digest'>): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex')
}
