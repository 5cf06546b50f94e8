import { questionWords } from './question-words.ts'

/**
 * The words documents are read by. They are data (one file a section); this says which lists there are and makes sure all are present.
 * `words` are literal; `phrases` may hold [x] for what may be missing, (a|b) for alternatives, a star after either for up to four in a row
 * ~ for a short gap and # for a number; `pairs` map a word to what it means; `kinds` map a meaning to its phrases.
 */
const shape = {
  characters: { digits: 'pairs', powers: 'pairs', half: 'word', masks: 'words', number_labels: 'words', variants: 'pairs' },
  units: {
    strong_endings: 'words',
    endings: 'words',
    zone_endings: 'words',
    class_words: 'words',
    shared_classes: 'words',
    place_bodies: 'words',
    offices: 'words',
    levels: 'words',
    organ_endings: 'words',
    bureau_endings: 'words',
    no_bureaus: 'words',
    institution_endings: 'words',
    not_levels: 'words',
    township_levels: 'words',
    section_endings: 'words',
    no_sections: 'words',
    fining_ends: 'words',
    not_ends: 'words',
    inner_endings: 'words',
    class_endings: 'words',
    shared_bodies: 'words',
    every: 'words',
    all_levels: 'words',
    unnamed_alone: 'words',
    no_institutions: 'words',
    private_bodies: 'words',
    organ_branches: 'words',
    nobodies: 'words',
    branches: 'words',
    from_levels: 'words',
    seats: 'words',
    seat_offices: 'words',
    enterprise_endings: 'words',
    enterprise_classes: 'words',
    private_endings: 'words',
    names_with_and: 'words',
    directory: 'words',
    not_units: 'words',
    marks_of_no_unit: 'words',
    marks_inside: 'words',
  },
  responsibility: {
    labels: 'groups',
    label_addition: 'words',
    label_is: 'words',
    duties: 'groups',
    and_others: 'phrases',
    not_others_after: 'words',
    conjunctions: 'words',
    leading_words: 'words',
    first_leads: 'phrases',
    not_repeated: 'phrases',
    led_with: 'words',
    once_leads: 'words',
    inline_openers: 'words',
    asked: 'words',
    with_others: 'words',
    not_in_names: 'words',
    must: 'words',
    obliged: 'words',
    acts: 'words',
    not_done_by: 'words',
    leads: 'phrases',
    helps: 'phrases',
    answers: 'phrases',
    in_charge: 'phrases',
    within_duties: 'phrases',
    goes_by: 'words',
    joins: 'words',
    not_asked_before: 'words',
    not_asked_behind: 'words',
    of_bodies: 'words',
    alternatives: 'words',
    belongings: 'words',
    at_times: 'words',
    starts_no_name: 'words',
    held_in_names: 'words',
    notes_behind: 'words',
    handed_to: 'words',
    not_handed_to_behind: 'words',
    not_orders: 'phrases',
    not_duties: 'words',
  },
  figures: {
    percent: 'words',
    tenths: 'word',
    after_tenths: 'words',
    price_tenths: 'word',
    not_price_tenths: 'words',
    percent_before: 'words',
    permille_before: 'words',
    ten_thousandth_before: 'words',
    fraction: 'word',
    money: 'words',
    currencies: 'pairs',
    per: 'pairs',
    per_signs: 'words',
    ordinal: 'word',
    age: 'words',
    durations: 'pairs',
    counts: 'words',
    weak_counts: 'words',
    to_come: 'words',
    fined_before: 'words',
    fines: 'words',
    ranks_before: 'words',
    ranks: 'words',
    measure_prefixes: 'words',
    measure_bases: 'words',
    measure_powers: 'words',
    lengths: 'words',
    classifiers: 'words',
    no_classifiers: 'words',
    no_measures: 'words',
    negations: 'words',
    over: 'words',
    under: 'words',
    half_before: 'words',
    compared_with: 'words',
    points: 'word',
    not_points: 'words',
    counted: 'words',
    vague_counts: 'words',
    same_counts: 'pairs',
    before_from_afar: 'words',
    scope_nouns: 'words',
    steps: 'words',
    reached_by: 'words',
    told_reached: 'words',
    told_since: 'words',
    same_times: 'words',
    bodies: 'words',
    plural_signs: 'words',
    before: 'groups',
    after: 'groups',
    after_duration_only: 'words',
    inclusive_notes: 'words',
    exclusive_notes: 'words',
    range_signs: 'words',
    sharing_signs: 'words',
    goals: 'words',
    staff: 'words',
    goals_adjacent: 'words',
    goal_marks: 'words',
    goal_announcements: 'words',
    sentence_conditions: 'words',
    not_bounds: 'words',
    words_with_bounds: 'words',
    conditions: 'words',
    receivers: 'words',
    condition_tails: 'words',
    for_those: 'words',
    by_what: 'words',
    taking_on: 'words',
    achievements: 'words',
    goal_tails: 'words',
    level_nouns: 'words',
    no_levels: 'words',
    criteria: 'words',
    sum_conditions: 'words',
    given_by: 'words',
    stands_already: 'words',
    stating: 'words',
    not_aimed: 'words',
    qualities: 'words',
    setting_up: 'words',
    entitled: 'words',
    goal_by: 'words',
    shares: 'words',
    kept_within: 'words',
    for_whom: 'words',
    whole_places: 'words',
    served: 'words',
    set_tasks: 'words',
    goal_headings: 'words',
    report_titles: 'words',
    reached_heads: 'words',
    unit_heads: 'words',
    mean_lengths: 'words',
    sized: 'words',
    scoring: 'words',
    no_points: 'words',
    graded: 'words',
    given_things: 'words',
    share_words: 'words',
    full: 'word',
    taken_off: 'words',
    half_of_all: 'word',
    differences: 'words',
    points_of_rate: 'words',
    at_most_of_all: 'words',
    goal_rates: 'words',
    rate_goal_verbs: 'words',
    told_facts: 'words',
    reviews: 'words',
    ahead: 'words',
    told_times: 'words',
    not_told_behind: 'words',
    benefit_nouns: 'words',
    goal_sums: 'words',
    duration_names_after: 'words',
    not_weeks: 'words',
    duration_names_before: 'words',
    duration_names_unless_within: 'words',
    within: 'words',
    indicator_edges: 'words',
    indicator_tails: 'words',
    baselines: 'words',
    not_baselines: 'words',
    whole_year: 'words',
  },
  time: {
    year: 'words',
    month: 'words',
    day: 'words',
    parts: 'pairs',
    year_ends: 'words',
    quarters: 'pairs',
    quarter_heads: 'pairs',
    relative_years: 'pairs',
    years_after_a_day: 'words',
    range_signs: 'words',
    list_signs: 'words',
    from_before: 'words',
    from_after: 'words',
    to_before: 'words',
    to_after: 'words',
    deadline_after: 'words',
    done_after: 'words',
    deadline_before: 'words',
    period_words: 'words',
    mention_of_none: 'words',
    cadences: 'groups',
    rhythm_signs: 'pairs',
    rhythm_work: 'words',
    rhythm_nots_before: 'words',
    rhythm_once: 'words',
    paper_after: 'words',
    clock: 'words',
    times_of_day: 'words',
    at: 'words',
    at_nots_before: 'words',
    interval_signs: 'words',
    interval_units: 'pairs',
    times: 'words',
    not_cadences: 'words',
    bare_spans: 'words',
    cadence_nots_after: 'words',
    period_end: 'words',
    next_period: 'words',
    period_first_month: 'words',
    before_marks: 'words',
  },
  references: {
    number_sign: 'word',
    number_prefix: 'words',
    forwards: 'phrases',
    implements: 'phrases',
    follows: 'phrases',
  },
  provisions: {
    changes: 'groups',
    change_targets: 'words',
    extension_ends: 'words',
    change_sources: 'words',
    effect_verbs: 'words',
    whole_document: 'words',
    from_issue: 'words',
    discretion: 'groups',
    not_discretion_before: 'words',
    stray_words: 'words',
    paying_verbs: 'words',
  },
  kinds: {
    entitlement: 'groups',
    task: 'groups',
    target: 'groups',
    form: 'groups',
    list: 'groups',
    service: 'groups',
    mechanism: 'groups',
    publicity: 'groups',
    principle: 'groups',
  },
  questions: questionWords,
} as const

