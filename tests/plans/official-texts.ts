import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** The official texts are not part of the project; where they lie beside it, the plans written from them are compared with them. */
export const beside = join(import.meta.dirname, '../../../shared/documents')

/** The file each plan was written from, and which document of the file it is. */
export const officialTexts: readonly (readonly [plan: string, file: string, index: number])[] = [
  ['mohrss-2022-60', '000-renshebuhan-2022-60.txt', 0],
  ['jilin-2020', '001-three-sample-plans-2020.txt', 0],
  ['yushu-2020', '001-three-sample-plans-2020.txt', 1],
  ['cangzhou-2020', '001-three-sample-plans-2020.txt', 2],
  ['chongqing-2022-209', '002-chongqing-2022-209.txt', 0],
  ['shanxi-2022-19', '003-shanxi-2022-19.txt', 0],
  ['neimenggu-2022-03-21', '004-neimenggu-2022-03-21.txt', 0],
]

/** Those whose text is here: all of them or none. */
export const presentTexts = officialTexts.filter(([, file]) => existsSync(join(beside, file)))
