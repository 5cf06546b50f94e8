import type { Desk } from './draft.ts'
import { mapOf, type YamlMap } from './yaml-text.ts'

const LONGEST_NAME = 24

/** Words near a number that may say what it counts. */
export interface WordsAround {
  readonly text: string
  readonly isBefore: boolean
}

/** A name for what a target counts, made of the words around its number; what the clause is called where there are none. */
export function indicatorName(found: readonly WordsAround[], title: string, unit: string, desk: Desk): string {
  const { words } = desk.context
  const names = [...found, { text: title, isBefore: true }].map((around) => trimmed(around, desk))
  names.push(plain(title, desk))
  const name = [...(names.find((each) => [...each].length >= 2) ?? desk.spell.word('uncovered', 'target'))].slice(0, LONGEST_NAME).join('')
  const known = nameKnown(name, unit, desk)
  if (known !== undefined) return known
  const suffix = words.indicatorSuffixes[unit]
  const isComplete = suffix === undefined || words.indicatorEnds.test(name)
  return isComplete ? name : `${name.endsWith(unit) && suffix.startsWith(unit) ? name.slice(0, -unit.length) : name}${suffix}`
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

/** An indicator that exists under this name, this name with the ending of its unit, or another one it is known by. */
function nameKnown(name: string, unit: string, desk: Desk): string | undefined {
  const { words } = desk.context
  const candidates = [name, `${name}${words.indicatorSuffixes[unit] ?? ''}`].flatMap((each) => [
    each,
    words.indicatorSynonyms[each] ?? each,
  ])
  return candidates.find((candidate) => desk.around.indicators.get(candidate) === unit)
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

function declaration(name: string, unit: string, id: string, isLower: boolean, { spell, context }: Desk): YamlMap {
  const { words } = context
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
