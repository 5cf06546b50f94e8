import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'

/** A file of the project: path from the project folder with forward slashes, and its text. */
export interface SourceFile {
  readonly path: string
  readonly text: string
}

/** Every text file git would commit: tracked, or new and not ignored. */
export function projectFiles(root: string): readonly SourceFile[] {
  // A container's checkout often belongs to another user; git refuses to list it without the setting.
  const listing = ['-c', 'safe.directory=*', 'ls-files', '--cached', '--others', '--exclude-standard', '-z']
  return execFileSync('git', listing, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 })
    .split('\0')
    .filter((path) => path !== '' && statSync(join(root, path), { throwIfNoEntry: false })?.isFile() === true)
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
    .filter((file) => !file.text.includes('\0'))
}

export interface Import {
  readonly specifier: string
  /** The imported file's path from the project folder; undefined for a package or a node: module. */
  readonly target: string | undefined
}

/** What `import(expression)` names cannot be known here; it is given this specifier. */
export const computedImport = '(computed)'

const statement = /(?<![\w.$])(?:import|export)\s*(?:type\s)?(?:[^'"`;()=]*?[\s}*]from\s*)?'#(\d+)'/g
const call = /(?<![\w.$])import\s*\(\s*(?:'#(\d+)'\s*[,)])?/g

/** Static imports, re-exports and dynamic imports of a TypeScript file, type-only ones included. */
export function importsOf(file: SourceFile): readonly Import[] {
  const { code, strings } = withNumberedStrings(file.text)
  const specifiers = [...code.matchAll(statement), ...code.matchAll(call)].map((match) => strings[Number(match[1] ?? -1)] ?? computedImport)
  return specifiers.map((specifier) => ({
    specifier,
    target: specifier.startsWith('.') ? posix.join(posix.dirname(file.path), specifier) : undefined,
  }))
}

const stringOrComment = /('(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[\s\S]|[^`\\])*`)|\/\/[^\n]*|\/\*[\s\S]*?\*\//g

// Numbers stand in for the strings, so that an import quoted inside a string is not taken for one.
function withNumberedStrings(text: string): { readonly code: string; readonly strings: readonly string[] } {
  const strings: string[] = []
  const code = text.replace(stringOrComment, (_, string: string | undefined) => {
    if (string === undefined) return ' '
    return string.startsWith('`') ? string : `'#${strings.push(string.slice(1, -1)) - 1}'`
  })
  return { code, strings }
}

/** The code with comments cut out and quoted strings emptied; template literals stay, for the code inside them. */
export function withoutStrings(text: string): string {
  return text.replace(stringOrComment, (_, string: string | undefined) =>
    string === undefined ? ' ' : string.startsWith('`') ? string : "''",
  )
}

export const isTest = (path: string): boolean => path.endsWith('.test.ts')

/** TypeScript, with or without elements in it. */
export const isTypescript = (path: string): boolean => /\.tsx?$/.test(path)

/** `src/<feature>/<rest>` taken apart; undefined outside src/. A file directly in src/ belongs to the feature ''. */
export function placeInSource(path: string): { readonly feature: string; readonly rest: string } | undefined {
  const match = /^src\/(?:([^/]+)\/)?(.+)$/.exec(path)
  return match === null ? undefined : { feature: match[1] ?? '', rest: match[2] ?? '' }
}
