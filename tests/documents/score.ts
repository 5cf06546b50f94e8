import type { Span } from '../../src/documents/document.ts'
import type { ClauseKind, Mention } from '../../src/documents/mention.ts'
import { covers, describe, excerpt, isBlank, meets, sameFields, trimmedEqual } from './compare.ts'
import type { GoldClause, GoldDocument, GoldMention } from './gold/gold.ts'

/** What a reader made of one file, flattened: the shape every reader's output is brought to before it is scored. */
export interface Reading {
  readonly clauses: readonly (Span & { readonly number: string; readonly kinds: readonly ClauseKind[] })[]
  readonly mentions: readonly { readonly clause: string; readonly mention: Mention }[]
}

export interface Miss {
  readonly is: 'missed' | 'extra'
  readonly clause: string
  readonly span: Span
  readonly label: string
}

/** How many labels there are, how many were proposed, how many agree, and those that do not. */
export interface Score {
  readonly gold: number
  readonly found: number
  readonly right: number
  readonly misses: readonly Miss[]
}

export type Measure =
  | 'clauses'
  | 'clause starts'
  | 'clause kinds'
  | 'units'
  | 'unit spans'
  | 'inherited units'
  | 'figures'
  | 'figure spans'
  | 'indicators'
  | Exclude<Mention['kind'], 'unit' | 'figure'>

export type Scores = ReadonlyMap<Measure, Score>

export const precision = (score: Score): number => (score.found === 0 ? (score.gold === 0 ? 1 : 0) : score.right / score.found)
export const recall = (score: Score): number => (score.gold === 0 ? 1 : score.right / score.gold)
export const f1 = (score: Score): number => (score.gold + score.found === 0 ? 1 : (2 * score.right) / (score.gold + score.found))

/** Adds up the scores of several files. */
export function addScores(all: readonly Scores[]): Scores {
  const sums = new Map<Measure, Score>()
  for (const scores of all) {
    for (const [measure, score] of scores) {
      const sum = sums.get(measure) ?? { gold: 0, found: 0, right: 0, misses: [] }
      sums.set(measure, {
        gold: sum.gold + score.gold,
        found: sum.found + score.found,
        right: sum.right + score.right,
        misses: [...sum.misses, ...score.misses],
      })
    }
  }
  return sums
}

/** Compares what was read in a file with its labels. */
export function scoreReading(documents: readonly GoldDocument[], reading: Reading, text: string): Scores {
  const clauses = documents.flatMap((document) => document.clauses)
  const labels = documents.flatMap((document) => document.mentions)
  const scores = new Map<Measure, Score>([
    ['clauses', scoreClauses(clauses, reading, text, true)],
    ['clause starts', scoreClauses(clauses, reading, text, false)],
    ['clause kinds', scoreKinds(clauses, reading)],
  ])
  const own = reading.mentions.filter(({ mention }) => !isInherited(mention))
  const pairs: readonly [Measure, Mention['kind'], Same][] = [
    ['units', 'unit', (gold, found) => trimmedEqual(gold, found.span, text) && sameFields(gold, found)],
    ['unit spans', 'unit', (gold, found) => trimmedEqual(gold, found.span, text)],
    ['figures', 'figure', (gold, found) => covers(gold, found.span) && sameFields(gold, found)],
    ['figure spans', 'figure', (gold, found) => covers(gold, found.span)],
    ...(['date', 'cadence', 'reference', 'change', 'discretion', 'flaw'] as const).map((kind): [Measure, Mention['kind'], Same] => [
      kind,
      kind,
      (gold, found) => meets(gold, found.span) && sameFields(gold, found),
    ]),
  ]
  for (const [measure, kind, isSame] of pairs) {
    const golds = labels.filter((label) => label.kind === kind && !isInheritedLabel(label))
    const founds = own.filter(({ mention }) => mention.kind === kind)
    scores.set(measure, match(golds, founds, isSame, text))
  }
  scores.set('inherited units', scoreInherited(labels, reading, text))
  scores.set('indicators', scoreIndicators(labels, own, text))
  return scores
}

type Same = (gold: GoldMention, found: Mention) => boolean

const isInherited = (mention: Mention) => mention.kind === 'unit' && mention.isInherited
const isInheritedLabel = (label: GoldMention) => label.kind === 'unit' && label.isInherited === true

/** Pairs each label with one finding; findings near an optional label are forgiven. */
function match(golds: readonly GoldMention[], founds: Reading['mentions'], isSame: Same, text: string): Score {
  const open = [...founds]
  const missed: GoldMention[] = []
  let right = 0
  for (const gold of golds.filter((label) => label.isOptional !== true)) {
    const hit = open.findIndex(({ mention }) => isSame(gold, mention))
    if (hit < 0) missed.push(gold)
    else {
      open.splice(hit, 1)
      right += 1
    }
  }
  const optional = golds.filter((label) => label.isOptional === true)
  const extra = open.filter(({ mention }) => !optional.some((label) => meets(label, mention.span)))
  const misses: Miss[] = [
    ...missed.map((gold) => ({ is: 'missed' as const, clause: gold.clause, span: gold, label: describe(gold, text) })),
    ...extra.map(({ clause, mention }) => ({ is: 'extra' as const, clause, span: mention.span, label: describe(mention, text) })),
  ]
  return { gold: right + missed.length, found: right + extra.length, right, misses: misses.toSorted((a, b) => a.span.from - b.span.from) }
}

