import { splitOutside } from '../brackets.ts'
import type { Desk } from '../draft.ts'
import { AND, AND_OTHERS, RATE } from '../script.zh.ts'
import { mapOf, type YamlMap } from '../yaml-text.ts'

const LONGEST_NAME = 24

/** Words near a number that may say what it counts. */
export interface WordsAround {
  readonly text: string
  readonly isBefore: boolean
}

/** What a target counts, and whom of it where it counts only some. */
export interface IndicatorNamed {
  readonly name: string
  readonly group?: string | undefined
}

/** What stands beside a number in its part of the sentence. */
export interface NumberBeside {
  /** The part up to the number. */
  readonly part: string
  readonly behind: string
}

/**
 * What a target counts, made of the words around its number; what the clause is called where there are none. An indicator that is known
 * is used; a new one is named by what is counted and the verb that makes it.
 */
export function indicatorName(
  found: readonly WordsAround[],
  title: string,
  unit: string,
  desk: Desk,
  beside: NumberBeside = { part: '', behind: '' },
): IndicatorNamed {
  const { words } = desk.context
  const names = [...found, { text: title, isBefore: true }].map((around) => trimmed(around, desk))
  names.push(plain(title, desk))
  const name = [...(names.find((each) => [...each].length >= 2) ?? desk.spell.word('uncovered', 'target'))].slice(0, LONGEST_NAME).join('')
  const known = byPattern(beside, unit, desk) ?? nameKnown(name, unit, desk)
  if (known !== undefined) return known
  const growth = words.growthBefore.exec(beside.part)?.[0]
  const share = unit === '%' ? (words.shareBehind.exec(beside.behind)?.[0] ?? growth) : undefined
  if (share !== undefined) return withSuffix(`${name}${share}`, unit, desk, true)
  const object = words.bareIndicators.test(name) ? words.bareObjects.exec(beside.behind)?.[1] : undefined
  const told = listName(beside.part, name, desk) ?? `${object ?? ''}${name}`.replace(words.countedInside, '')
  return withSuffix([...told].slice(0, LONGEST_NAME).join(''), unit, desk, false, beside.part)
}

/** A name with the ending of its unit and the verb that makes what it counts. */
function withSuffix(name: string, unit: string, { context }: Desk, isShare: boolean, part = ''): IndicatorNamed {
  const { words } = context
  if (isShare) return { name: `${name}${RATE}` }
  const suffix = words.indicatorSuffixes[unit]
  const isComplete = suffix === undefined || words.indicatorEnds.test(name)
  const bare = !isComplete && name.endsWith(unit) && suffix.startsWith(unit) ? name.slice(0, -unit.length) : name
  const behind = isComplete ? undefined : lastOf(words.countedVerbsBehind, part)
  const before = lastOf(words.countedVerbs, part)
  const whole = `${bare}${behind === undefined || bare.includes(behind) ? '' : behind}${isComplete ? '' : suffix}`
  return { name: before === undefined || behind !== undefined || whole.includes(before) ? whole : `${before}${whole}` }
}

function lastOf(pattern: RegExp, text: string): string | undefined {
  return [...text.matchAll(new RegExp(pattern.source, 'gu'))].at(-1)?.[0]
}

/** Several things counted together: two by their names, more by the first and what they all are. */
function listName(part: string, name: string, desk: Desk): string | undefined {
  if (/\d/.test(part) || !part.includes('\u3001')) return undefined
  const { words } = desk.context
  let list = trimmed({ text: part.replace(words.madeBefore, ''), isBefore: true }, desk).replace(words.scaleBehind, '')
  for (
    let verb = words.verbs.exec(list)?.[0] ?? '';
    verb !== '' && [...list].length > verb.length + 2;
    verb = words.verbs.exec(list)?.[0] ?? ''
  )
    list = list.slice(verb.length)
  const [listed = '', tail = ''] = list.split(AND_OTHERS)
  const items = splitOutside(listed, words.contentJoints)
  const [first = '', second = ''] = items
  if (items.length < 2 || [...first].length < 2 || items.some((item) => item === '') || !part.endsWith(name.slice(-2))) return undefined
  if (tail !== '' && [...tail].length <= 4) return `${first}${AND_OTHERS}${tail}`
  if (items.length > 2 && tail === '') return `${first}${AND_OTHERS}${items.length}${words.listUnits[0]?.[0] ?? words.listUnit}`
  return items.length === 2 && tail === '' && [...first].length + [...second].length < LONGEST_NAME ? `${first}${AND}${second}` : undefined
}

