import type { Enumeration, Vocabulary } from '../../rules/index.ts'
import { findAny, findPiece, type Hit, type Passage, plain } from './passage.ts'
import type { Lists, Marks, SubstanceWords } from './substance-words.ts'

/** Whether a clause is to say a thing or to deny it. */
export type Saying = 'said' | 'denied'

/** A place with those of its words. */
export interface Parted extends Hit {
  readonly parts: readonly Hit[]
}

/** What was sought and is not there, or stands otherwise than the plan has it. */
export interface Missing {
  readonly kind: MissingKind
  /** The words, figures or days looked for. */
  readonly sought: readonly string[]
}

export type MissingKind =
  | 'clause'
  | 'words'
  | 'not_denied'
  | 'denied'
  | 'number'
  | 'unused'
  | 'unread'
  | 'bound'
  | 'day'
  | 'left_out'
  | 'open_list'
  | 'once'
  | 'limit'
  | 'top_up'
  | 'exclusion'
  | 'discretion'
  | 'per'
  | 'key'
  | 'payee'
  | 'either'
  | 'together'
  | 'apart'
  | 'demanded'
  | 'cadence'
  | 'recipient'

/** Finds how the terms of the glossary are said in one passage. */
export class TermsSaid {
  readonly passage: Passage
  readonly marks: Marks
  private readonly words: SubstanceWords
  private readonly vocabulary: Vocabulary
  private readonly texts = new Map<string, TermsSaid>()
  private attributeWords: readonly (readonly string[])[] | undefined
  private kindHits: readonly (Hit & { readonly code: string })[] | undefined

  /** Official names of industries by their codes. */
  private readonly industries: ReadonlyMap<string, string>

  constructor(passage: Passage, words: SubstanceWords, vocabulary: Vocabulary, industries: ReadonlyMap<string, string>) {
    this.passage = passage
    this.industries = industries
    this.words = words
    this.marks = words.marks
    this.vocabulary = vocabulary
  }

  /** Where any of these pieces stands. */
  find(pieces: readonly string[]): readonly Hit[] {
    return findAny(this.passage, pieces, this.marks.not_inside)
  }

  /** Where the words of these pieces stand, without what an ellipsis in them spans. */
  findSegments(pieces: readonly string[]): readonly Hit[] {
    return this.findParted(pieces).flatMap(({ parts }) => parts)
  }

  /** Where these pieces stand, each with the places of its words, without what an ellipsis spans. */
  findParted(pieces: readonly string[]): readonly Parted[] {
    const spanning = pieces.filter((piece) => piece.includes(ELLIPSIS))
    const partsIn = ({ from, to }: Hit, piece: string) =>
      piece
        .split(ELLIPSIS)
        .flatMap((part) => findPiece({ text: this.passage.text.slice(from, to) }, part))
        .map((part) => ({ from: part.from + from, to: part.to + from }))
    return [
      ...this.find(pieces.filter((piece) => !piece.includes(ELLIPSIS))).map((hit) => ({ ...hit, parts: [hit] })),
      ...spanning.flatMap((piece) => this.find([piece]).map((hit) => ({ ...hit, parts: partsIn(hit, piece) }))),
    ]
  }

  /** Facts and values that say of what kind people, firms and what they do are, each by all its words. */
  get attributes(): readonly (readonly string[])[] {
    this.attributeWords ??= ATTRIBUTED.flatMap((entity) => [
      ...this.flagsOf(entity).map((field) => this.wordsOfField(entity, field)),
      ...this.enumerationsOf(entity).flatMap((id) =>
        (this.enumeration(id)?.values ?? []).flatMap((_, code) => {
          const { words, isNone } = this.valueNames(id, BigInt(code))
          return isNone ? [] : [words.map(literally)]
        }),
      ),
    ])
    return this.attributeWords
  }

  /** What a fact is called in documents. */
  wordsOfField(entity: string, field: string): readonly string[] {
    const term = this.vocabulary.entities.get(entity)?.fields.get(field)
    const own = term === undefined ? [] : [term.zh, ...term.aliases]
    return [...own, ...(this.words.wordings.fields.get(entity)?.get(field) ?? [])].map(literally)
  }

  /** What a fact, as `entity.field`, or a definition is called in documents. */
  wordsOfTerm(key: string): readonly string[] {
    const [entity = '', field] = key.split('.')
    return field === undefined ? (this.words.wordings.definitions.get(key) ?? []) : this.wordsOfField(entity, field)
  }

