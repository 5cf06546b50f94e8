import { newRequestId } from './request-id.ts'

/**
 * Request ids of acts that no answer came for. The same act with the same input, pressed again, is the same request, which the office does
 * once; an act that was answered, done or refused, is over, and the next one is another.
 */
export interface UnfinishedActs {
  readonly idOf: (path: readonly string[], input: unknown) => string
  readonly answered: (path: readonly string[], input: unknown) => void
}

export function makeUnfinishedActs(): UnfinishedActs {
  const ids = new Map<string, string>()
  const nameOf = (path: readonly string[], input: unknown) => JSON.stringify([path, input])
  return {
    idOf: (path, input) => {
      const name = nameOf(path, input)
      const id = ids.get(name) ?? newRequestId()
      ids.set(name, id)
      return id
    },
    answered: (path, input) => void ids.delete(nameOf(path, input)),
  }
}

export const unfinishedActs = makeUnfinishedActs()
