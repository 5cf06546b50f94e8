import { z } from 'zod'
import type { FoundPlace } from './search-subjects.ts'

const place = z.tuple([z.enum(['begins', 'part', 'number']), z.string(), z.string().regex(/^-?\d{1,19}$/), z.string()])

/** The last of a page as a text; it travels in the body of a request alone, since it holds a name. */
export function writePlace({ group, name, key, entity }: FoundPlace): string {
  return Buffer.from(JSON.stringify([group, name, String(key), entity])).toString('base64url')
}

/** What such a text stands for; undefined where it is none. */
export function readPlace(text: string): FoundPlace | undefined {
  try {
    const read = place.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
    if (!read.success) return undefined
    const [group, name, key, entity] = read.data
    return { group, name, key: BigInt(key), entity }
  } catch {
    return undefined
  }
}
