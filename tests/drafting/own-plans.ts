import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readDocuments } from '../../src/documents/index.ts'
import { structureWords } from '../documents/structure-words.ts'
import { type PlanFolders, shippedFolders } from '../plans/shipped-plans.ts'
import type { HandMade } from './against-plans.ts'

/** Plans a person wrote of texts of the project, before any draft of them was looked at. */
const texts: Readonly<Record<string, string>> = {
  'yundu-2024': 'gold-rhythm.txt',
  'shipu-20xx': 'gold-masked.txt',
  'qinglan-2024-17': 'gold-renewal.txt',
}

export const ownPlanFolders: PlanFolders = {
  ...shippedFolders,
  ...Object.fromEntries(Object.keys(texts).map((id) => [id, join(import.meta.dirname, 'by-hand', id)])),
}

export const ownPlans: readonly HandMade[] = Object.entries(texts).map(([id, name]) => {
  const text = readFileSync(join(import.meta.dirname, '../documents/texts', name), 'utf8')
  const [document, ...more] = readDocuments({ name, text, pageEnds: [] }, structureWords)
  if (document === undefined || more.length > 0) throw new Error(`${name} is to hold one document`)
  return { id, document }
})
