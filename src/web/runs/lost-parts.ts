import { type Asked, noFilter } from './list-question.ts'
import type { DecisionPage } from './list-words.zh.ts'

type Named = readonly { readonly id: string }[]

/** The parts of a filter whose values are named by the list itself, and so may be gone from another screening. */
const namedParts: Readonly<Record<'plan' | 'reason' | 'review' | 'missing' | 'size' | 'status', (words: DecisionPage['words']) => Named>> =
  {
    plan: ({ plans }) => plans,
    reason: ({ conditions }) => conditions,
    review: ({ reviews }) => reviews,
    missing: ({ missing }) => missing,
    size: ({ sizes }) => [...sizes, { id: 'unknown' }],
    status: ({ statuses }) => statuses,
  }

export type NamedPart = keyof typeof namedParts

const parts = Object.keys(namedParts) as NamedPart[]

/** Whether a filter asks for anything that only the list itself can say it knows. */
export const asksByName = (asked: Asked): boolean => parts.some((part) => asked[part].length > 0)

/** What a list can be asked for of what an address asks: values that it does not know are left out, and the parts they stood in named. */
export function fitTo(asked: Asked, words: DecisionPage['words']): { readonly fit: Asked; readonly lost: readonly NamedPart[] } {
  const known = (part: NamedPart) => {
    const ids = new Set(namedParts[part](words).map(({ id }) => id))
    return asked[part].filter((value) => ids.has(value))
  }
  const lost = parts.filter((part) => known(part).length < asked[part].length)
  if (lost.length === 0) return { fit: asked, lost }
  const { after, before } = noFilter
  return { fit: { ...asked, ...Object.fromEntries(lost.map((part) => [part, known(part)])), after, before } as Asked, lost }
}
