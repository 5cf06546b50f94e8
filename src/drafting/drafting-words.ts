import type { Instrument } from '../documents/index.ts'
import { bindingKinds, wordedKinds } from './account/kinds.ts'

/** The words a draft is made by; data, kept in one file. */
export type DraftingWords = ReturnType<typeof parseDraftingWords>

/** Makes the words of plain parsed data; a mistake in them is a mistake of the installation and throws. */
export function parseDraftingWords(data: unknown, instruments: readonly Instrument[]) {
  const entries = recordOf(data, 'drafting')
  const verbs = patternOf(entries.verbs, 'verbs').source
  const pattern = (name: string, wrap = (source: string) => source): RegExp =>
    patternOf(entries[name], name, (source) => wrap(source.replaceAll('{verbs}', verbs)))
  const pairs = (name: string): Readonly<Record<string, string>> => textsByKey(entries[name], name)
  const surnames = patternOf(entries.surnames, 'surnames').source
  const fullName = patternOf(entries.full_name, 'full_name', (source) => source.replaceAll('{surname}', surnames))
  const groups = (name: string) =>
    Object.entries(recordOf(entries[name], name)).map(([key, value]) => [key, patternOf(value, name)] as const)
  return {
    openers: pattern('openers', (source) => `^(?:${source})`),
    verbs: pattern('verbs', (source) => `^(?:${source})`),
    verbAlone: pattern('verbs', (source) => `^(?:${source})+$`),
    notMeasures: pattern('not_measures'),
    outputs: groups('outputs'),
    ownDepartment: pattern('own_department'),
    otherEndings: pattern('other_endings'),
    innerEndings: pattern('inner_endings'),
    everyone: pattern('everyone'),
    posts: pattern('posts'),
    fullName,
    nameMarks: marks(entries.name_marks, (source) => source.replaceAll('{name}', fullName.source)),
    doers: pattern('doers', (source) => `^(?:${source})`),
    indicatorBefore: pattern('indicator_before'),
    indicatorBehind: pattern('indicator_behind'),
    indicatorCut: new RegExp(pattern('indicator_cut').source, 'gu'),
    indicatorSuffixes: pairs('indicator_suffixes'),
    indicatorEnds: pattern('indicator_ends'),
    indicatorSynonyms: pairs('indicator_synonyms'),
    indicatorPatterns: namedPatterns(entries.indicator_patterns),
    countedVerbs: pattern('counted_verbs'),
    countedVerbsBehind: pattern('counted_verbs_behind'),
    bareIndicators: pattern('bare_indicators'),
    bareObjects: pattern('bare_objects'),
    shareBehind: pattern('share_behind'),
    growthBefore: pattern('growth_before'),
    madeBefore: pattern('made_before'),
    countedInside: pattern('counted_inside'),
    scaleBehind: pattern('scale_behind'),
    timesOfRhythm: pattern('times_of_rhythm'),
    timedGoals: pattern('timed_goals'),
    eachOne: pattern('each_one'),
    noneLeft: pattern('none_left'),
    allAreas: pattern('all_areas'),
    lowerIsBetter: pattern('lower_is_better'),
    stockMeasures: pattern('stock_measures'),
    systems: groups('systems'),
    perAreas: pattern('per_areas'),
    clearOut: pattern('clear_out'),
    reportWords: pattern('report_words'),
    reportTitles: pattern('report_titles'),
    reportAttachments: pattern('report_attachments'),
    recipients: pattern('recipients'),
    contents: pattern('contents'),
    contentJoints: pattern('content_joints'),
    contentEdges: new RegExp(pattern('content_edges').source, 'gu'),
    events: pattern('events'),
    ledgers: pattern('ledgers'),
    filings: pattern('filings'),
    timeLimits: pattern('time_limits'),
    timeUnits: groups('time_units'),
    aboutPrevious: pattern('about_previous'),
    aboutCurrent: pattern('about_current'),
    eventBefore: pattern('event_before'),
    ownArea: pattern('own_area'),
    progressWords: pattern('progress_words'),
    progressReport: String(entries.progress_report),
    tableForms: pattern('table_forms'),
    atOnce: pattern('at_once'),
    nilReports: pattern('nil_reports'),
    contentDefaults: pairs('content_defaults'),
    benefits: pattern('benefits'),
    respectively: String(entries.respectively),
    bareParameters: pattern('bare_parameters'),
    standardBehind: pattern('standard_behind'),
    qualifiers: pattern('qualifiers'),
    figureSuffixes: pairs('figure_suffixes'),
    figureBefore: pattern('figure_before'),
    figureWords: pattern('figure_words'),
    instruments,
    stepWords: pattern('step_words'),
    groups: pattern('groups'),
    serviceMarks: groups('service_marks'),
    freeServices: groups('free_services'),
    namedSteps: groups('named_steps'),
    firmGroups: pattern('firm_groups'),
    firmMarks: pattern('firm_marks'),
    groupBefore: pattern('group_before'),
    firms: pattern('firms'),
    cutAt: pattern('cut_at'),
    topicBefore: pattern('topic_before'),
    partyPrefix: pattern('party_prefix'),
    policyEndBefore: pattern('policy_end_before', (source) => `(?:${source})$`),
    policyEndBehind: pattern('policy_end_behind', (source) => `^(?:${source})`),
    policyTail: pattern('policy_tail'),
    figureEnds: pattern('figure_ends'),
    ratePayees: pattern('rate_payees'),
    rateBenefits: pattern('rate_benefits'),
    figureTail: pattern('figure_tail'),
    indicatorStart: pattern('indicator_start'),
    indicatorEnd: pattern('indicator_end'),
    mentionOnly: pattern('mention_only'),
    titleBefore: pattern('title_before'),
    titleBehind: pattern('title_behind'),
    namesBehindPosts: pattern('names_behind_posts'),
    people: pattern('people'),
    fillers: pattern('fillers'),
    keptManner: pattern('kept_manner', (source) => `^(?:${source})`),
    means: pattern('means', (source) => `^(?:${source})`),
    measuredNouns: pattern('measured_nouns'),
    durationSubjects: pattern('duration_subjects'),
    peopleBehind: pattern('people_behind'),
    stateIssuers: pattern('state_issuers'),
    slogans: pattern('slogans', (source) => `^(?:${source})`),
    notSlogans: pattern('not_slogans'),
    leftOut: pattern('left_out'),
    preposed: pattern('preposed', (source) => `^(?:${source})`),
    preposedVerbs: pattern('preposed_verbs'),
    preposedVerbsElse: pattern('preposed_verbs_else'),
    preposedAlone: pattern('preposed_alone'),
    meansBefore: pattern('means_before', (source) => `^(?:${source})`),
    actorsAlone: pattern('actors_alone'),
    figureBehind: pattern('figure_behind', (source) => `(?:${source})$`),
    hanging: pattern('hanging', (source) => `(?:${source})$`),
    fillerWords: pattern('filler_words'),
    workJoints: pattern('work_joints'),
    pivots: pattern('pivots', (source) => `^(?:${source})`),
    secondVerbs: pattern('second_verbs'),
    listUnit: String(entries.list_unit),
    listUnits: groups('list_units'),
    binding: patternsOf(entries.binding, 'binding', bindingKinds),
    left: patternsOf(entries.left, 'left', wordedKinds),
    documentValidity: pattern('document_validity'),
    grants: pattern('grants'),
    paid: pattern('paid'),
    scored: pattern('scored'),
    conditionBehind: pattern('condition_behind'),
    granting: pattern('granting'),
    fromIssue: pattern('from_issue'),
    effectStart: pattern('effect_start'),
    procedureTimes: pattern('procedure_times'),
    percentScales: pairs('percent_scales'),
    percentDifferences: pattern('percent_differences'),
    needNotBeTold: new RegExp(pattern('need_not_be_told').source, 'gu'),
    denials: pattern('denials'),
    workInside: pattern('verbs'),
    onceAlone: pattern('once_alone'),
    limitKeys: groups('limit_keys'),
    limitLeads: pattern('limit_leads'),
    limitScopes: groups('limit_scopes'),
  } as const
}