interface Forms {
  readonly word: string
  readonly words: readonly string[]
  readonly phrases: readonly string[]
  readonly pairs: Readonly<Record<string, string>>
  readonly groups: Readonly<Record<string, readonly string[]>>
}

type Shape = typeof shape

/** All the words the reader goes by, section by section. */
export type Lexicon = {
  readonly [Section in keyof Shape]: {
    readonly [Entry in keyof Shape[Section]]: Shape[Section][Entry] extends keyof Forms ? Forms[Shape[Section][Entry]] : never
  }
}

/** Names of the sections, which are also the names of the files they are kept in. */
export const lexiconSections = Object.keys(shape) as readonly (keyof Lexicon)[]

/** An entry that is missing or has another form than it needs. */
export interface LexiconMistake {
  readonly section: string
  readonly entry: string
  readonly needs: keyof Forms
}

/** Makes a lexicon of plain parsed data keyed by section; every mistake is told at once. */
export function parseLexicon(data: Readonly<Record<string, unknown>>): { lexicon: Lexicon } | { mistakes: readonly LexiconMistake[] } {
  const mistakes: LexiconMistake[] = []
  const lexicon: Record<string, Record<string, unknown>> = {}
  for (const [section, entries] of Object.entries(shape)) {
    const found: Record<string, unknown> = {}
    for (const [entry, needs] of Object.entries(entries) as [string, keyof Forms][]) {
      const value = read[needs](asRecord(data[section])?.[entry])
      if (value === undefined) mistakes.push({ section, entry, needs })
      else found[entry] = value
    }
    lexicon[section] = found
  }
  return mistakes.length > 0 ? { mistakes } : { lexicon: lexicon as unknown as Lexicon }
}

