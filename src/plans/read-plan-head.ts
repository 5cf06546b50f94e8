import type { BlockReader, Located } from './block-reader.ts'
import { LIBRARY, type PlanFolder } from './read-folder.ts'
import { maskOf, readMaskedDate, readRegion, suggestDate } from './read-values.ts'
import { textOf, YamlSource } from './yaml-source.ts'

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

/** Reads `plan.yaml`; the shared library needs none. */
export function readPlanHead(folder: PlanFolder, reader: BlockReader): PlanHead {
  const source = new YamlSource(`${folder.path}/plan.yaml`, folder.files.get('plan.yaml') ?? '{}')
  const syntax = source.syntaxProblems()
  reader.problems.push(...syntax)
  const before = reader.problems.length
  const at: Located = { node: source.document.contents, source }
  const entries = reader.entries('plan', at)
  const optional = (key: string) => textOf(entries.get(key)?.node)
  const day = (key: string): number | undefined => {
    const entry = entries.get(key)
    const read = readMaskedDate(textOf(entry?.node), { kind: 'open' })
    if (read === undefined && entry !== undefined)
      return reader.problem(entry, 'bad_date', { found: textOf(entry.node) ?? '', write: suggestDate(textOf(entry.node) ?? '') })
    return read?.kind === 'day' ? read.day : undefined
  }
  const isLibrary = folder.id === LIBRARY
  const region = readRegion(optional('region'))
  if (region === undefined && !isLibrary) reader.problem(entries.get('region') ?? at, 'bad_region', { found: optional('region') ?? '' })
  const issuedOn = day('issued_on')
  if (!isLibrary && !entries.has('issued_on') && !entries.has('known_on')) reader.missing(entries, at, 'plan', 'issued_on')
  const disclosure = entries.get('disclosure')
  if (disclosure !== undefined) reader.word<string>('disclosure', disclosure)
  const masksAt = entries.get('masked')
  const masks = reader.texts(masksAt)
  if (masks.some((mask) => maskOf(mask) !== mask || !/^[0-9X]{4}$/.test(mask)))
    reader.problem(masksAt ?? at, 'bad_mask', { found: masks.join(' ') })
  const head = {
    title: isLibrary ? '' : (reader.text(entries, 'title', at) ?? ''),
    number: optional('number'),
    issuer: isLibrary ? '' : (reader.text(entries, 'issuer', at) ?? ''),
    region: region ?? 0,
    issuedOn,
    knownOn: day('known_on') ?? issuedOn ?? LONG_AGO,
    upper: reader.texts(entries.get('upper')),
    upperAt: entries.get('upper') ?? at,
    masks,
    reporting: optional('reporting'),
    reportingAt: entries.get('reporting') ?? at,
  }
  // What a damaged file lacks is no mistake of its own.
  if (syntax.length > 0) reader.problems.length = before
  return head
}
