import type { UnitMention } from '../documents/index.ts'
import type { Responsibility } from '../plans/index.ts'
import { splitOutside } from './brackets.ts'
import { type ClauseView, ofKind } from './clause-view.ts'
import type { Desk } from './draft.ts'
import type { YamlMap } from './yaml-text.ts'

/** Who is made responsible for a clause, by role. */
export interface Responsible extends Responsibility {
  /** Taken from the way sentences address their readers, or from whom the document is sent to, not from a list of units. */
  readonly isDeduced: boolean
}

/** The units of a clause by role, each once; where none is named, whom its sentences address. */
export function responsibleFor(view: ClauseView, desk: Desk): Responsible {
  const found: Record<keyof Responsibility, string[]> = { lead: [], support: [], responsible: [], leader: [] }
  for (const placed of ofKind(view, 'unit')) {
    const { mention } = placed
    // Names of people have no place in a plan; the post does.
    if (isPerson(mention, desk)) {
      desk.ask('person_named', view.lineAt(placed.from))
      continue
    }
    const names = found[mention.role]
    if (!names.includes(mention.name)) names.push(mention.name)
    if (mention.confidence < 0.6)
      desk.ask('unit_unsure', view.lineAt(placed.from), { what: desk.spell.key('task', mention.role), text: mention.name })
  }
  const inherited = ofKind(view, 'unit').filter(({ mention }) => mention.isInherited && mention.role !== 'leader')
  if (inherited.length > 0)
    desk.ask('units_inherited', view.line, { units: [...new Set(inherited.map(({ mention }) => mention.name))].join(' ') })
  if (Object.values(found).some((names) => names.length > 0)) return { ...found, isDeduced: false }
  const named = doersOf(view, desk)
  const doers = named.length > 0 ? named : desk.addressees
  return { ...found, responsible: doers, isDeduced: doers.length > 0 }
}

/** A leader named without a post, or whoever bears a name where units stand. */
export function isPerson({ role, name }: UnitMention, { context }: Desk): boolean {
  const { posts, fullName } = context.words
  return role === 'leader' ? !posts.test(name) : new RegExp(`^(?:${fullName.source})$`, 'u').test(name)
}

/** Whom the sentences of a clause tell to do something. */
export function doersOf(view: ClauseView, desk: Desk): readonly string[] {
  const found = view.sentences.flatMap(({ text }) =>
    splitOutside(text, /[\uFF0C,]/).flatMap((part) => desk.context.words.doers.exec(part.trim())?.[0] ?? []),
  )
  return [...new Set(found)]
}

/** The roles as keys of a task or a service. */
export function responsibleEntries(
  kind: 'task' | 'service',
  { lead, support, responsible, leader }: Responsible,
  desk: Desk,
): YamlMap['pairs'] {
  return [
    [desk.spell.key(kind, 'lead'), lead],
    [desk.spell.key(kind, 'support'), support],
    [desk.spell.key(kind, 'responsible'), responsible],
    [desk.spell.key(kind, 'leader'), leader],
  ]
}

/** All who lead, or else answer for it, are of other departments. */
export function isOtherDepartment({ lead, responsible }: Responsible, desk: Desk): boolean {
  const { ownDepartment, otherEndings, innerEndings, everyone } = desk.context.words
  const units = lead.length > 0 ? lead : responsible
  return (
    units.length > 0 &&
    units.every((unit) => !ownDepartment.test(unit) && !innerEndings.test(unit) && !everyone.test(unit) && otherEndings.test(unit))
  )
}
