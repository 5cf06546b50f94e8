import { characterOf, drawn } from './dice.ts'
import { givenOfMen, givenOfWomen, surnames } from './name-parts.zh.ts'

/** A person's name, always the same for a key; four in five given names have two characters. */
export function nameOfPerson(key: bigint, isFemale: boolean): string {
  const [first, second] = isFemale ? givenOfWomen : givenOfMen
  const given = characterOf(second, key, 2)
  return characterOf(surnames, key, 1) + (drawn(key, 3, 5) === 0 ? '' : characterOf(first, key, 4)) + given
}
