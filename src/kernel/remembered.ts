/**
 * A pure function of a text that answers from memory what it was asked before. It forgets texts that nobody asked for again while
 * others of so many characters came, so that it keeps at most twice as many.
 */
export function remembered<T>(work: (text: string) => T, mostCharacters: number): (text: string) => T {
  let recent = new Map<string, { readonly made: T }>()
  let earlier: typeof recent = new Map()
  let characters = 0
  return (text) => {
    const known = recent.get(text)
    if (known !== undefined) return known.made
    const answer = earlier.get(text) ?? { made: work(text) }
    if (characters + text.length > mostCharacters) {
      earlier = recent
      recent = new Map()
      characters = 0
    }
    recent.set(text, answer)
    characters += text.length
    return answer.made
  }
}
