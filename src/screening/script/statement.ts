import type { Row } from '../../store/index.ts'

/** What a run has got to. */
export type Phase = 'decide' | 'count' | 'settle' | 'hash'

interface Named {
  readonly phase: Phase
  /** What later statements and readers know it by; no two of a script are named alike. */
  readonly name: string
  /** What people are told that it is about. */
  readonly about: string
  /**
   * The table that this and all others of the same part are there for, and nothing else: where it is there already, none of them is
   * carried out. Parts come one after the other, and each may call its tables as another did.
   */
  readonly part?: string
}

/** One SELECT of a run's script, and what becomes of its rows. It reads the snapshot and what statements before it made, nothing else. */
export type Statement = Named &
  (
    | { readonly kind: 'table'; readonly select: string }
    /** A few rows, handed back. */
    | { readonly kind: 'rows'; readonly select: string }
    /** Parquet below the run's folder: a file, or a folder of files where an engine writes in parts. */
    | { readonly kind: 'parquet'; readonly select: string; readonly path: string; readonly parts?: readonly FilePart[] }
    /** Tables that nothing reads any more. */
    | { readonly kind: 'forget'; readonly tables: readonly string[] }
  )

/** Rows of a file that were a table: those of some policies. */
interface FilePart {
  readonly table: string
  readonly policies: readonly string[]
}

/** The rows of statements that hand them back, by name; whole numbers may be text. */
export type Answers = ReadonlyMap<string, readonly Row[]>

/**
 * A question put to an engine, and what is made of the answer. Nothing that is asked hangs on an answer: all of it can be written down
 * before anything runs, and carried out where Ballast is not.
 */
export interface Asked<T> {
  readonly statements: readonly Statement[]
  readonly read: (answers: Answers) => T
}

/** A question answered by the rows of one SELECT. */
export function askRows<T>({ phase, name, about }: Named, select: string, read: (rows: readonly Row[]) => T): Asked<T> {
  return {
    statements: [{ kind: 'rows', phase, name, about, select }],
    read: (answers) => {
      const rows = answers.get(name)
      if (rows === undefined) throw new Error(`nothing answers ${name}`)
      return read(rows)
    },
  }
}

/** Several questions as one. */
export function askAll<T>(questions: readonly Asked<T>[]): Asked<readonly T[]> {
  return {
    statements: questions.flatMap(({ statements }) => statements),
    read: (answers) => questions.map(({ read }) => read(answers)),
  }
}
