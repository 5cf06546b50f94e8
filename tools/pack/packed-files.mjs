import { existsSync, readFileSync } from 'node:fs'
import { fitsPlatform } from '../launcher/platform.mjs'
import { inProject } from '../launcher/project.mjs'

/** What of the project an installed product needs: the program, its plans and tables, its built pages, and how it is started. */
const product = [
  'bin',
  'src',
  'plans',
  'glossary',
  'reference',
  'migrations',
  'demo',
  'docs',
  'tools/run.mjs',
  'tools/launcher',
  'dist/web',
  'package.json',
  'package-lock.json',
  'LICENSE',
  'README.md',
  'README.zh-CN.md',
  'CHANGELOG.md',
]

/** Sources of the pages are built, and tests stay at home. */
const left = /^src\/web(?:\/|$)|\.test\.tsx?$/

/** Maps and types are for who builds, not for who runs. */
const leftOfPackages = /\.(?:map|d\.[cm]?ts|tsbuildinfo)$/

/** Files and folders of the project that are packed. */
export const packedPaths = () => product.filter((path) => existsSync(inProject(path)))

/** Whether a file of the project, by its path in it, is packed with its folder. */
export const isPacked = (path) => !left.test(path)

/** Whether a file of a package is packed with it. */
export const isPackedOfPackage = (path) => !leftOfPackages.test(path)

/** Packages that the program runs with on this machine's platform, by their paths. */
export const packedPackages = () => {
  const { packages } = JSON.parse(readFileSync(inProject('package-lock.json'), 'utf8'))
  return Object.entries(packages)
    .filter(([path, entry]) => path !== '' && entry.dev !== true && fitsPlatform(entry) && existsSync(inProject(path)))
    .map(([path]) => path)
}
