/**
 * A column that a layer of the rows gives a name. Base columns have no definition: they are read from a table.
 */
export interface Column {
  readonly name: string
  readonly definition: Fragment | undefined
}

type Part = string | Column | Fragment

/**
 * A piece of SQL as a small tree: text, columns and pieces of pieces. It is only ever written out, never read back: what a piece
 * looks at, and whether brackets hold it, stands in the tree.
 */
export interface Fragment {
  readonly kind: 'fragment'
  readonly parts: readonly Part[]
  /** Every column written by its name; two pieces that compute the same have the same text. */
  readonly text: string
  /** The first layer whose row has every column it names. */
  readonly level: number
  /** Does one pair of brackets hold it all. */
  readonly isEnclosed: boolean
  /** Is it computed for few rows only. Columns it alone reads twice are then written out in it, not computed for every row. */
  readonly isRare: boolean
  /** Is it unknown exactly when something that it looks at is, as comparisons are and choices, and, or are not. */
  readonly isStrict: boolean
}

type Nature = Pick<Fragment, 'isEnclosed' | 'isStrict' | 'isRare'>

const open: Nature = { isEnclosed: false, isStrict: false, isRare: false }

/** Text that names no column and may be unknown, such as `null` or the name of a function. */
export function plain(text: string): Fragment {
  return fragment([text], open)
}

/** A value that is known: a number, a day. */
export function constant(text: string): Fragment {
  return fragment([text], { ...open, isStrict: true })
}

/** A column, readable from the given layer on. */
export function reading(column: Column, level: number): Fragment {
  return { kind: 'fragment', parts: [column], text: column.name, level, isEnclosed: false, isStrict: true, isRare: false }
}

type Template = (strings: TemplateStringsArray, ...parts: readonly (Fragment | string | number | bigint)[]) => Fragment

const template =
  (nature: Nature): Template =>
  (strings, ...parts) =>
    fragment(
      strings.flatMap((text, i): readonly Part[] => {
        const part = parts[i]
        return part === undefined ? [text] : [text, typeof part === 'object' ? part : String(part)]
      }),
      nature,
    )

/** Joins pieces of SQL into one; strings are taken as they stand, fragments keep their columns. */
export const sql: Template = template(open)

/** The same in brackets. */
export const enclosed: Template = bracketed(open)

/** In brackets, and unknown exactly when one of the pieces is; pieces that are not strict themselves make the whole not strict. */
export const strict: Template = bracketed({ ...open, isStrict: true })

/** The same without brackets, for functions. */
export const strictCall: Template = template({ ...open, isStrict: true })

function bracketed(nature: Nature): Template {
  const inside = template(nature)
  return (strings, ...parts) => {
    const content = inside(strings, ...parts)
    return fragment(['(', ...content.parts, ')'], { ...open, isEnclosed: true, isStrict: content.isStrict })
  }
}

/** What a CASE or COALESCE around it computes for few rows only. */
export const rare: Template = template({ ...open, isRare: true })

/** The pieces with a separator between them. */
export function joined(parts: readonly Fragment[], separator: string): Fragment {
  return fragment(
    parts.flatMap((part, i) => (i === 0 ? [part] : [separator, part])),
    open,
  )
}

/** The columns a piece reads, as often as it reads them. */
export function* columnsOf(piece: Fragment): Generator<Column> {
  for (const { column } of readingsOf(piece)) yield column
}

/** The columns a piece reads, as often as it reads them, and whether it does so for few rows only. */
export function* readingsOf(piece: Fragment, isRare = false): Generator<{ readonly column: Column; readonly isRare: boolean }> {
  const isRareHere = isRare || piece.isRare
  for (const part of piece.parts) {
    if (typeof part === 'string') continue
    if ('kind' in part) yield* readingsOf(part, isRareHere)
    else yield { column: part, isRare: isRareHere }
  }
}

/** A piece with each column written by `write`. */
export function writtenWith(piece: Fragment, write: (column: Column) => string): string {
  return piece.parts.map((part) => (typeof part === 'string' ? part : 'kind' in part ? writtenWith(part, write) : write(part))).join('')
}

function fragment(parts: readonly Part[], nature: Nature): Fragment {
  const pieces = parts.filter((part) => typeof part === 'object' && 'kind' in part)
  return {
    kind: 'fragment',
    parts: parts.filter((part) => part !== ''),
    text: parts.map((part) => (typeof part === 'string' ? part : 'kind' in part ? part.text : part.name)).join(''),
    level: Math.max(0, ...pieces.map((piece) => piece.level)),
    isEnclosed: nature.isEnclosed,
    isStrict: nature.isStrict && pieces.every((piece) => piece.isStrict),
    isRare: nature.isRare,
  }
}
