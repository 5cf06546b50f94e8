import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The variable that names the folder of the official texts, which are not part of the project. */
export const TEXTS_VARIABLE = 'BALLAST_TEXTS'

/** Every text this suite is about. */
export const textFiles = {
  ministry: '000-renshebuhan-2022-60.txt',
  samples: '001-three-sample-plans-2020.txt',
  municipality: '002-chongqing-2022-209.txt',
  province: '003-shanxi-2022-19.txt',
  region: '004-neimenggu-2022-03-21.txt',
} as const

export type TextFile = (typeof textFiles)[keyof typeof textFiles]

/** Whether the environment names a folder of official texts. */
export function areTextsNamed(): boolean {
  return (process.env[TEXTS_VARIABLE] ?? '') !== ''
}

/** The bytes of an official text from the folder the environment names; throws where none is named or the file is not in it. */
export function officialBytes(file: string, environment: NodeJS.ProcessEnv = process.env): Uint8Array {
  const folder = environment[TEXTS_VARIABLE]
  if (folder === undefined || folder === '') {
    throw new Error(`${TEXTS_VARIABLE} is not set: let it name the folder that holds the official texts, or run npm test, which needs none`)
  }
  try {
    return readFileSync(join(folder, file))
  } catch (error) {
    throw new Error(`${file} cannot be read in the folder ${folder} that ${TEXTS_VARIABLE} names`, { cause: error })
  }
}

/** An official text. */
export function officialText(file: TextFile): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(officialBytes(file))
}