  /** Facts and definitions that say of what kind somebody is, each with what it is said of. */
  get kinds(): readonly { readonly key: string; readonly entity: string }[] {
    const { facts, definitions } = this.words.wordings.kinds
    const said = (lists: Lists, keyOf: (entity: string, id: string) => string) =>
      [...lists].flatMap(([entity, ids]) => ids.map((id) => ({ key: keyOf(entity, id), entity })))
    return [...said(facts, (entity, id) => `${entity}.${id}`), ...said(definitions, (_, id) => id)]
  }

  /** The facts of an entity that hold or do not hold. */
  flagsOf(entity: string): readonly string[] {
    return [...(this.vocabulary.entities.get(entity)?.fields.values() ?? [])]
      .filter(({ type }) => type.kind === 'boolean')
      .map(({ id }) => id)
  }

  /** What documents ask of an entity: facts that hold or do not, days, terms in months, and whether anything was paid to it before. */
  factsOf(entity: string): readonly string[] {
    return [...(this.vocabulary.entities.get(entity)?.fields.values() ?? [])]
      .filter(
        ({ type }) =>
          type.kind === 'boolean' ||
          type.kind === 'date' ||
          (type.kind === 'number' && type.dimension === 'month') ||
          (type.kind === 'relation' && type.entity === 'prior_payment'),
      )
      .map(({ id }) => id)
  }

  /** The kinds of records that some of a kind, and others, lead to one by one. */
  reachedFrom(subject: string, others: ReadonlySet<string>): ReadonlySet<string> {
    const found = new Set<string>([subject, ...others])
    for (const entity of found)
      for (const { type } of this.vocabulary.entities.get(entity)?.fields.values() ?? [])
        if (type.kind === 'reference') found.add(type.entity)
    return found
  }

  /** The enumerations that facts of an entity take their values from. */
  enumerationsOf(entity: string): readonly string[] {
    return [...(this.vocabulary.entities.get(entity)?.fields.values() ?? [])].flatMap(({ type }) =>
      type.kind === 'enumeration' ? [type.enumeration] : [],
    )
  }

  contraryOfField(entity: string, field: string): readonly string[] {
    return this.words.wordings.contrary.get(entity)?.get(field) ?? []
  }

  wordsOfDefinition(id: string, zh: string): readonly string[] {
    return [literally(zh), ...(this.words.wordings.definitions.get(id) ?? [])]
  }

  wordsOfSubject(entity: string): readonly string[] {
    return this.words.wordings.subjects.get(entity) ?? []
  }

  wordsOfPayee(entity: string): readonly string[] {
    return this.words.wordings.payees.get(entity) ?? this.wordsOfSubject(entity)
  }

  /** What an industry is called in documents, with and without the ending of its name; nothing for a code that names none. */
  wordsOfIndustry(code: string): readonly string[] {
    const name = this.industries.get(code)
    const said = this.words.wordings.industries.get(code) ?? []
    const stem = (text: string) =>
      this.marks.industry_endings.reduce(
        (left, ending) => (left.endsWith(ending) && left.length > ending.length + 1 ? left.slice(0, -ending.length) : left),
        text,
      )
    return [...(name === undefined ? [] : [name, stem(name)]), ...said]
  }

  /** Codes of the industries that documents have words of their own for. */
  get industriesNamed(): readonly string[] {
    return [...this.words.wordings.industries.keys()]
  }

  /** Words that take in a fact with others. */
  widerWordsOf(entity: string, field: string): readonly string[] {
    return this.words.wordings.wider.flatMap(({ words, fields }) => (fields.get(entity)?.includes(field) === true ? words : []))
  }

  /** How a unit is printed. */
  unitOf(id: string): string | undefined {
    return this.vocabulary.units.get(id)?.zh
  }

  /** Whether a term, as `entity.field` or a definition, says of what kind somebody is, and not when or how much. */
  isKind(key: string): boolean {
    const [entity = '', field] = key.split('.')
    const type = field === undefined ? undefined : this.vocabulary.entities.get(entity)?.fields.get(field)?.type
    return field === undefined || type?.kind === 'boolean' || type?.kind === 'enumeration'
  }

  /** The same words in a text of the plan. */
  inText(text: string): TermsSaid {
    const known = this.texts.get(text)
    const said =
      known ?? new TermsSaid({ text: plain(text), figures: [], dates: [], cadences: [] }, this.words, this.vocabulary, this.industries)
    this.texts.set(text, said)
    return said
  }

  /** Where kinds of people and firms are said, each by the key of its fact, its definition or its value. */
  kindsSaid(): readonly (Hit & { readonly code: string })[] {
    this.kindHits ??= this.findKinds()
    return this.kindHits
  }

