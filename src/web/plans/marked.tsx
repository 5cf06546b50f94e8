import { createContext, useContext } from 'react'

/** The words that somebody looks for in a document, as they were typed. */
export const SoughtContext = createContext('')

/** A text with the words that are looked for marked. */
export function Marked({ text }: { readonly text: string }) {
  const words = useContext(SoughtContext)
    .split(/\s+/)
    .filter((word) => word !== '')
  if (words.length === 0) return text
  const pattern = new RegExp(`(${words.map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|')})`, 'gi')
  return text.split(pattern).map((part, at) =>
    // What stands between two matches has an even place.
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text have no other identity
    at % 2 === 1 ? <mark key={at}>{part}</mark> : part,
  )
}
