/** How documents say what terms mean, and how their clauses deny, limit and leave open: what a plan is looked up in its text by. */
export interface SubstanceWords {
  readonly wordings: Wordings
  readonly marks: Marks
}

/** Ways to say a term, by its permanent id; pieces of regular expressions. */
export interface Wordings {
  readonly subjects: Lists
  readonly payees: Lists
  readonly fields: ReadonlyMap<string, Lists>
  readonly contrary: ReadonlyMap<string, Lists>
  readonly enumerations: ReadonlyMap<string, Lists>
  readonly definitions: Lists
  /** By entity the facts and the definitions that say of what kind somebody is. */
  readonly kinds: { readonly facts: Lists; readonly definitions: Lists }
  /** By the code of the industry. */
  readonly industries: Lists
  /** Words that take in several facts of an entity at once. */
  readonly wider: readonly WiderWord[]
}

export interface WiderWord {
  readonly words: readonly string[]
  /** By the entity that has them. */
  readonly fields: Lists
}

export type Lists = ReadonlyMap<string, readonly string[]>

const markLists = [
  'denied_before',
  'denied_after',
  'named',
  'refusal',
  'once',
  'once_a_year',
  'periodically',
  'limit',
  'top_up',
  'exclusion',
  'discretion',
  'delegated',
  'list_joiners',
  'per',
  'pays',
  'benefits',
  'never_in_names',
  'relieves',
  'given_to',
  'employs',
  'from_issue',
  'not_inside',
  'industry_endings',
  'list_endings',
  'counted_industries',
  'leaning',
  'referring',
  'common',
  'changes',
  'changed_from',
  'within',
  'extended',
  'reached',
  'attributive',
  'before_day',
  'ahead',
  'extents',
  'for_each',
  'whole_year',
  'ordinals',
  'each_firm',
  'each_person',
  'policy_period',
  'acts_for',
  'either',
  'together',
  'noun_joiners',
  'heads',
] as const

/** Words of clauses that bear on what stands beside them. */
export type Marks = Readonly<Record<(typeof markLists)[number], readonly string[]>> & { readonly open_list: string }

/** Makes the words of plain parsed data, `glossary/wordings.yaml` and `reference/documents/substance.yaml`; throws where a list is missing. */
export function parseSubstanceWords(wordings: unknown, marks: unknown): SubstanceWords {
  const said = asRecord(wordings, 'wordings')
  const root = asRecord(marks, 'substance')
  const openList = root.open_list
  if (typeof openList !== 'string') throw new Error('substance words: open_list is no text')
  const lists = Object.fromEntries(markLists.map((key) => [key, asWords(root[key], key)])) as Record<
    (typeof markLists)[number],
    readonly string[]
  >
  return {
    wordings: {
      subjects: asLists(said.subjects, 'subjects'),
      payees: asLists(said.payees, 'payees'),
      fields: asGroups(said.fields, 'fields'),
      contrary: asGroups(said.contrary, 'contrary'),
      enumerations: asGroups(said.enumerations, 'enumerations'),
      definitions: asLists(said.definitions, 'definitions'),
      kinds: {
        facts: asLists(asRecord(said.kinds, 'kinds').facts, 'kinds.facts'),
        definitions: asLists(asRecord(said.kinds, 'kinds').definitions, 'kinds.definitions'),
      },
      industries: asLists(said.industries, 'industries'),
      wider: asWider(said.wider),
    },
    marks: { ...lists, open_list: openList },
  }
}

function asRecord(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`substance words: ${what} is no mapping`)
  return value as Readonly<Record<string, unknown>>
}

function asWider(value: unknown): readonly WiderWord[] {
  if (!Array.isArray(value)) throw new Error('substance words: wider is no list')
  return value.map((each) => {
    const { words, fields } = asRecord(each, 'wider')
    return { words: asWords(words, 'wider.words'), fields: asLists(fields, 'wider.fields') }
  })
}

function asGroups(value: unknown, what: string): ReadonlyMap<string, Lists> {
  return new Map(Object.entries(asRecord(value, what)).map(([key, lists]) => [key, asLists(lists, `${what}.${key}`)]))
}

function asLists(value: unknown, what: string): Lists {
  return new Map(Object.entries(asRecord(value, what)).map(([key, words]) => [key, asWords(words, `${what}.${key}`)]))
}

function asWords(value: unknown, what: string): readonly string[] {
  if (!Array.isArray(value) || !value.every((word) => (typeof word === 'string' || typeof word === 'number') && String(word) !== ''))
    throw new Error(`substance words: ${what} is no list of words`)
  return value.map(String)
}
