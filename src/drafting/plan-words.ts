import type { Keywords } from '../plans/index.ts'

/** The Chinese spellings of the plan format, found by their ids. */
export interface PlanWords {
  /** The spelling of a key of one kind of mapping. */
  key(kind: string, id: string): string
  /** The spelling of a value that is a word. */
  word(section: string, id: string): string
}

/** Turns the keywords of the glossary round; an id nobody spells is a bug. */
export function planWordsOf(keywords: Keywords): PlanWords {
  const spell = (section: string, id: string, found: ReadonlyMap<string, string> | undefined): string => {
    const entry = [...(found ?? [])].find(([, known]) => known === id)
    if (entry === undefined) throw new Error(`no spelling for ${section}.${id}`)
    return entry[0]
  }
  return {
    key: (kind, id) => spell(kind, id, keywords.keys.get(kind)),
    word: (section, id) => spell(section, id, keywords.words.get(section)),
  }
}
