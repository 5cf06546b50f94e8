import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a result depends on besides plans, snapshot and dates, each as SHA-256 in hexadecimal. */
export interface Fingerprints {
  /** The program's own sources and the packages that compute for it. */
  readonly engine: string
  readonly glossary: string
  readonly reference: string
}

/** The rooms a result comes about in; what only reads documents, shows results or takes commands is none of them. */
const ROOMS = ['kernel', 'plans', 'registry', 'rules', 'screening', 'store'] as const

/** Packages whose other version may read or compute something else. */
const PACKAGES = ['@duckdb/node-api', '@duckdb/node-bindings', '@lezer/common', '@lezer/lr', 'lezer-feel', 'yaml'] as const

/**
 * Fingerprints of a project folder as it stands. Read afresh from the text of the files: the same text gives the same fingerprint in
 * any folder, with any line ends, whatever the files' dates say. Throws where a part of the project is missing.
 */
export function takeFingerprints(project: string): Fingerprints {
  const engine = createHash('sha256')
  for (const room of ROOMS)
    addFolder(engine, join(project, 'src', room), room, (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  for (const [name, version] of packageVersions(project)) engine.update(`${name}@${version}\0`)
  return { engine: engine.digest('hex'), glossary: ofTables(join(project, 'glossary')), reference: ofTables(join(project, 'reference')) }
}

/** The tables directly in a folder; folders below hold the words documents are read by. */
function ofTables(folder: string): string {
  const hash = createHash('sha256')
  for (const name of sortedNames(folder)) if (/\.(ya?ml|csv)$/.test(name)) addFile(hash, join(folder, name), name)
  return hash.digest('hex')
}

type Hash = ReturnType<typeof createHash>

function addFolder(hash: Hash, folder: string, name: string, isWanted: (name: string) => boolean): void {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) addFolder(hash, path, `${name}/${entry.name}`, isWanted)
    else if (isWanted(entry.name)) addFile(hash, path, `${name}/${entry.name}`)
  }
}

function sortedNames(folder: string): readonly string[] {
  return readdirSync(folder).sort()
}

function addFile(hash: Hash, path: string, name: string): void {
  const text = readFileSync(path, 'utf8').replace(/\r\n?/g, '\n')
  hash.update(`${name}\0${text.length}\0`).update(text)
}

/** The versions that package-lock.json holds the project to. */
function packageVersions(project: string): readonly (readonly [string, string])[] {
  const lock = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly version?: string } | undefined>>
  }
  return PACKAGES.map((name) => {
    const version = lock.packages[`node_modules/${name}`]?.version
    if (version === undefined) throw new Error(`package-lock.json does not name ${name}`)
    return [name, version]
  })
}
