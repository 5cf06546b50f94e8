import type { Span } from '../document.ts'
import type { ChangeMention, DateMention, FigureMention } from '../mention.ts'
import type { Lexicon } from '../words/lexicon.ts'
import { anyOf, anyPhrase } from '../words/pattern.ts'
import type { Reader } from '../words/reader.ts'
import { indexFrom } from './index-from.ts'
import { partAround } from './part.ts'
import { Taken } from './taken.ts'

/** Figures and dates of the text in which changes are looked for. */
export interface ChangeContext {
  readonly figures: readonly FigureMention[]
  readonly dates: readonly DateMention[]
}

const patternsOf = (lexicon: Lexicon) => {
  const { changes, change_sources, change_targets, extension_ends } = lexicon.provisions
  const group = (name: string) => anyPhrase(changes[name] ?? [])
  const targets = anyOf(change_targets)
  return {
    valued: new RegExp(
      `(?:(?<raised>${group('raised')})|(?<raisedFrom>${group('raised_from_only')})|(?<lowered>${group('lowered')})|(?<loweredFrom>${group('lowered_from_only')}))`,
      'g',
    ),
    extended: new RegExp(`${group('extended')}(?<target>${targets})?`, 'g'),
    plain: new RegExp(`(?<continued>${group('continued')})|(?<abolished>${group('abolished')})`, 'g'),
    source: new RegExp(`(?:${anyOf(change_sources)})[^,\\u3002;\\n]*$`),
    target: new RegExp(targets),
    end: new RegExp(`^${anyOf(extension_ends)}`),
    endsInTarget: new RegExp(`${targets}$`),
  }
}

/** What a text says about older values: raised, lowered, made longer, kept up or done away with; spans are places in the text. */
export function findChanges(text: string, reader: Reader, context: ChangeContext): ChangeMention[] {
  const found = [...valuedIn(text, reader, context), ...extendedIn(text, reader, context)]
  const taken = new Taken(
    text,
    found.map(({ span }) => span),
  )
  const plain = [...text.matchAll(reader.part(patternsOf).plain)]
    .map((match): ChangeMention => {
      const change = match.groups?.abolished === undefined ? 'continued' : 'abolished'
      return {
        kind: 'change',
        span: { from: match.index, to: match.index + match[0].length },
        change,
        from: undefined,
        to: undefined,
        confidence: 0.75,
      }
    })
    .filter(({ span }) => !taken.overlaps(span))
  return [...found, ...plain].sort((a, b) => a.span.from - b.span.from)
}

function valuedIn(text: string, reader: Reader, { figures }: ChangeContext): ChangeMention[] {
  const patterns = reader.part(patternsOf)
  return [...text.matchAll(patterns.valued)].flatMap((match) => {
    const verbTo = match.index + match[0].length
    const part = partAround(text, match.index, verbTo)
    const next = firstFrom(figures, verbTo, part.to)
    if (next === undefined) return []
    const between = text.slice(verbTo, next.span.from)
    const isTo = patterns.target.test(between) || patterns.endsInTarget.test(match[0])
    if (!isTo && between.length > 2) return []
    const before = patterns.source.exec(text.slice(part.from, match.index))
    const old = before === null ? undefined : lastWithin(figures, part.from + before.index, match.index)
    const isFromOnly = match.groups?.raisedFrom !== undefined || match.groups?.loweredFrom !== undefined
    if (isFromOnly && old === undefined) return []
    const isRaised = (match.groups?.raised ?? match.groups?.raisedFrom) !== undefined
    const isReallyRaised =
      isFromOnly && old?.value !== undefined && next.value !== undefined ? Number(next.value) >= Number(old.value) : isRaised
    return [
      {
        kind: 'change' as const,
        span: { from: old === undefined || before === null ? match.index : part.from + before.index, to: next.span.to },
        change: isReallyRaised ? ('raised' as const) : ('lowered' as const),
        from: old === undefined ? undefined : written(old),
        to: isTo ? written(next) : relative(next, isReallyRaised ? '+' : '-'),
        confidence: old !== undefined ? 0.97 : 0.85,
      },
    ]
  })
}

function extendedIn(text: string, reader: Reader, { figures, dates }: ChangeContext): ChangeMention[] {
  return [...text.matchAll(reader.part(patternsOf).extended)].flatMap((match) => {
    const to = match.index + match[0].length
    const date = beginning(dates, to, to + 2)[0]
    const length = beginning(figures, to, to + 3).find(({ role }) => role === 'duration')
    const end = match.groups?.target === undefined ? undefined : reader.part(patternsOf).end.exec(text.slice(to, to + 12))?.[0]
    if (date === undefined && length === undefined && end === undefined) return []
    if (date !== undefined && match.groups?.target === undefined) return []
    return [
      {
        kind: 'change' as const,
        span: { from: match.index, to: date === undefined && length !== undefined ? length.span.to : to },
        change: 'extended' as const,
        from: undefined,
        to: date !== undefined ? date.value : length !== undefined ? relative(length, match.groups?.target === undefined ? '+' : '') : end,
        confidence: 0.95,
      },
    ]
  })
}

function firstFrom(figures: readonly FigureMention[], from: number, to: number): FigureMention | undefined {
  return beginning(figures, from, to).find(({ span }) => span.to <= to)
}

function lastWithin(figures: readonly FigureMention[], from: number, to: number): FigureMention | undefined {
  return beginning(figures, from, to).findLast(({ span }) => span.to <= to)
}

/** Those of some mentions in order that begin between two places, both included. */
function beginning<M extends { readonly span: Span }>(ordered: readonly M[], from: number, to: number): readonly M[] {
  const startOf = ({ span }: M) => span.from
  return ordered.slice(indexFrom(ordered, from, startOf), indexFrom(ordered, to + 1, startOf))
}

function written(figure: FigureMention): string | undefined {
  return figure.value === undefined ? undefined : `${figure.value}${figure.unit}`
}

function relative(figure: FigureMention, sign: string): string | undefined {
  const value = written(figure)
  return value === undefined ? undefined : `${sign}${value}`
}
