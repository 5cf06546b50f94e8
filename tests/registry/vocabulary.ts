import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { SizeClassTable } from '../../src/kernel/size-class.ts'
import { sizeClassTableFrom } from '../../src/kernel/size-class-table.ts'
import { readGlossary } from '../../src/plans/read/read-glossary.ts'
import type { Vocabulary } from '../../src/rules/index.ts'

const textOf = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

/** The glossary as it stands. */
export const vocabulary: Vocabulary = readGlossary('glossary/terms.yaml', textOf('glossary/terms.yaml')).vocabulary

/** The size classes in force. */
export const sizeClasses: SizeClassTable = sizeClassTableFrom(parse(textOf('reference/size-classes.yaml')))
