import { useCallback, useState } from 'react'
import type { SentFile } from '../client/send-file.ts'

/** What somebody typed for one row and has not handed in. */
export interface Draft {
  readonly finding: 'established' | 'unverifiable'
  readonly value: string
  readonly source: string
  readonly sourceOn: string
  readonly note: string
  /** What was handed over to go with it. */
  readonly files: readonly SentFile[]
}

export const emptyDraft: Draft = { finding: 'established', value: '', source: '', sourceOn: '', note: '', files: [] }

type Kept = Readonly<Record<string, Draft>>

const placeOf = (account: string, inquiry: string): string => `ballast.drafts.verification.${account}.${inquiry}`

function readKept(place: string): Kept {
  try {
    const kept = JSON.parse(localStorage.getItem(place) ?? '{}') as Readonly<Record<string, Partial<Draft>>>
    // A draft of an earlier release may lack what came to it since.
    return Object.fromEntries(Object.entries(kept).map(([row, draft]) => [row, { ...emptyDraft, ...draft }]))
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
