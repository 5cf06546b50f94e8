import type { Problem } from '../../kernel/problem.ts'
import { type Source, suggest } from '../../rules/index.ts'
import type { Citation, RegisteredSource, SourceRegister } from '../source-register.ts'
import { looksLikeClause } from './clause-number.ts'
import { LIBRARY } from './read-folder.ts'

/** What one folder offers to be cited: its document with its clauses, and the sources it registers. */
export interface Citable {
  readonly id: string
  readonly path: string
  readonly number: string | undefined
  readonly title: string
  readonly upper: readonly string[]
  readonly clauses: ReadonlySet<string>
  readonly register: SourceRegister
}

/** What a basis comes to, and the entry of a register and the part of it that it names. */
interface Resolved {
  readonly resolved: Omit<Source, 'confidence'>
  readonly source: string | undefined
  readonly article: string
}
type Unresolved = Pick<Problem, 'code' | 'with'>

/**
 * What a basis may cite: a clause of the document in whose folder it is written, a clause of another plan's document after its
 * number or title, or a source of the registers that are in force for a plan.
 */
export class Citations {
  private readonly folders: readonly Citable[]
  private readonly shipped: SourceRegister
  private readonly inForce = new Map<string, SourceRegister>()
  private readonly noted = new Map<string, Citation>()

  /** The folders, and the register that comes with the program. */
  constructor(folders: readonly Citable[], shipped: SourceRegister | undefined) {
    this.folders = folders
    this.shipped = shipped ?? new Map()
  }

  /** What is meant by a basis written in a file, read for a plan; what leads nowhere is a problem. */
  resolve(written: string, file: string, plan: string): Resolved | Unresolved {
    const own = this.folders.find(({ path }) => file.startsWith(`${path}/`))
    if (own !== undefined && clausesOf(own).has(written)) return this.ofDocument(own, written, plan)
    const register = this.registerFor(plan)
    const registered = cited(written, register)
    if (registered !== undefined) return registered
    const other = this.folders.find((folder) => namesOf(folder).some((name) => written.startsWith(name)))
    if (other !== undefined) return this.ofOther(other, written)
    return this.unknown(written, own, register)
  }

  /** The registers a plan may cite from as one, the nearest first: its own, those of the documents above, the library's, the program's. */
  registerFor(plan: string): SourceRegister {
    const known = this.inForce.get(plan)
    if (known !== undefined) return known
    const nearestFirst = [...this.chainOf(plan).map(({ register }) => register), this.shipped]
    const merged = nearestFirst.reduceRight((above, own) => overlay(own, above), new Map() as SourceRegister)
    this.inForce.set(plan, merged)
    return merged
  }

  /** Keeps what a line rests on; a line that many plans inherit is one. */
  note(citation: Citation): void {
    const { file, line, column } = citation.at
    this.noted.set(`${file}:${line}:${column}`, citation)
  }

  /** Every line noted, in order of file and line. */
  lines(): readonly Citation[] {
    return [...this.noted.values()].sort((a, b) => (a.at.file < b.at.file ? -1 : a.at.file > b.at.file ? 1 : a.at.line - b.at.line))
  }

  private chainOf(plan: string, seen: Set<string> = new Set()): readonly Citable[] {
    const folder = this.folders.find(({ id }) => id === plan)
    if (folder === undefined || seen.has(plan)) return []
    seen.add(plan)
    const above = [...folder.upper, LIBRARY].flatMap((id) => this.chainOf(id, seen))
    return [folder, ...above.filter(({ id }) => id !== LIBRARY), ...above.filter(({ id }) => id === LIBRARY)]
  }

  /** A clause as its own document cites it; as read for another plan, after the document's name. */
  private ofDocument(own: Citable, written: string, plan: string): Resolved {
    return own.id === plan ? ofClause(written, undefined) : ofClause(undefined, `${namesOf(own)[0] ?? ''}${written}`)
  }

