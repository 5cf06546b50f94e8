// How lists stand in sentences. What to say where a list is empty is asked for with the list, so that no sentence breaks off.

/** Names one behind the other; where there are none, the text given for that. */
export function listed(names: readonly string[], otherwise: string): string {
  return names.length === 0 ? otherwise : names.join('、')
}

/** What can be chosen, as a sentence; where there is nothing to choose, the sentence given for that, which says what to do. */
export function choices(names: readonly string[], otherwise: string): string {
  return names.length === 0 ? otherwise : `可选：${names.join('、')}。`
}

/** What was most likely meant, as a question; else what can be chosen. */
export function meantOr(write: string | undefined, names: readonly string[], otherwise: string): string {
  return write === undefined ? choices(names, otherwise) : `是否指“${write}”？`
}
