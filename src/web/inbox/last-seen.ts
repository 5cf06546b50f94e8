const places = (account: string) => ({ newest: `ballast.seen.${account}`, since: `ballast.since.${account}` }) as const

/**
 * After which moment things are new to somebody, ISO 8601: the newest they saw in an earlier visit; undefined at the first. A visit is
 * the life of a tab: what is new stays new while it is open. All moments are the office's, the clock of this machine is not asked.
 */
export function newSince(account: string): string | undefined {
  const { newest, since } = places(account)
  try {
    const kept = sessionStorage.getItem(since) ?? localStorage.getItem(newest) ?? ''
    sessionStorage.setItem(since, kept)
    return kept === '' ? undefined : kept
  } catch {
    return undefined
  }
}

/** Remembers the newest moment that was shown; a moment of the office is finer than what travels, so it counts to its end. */
export function noteSeen(account: string, at: string): void {
  try {
    localStorage.setItem(places(account).newest, new Date(Date.parse(at) + 1).toISOString())
  } catch {
    // Blocked storage: all is new again next time.
  }
}
