import { officialBytes, textFiles } from './official-texts.ts'

/** Stops the suite before its first test, in one sentence, where the texts are not there. */
export default function requireTexts(): void {
  for (const file of Object.values(textFiles)) officialBytes(file)
}