  private ofOther(other: Citable, written: string): Resolved | Unresolved {
    const name = namesOf(other).find((each) => written.startsWith(each)) ?? ''
    const clause = written.slice(name.length).trim()
    if (clausesOf(other).has(clause)) return ofClause(undefined, `${name}${clause}`)
    if (clause === '') return { code: 'clause_of_document_missing', with: { found: name, plan: other.id } }
    return { code: 'unknown_clause_of_document', with: { found: clause, document: name, write: nearestClause(clause, other) } }
  }

  private unknown(written: string, own: Citable | undefined, register: SourceRegister): Unresolved {
    const nearest = own === undefined ? '' : nearestClause(written, own)
    if (nearest !== '' || looksLikeClause(written)) return { code: 'unknown_clause', with: { found: written, write: nearest } }
    const entry = entryOf(written, register)
    if (entry !== undefined) return unknownArticle(written, entry)
    const write = suggest(written, [...[...register.values()].flatMap(waysToCite), ...this.folders.flatMap(namesOf)])
    return { code: 'unknown_source', with: { found: written, write: write ?? '' } }
  }
}

function ofClause(clause: string | undefined, document: string | undefined): Resolved {
  return { resolved: { clause, document, standing: 'document' }, source: undefined, article: '' }
}

function clausesOf(folder: Citable): ReadonlySet<string> {
  return folder.id === LIBRARY ? NONE : folder.clauses
}

/** The library stands for no document: its headings cannot be cited. */
const NONE: ReadonlySet<string> = new Set()

function namesOf({ id, number, title }: Citable): readonly string[] {
  return id === LIBRARY ? [] : [number ?? '', title].filter((name) => name !== '')
}

/** The clause meant: the same with full-width brackets, or the most similar. */
function nearestClause(written: string, folder: Citable): string {
  const clauses = clausesOf(folder)
  const wide = written.replaceAll('(', '\uFF08').replaceAll(')', '\uFF09')
  return clauses.has(wide) ? wide : (suggest(written, [...clauses].filter(looksLikeClause)) ?? '')
}

/** Entries of both; where both have one, the nearer with the articles of the farther that it does not have itself. */
function overlay(nearer: SourceRegister, farther: SourceRegister): SourceRegister {
  const merged = new Map(farther)
  for (const [id, own] of nearer) {
    const above = farther.get(id)
    merged.set(id, above === undefined ? own : { ...own, articles: new Map([...above.articles, ...own.articles]) })
  }
  return merged
}

/** The entry whose name, or another way to cite it, a basis begins with; the longest where several fit. */
function entryOf(written: string, register: SourceRegister): { readonly source: RegisteredSource; readonly article: string } | undefined {
  const found = [...register.values()].flatMap((source) =>
    [source.id, ...source.aliases].filter((name) => written.startsWith(name)).map((name) => ({ source, name })),
  )
  const [best] = found.sort((a, b) => b.name.length - a.name.length)
  return best === undefined ? undefined : { source: best.source, article: written.slice(best.name.length).trim() }
}

function cited(written: string, register: SourceRegister): Resolved | undefined {
  const found = entryOf(written, register)
  if (found === undefined) return undefined
  const { source, article } = found
  const part = article === '' ? wholeOf(source) : source.articles.get(article)
  if (part === undefined) return undefined
  const resolved = { clause: undefined, document: `${source.id}${article}`, standing: part.evidence.standing }
  return { resolved, source: source.id, article }
}

/** A source whose parts are registered is cited by part. */
function wholeOf(source: RegisteredSource): RegisteredSource | undefined {
  return source.articles.size > 0 ? undefined : source
}

function unknownArticle(written: string, { source, article }: { readonly source: RegisteredSource; readonly article: string }): Unresolved {
  const known = [...source.articles.keys()]
  if (article === '') return { code: 'article_missing', with: { found: written, known: known.join(' ') } }
  const write = suggest(article, known)
  return {
    code: 'unknown_article',
    with: { found: article, document: source.id, write: write === undefined ? '' : `${source.id}${write}`, known: known.join(' ') },
  }
}

function waysToCite({ id, aliases, articles }: RegisteredSource): readonly string[] {
  return articles.size === 0 ? [id, ...aliases] : [...articles.keys()].flatMap((article) => [id, ...aliases].map((name) => name + article))
}
