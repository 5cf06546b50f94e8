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
  /** Undefined where it cannot be read. */
  readonly region: number | undefined
  readonly issuedOn: number | undefined
  readonly knownOn: number
  readonly upper: readonly string[]
  readonly upperAt: Located
  readonly masks: readonly string[]
  /** The year it is about; undefined where it does not say. */
  readonly year: number | undefined
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
  const isDamaged = syntax.length > 0 || folder.unopened.has('plan.yaml')
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
    region: isDamaged ? printedRegion(folder, reader) : readRegion(reader.text(entries, 'region')),
    issuedOn,
    knownOn: knownOn ?? issuedOn ?? LONG_AGO,
    upper: reader.texts(entries.get('upper')),
    upperAt: entries.get('upper') ?? at,
    masks: reader.texts(entries.get('masked')),
    year: entries.has('year') ? Number(reader.text(entries, 'year')) : undefined,
    reporting: reader.text(entries, 'reporting'),
    reportingAt: entries.get('reporting') ?? at,
  }
  // What a damaged file lacks is no mistake of its own.
  if (isDamaged) reader.problems.length = before
  return head
}

/** The region as it stands on a line of its own in a file that is damaged elsewhere. */
function printedRegion(folder: PlanFolder, reader: BlockReader): number | undefined {
  const key = reader.spell('plan', 'region')
  const lines = (folder.files.get('plan.yaml') ?? '').split('\n').filter((line) => line.startsWith(`${key}:`))
  const [only = '', ...others] = lines.map((line) => line.slice(key.length + 1).trim())
  return others.length > 0 ? undefined : readRegion(/^(["']?)(\d{6})\1$/.exec(only)?.[2])
}

function libraryHead(at: Located): PlanHead {
  const nothing = { number: undefined, year: undefined, issuedOn: undefined, reporting: undefined, upper: [], masks: [] }
  return { title: '', issuer: '', region: 0, knownOn: LONG_AGO, upperAt: at, reportingAt: at, ...nothing }
}

function dayOf(entries: Entries, key: string): number | undefined {
  const day = readDay(entries, key)
  return day.kind === 'day' ? day.day : undefined
}
