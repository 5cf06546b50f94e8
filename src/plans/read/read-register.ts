import { rootShapes } from '../format/file-format.ts'
import type { Evidence, RegisteredArticle, RegisteredSource, SourceRegister } from '../source-register.ts'
import type { BlockReader, Entries, Located } from './block-reader.ts'
import { readDay } from './read-day.ts'
import { isMap, pairsOf, YamlSource } from './yaml-source.ts'

/** Reads a `sources.yaml`, entry by entry; one that cannot be read has been reported and is left out. */
export function readRegister(file: string, text: string, reader: BlockReader): SourceRegister {
  const source = new YamlSource(file, text)
  reader.problems.push(...source.syntaxProblems())
  const root = { at: { node: source.document.contents, source }, keyAt: undefined, name: 'sources.yaml', key: 'root.sources' }
  if (source.document.contents === null || !reader.isShaped(rootShapes.sources, root)) return new Map()
  const found = new Map<string, RegisteredSource>()
  const names = new Set<string>()
  for (const pair of pairsOf(source.document.contents)) {
    if (!isMap(pair.value)) continue
    const entry = readSource(pair.key, { node: pair.value, source }, { node: pair.keyNode, source }, reader)
    if (entry === undefined) continue
    const taken = [entry.id, ...entry.aliases].find((name) => names.has(name))
    if (taken !== undefined) reader.problem({ node: pair.keyNode, source }, 'source_repeated', { found: taken })
    for (const name of [entry.id, ...entry.aliases]) names.add(name)
    found.set(entry.id, entry)
  }
  return found
}

function readSource(id: string, at: Located, keyAt: Located, reader: BlockReader): RegisteredSource | undefined {
  const entries = reader.entries('source', at, keyAt)
  const title = reader.text(entries, 'title')
  const evidence = readEvidence(entries, undefined, keyAt, reader)
  const issuedOn = readDay(entries, 'issued_on')
  const articles = new Map<string, RegisteredArticle>()
  const articlesAt = entries.get('articles')
  for (const pair of evidence === undefined ? [] : pairsOf(articlesAt?.node)) {
    const article = isMap(pair.value)
      ? readArticle({ node: pair.value, source: at.source }, { node: pair.keyNode, source: at.source }, evidence, reader)
      : undefined
    if (article !== undefined) articles.set(pair.key, article)
  }
  if (!entries.isSound || title === undefined || evidence === undefined) return undefined
  return {
    id,
    aliases: reader.texts(entries.get('aliases')),
    title,
    issuer: reader.text(entries, 'issuer'),
    issuedOn: issuedOn.kind === 'day' ? issuedOn.day : undefined,
    substance: reader.text(entries, 'substance'),
    evidence,
    articles,
    note: reader.text(entries, 'note'),
    at: keyAt.source.placeOf(keyAt.node),
  }
}

function readArticle(at: Located, keyAt: Located, above: Evidence | undefined, reader: BlockReader): RegisteredArticle | undefined {
  const entries = reader.entries('article', at, keyAt)
  const substance = reader.text(entries, 'substance')
  const evidence = readEvidence(entries, above, keyAt, reader)
  return substance === undefined || evidence === undefined ? undefined : { substance, evidence }
}

const SHA_256 = /^[0-9a-f]{64}$/

/** Further along goes further: what a part of a text stands on can be less than the whole, never more. */
const reach: Readonly<Record<Evidence['standing'], number>> = { practice: 0, quoted: 1, read_in_full: 2 }

/** What is known of a text, or of a part of one; a part has what it does not say itself from the whole. */
function readEvidence(entries: Entries, above: Evidence | undefined, keyAt: Located, reader: BlockReader): Evidence | undefined {
  const standing = reader.wordOf<Evidence['standing']>('source_standing', entries, 'standing') ?? above?.standing
  const confirmedOn = readDay(entries, 'confirmed_on')
  const by = reader.text(entries, 'confirmed_by') ?? above?.confirmedBy
  const on = confirmedOn.kind === 'day' ? confirmedOn.day : above?.confirmedOn
  const foundAt = reader.text(entries, 'found_at') ?? above?.foundAt
  const hash = reader.text(entries, 'hash')
  const hashAt = entries.get('hash')
  if (hash !== undefined && !SHA_256.test(hash)) return reader.problem(hashAt ?? keyAt, 'bad_hash', { found: hash })
  if (standing === undefined || by === undefined || on === undefined || foundAt === undefined) return undefined
  if (above !== undefined && reach[standing] > reach[above.standing])
    return reader.problem(entries.get('standing') ?? keyAt, 'article_above_source')
  if (standing === 'read_in_full' && hash === undefined) return reader.problem(entries.get('standing') ?? keyAt, 'hash_missing')
  return { standing, confirmedBy: by, confirmedOn: on, hash, foundAt }
}