function scoreClauses(golds: readonly GoldClause[], reading: Reading, text: string, isEndAsked: boolean): Score {
  const ends = (gold: GoldClause, to: number) => [gold.to, ...(gold.orTo ?? [])].some((end) => isBlank(text, end, to))
  const isSame = (gold: GoldClause, found: Reading['clauses'][number]) =>
    gold.number === found.number && gold.from === found.from && (!isEndAsked || ends(gold, found.to))
  const wanted = golds.filter((gold) => gold.isOptional !== true)
  const missed = wanted.filter((gold) => !reading.clauses.some((found) => isSame(gold, found)))
  const right = wanted.length - missed.length
  const extra = reading.clauses.filter(
    (found) => !golds.some((gold) => (gold.isOptional === true ? gold.from === found.from : isSame(gold, found))),
  )
  const line = (is: Miss['is'], clause: Span & { readonly number: string }): Miss => ({
    is,
    clause: clause.number,
    span: clause,
    label: `${excerpt(text, clause.from, clause.from + 12)} .. ${excerpt(text, clause.to - 12, clause.to)}`,
  })
  return {
    gold: wanted.length,
    found: right + extra.length,
    right,
    misses: [...missed.map((clause) => line('missed', clause)), ...extra.map((clause) => line('extra', clause))].toSorted(
      (a, b) => a.span.from - b.span.from,
    ),
  }
}

/** Nearly every provision orders, serves or arranges something; these kinds are labelled where they are the point, and finding them elsewhere is not wrong. */
const kindsOfMost: readonly ClauseKind[] = ['task', 'service', 'mechanism']

/** Kinds of the clauses that have labels; a clause found elsewhere counts in the boundaries alone. */
function scoreKinds(golds: readonly GoldClause[], reading: Reading): Score {
  const sums = { gold: 0, found: 0, right: 0 }
  const misses: Miss[] = []
  for (const gold of golds) {
    if (gold.kinds === undefined) continue
    const proposed = reading.clauses.find((clause) => clause.from === gold.from)?.kinds ?? []
    const kinds = proposed.filter((kind) => gold.kinds?.includes(kind) || !kindsOfMost.includes(kind))
    const right = gold.kinds.filter((kind) => kinds.includes(kind))
    sums.gold += gold.kinds.length
    sums.found += kinds.length
    sums.right += right.length
    const label = (kind: string) => ({ clause: gold.number, span: gold, label: kind })
    misses.push(...gold.kinds.filter((kind) => !kinds.includes(kind)).map((kind) => ({ is: 'missed' as const, ...label(kind) })))
    misses.push(...kinds.filter((kind) => !gold.kinds?.includes(kind)).map((kind) => ({ is: 'extra' as const, ...label(kind) })))
  }
  return { ...sums, misses }
}

/** Units a clause takes over belong to it and not to the place they are printed, so the clause is part of the comparison. */
function scoreInherited(labels: readonly GoldMention[], reading: Reading, text: string): Score {
  const golds = labels.filter((label) => isInheritedLabel(label) && label.isOptional !== true)
  const forgiven = labels.filter((label) => isInheritedLabel(label) && label.isOptional === true)
  const key = (clause: string, span: Span) => `${clause} ${span.from}`
  const founds = reading.mentions.filter(
    ({ clause, mention }) => isInherited(mention) && !forgiven.some((label) => key(label.clause, label) === key(clause, mention.span)),
  )
  const wanted = new Map(golds.map((gold) => [key(gold.clause, gold), gold]))
  const same = founds.filter(({ clause, mention }) => {
    const gold = wanted.get(key(clause, mention.span))
    return gold !== undefined && sameFields(gold, mention) && trimmedEqual(gold, mention.span, text)
  })
  const hit = new Set(same.map(({ clause, mention }) => key(clause, mention.span)))
  const misses: Miss[] = [
    ...golds
      .filter((gold) => !hit.has(key(gold.clause, gold)))
      .map((gold) => ({ is: 'missed' as const, clause: gold.clause, span: gold, label: describe(gold, text) })),
    ...founds
      .filter((found) => !same.includes(found))
      .map(({ clause, mention }) => ({ is: 'extra' as const, clause, span: mention.span, label: describe(mention, text) })),
  ]
  return { gold: golds.length, found: founds.length, right: hit.size, misses }
}

/** Of the targets found, how many name what is counted where the label does. */
function scoreIndicators(labels: readonly GoldMention[], founds: Reading['mentions'], text: string): Score {
  const misses: Miss[] = []
  let [gold, found, right] = [0, 0, 0]
  for (const label of labels) {
    if (label.kind !== 'figure' || label.indicator === undefined || label.isOptional) continue
    const { indicator } = label
    gold += 1
    const near = founds.find(({ mention }) => mention.kind === 'figure' && covers(label, mention.span))?.mention
    if (near?.kind !== 'figure' || near.indicator === undefined) {
      misses.push({ is: 'missed', clause: label.clause, span: indicator, label: excerpt(text, indicator.from, indicator.to) })
      continue
    }
    found += 1
    if (meets(indicator, near.indicator.span)) right += 1
    else {
      const { span } = near.indicator
      misses.push({
        is: 'extra',
        clause: label.clause,
        span,
        label: `${excerpt(text, span.from, span.to)}, not ${excerpt(text, indicator.from, indicator.to)}`,
      })
    }
  }
  return { gold, found, right, misses }
}
