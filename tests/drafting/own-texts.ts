import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { NamedText } from './check-drafts.ts'
import { project, textOf } from './draft-text.ts'

/** Every text written for the project, by its file's name. */
export const ownTexts: readonly NamedText[] = ['tests/documents/texts', 'tests/drafting/texts'].flatMap((folder) =>
  readdirSync(join(project, folder))
    .filter((name) => name.endsWith('.txt'))
    .map((name): NamedText => [name, textOf(join(project, folder, name))]),
)
