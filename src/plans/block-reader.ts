import type { Problem } from '../kernel/problem.ts'
import { type Source, suggest } from '../rules/index.ts'
import type { Keywords } from './read-keywords.ts'
import { isMap, isSeq, itemsOf, pairsOf, textOf, type YamlSource } from './yaml-source.ts'

/** A value of a mapping together with the file it was read from, so that parts of an inherited block keep their own place. */
export interface Located {
  readonly node: unknown
  readonly source: YamlSource
}

/** The entries of a mapping by the id of their key. */
export type Entries = ReadonlyMap<string, Located>

/** Reads the mappings of the plan format: Chinese keys become ids, unknown keys become problems with a suggestion. */
export class BlockReader {
  readonly keywords: Keywords
  readonly problems: Problem[] = []
  /** Names and ids written somewhere but not readable there: what uses them is not to blame. */
  readonly broken = new Set<string>()
  private readonly notMappings = new WeakSet<Entries>()
  /** Of which kind a mapping is: the same id is written differently in some. */
  private readonly kinds = new WeakMap<Entries, string>()

  constructor(keywords: Keywords) {
    this.keywords = keywords
  }

  problem(at: Located, code: string, values: Readonly<Record<string, string>> = {}): undefined {
    this.problems.push(at.source.problem(code, at.node, values))
    return undefined
  }

  entries(kind: string, at: Located): Entries {
    const known = this.keywords.keys.get(kind)
    if (known === undefined) throw new Error(`no keywords for ${kind}`)
    if (!isMap(at.node)) {
      this.problem(at, 'mapping_expected', { needs: [...known.keys()].join(' ') })
      const none: Entries = new Map()
      this.notMappings.add(none)
      return none
    }
    const entries = new Map<string, Located>()
    for (const pair of pairsOf(at.node)) {
      const id = known.get(pair.key)
      if (id === undefined) this.unknownKey(at.source, pair.keyNode, pair.key, known.keys())
      else entries.set(id, { node: pair.value, source: at.source })
    }
    this.kinds.set(entries, kind)
    return entries
  }

  private unknownKey(source: YamlSource, node: unknown, found: string, known: Iterable<string>): void {
    const names = [...known]
    const write = suggest(found, names)
    this.problems.push(
      source.problem(write === undefined ? 'unknown_key' : 'misspelt_key', node, { found, write: write ?? '', known: names.join(' ') }),
    )
  }

  /** A required scalar. */
  text(entries: Entries, key: string, owner: Located): string | undefined {
    const entry = entries.get(key)
    if (entry === undefined) return this.missing(entries, owner, this.kinds.get(entries) ?? '', key)
    const value = textOf(entry.node)
    return value === undefined || value.trim() === '' ? this.problem(entry, 'text_expected') : value.trim()
  }

  /** A key of a mapping that must be there and is not. */
  missing(entries: Entries, owner: Located, kind: string, id: string): undefined {
    return this.notMappings.has(entries) ? undefined : this.problem(owner, 'key_missing', { key: this.spell(kind, id) })
  }

  /** The only spelling of a key of one kind of mapping. */
  spell(kind: string, id: string): string {
    return [...(this.keywords.keys.get(kind) ?? [])].find(([, known]) => known === id)?.[0] ?? id
  }

  /** The entries of a list that must be one; none when the key is absent. */
  list(at: Located | undefined): readonly Located[] {
    if (at === undefined) return []
    if (!isSeq(at.node)) return this.problem(at, 'list_expected') ?? []
    return itemsOf(at.node).map((node) => ({ node, source: at.source }))
  }

  /** The texts of a list that must be one. */
  texts(at: Located | undefined): readonly string[] {
    return this.list(at).flatMap((item) => {
      const text = textOf(item.node)?.trim() ?? ''
      return text === '' ? (this.problem(item, 'text_expected') ?? []) : text
    })
  }

  /** A scalar that is an id: what is cited, stored and written in a bit map. */
  id(entries: Entries, owner: Located): string | undefined {
    const id = this.text(entries, 'id', owner)
    if (id === undefined || /^[a-z][a-z0-9_]*$/.test(id)) return id
    return this.problem(entries.get('id') ?? owner, 'bad_id', { found: id })
  }

  /** A scalar (or the part of it given) that is one of a section's words, as its id. */
  word<T extends string>(section: string, at: Located, part?: string): T | undefined {
    const words = this.keywords.words.get(section)
    const found = part ?? textOf(at.node) ?? ''
    const id = words?.get(found)
    if (id === undefined) return this.problem(at, 'unknown_word', { found, known: [...(words?.keys() ?? [])].join(' ') })
    return id as T
  }

  /** The `basis` and `confidence` of a rule; a rule without a source does not check. */
  basis(entries: Entries, owner: Located, clauses: ReadonlySet<string>): Source | undefined {
    const written = this.text(entries, 'basis', owner)
    if (written === undefined) return undefined
    const confidenceAt = entries.get('confidence')
    const confidence = confidenceAt === undefined ? undefined : this.word<'high' | 'medium' | 'low'>('confidence', confidenceAt)
    if (clauses.has(written)) return { clause: written, document: undefined, confidence }
    const at = entries.get('basis') ?? owner
    const nearest = nearestClause(written, clauses)
    if (nearest !== '' || looksLikeClause(written)) this.problem(at, 'unknown_clause', { found: written, write: nearest })
    return { clause: undefined, document: written, confidence }
  }
}

/** The clause meant: the same with full-width brackets, or the most similar. */
function nearestClause(written: string, clauses: ReadonlySet<string>): string {
  const wide = written.replaceAll('(', '\uFF08').replaceAll(')', '\uFF09')
  return clauses.has(wide) ? wide : (suggest(written, [...clauses].filter(looksLikeClause)) ?? '')
}

const NUMERALS = '\u4E00\u4E8C\u4E09\u56DB\u4E94\u516D\u4E03\u516B\u4E5D\u5341\u767E\u96F6\u30070-9'
/** A number as it stands, circled, in brackets, with points, or as that of a chapter, section, article, paragraph or item. */
const STEP = [
  `[${NUMERALS}.\\-\u2460-\u2473\u3220-\u3229]+`,
  `[\uFF08(][${NUMERALS}]+[\uFF09)]`,
  `\u7B2C[${NUMERALS}]+[\u7AE0\u8282\u6761\u6B3E\u9879]`,
].join('|')
/** The word for an attachment, whose clauses begin with it and its number. */
const ATTACHMENT = '(?:\u9644\u4EF6[0-9]*)?'
const clauseNumber = new RegExp(`^${ATTACHMENT}(?:${STEP})+$`)

/** Clause numbers are made of numbers, bracketed or named after what they count, and nothing else; a document's name is not. */
export function looksLikeClause(text: string): boolean {
  return clauseNumber.test(text)
}
