import type { Problem } from '../../kernel/problem.ts'
import type { RegionTable } from '../../kernel/regions.ts'
import { type Source, suggest } from '../../rules/index.ts'
import { blockOf } from '../format/plan-format.ts'
import type { Key, Shape } from '../format/shape.ts'
import { hasShape, type ShapeReader, type Valued } from './check-shape.ts'
import { Citations } from './citations.ts'
import { Entries, type Located } from './entries.ts'
import type { Keywords } from './read-keywords.ts'
import { isMap, isSeq, itemsOf, pairsOf, textOf, type YamlSource } from './yaml-source.ts'

export type { Entries, Located } from './entries.ts'

/**
 * Reads the blocks of the plan format through its tables: Chinese keys become ids; an unknown key, another shape than the
 * table's, an empty value, a key that must be there and is not, and keys that do not go together are problems.
 */
export class BlockReader implements ShapeReader {
  readonly keywords: Keywords
  readonly problems: Problem[] = []
  /** Names and ids written in what is being read, or in what it builds on, but not readable there: what uses them is not to blame. */
  broken = new Set<string>()
  /** What a basis may cite; known once every folder has been read. */
  citations = new Citations([], undefined)
  /** A block is looked at once, however many plans inherit it; the same words in two places are two blocks, though they share a tree. */
  private readonly known = new WeakMap<YamlSource, Map<object, Map<string, Entries>>>()

  readonly regions: RegionTable | undefined

  constructor(keywords: Keywords, regions?: RegionTable) {
    this.keywords = keywords
    this.regions = regions
  }

  problem(at: Located, code: string, values: Readonly<Record<string, string>> = {}): undefined {
    this.problems.push(at.source.problem(code, at.node, values))
    return undefined
  }

  /** What a piece of work gives, and the problems it found. */
  noting<T>(work: () => T): { readonly found: T; readonly problems: readonly Problem[] } {
    const before = this.problems.length
    const found = work()
    return { found, problems: this.problems.slice(before) }
  }

  words(section: string): ReadonlyMap<string, string> {
    const words = this.keywords.words.get(section)
    if (words === undefined) throw new Error(`no words for ${section}`)
    return words
  }

  /** The entries of a block, checked to its last value; `owner` is what a missing key is missing from. */
  entries(kind: string, at: Located, owner: Located = at): Entries {
    const node = typeof at.node === 'object' && at.node !== null ? at.node : undefined
    if (node === undefined) return this.read(kind, at, owner)
    const ofNode = this.knownOf(at.source, node)
    const known = ofNode.get(kind)
    if (known !== undefined) return known
    const entries = this.read(kind, at, owner)
    ofNode.set(kind, entries)
    return entries
  }

  private knownOf(source: YamlSource, node: object): Map<string, Entries> {
    const ofSource = this.known.get(source) ?? new Map<object, Map<string, Entries>>()
    const ofNode = ofSource.get(node) ?? new Map<string, Entries>()
    this.known.set(source, ofSource)
    ofSource.set(node, ofNode)
    return ofNode
  }

  private read(kind: string, at: Located, owner: Located): Entries {
    const words = this.keywords.keys.get(kind)
    if (words === undefined) throw new Error(`no keywords for ${kind}`)
    const before = this.problems.length
    if (!isMap(at.node)) {
      this.problem(at, 'mapping_expected', { needs: [...words.keys()].join(' ') })
      return new Entries(kind, new Map(), new Set(), false)
    }
    const block = blockOf(kind)
    const found = new Map<string, Located>()
    const amiss = new Set<string>()
    for (const pair of pairsOf(at.node)) {
      const keyAt = { node: pair.keyNode, source: at.source }
      const id = words.get(pair.key)
      const key = id === undefined ? undefined : block.keys[id]
      if (id === undefined || key === undefined) {
        // What was most likely meant is not missed a second time.
        const meant = this.unknownKey(keyAt, pair.key, words)
        if (meant !== undefined) amiss.add(meant)
        continue
      }
      const value = { node: pair.value, source: at.source }
      if (this.isShaped(key.shape, { at: value, keyAt, name: pair.key, key: `${kind}.${id}` })) found.set(id, value)
      else amiss.add(id)
    }
    this.checkWhole(new Entries(kind, found, amiss, false), owner)
    return new Entries(kind, found, amiss, this.problems.length === before)
  }

  /** Whether a value has a shape; when not, the problem has been reported. */
  isShaped(shape: Shape, value: Valued): boolean {
    return hasShape(shape, value, this)
  }

  private unknownKey(keyAt: Located, found: string, words: ReadonlyMap<string, string>): string | undefined {
    const write = suggest(found, words.keys())
    this.problem(keyAt, write === undefined ? 'unknown_key' : 'misspelt_key', {
      found,
      write: write ?? '',
      known: [...words.keys()].join(' '),
    })
    return write === undefined ? undefined : words.get(write)
  }

  /** Keys a block must have, and keys that do not go together. */
  private checkWhole(entries: Entries, owner: Located): void {
    const block = blockOf(entries.block)
    const isOpen = (block.opensBy ?? []).some((id) => entries.isWritten(id) && !this.isNo(entries.get(id)))
    this.checkKeys(entries, owner, isOpen)
  }