const read: { readonly [F in keyof Forms]: (value: unknown) => Forms[F] | undefined } = {
  word: (value) => (typeof value === 'string' || typeof value === 'number' ? String(value) : undefined),
  words: asWords,
  phrases: (value) => (asWords(value)?.every(isBalanced) ? asWords(value) : undefined),
  pairs: (value) => asRecordOf(value, (each) => (typeof each === 'string' || typeof each === 'number' ? String(each) : undefined)),
  groups: (value) => asRecordOf(value, (each) => (asWords(each)?.every(isBalanced) ? asWords(each) : undefined)),
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : undefined
}

function asWords(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined
  const words: unknown[] = value
  return words.every((word) => typeof word === 'string' && word.length > 0) ? (words as string[]) : undefined
}

function asRecordOf<T>(value: unknown, readOne: (value: unknown) => T | undefined): Readonly<Record<string, T>> | undefined {
  const record = asRecord(value)
  if (record === undefined) return undefined
  const result: Record<string, T> = {}
  for (const [key, each] of Object.entries(record)) {
    const one = readOne(each)
    if (one === undefined) return undefined
    result[key] = one
  }
  return result
}

function isBalanced(phrase: string): boolean {
  const open: string[] = []
  for (const character of phrase) {
    if (character === '[' || character === '(') open.push(character)
    if (character === ']' && open.pop() !== '[') return false
    if (character === ')' && open.pop() !== '(') return false
  }
  return open.length === 0
}
