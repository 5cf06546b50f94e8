import type { Question } from '../document.ts'
import type { FigureMention } from '../mention.ts'
import { only, type Passage, type Placed, printed } from '../mentions/passages.ts'
import type { Reader } from '../words/reader.ts'
import { asking } from './asking.ts'

interface Target extends Placed<FigureMention> {
  readonly passage: Passage
  readonly indicator: string
}

/** The same target set twice would be counted twice; nearly the same with another value cannot both hold. */
export function askTargets(passages: readonly Passage[], isAttached: (passage: Passage) => boolean): readonly Question[] {
  const targets = passages.flatMap((passage) =>
    only(passage, 'figure').flatMap((figure): readonly Target[] => {
      const { role, value, indicator } = figure.mention
      if (role !== 'target' || value === undefined || indicator === undefined || indicator.value.length < shortest) return []
      return [{ ...figure, passage, indicator: indicator.value.replace(/[\s"\u201C\u201D\u2018\u2019\u300A\u300B]/g, '') }]
    }),
  )
  return [
    ...duplicates(targets, isAttached),
    // What a table says otherwise is asked for with the table.
    ...contradictions(targets.filter(({ passage }) => !isAttached(passage))),
  ]
}

/** A number of nothing: what is counted was left out. */
export function askBareFigures(passages: readonly Passage[], reader: Reader): readonly Question[] {
  return passages.flatMap((passage) =>
    only(passage, 'figure').flatMap(({ mention, from, to }) => {
      if (mention.unit !== '' || mention.value === undefined) return []
      const behind = /^[^,\u3002;]{0,20}/.exec(passage.text.slice(to))?.[0] ?? ''
      const people = reader.lexicon.questions.population_people.find((word) => behind.includes(word))
      return [
        asking(passage, 'figure_without_unit', from, to, { text: printed(passage, from, to + behind.length), suggestion: people ?? '' }),
      ]
    }),
  )
}

/** Names shorter than this say too little to be the same. */
const shortest = 3

/** For each two clauses one question naming all they share. */
function duplicates(targets: readonly Target[], isAttached: (passage: Passage) => boolean): readonly Question[] {
  const pairs = new Map<string, { readonly first: Target; readonly again: Target; readonly texts: string[] }>()
  const seen = new Seen(
    ({ mention: { value, unit } }) => `${value} ${unit}`,
    ({ indicator, mention }) => `${indicator} ${mention.by}`,
  )
  for (const again of targets) {
    const first = seen.like(again).find((earlier) => isElsewhere(earlier, again) && isSame(earlier, again))
    seen.add(again)
    if (first === undefined) continue
    const key = `${first.passage.clause.number} ${again.passage.clause.number}`
    const text = `${again.indicator} ${printed(again.passage, again.from, again.to)}`
    const pair = pairs.get(key)
    if (pair === undefined) pairs.set(key, { first, again, texts: [text] })
    else pair.texts.push(text)
  }
  return [...pairs.values()].map(({ first, again, texts }) =>
    asking(again.passage, isAttached(again.passage) ? 'repeated_in_attachment' : 'duplicate_target', again.from, again.to, {
      other: first.passage.clause.number,
      text: texts.join('\u3001'),
    }),
  )
}

function contradictions(targets: readonly Target[]): readonly Question[] {
  const all = new Seen(
    ({ mention: { value, unit } }) => `${value} ${unit}`,
    ({ indicator, mention }) => `${indicator} ${mention.by}`,
  )
  for (const target of targets) all.add(target)
  const before = new Seen(
    ({ indicator, mention: { unit, by } }) => `${indicator} ${unit} ${by}`,
    ({ mention }) => `${mention.value}`,
  )
  return targets.flatMap((later) => {
    const earlier = before.like(later).find((each) => isElsewhere(each, later) && each.mention.value !== later.mention.value)
    before.add(later)
    if (earlier === undefined || all.like(later).some((each) => each.passage === earlier.passage && isSame(each, later))) return []
    return [
      asking(later.passage, 'contradicting_target', later.from, later.to, {
        other: earlier.passage.clause.number,
        text: later.indicator,
        value: printed(later.passage, later.from, later.to),
        otherValue: printed(earlier.passage, earlier.from, earlier.to),
      }),
    ]
  })
}

/** Targets that agree in one respect, each once however often its passage says it, so that a text of nothing else stays quick. */
class Seen {
  readonly #groups = new Map<string, Target[]>()
  readonly #known = new Map<Passage, Set<string>>()
  readonly #groupOf: (target: Target) => string
  readonly #restOf: (target: Target) => string

  constructor(groupOf: (target: Target) => string, restOf: (target: Target) => string) {
    this.#groupOf = groupOf
    this.#restOf = restOf
  }

  like(target: Target): readonly Target[] {
    return this.#groups.get(this.#groupOf(target)) ?? []
  }

  add(target: Target): void {
    const group = this.#groupOf(target)
    const said = `${group} ${this.#restOf(target)}`
    const known = this.#known.get(target.passage) ?? new Set()
    if (known.has(said)) return
    this.#known.set(target.passage, known.add(said))
    const others = this.#groups.get(group)
    if (others === undefined) this.#groups.set(group, [target])
    else others.push(target)
  }
}

const isElsewhere = (a: Target, b: Target) => a.passage.clause.number !== b.passage.clause.number

function isSame(a: Target, b: Target): boolean {
  return (
    a.mention.value === b.mention.value &&
    a.mention.unit === b.mention.unit &&
    (a.mention.by === b.mention.by || a.mention.by === undefined || b.mention.by === undefined) &&
    (a.indicator === b.indicator || endsAlike(a.indicator, b.indicator))
  )
}

/** One name may carry words in front that the other leaves out, "free places" and "places". */
function endsAlike(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short.length >= shortest + 1 && long.endsWith(short)
}
