import type { BlockReader, Entries, Located } from './block-reader.ts'
import { readDay } from './read-day.ts'
import { LIBRARY, type PlanFolder } from './read-folder.ts'
import { readRegion } from './read-values.ts'
import { YamlSource } from './yaml-source.ts'

/** What `plan.yaml` says of the document. */
export interface PlanHead {
  readonly title: string
  readonly number: string | undefined
  readonly issuer: string
  readonly region: number
  readonly issuedOn: number | undefined
  readonly knownOn: number
  readonly upper: readonly string[]
  readonly upperAt: Located
  readonly masks: readonly string[]
  /** The form that carries the regular report, and where it is named. */
  readonly reporting: string | undefined
  readonly reportingAt: Located
}

const LONG_AGO = -1_000_000

/** Reads `plan.yaml`; the shared library stands for no document. */
export function readPlanHead(folder: PlanFolder, reader: BlockReader): PlanHead {
  const source = new YamlSource(`${folder.path}/plan.yaml`, folder.files.get('plan.yaml') ?? '{}')
  const at: Located = { node: source.document.contents, source }
  if (folder.id === LIBRARY) return libraryHead(at)
  const syntax = source.syntaxProblems()
  reader.problems.push(...syntax)
  const before = reader.problems.length
  const entries = reader.entries('plan', at)
  const issuedOn = dayOf(entries, 'issued_on')
  const knownOn = dayOf(entries, 'known_on')
  // A masked day of issue says nothing about when the document could be known.
  if (issuedOn === undefined && !entries.isWritten('known_on') && (entries.has('issued_on') || !entries.isWritten('issued_on')))
    reader.missing(entries, at, entries.has('issued_on') ? 'known_on' : 'issued_on')
  const head = {
    title: reader.text(entries, 'title') ?? '',
    number: reader.text(entries, 'number'),
    issuer: reader.text(entries, 'issuer') ?? '',
    region: readRegion(reader.text(entries, 'region')) ?? 0,
    issuedOn,
    knownOn: knownOn ?? issuedOn ?? LONG_AGO,
    upper: reader.texts(entries.get('upper')),
    upperAt: entries.get('upper') ?? at,
    masks: reader.texts(entries.get('masked')),
    reporting: reader.text(entries, 'reporting'),
    reportingAt: entries.get('reporting') ?? at,
  }
  // What a damaged file lacks is no mistake of its own.
  if (syntax.length > 0) reader.problems.length = before
  return head
}

function libraryHead(at: Located): PlanHead {
  const nothing = { number: undefined, issuedOn: undefined, reporting: undefined, upper: [], masks: [] }
  return { title: '', issuer: '', region: 0, knownOn: LONG_AGO, upperAt: at, reportingAt: at, ...nothing }
}

function dayOf(entries: Entries, key: string): number | undefined {
  const day = readDay(entries, key)
  return day.kind === 'day' ? day.day : undefined
}
