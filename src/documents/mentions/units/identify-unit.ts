import { oncePer } from '../../words/pattern.ts'

/** What a printed name of a unit stands for, whatever its spelling. */
export interface IdentifiedUnit {
  /** Id of the body or section in the directory. */
  readonly id: string
  readonly kind: 'body' | 'section'
  /** Level of government the name tells; undefined where it tells none. */
  readonly level: Level | undefined
}

export type Level = 'national' | 'province' | 'city' | 'county' | 'township'

/** The directory of bodies and sections; `reference/organisations.yaml` parsed. */
export interface Organisations {
  readonly levels: Readonly<Record<Level, readonly string[]>>
  readonly endings: { readonly any: readonly string[] } & Partial<Readonly<Record<Level, readonly string[]>>>
  readonly sections: { readonly endings: readonly string[] } & Partial<Readonly<Record<Level, readonly string[]>>>
  readonly bodies: Readonly<Record<string, OrganisationName>>
  readonly section_names: Readonly<Record<string, OrganisationName>>
}

interface OrganisationName {
  readonly zh: string
  readonly aliases?: readonly string[]
  /** The name is complete as it stands: no ending follows it. */
  readonly is_whole?: boolean
  /** Names begin with it, and what follows tells the place. */
  readonly is_start?: boolean
  /** An outpost has its name inside, between that of its seat and its own. */
  readonly is_inside?: boolean
}

interface Spelling {
  readonly id: string
  readonly text: string
  readonly isWhole: boolean
  readonly isStart: boolean
  readonly isInside: boolean
}

const tableOf = oncePer((organisations: Organisations) => ({
  bodies: spellingsOf(organisations.bodies),
  sections: spellingsOf(organisations.section_names),
  bodyEndings: endingsOf(organisations.endings.any, organisations.endings),
  sectionEndings: endingsOf(organisations.sections.endings, organisations.sections),
  prefixes: longestFirst(
    Object.entries(organisations.levels).flatMap(([level, words]) => words.map((text) => ({ text, level: level as Level }))),
  ),
}))

function spellingsOf(names: Readonly<Record<string, OrganisationName>>): readonly Spelling[] {
  return longestFirst(
    Object.entries(names).flatMap(([id, { zh, aliases = [], is_whole = false, is_start = false, is_inside = false }]) =>
      [zh, ...aliases].map((text) => ({ id, text, isWhole: is_whole, isStart: is_start, isInside: is_inside })),
    ),
  )
}

const levelOrder: readonly Level[] = ['national', 'province', 'city', 'county', 'township']

function endingsOf(any: readonly string[], byLevel: Partial<Readonly<Record<Level, readonly string[]>>>) {
  const telling = levelOrder.flatMap((level) => (byLevel[level] ?? []).map((text) => ({ text, level })))
  const plain = any.filter((text) => !telling.some((each) => each.text === text)).map((text) => ({ text, level: undefined }))
  return longestFirst([...telling, ...plain])
}

function longestFirst<T extends { readonly text: string }>(items: readonly T[]): readonly T[] {
  return [...items].sort((a, b) => b.text.length - a.text.length)
}

/** The body or section a printed name stands for; undefined for names of no one in particular and for bodies the directory lacks. */
export function identifyUnit(name: string, organisations: Organisations): IdentifiedUnit | undefined {
  const bare = name.replaceAll(/\s+|[(\uFF08][^()\uFF08\uFF09]*[)\uFF09]/g, '')
  return identifySection(bare, organisations) ?? identifyBody(bare, organisations)
}

function identifySection(name: string, organisations: Organisations): IdentifiedUnit | undefined {
  const { sections, sectionEndings } = tableOf(organisations)
  for (const ending of sectionEndings) {
    if (!name.endsWith(ending.text)) continue
    const core = name.slice(0, -ending.text.length)
    const found = sections.find((section) => section.text === core || (section.isWhole && section.text === name))
    if (found !== undefined) return { id: found.id, kind: 'section', level: ending.level }
  }
  return undefined
}

function identifyBody(name: string, organisations: Organisations): IdentifiedUnit | undefined {
  const { bodies, bodyEndings } = tableOf(organisations)
  const started = bodies.find((body) => body.isStart && name.startsWith(body.text))
  if (started !== undefined) return { id: started.id, kind: 'body', level: undefined }
  const whole = bodies.find((body) => body.isWhole && name.endsWith(body.text))
  if (whole !== undefined) return { id: whole.id, kind: 'body', level: levelOf(name.slice(0, -whole.text.length), organisations) }
  for (const ending of bodyEndings) {
    if (!name.endsWith(ending.text)) continue
    const rest = name.slice(0, -ending.text.length)
    // The core ends the rest; what stands before it is a place or a level.
    const found = bodies.find((body) => rest.endsWith(body.text) && isPlace(rest.slice(0, -body.text.length), organisations))
    if (found !== undefined) {
      const before = rest.slice(0, -found.text.length)
      return { id: found.id, kind: 'body', level: levelOf(before, organisations) ?? ending.level }
    }
  }
  const inside = bodies.find((body) => body.isInside && name.includes(body.text))
  return inside === undefined ? undefined : { id: inside.id, kind: 'body', level: undefined }
}

/** Nothing, a level, a place that ends in its level's word, or a place named without one. */
function isPlace(text: string, organisations: Organisations): boolean {
  return text === '' || levelOf(text, organisations) !== undefined || text.length <= LONGEST_PLACE
}

const LONGEST_PLACE = 4

function levelOf(before: string, organisations: Organisations): Level | undefined {
  const { prefixes } = tableOf(organisations)
  return prefixes.find(({ text }) => before === text || before.endsWith(text))?.level
}
