/** What an operation comes to: its value, or why it was refused. A refusal is an answer; only bugs and failing machines throw. */
export type Result<T, R extends Refusal> = Done<T> | Refused<R>

/** Why something was not done: a code with the figures that its sentence needs. Every room has a closed union of its own. */
export interface Refusal {
  readonly code: string
}

export interface Done<T> {
  readonly kind: 'done'
  readonly value: T
}

export interface Refused<R extends Refusal> {
  readonly kind: 'refused'
  readonly refusal: R
}

export function done<T>(value: T): Done<T> {
  return { kind: 'done', value }
}

export function refused<R extends Refusal>(refusal: R): Refused<R> {
  return { kind: 'refused', refusal }
}

/** One sentence for every code of a union, each given the figures of its own. */
export type Sentences<R extends Refusal> = {
  readonly [C in R['code']]: (refusal: Extract<R, { readonly code: C }>) => string
}

/** The sentence of a refusal. */
export function sentenceFor<R extends Refusal>(sentences: Sentences<R>, refusal: R): string {
  // By the type of the table, the sentence under a code takes the refusals with that code.
  const sentence = sentences[refusal.code as R['code']] as (refusal: R) => string
  return sentence(refusal)
}
