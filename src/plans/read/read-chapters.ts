import type { Place } from '../../kernel/problem.ts'
import { rootShapes } from '../format/file-format.ts'
import type { Clause } from '../plan.ts'
import type { BlockReader, Entries, Located } from './block-reader.ts'
import { namedEntries } from './check-shape.ts'
import type { RawDefinition } from './definitions.ts'
import { type OrderKind, orderKinds, type RawOrder } from './raw-order.ts'
import type { PlanFolder } from './read-folder.ts'
import { type Fence, readMarkdown, type Section } from './read-markdown.ts'
import { textOf, YamlSource } from './yaml-source.ts'

/** The blocks of a plan's chapters as written. */
export interface Chapters {
  readonly clauses: readonly Clause[]
  readonly policies: readonly RawBlock[]
  readonly exclusions: readonly RawBlock[]
  readonly definitions: readonly RawDefinition[]
  readonly orders: readonly RawOrder[]
}

export interface RawBlock {
  readonly clause: string
  readonly at: Located
  readonly entries: Entries
}

/** Reads every `*.md` of a plan folder: clauses in order, each with its blocks. */
export function readChapters(folder: PlanFolder, reader: BlockReader, entities: ReadonlyMap<string, string>): Chapters {
  const clauses: Clause[] = []
  const policies: RawBlock[] = []
  const exclusions: RawBlock[] = []
  const definitions: RawDefinition[] = []
  const orders: RawOrder[] = []
  for (const [path, text] of folder.files) {
    if (!path.endsWith('.md') || path.includes('/')) continue
    const file = `${folder.path}/${path}`
    const { sections, slips } = readMarkdown(text)
    for (const slip of slips) {
      const at = { file, line: slip.line, column: 1, length: slip.text.length }
      reader.problems.push({ code: slip.code, severity: 'error', at, with: { found: slip.text, known: blockKinds.join(' ') } })
    }
    for (const section of sections) {
      const clause = new ClauseReader(file, section, reader, entities)
      clause.read({ policies, exclusions, definitions, orders })
      if (clauses.some((known) => known.number === section.number)) {
        reader.problems.push({
          code: 'clause_repeated',
          severity: 'error',
          at: placeOf(file, section),
          with: { found: section.number },
        })
      }
      clauses.push(clause.result())
    }
  }
  return { clauses, policies, exclusions, definitions, orders }
}

const blockKinds = ['policy', 'definition', 'exclusion', ...orderKinds, 'uncovered'] as const

/** Where the number of a clause stands in its heading. */
function placeOf(file: string, section: Section): Place {
  return { file, line: section.line, column: '### '.length + 1, length: section.number.length }
}

interface Collected {
  readonly policies: RawBlock[]
  readonly exclusions: RawBlock[]
  readonly definitions: RawDefinition[]
  readonly orders: RawOrder[]
}

class ClauseReader {
  private readonly file: string
  private readonly section: Section
  private readonly reader: BlockReader
  /** Ids of the entities by their official names. */
  private readonly entities: ReadonlyMap<string, string>
  private readonly blocks: { kind: string; id: string; zh: string }[] = []
  private uncovered: Clause['uncovered']

  constructor(file: string, section: Section, reader: BlockReader, entities: ReadonlyMap<string, string>) {
    this.file = file
    this.section = section
    this.reader = reader
    this.entities = entities
  }

  read(into: Collected): void {
    for (const fence of this.section.fences) {
      const source = new YamlSource(this.file, fence.text, fence.firstLine)
      const syntax = source.syntaxProblems()
      this.reader.problems.push(...syntax)
      if (syntax.length > 0) {
        this.unreadable(fence)
        continue
      }
      const at: Located = { node: source.document.contents, source }
      this.block(fence.kind, at, fence.line, into)
    }
  }

  /** A block that cannot be read still covers its clause, and what it names is not blamed elsewhere. */
  private unreadable(fence: Fence): void {
    const keys = [...(this.reader.keywords.keys.get('policy') ?? [])].filter(([, id]) => id === 'id' || id === 'extends')
    const id = keys.map(([zh]) => new RegExp(`^${zh}: *(\\S+)`, 'm').exec(fence.text)?.[1]).find((found) => found !== undefined) ?? ''
    this.blocks.push({ kind: fence.kind, id, zh: id })
    this.reader.broken.add(id)
  }

  private block(kind: string, at: Located, line: number, into: Collected): void {
    switch (kind) {
      case 'policy':
        into.policies.push(this.policy(at))
        return
      case 'exclusion':
        into.exclusions.push(this.named(kind, at))
        return
      case 'task':
      case 'target':
      case 'form':
      case 'service':
        into.orders.push({ kind, ...this.named(kind, at) })
        return
      case 'definition':
        into.definitions.push(...this.definitions(at))
        return
      case 'uncovered':
        if (this.uncovered !== undefined) this.reader.problem(at, 'uncovered_repeated', { found: this.section.number })
        this.uncovered = this.readUncovered(at)
        return
      default:
        this.blocks.push({ kind, id: '', zh: '' })
        this.reader.problems.push({
          code: 'unknown_block',
          severity: 'error',
          at: { file: this.file, line, column: kind === '' ? 1 : 4, length: kind.length || 3 },
          with: { found: kind === '' ? '```' : kind, known: blockKinds.join(' ') },
        })
    }
  }

  private policy(at: Located): RawBlock {
    const block = this.named('policy', at)
    const { entries } = block
    if (entries.isWritten('template') && !entries.isWritten('id') && !entries.isWritten('extends')) this.reader.missing(entries, at, 'id')
    return block
  }

  private named(kind: 'policy' | 'exclusion' | OrderKind, at: Located): RawBlock {
    const entries = this.reader.entries(kind, at)
    const id = textOf(entries.get('id')?.node) ?? textOf(entries.get('extends')?.node) ?? ''
    this.blocks.push({ kind, id, zh: textOf(entries.get(kind === 'target' ? 'indicator' : 'name')?.node) ?? id })
    return { clause: this.section.number, at, entries }
  }

  private definitions(at: Located): readonly RawDefinition[] {
    const isReadable = this.reader.isShaped(rootShapes.definition, { at, keyAt: undefined, name: 'definition', key: 'root.definition' })
    const named = isReadable ? namedEntries(at) : []
    if (named.length === 0) this.blocks.push({ kind: 'definition', id: '', zh: '' })
    return named.flatMap((entry) => {
      const entries = this.reader.entries('definition', entry.at, entry.keyAt)
      const zh = this.reader.text(entries, 'entity')
      const entity = zh === undefined ? undefined : this.entities.get(zh)
      if (zh !== undefined && entity === undefined)
        this.reader.problem(entries.get('entity') ?? entry.at, 'unknown_word', { found: zh, known: [...this.entities.keys()].join(' ') })
      this.blocks.push({ kind: 'definition', id: entry.id, zh: entry.zh })
      return entity === undefined ? [] : [{ id: entry.id, zh: entry.zh, entity, at: entry.at, keyAt: entry.keyAt, entries }]
    })
  }

  private readUncovered(at: Located): Clause['uncovered'] {
    const entries = this.reader.entries('uncovered', at)
    const kinds = this.reader.list(entries.get('kinds')).flatMap((kind) => this.reader.word<string>('uncovered', kind) ?? [])
    return { kinds, reason: this.reader.text(entries, 'reason') ?? '' }
  }

  result(): Clause {
    const { number, title, summary, line } = this.section
    return {
      number,
      title,
      summary,
      file: this.file,
      line,
      at: placeOf(this.file, this.section),
      blocks: this.blocks,
      uncovered: this.uncovered,
    }
  }
}
