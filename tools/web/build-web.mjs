// Builds the web office into dist/web, and again only where its sources changed. Alone it is a command; `start` calls it as a function.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { inProject, root } from '../launcher/project.mjs'

/** Whatever can change what is built: the pages, what they import of the project, the packages, and how it is built. */
const sources = ['src/web', 'src/contract', 'src/kernel', 'package-lock.json', 'tools/web']

const filesIn = (path) => {
  const entry = inProject(path)
  if (!existsSync(entry)) return []
  const isFolder = !/\.\w+$/.test(path)
  if (!isFolder) return [entry]
  return readdirSync(entry, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .sort()
}

/** What the built pages were built from, as a hash. */
const fingerprintOfWeb = () => {
  const hash = createHash('sha256')
  for (const file of sources.flatMap(filesIn)) {
    hash.update(relative(root, file).replaceAll('\\', '/')).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

/** Puts beside every script and style sheet what the server hands to browsers that take it compressed; done once, not at every answer. */
const compressIn = (folder) => {
  for (const name of readdirSync(folder, { recursive: true }).filter((file) => /\.(js|css|html)$/.test(file))) {
    const bytes = readFileSync(join(folder, name))
    const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes, options))
    writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }))
  }
}

/**
 * Builds pages as people are served them. What NODE_ENV says where this runs is not asked: a runner of tests sets it, as some people do,
 * and the pages would be those for whoever develops them, half as fast.
 */
export const buildPages = async (places) => {
  const [{ build }, { webOptions }] = await Promise.all([import('vite'), import('./options.mjs')])
  const { NODE_ENV } = process.env
  process.env.NODE_ENV = 'production'
  try {
    await build(webOptions(places))
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = NODE_ENV
  }
}

/** Builds the pages into `folder` unless they stand there already; gives the folder and whether anything was built. */
export const buildWeb = async (folder = inProject('dist/web')) => {
  const fingerprint = fingerprintOfWeb()
  const mark = join(folder, 'built-from.txt')
  if (existsSync(mark) && readFileSync(mark, 'utf8') === fingerprint) return { folder, built: false }
  // Built beside the folder and then put in its place: whoever is served meanwhile gets the old pages whole.
  const beside = `${folder}.${process.pid}`
  mkdirSync(beside, { recursive: true })
  try {
    await buildPages({ outDir: beside })
    compressIn(beside)
    writeFileSync(join(beside, 'built-from.txt'), fingerprint)
    rmSync(folder, { recursive: true, force: true })
    renameSync(beside, folder)
  } finally {
    rmSync(beside, { recursive: true, force: true })
  }
  return { folder, built: true }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildWeb()
