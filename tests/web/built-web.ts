import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const inProject = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))

interface Builder {
  readonly buildWeb: (folder?: string) => Promise<{ readonly folder: string; readonly built: boolean }>
  readonly buildPages: (places: { readonly root: string; readonly outDir: string }) => Promise<void>
}

export const builder = (await import(inProject('tools/web/build-web.mjs'))) as Builder

/** The pages as they are served, built once for all tests of them. */
export const builtWeb = async (): Promise<string> => (await builder.buildWeb(inProject('.runtime/web-under-test'))).folder

/** Sample pages that show every part of the office, built as the office is. */
export const builtParts = async (): Promise<string> => {
  const folder = emptyFolder()
  await builder.buildPages({ root: inProject('tests/web/parts'), outDir: folder })
  return folder
}

/** A folder of this test's own. */
export const emptyFolder = (): string => mkdtempSync(join(tmpdir(), 'ballast-web-'))
