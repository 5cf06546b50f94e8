import { type OfficialDocument, readDocuments } from '../../src/documents/index.ts'
import { structureWords } from '../documents/structure-words.ts'
import type { ShippedPlan } from '../plans/the-seven.ts'
import { officialText, type TextFile, textFiles } from './official-texts.ts'

/** The file each plan was written from, and which document of the file it is. */
export const textOfPlan: Readonly<Record<ShippedPlan, readonly [file: TextFile, index: number]>> = {
  'mohrss-2022-60': [textFiles.ministry, 0],
  'jilin-2020': [textFiles.samples, 0],
  'yushu-2020': [textFiles.samples, 1],
  'cangzhou-2020': [textFiles.samples, 2],
  'chongqing-2022-209': [textFiles.municipality, 0],
  'shanxi-2022-19': [textFiles.province, 0],
  'neimenggu-2022-03-21': [textFiles.region, 0],
}

/** The document a plan was written from. */
export function documentOfPlan(plan: ShippedPlan): OfficialDocument {
  const [file, index] = textOfPlan[plan]
  const document = readDocuments({ name: file, text: officialText(file), pageEnds: [] }, structureWords)[index]
  if (document === undefined) throw new Error(`${file} holds no document ${index + 1}`)
  return document
}
