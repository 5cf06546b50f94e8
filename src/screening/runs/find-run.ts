import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { done, type Result } from '../../kernel/result.ts'
import type { RunRefusal } from '../refusals.ts'
import { hasDecided, type RunOnDisk, readRun, runFolderOf } from './read-run.ts'
import type { RunInputs } from './run-inputs.ts'
import { runFile } from './run-record.ts'
import { readScreenings } from './screening-list.ts'
import { readSetAside } from './set-aside.ts'

/** Something that might have been the last screening and was not taken. */
export type PassedOver =
  | { readonly kind: 'run_gone'; readonly run: string; readonly at: string }
  | { readonly kind: 'run_broken'; readonly run: string; readonly refusal: RunRefusal }
  /** No policy was in force on its day. */
  | { readonly kind: 'run_empty'; readonly run: string; readonly day: string }
  /** Somebody set it aside. */
  | { readonly kind: 'run_set_aside'; readonly run: string; readonly at: string }
  | { readonly kind: 'lines_broken'; readonly lines: readonly number[] }

/** The last screening of a runs folder, or the names of the runs there, none of which is known to be one. */
export type LastScreening =
  | { readonly kind: 'found'; readonly run: RunOnDisk; readonly at: string; readonly passedOver: readonly PassedOver[] }
  | { readonly kind: 'none'; readonly runs: readonly string[]; readonly passedOver: readonly PassedOver[] }

/**
 * "The run" of a runs folder: what was screened last as the plans stand. What-ifs and screenings with changed parameters are never
 * it: what nobody decided does not leave the house unless it is asked for by name. Nor is one that decided about nobody, or was set aside.
 */
export async function findLastScreening(runsFolder: string): Promise<LastScreening> {
  const { entries, brokenLines } = await readScreenings(runsFolder)
  const passedOver: PassedOver[] = brokenLines.length === 0 ? [] : [{ kind: 'lines_broken', lines: brokenLines }]
  const aside = await readSetAside(runsFolder)
  const seen = new Set<string>()
  for (const { run: name, at, how, isChanged } of [...entries].reverse()) {
    if (how === 'what-if' || isChanged || seen.has(name)) continue
    seen.add(name)
    const since = aside.get(name)?.at
    if (since !== undefined) {
      passedOver.push({ kind: 'run_set_aside', run: name, at: since })
      continue
    }
    const folder = join(runsFolder, name)
    if (!existsSync(folder)) {
      passedOver.push({ kind: 'run_gone', run: name, at })
      continue
    }
    const read = await readRun(folder)
    if (read.kind === 'refused') passedOver.push({ kind: 'run_broken', run: name, refusal: read.refusal })
    else if (hasDecided(read.value)) return { kind: 'found', run: read.value, at, passedOver }
    else passedOver.push({ kind: 'run_empty', run: name, day: read.value.record.screeningDate })
  }
  return { kind: 'none', runs: finishedRuns(runsFolder), passedOver }
}

/** A run by its name or the beginning of it, or why there is not exactly one. */
export type NamedRun =
  | { readonly kind: 'found'; readonly run: RunOnDisk }
  | { readonly kind: 'broken'; readonly refusal: RunRefusal }
  | { readonly kind: 'unknown'; readonly runs: readonly string[] }
  | { readonly kind: 'several'; readonly runs: readonly string[] }

/** Finds a run of a runs folder by its name, the beginning of it, or the whole identity it is named after. */
export async function findRunNamed(runsFolder: string, name: string): Promise<NamedRun> {
  const runs = finishedRuns(runsFolder)
  const isMeant = (run: string) => (name !== '' && run.startsWith(name)) || (/^[0-9a-f]{64}$/.test(name) && name.startsWith(run))
  const matching = runs.includes(name) ? [name] : runs.filter(isMeant)
  const [only, ...others] = matching
  if (only === undefined) return { kind: 'unknown', runs }
  if (others.length > 0) return { kind: 'several', runs: matching }
  const read = await readRun(join(runsFolder, only))
  if (read.kind === 'refused') return { kind: 'broken', refusal: read.refusal }
  const isAnother = name.length > only.length && read.value.record.id !== name
  return isAnother ? { kind: 'unknown', runs } : { kind: 'found', run: read.value }
}

/** The names of the folders that hold a finished run, whole or not, in order. */
function finishedRuns(runsFolder: string): readonly string[] {
  if (!existsSync(runsFolder)) return []
  return readdirSync(runsFolder)
    .filter((name) => !name.endsWith('.unfinished') && existsSync(join(runsFolder, name, runFile)))
    .sort()
}

/** The run with exactly these inputs: one of those given, or that of the runs folder; undefined where nobody has screened with them. */
export async function findRunOf(
  runsFolder: string,
  inputs: RunInputs,
  given: readonly RunOnDisk[],
): Promise<Result<RunOnDisk | undefined, RunRefusal>> {
  const folder = runFolderOf(runsFolder, inputs)
  const own = given.find(({ record }) => runFolderOf(runsFolder, record) === folder)
  if (own !== undefined) return done(own)
  return existsSync(join(folder, runFile)) ? readRun(folder) : done(undefined)
}
