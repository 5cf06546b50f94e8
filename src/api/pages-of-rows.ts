/** How a page of a register is asked for as it travels: the newest first, from before a number on. */
interface AskedPage {
  readonly states?: readonly string[] | undefined
  readonly before?: string | undefined
  readonly size: number
}

/** A page as its room is asked for it; which states there are, the room knows. */
export function pageIn<S extends string, T extends AskedPage>({ states, before, ...query }: T) {
  return { ...query, states: states as readonly S[] | undefined, before: before === undefined ? undefined : BigInt(before) }
}

/** A page as it travels, with the number that the next one is asked from; none after the last. */
export function pageOut<R extends { readonly id: bigint }, T>(rows: readonly R[], size: number, out: (row: R) => T) {
  const last = rows.at(-1)
  return { rows: rows.map(out), next: last === undefined || rows.length < size ? null : String(last.id) }
}
