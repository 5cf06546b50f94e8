import { useCallback, useState } from 'react'

/** What somebody typed for one row and has not handed in. */
export interface Draft {
  readonly finding: 'established' | 'unverifiable'
  readonly value: string
  readonly source: string
  readonly sourceOn: string
  readonly note: string
}

export const emptyDraft: Draft = { finding: 'established', value: '', source: '', sourceOn: '', note: '' }

type Kept = Readonly<Record<string, Draft>>

const placeOf = (account: string, inquiry: string): string => `ballast.drafts.verification.${account}.${inquiry}`

function readKept(place: string): Kept {
  try {
    return JSON.parse(localStorage.getItem(place) ?? '{}') as Kept
  } catch {
    return {}
  }
}

/** Answers that were begun, by the number of their row: kept in this browser for this account until they are handed in. */
export function useDrafts(account: string, inquiry: string) {
  const place = placeOf(account, inquiry)
  const [kept, setKept] = useState(() => readKept(place))
  const change = useCallback(
    (make: (before: Kept) => Kept) =>
      setKept((before) => {
        const next = make(before)
        try {
          if (Object.keys(next).length === 0) localStorage.removeItem(place)
          else localStorage.setItem(place, JSON.stringify(next))
        } catch {
          // Blocked storage: they last as long as the page.
        }
        return next
      }),
    [place],
  )
  const write = useCallback(
    (rows: readonly string[], draft: Draft) => change((before) => ({ ...before, ...Object.fromEntries(rows.map((row) => [row, draft])) })),
    [change],
  )
  const forget = useCallback(
    (rows: readonly string[]) => change((before) => Object.fromEntries(Object.entries(before).filter(([row]) => !rows.includes(row)))),
    [change],
  )
  return { kept, write, forget }
}
