import type { SourceText } from '../../src/documents/index.ts'
import { describeIntakeRefusal, type IntakeRefusal, readSourceText } from '../../src/intake/index.ts'

/** What was read of a file that can be read. */
export async function takenIn(path: string): Promise<SourceText> {
  const read = await readSourceText(path)
  if (read.kind === 'refused') throw new Error(describeIntakeRefusal(read.refusal))
  return read.value
}

/** Why a file that cannot be read is refused, and the sentence of that. */
export async function refusalOf(path: string): Promise<{ readonly refusal: IntakeRefusal; readonly sentence: string }> {
  const read = await readSourceText(path)
  if (read.kind === 'done') throw new Error(`read: ${read.value.text.slice(0, 200)}`)
  return { refusal: read.refusal, sentence: describeIntakeRefusal(read.refusal) }
}