function recordOf(data: unknown, name: string): Readonly<Record<string, unknown>> {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) throw new Error(`drafting words: ${name} is no mapping`)
  return data as Readonly<Record<string, unknown>>
}

function patternOf(data: unknown, name: string, wrap = (source: string) => source): RegExp {
  const sources = (Array.isArray(data) ? data : [data]).filter((source): source is string => typeof source === 'string' && source !== '')
  if (sources.length === 0) throw new Error(`drafting words: ${name} is missing`)
  return new RegExp(wrap(sources.join('|')), 'u')
}

/** One pattern for each kind there is, and none besides. */
function patternsOf<K extends string>(data: unknown, name: string, kinds: readonly K[]): Readonly<Record<K, RegExp>> {
  const entries = recordOf(data, name)
  const unknown = Object.keys(entries).find((key) => !kinds.some((kind) => kind === key))
  if (unknown !== undefined) throw new Error(`drafting words: ${name} has no kind ${unknown}`)
  return Object.fromEntries(kinds.map((kind) => [kind, patternOf(entries[kind], `${name}.${kind}`)])) as Record<K, RegExp>
}

/** Patterns tried one by one. */
function marks(data: unknown, wrap: (source: string) => string): readonly RegExp[] {
  if (!Array.isArray(data)) throw new Error('drafting words: name_marks is no list')
  return data.map((source) => patternOf(source, 'name_marks', wrap))
}

function textsByKey(data: unknown, name: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(recordOf(data, name)).map(([key, value]) => [key, String(value)]))
}

function namedPatterns(data: unknown): readonly (readonly [name: string, words: RegExp])[] {
  if (!Array.isArray(data)) throw new Error('drafting words: indicator_patterns is no list')
  return data.map((item) => {
    const entry = recordOf(item, 'indicator_patterns')
    return [String(entry.name), patternOf(entry.words, 'indicator_patterns')] as const
  })
}