/** Indicators told by a verb alone, or by whom they count. */
function byPattern({ part }: NumberBeside, unit: string, desk: Desk): IndicatorNamed | undefined {
  const text = plain(part.split('\u3001').at(-1) ?? '', desk)
  for (const [name, words] of desk.context.words.indicatorPatterns) {
    const match = words.exec(text)
    if (match !== null && desk.around.indicators.get(name) === unit) return { name, group: match.groups?.group }
  }
  return undefined
}

function plain(text: string, { context }: Desk): string {
  const letters = text
    .normalize('NFKC')
    .replaceAll(context.words.indicatorCut, '')
    .replaceAll(/[\p{C}\s]/gu, '')
  return letters.replace(/^[^\p{L}]+/u, '')
}

/** Words around a number without verbs before them and turns of phrase behind. */
function trimmed({ text, isBefore }: WordsAround, desk: Desk): string {
  const { words } = desk.context
  let name = plain(isBefore ? text.replace(words.figureTail, '') || text : text, desk)
  for (const pattern of [isBefore ? words.indicatorStart : words.indicatorEnd, words.indicatorBefore, words.indicatorBehind]) {
    for (let match = pattern.exec(name); match !== null && match[0] !== ''; match = pattern.exec(name))
      name = match.index === 0 ? name.slice(match[0].length) : name.slice(0, match.index)
  }
  // A verb alone counts nothing.
  return words.verbAlone.test(name) ? '' : name
}

/** An indicator that exists under this name, with the ending of its unit, under another one, or behind the name of a group. */
function nameKnown(name: string, unit: string, desk: Desk): IndicatorNamed | undefined {
  const { indicatorSynonyms, indicatorSuffixes, people } = desk.context.words
  const isKnown = (zh: string) => desk.around.indicators.get(zh) === unit
  const both = [name, `${name}${indicatorSuffixes[unit] ?? ''}`]
  const whole = both.flatMap((each) => [each, indicatorSynonyms[each] ?? each]).find(isKnown)
  if (whole !== undefined) return { name: whole }
  const spellings = [...[...desk.around.indicators.keys()].map((zh) => [zh, zh] as const), ...Object.entries(indicatorSynonyms)].toSorted(
    ([a], [b]) => b.length - a.length,
  )
  for (const [spelling, zh] of spellings)
    for (const each of both)
      if (isKnown(zh) && each.endsWith(spelling) && people.test(each.slice(0, -spelling.length)))
        return { name: zh, group: each.slice(0, -spelling.length) }
  return undefined
}

/** The indicators a draft declares itself. */
export class IndicatorBook {
  readonly declared = new Map<string, YamlMap>()
  private readonly units = new Map<string, string>()

  /** The name to write in a target; declares the indicator where nobody has. */
  use(name: string, unit: string, id: string, line: number, desk: Desk, isLower = false): string {
    const known = desk.around.indicators.get(name)
    if (known === unit) return name
    const unused = known === undefined && (this.units.get(name) ?? unit) === unit ? name : `${name}${unit === '%' ? '' : unit}_${id}`
    if (this.units.has(unused)) return unused
    this.units.set(unused, unit)
    desk.ask('new_indicator', line, { indicator: unused })
    this.declared.set(unused, declaration(unused, unit, freeId(id, desk), isLower, desk))
    return unused
  }
}

function freeId(id: string, desk: Desk): string {
  const taken = desk.around.indicatorIds
  let free = id
  for (let round = 2; taken.has(free); round++) free = `${id}_v${round}`
  return free
}

function declaration(name: string, unit: string, id: string, isLower: boolean, { spell, context, around }: Desk): YamlMap {
  const { words } = context
  // Another plan that counts the same has settled already how.
  const same = around.elsewhere.get(name)
  if (same !== undefined && (context.plans.vocabulary.units.get(same.unit)?.zh ?? '%') === unit)
    return mapOf([
      [spell.key('indicator', 'id'), around.indicatorIds.has(same.id) ? id : same.id],
      [spell.key('indicator', 'unit'), unit],
      [spell.key('indicator', 'direction'), spell.word('direction', same.direction)],
      [spell.key('indicator', 'measure'), spell.word('measure', same.measure)],
      [spell.key('indicator', 'system'), spell.word('system', same.system)],
    ])
  const measure = unit === '%' ? 'rate' : words.stockMeasures.test(name) ? 'stock' : 'cumulative'
  const system = words.systems.find(([, pattern]) => pattern.test(name))?.[0] ?? 'operations'
  const direction = isLower || words.lowerIsBetter.test(name) ? 'lower' : 'higher'
  return mapOf([
    [spell.key('indicator', 'id'), id],
    [spell.key('indicator', 'unit'), unit],
    [spell.key('indicator', 'direction'), spell.word('direction', direction)],
    [spell.key('indicator', 'measure'), spell.word('measure', isLower ? 'stock' : measure)],
    [spell.key('indicator', 'system'), spell.word('system', system)],
  ])
}