  private findKinds(): readonly (Hit & { readonly code: string })[] {
    const values = KINDS_OF.flatMap((enumeration) =>
      [...this.valuesSaid(enumeration)].flatMap(([code, hits]) =>
        this.valueNames(enumeration, code).isNone ? [] : hits.map((hit) => ({ ...hit, code: `${enumeration}:${code}` })),
      ),
    )
    return [...this.kinds.flatMap(({ key }) => this.find(this.wordsOfTerm(key)).map((hit) => ({ ...hit, code: key }))), ...values]
  }

  /** How a kind is said, by that key. */
  wordsOfKind(key: string): readonly string[] {
    const [enumeration = '', code] = key.split(':')
    return code === undefined ? this.wordsOfTerm(key) : this.valueNames(enumeration, BigInt(code)).words.map(literally)
  }

  /** Where each value of an enumeration is said; a shorter word inside a longer one of another value is not. */
  valuesSaid(enumeration: string): ReadonlyMap<bigint, readonly Hit[]> {
    const values = this.enumeration(enumeration)?.values ?? []
    const found = values.map((value) => {
      const said = this.words.wordings.enumerations.get(enumeration)?.get(value.id) ?? []
      return this.find([value.zh, ...value.aliases, ...said].map(literally))
    })
    const isInside = (hit: Hit, others: readonly Hit[]) =>
      others.some(({ from, to }) => from <= hit.from && hit.to <= to && to - from > hit.to - hit.from)
    return new Map(
      found.map((hits, code) => [
        BigInt(code),
        hits.filter((hit) => !found.some((others, other) => other !== code && isInside(hit, others) && !isInside(hit, hits))),
      ]),
    )
  }

  /** What a value is called in documents, and whether it stands for the want of one. */
  valueNames(enumeration: string, code: bigint): { readonly words: readonly string[]; readonly isNone: boolean } {
    const value = this.enumeration(enumeration)?.values[Number(code)]
    if (value === undefined) return { words: [], isNone: false }
    const said = this.words.wordings.enumerations.get(enumeration)?.get(value.id) ?? []
    return { words: [...new Set([value.zh, ...value.aliases, ...said])], isNone: value.id === 'none' }
  }

  /**
   * Whether a word that takes in several facts stands for this one: where the policy is reckoned from all of them and the passage
   * names none by itself.
   */
  isSaidByWiderWord(entity: string, field: string, reckoned: ReadonlySet<string>): boolean {
    return this.words.wordings.wider.some(({ words, fields }) => {
      const own = fields.get(entity) ?? []
      if (!own.includes(field) || own.some((each) => !reckoned.has(`${entity}.${each}`))) return false
      return own.every((each) => this.find(this.wordsOfField(entity, each)).length === 0) && this.find(words).length > 0
    })
  }

  private enumeration(id: string): Enumeration | undefined {
    return this.vocabulary.enumerations.get(id)
  }

  /** Those of the places that say a thing, or deny it; of words that stand in others or begin in them, what holds of those. */
  saying(hits: readonly Hit[], how: Saying): readonly Hit[] {
    const denied = hits.filter((hit) => this.isDenied(hit))
    const isInDenied = (hit: Hit) => denied.some(({ from, to }) => from <= hit.from && hit.from < to)
    return hits.filter((hit) => isInDenied(hit) === (how === 'denied'))
  }

  /** Is what stands here denied right before it, or left out behind it. */
  private isDenied({ from, to }: Hit): boolean {
    const { text } = this.passage
    const before = text.slice(Math.max(0, from - LONGEST_MARK), from)
    const rest = /^[^,\u3002;!?\n]*/.exec(text.slice(to))?.[0] ?? ''
    // Those who are named first, and what is denied them, often stand with a comma between.
    const next = this.marks.named.some((ending) => findPiece({ text: rest }, ending).length > 0)
      ? text.slice(to + rest.length, to + rest.length + LONGEST_MARK)
      : ''
    const after = rest + next
    return (
      this.marks.denied_before.some((mark) => before.endsWith(mark)) ||
      this.marks.denied_after.some((mark) => findPiece({ text: after }, mark).length > 0)
    )
  }
}

/** Stands in a piece for a few characters of a sentence. */
const ELLIPSIS = '\u2026'

const LONGEST_MARK = 8

/** What groups and their doings are told apart by. */
const ATTRIBUTED = ['person', 'firm', 'organisation', 'venture', 'training']

/** Enumerations whose values say of what kind somebody is. */
const KINDS_OF = ['entity_kind', 'size_class', 'hardship_category', 'graduate_kind', 'organisation_kind']

/** A name as a piece of a regular expression: what the glossary calls a thing is no pattern. */
function literally(name: string): string {
  return /[\\[\](){}|?*+.\u2026]/.test(name) ? name : plain(name)
}