  private isNo(at: Located | undefined): boolean {
    return at !== undefined && this.words('boolean').get(textOf(at.node) ?? '') === 'false'
  }

  /** The same for a block laid over what it inherits: now nothing may be missing. */
  checkInherited(entries: Entries, owner: Located): void {
    this.checkKeys(entries, owner, false)
  }

  private checkKeys(entries: Entries, owner: Located, isOpen: boolean): void {
    const block = blockOf(entries.block)
    for (const [id, key] of Object.entries(block.keys)) this.checkKey(entries, id, key, owner, isOpen)
    for (const { of, least, code } of block.choices ?? []) {
      const written = of.filter((id) => entries.isWritten(id))
      if (written.length > 1) this.problem(entries.get(written.at(-1) ?? '') ?? owner, code)
      else if (written.length < least && !isOpen) this.problem(entries.get('id') ?? owner, code)
    }
  }

  private checkKey(entries: Entries, id: string, key: Key, owner: Located, isOpen: boolean): void {
    const isNeeded = key.need === 'always' || (key.need === 'unless_inherited' && !isOpen)
    if (isNeeded && !entries.isWritten(id)) this.missing(entries, owner, id)
    const at = entries.get(id)
    if (key.goesWith !== undefined && at !== undefined && !entries.isWritten(key.goesWith))
      this.problem(at, 'key_needs_other', { key: this.spell(entries.block, id), other: this.spell(entries.block, key.goesWith) })
  }

  /** A key of a block that must be there and is not. */
  missing(entries: Entries, owner: Located, id: string): undefined {
    return this.problem(owner, 'key_missing', { key: this.spell(entries.block, id) })
  }

  /** The only spelling of a key of one kind of block. */
  spell(kind: string, id: string): string {
    return [...(this.keywords.keys.get(kind) ?? [])].find(([, known]) => known === id)?.[0] ?? id
  }

  /** The text of an entry; undefined when it is not there. */
  text(entries: Entries, key: string): string | undefined {
    return textOf(entries.get(key)?.node)?.trim()
  }

  /** The parts of an entry that is a list. */
  list(at: Located | undefined): readonly Located[] {
    return at === undefined ? [] : itemsOf(at.node).map((node) => ({ node, source: at.source }))
  }

  /** The blocks of an entry that is a list of them; what is none has been reported. */
  blocks(kind: string, at: Located | undefined): readonly { readonly at: Located; readonly entries: Entries }[] {
    return this.list(at).flatMap((item) => (isMap(item.node) ? [{ at: item, entries: this.entries(kind, item) }] : []))
  }

  /** The texts of an entry that is a list, or the one text it is. */
  texts(at: Located | undefined): readonly string[] {
    if (at === undefined) return []
    return (isSeq(at.node) ? itemsOf(at.node) : [at.node]).map((node) => (textOf(node) ?? '').trim())
  }

  /** A scalar (or the part of it given) that is one of a section's words, as its id. */
  word<T extends string>(section: string, at: Located, part?: string): T | undefined {
    const words = this.words(section)
    const found = part ?? textOf(at.node)?.trim() ?? ''
    const id = words.get(found)
    if (id === undefined) return this.problem(at, 'unknown_word', { found, known: [...words.keys()].join(' ') })
    return id as T
  }

  /** The word of an entry as its id; undefined when the entry is not there. */
  wordOf<T extends string>(section: string, entries: Entries, key: string): T | undefined {
    const at = entries.get(key)
    return at === undefined ? undefined : this.word<T>(section, at)
  }

  /**
   * The `basis` and `confidence` of a rule with how far they carry for a plan; undefined where none is written. A rule without a source does not check.
   */
  basis(entries: Entries, plan: string, of: string | undefined): Source | undefined {
    const at = entries.get('basis')
    const written = this.text(entries, 'basis')
    if (at === undefined || written === undefined) return undefined
    const confidence = this.wordOf<'high' | 'medium' | 'low'>('confidence', entries, 'confidence')
    const found = this.citations.resolve(written, at.source.file, plan)
    if ('resolved' in found) {
      const { resolved, source, article } = found
      this.citations.note({
        block: entries.block,
        of: of ?? '',
        written,
        standing: resolved.standing,
        source,
        article,
        at: at.source.placeOf(at.node),
      })
      return { ...resolved, confidence }
    }
    this.problem(at, found.code, found.with)
    // What rests on it is looked at all the same; its plan decides nothing until the basis leads somewhere.
    return { clause: undefined, document: written, standing: 'practice', confidence }
  }

  /** What must be a clause of a plan's document, its own or another's after its name; what is none has been reported. */
  clause(at: Located, written: string, plan: string): string {
    const found = this.citations.resolve(written, at.source.file, plan)
    if (!('resolved' in found)) this.problem(at, found.code, found.with)
    else if (found.resolved.standing !== 'document') this.problem(at, 'unknown_clause', { found: written, write: '' })
    return written
  }
}
