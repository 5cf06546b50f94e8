import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { parseStructureWords } from '../../src/documents/index.ts'

/** The words of structure the project ships. */
export const structureWords = parseStructureWords(
  parse(readFileSync(new URL('../../reference/documents/structure.yaml', import.meta.url), 'utf8')),
)
