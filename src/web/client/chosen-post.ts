// A tab works under one post; another tab may work under another. Blocked storage leaves the choice to the page's life.
const place = 'ballast.post'
const listeners = new Set<() => void>()
let inMemory: string | undefined

/** The post this tab works under, where somebody chose one; else the account's first counts. */
export function chosenPost(): string | undefined {
  try {
    return sessionStorage.getItem(place) ?? undefined
  } catch {
    return inMemory
  }
}

/** Remembers the post for this tab; undefined forgets it. */
export function choosePost(post: string | undefined): void {
  inMemory = post
  try {
    if (post === undefined) sessionStorage.removeItem(place)
    else sessionStorage.setItem(place, post)
  } catch {
    // Kept in memory alone.
  }
  for (const listener of listeners) listener()
}

/** Tells when another post is chosen; gives the way to stop. */
export function onChosenPost(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
