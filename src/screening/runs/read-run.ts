import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { InputFailure, readInputText } from '../../files/index.ts'
import { ScreeningFailure } from '../failure.ts'
import { damageOf, type RunFile } from './made-files.ts'
import { identityOf, type RunInputs } from './run-inputs.ts'
import { type RunRecord, runFile } from './run-record.ts'

/** A finished run: its record and where it lies. */
export interface RunOnDisk {
  readonly record: RunRecord
  readonly folder: string
}

/** Where the run of some inputs lies, or would lie. */
export function runFolderOf(runsFolder: string, inputs: RunInputs): string {
  return join(runsFolder, identityOf(inputs).slice(0, 16))
}

/**
 * Reads the record of a finished run and sees that every file is there in its size; `checkRunFiles` also reads them. Throws a
 * ScreeningFailure that names the file where the run is not what its record says.
 */
export async function readRun(folder: string): Promise<RunRecord> {
  const file = join(folder, runFile)
  const text = textOf(file, folder)
  const record = parseRecord(text, file)
  await checkFiles(folder, record.files, false)
  return record
}

function textOf(file: string, folder: string): string {
  try {
    return readInputText(file)
  } catch (error) {
    if (error instanceof InputFailure && ['missing', 'not_folder'].includes(error.code)) throw new ScreeningFailure('not_a_run', { folder })
    throw error
  }
}

/** Reads the files of a run below the given paths, all when none is given, and compares their SHA-256 with the record. */
export async function checkRunFiles({ folder, record }: RunOnDisk, paths: readonly string[] = ['']): Promise<void> {
  const isWanted = ({ path }: RunFile) => paths.some((wanted) => wanted === '' || path === wanted || path.startsWith(`${wanted}/`))
  await checkFiles(folder, record.files.filter(isWanted), true)
}

async function checkFiles(folder: string, files: readonly RunFile[], isHashChecked: boolean): Promise<void> {
  for (const file of files) {
    const damage = await damageOf(folder, file, isHashChecked)
    if (damage !== undefined) throw new ScreeningFailure('run_damaged', { folder, file: file.path, damage })
  }
}

function parseRecord(text: string, file: string): RunRecord {
  const unreadable = () => new ScreeningFailure('run_unreadable', { file })
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw unreadable()
  }
  if (typeof value !== 'object' || value === null) throw unreadable()
  const { digest, ...content } = value as Partial<RunRecord>
  if (content.format !== 2) throw new ScreeningFailure('run_of_other_format', { file })
  if (typeof digest !== 'string' || digest !== digestOf(content as Omit<RunRecord, 'digest'>))
    throw new ScreeningFailure('run_edited', { file })
  return value as RunRecord
}

/** A record with its own SHA-256, so that an edited one is known for what it is; as it will be read back, without what is undefined. */
export function sealRecord(content: Omit<RunRecord, 'digest'>): RunRecord {
  const written = JSON.parse(JSON.stringify(content)) as Omit<RunRecord, 'digest'>
  return { ...written, digest: digestOf(written) }
}

function digestOf(content: Omit<RunRecord, 'digest'>): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex')
}
