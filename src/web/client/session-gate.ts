/**
 * Where calls wait while the session has ended: the page stays as it is, whoever sits there signs in again, and the calls go on.
 * Nothing that was typed is lost, and what was pressed is done once.
 */
export interface SessionGate {
  /** Opens the question to sign in again and says how it ended; everybody who asks meanwhile gets the same answer. */
  readonly ask: (reason: string | undefined) => Promise<'signed_in' | 'left'>
  /** What is being asked now; undefined while nothing is. */
  readonly asking: () => { readonly reason: string | undefined } | undefined
  readonly answer: (how: 'signed_in' | 'left') => void
  readonly subscribe: (listener: () => void) => () => void
}

export function makeSessionGate(): SessionGate {
  const listeners = new Set<() => void>()
  let open: { reason: string | undefined; promise: Promise<'signed_in' | 'left'>; settle: (how: 'signed_in' | 'left') => void } | undefined
  const tell = () => {
    for (const listener of listeners) listener()
  }
  return {
    ask: (reason) => {
      if (open === undefined) {
        let settle: (how: 'signed_in' | 'left') => void = () => {}
        const promise = new Promise<'signed_in' | 'left'>((resolve) => {
          settle = resolve
        })
        open = { reason, promise, settle }
        tell()
      }
      return open.promise
    },
    asking: () => open,
    answer: (how) => {
      open?.settle(how)
      open = undefined
      tell()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export const sessionGate = makeSessionGate()
