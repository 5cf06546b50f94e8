import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { inProject } from './store/postgres/stores.ts'

interface PackedFiles {
  readonly packedPaths: () => readonly string[]
  readonly packedPackages: () => readonly string[]
  readonly isPacked: (path: string) => boolean
  readonly isPackedOfPackage: (path: string) => boolean
}
const files = (await import(inProject('tools', 'pack', 'packed-files.mjs'))) as PackedFiles
const { packedPaths, packedPackages, isPacked, isPackedOfPackage } = files

const { dependencies, devDependencies } = JSON.parse(readFileSync(inProject('package.json'), 'utf8')) as Readonly<
  Record<'dependencies' | 'devDependencies', Readonly<Record<string, string>>>
>

it('packs every package that the program runs with, and none that it is built with', () => {
  const packed = packedPackages()
  expect(packed).toEqual(expect.arrayContaining(Object.keys(dependencies).map((name) => `node_modules/${name}`)))
  expect(Object.keys(devDependencies).filter((name) => packed.includes(`node_modules/${name}`))).toEqual([])
  for (const path of packed) expect(existsSync(inProject(path)), path).toBe(true)
})

it('packs what the program reads, and neither tests nor what builds its pages', () => {
  const paths = packedPaths()
  for (const needed of ['bin', 'src', 'plans', 'glossary', 'reference', 'migrations', 'demo', 'tools/launcher', 'package-lock.json'])
    expect(paths).toContain(needed)
  expect(paths.filter((path) => /^(?:tests|bench|tools\/(?:web|pack)|var|node_modules|\.)/.test(path))).toEqual([])
  expect(['src/cli/main.ts', 'src/web/main.tsx', 'src/cli/runs/read-override.test.ts'].map(isPacked)).toEqual([true, false, false])
  expect(['a/b.js', 'a/b.d.ts', 'a/b.js.map', 'LICENSE'].map(isPackedOfPackage)).toEqual([true, false, false, true])
})

it('is started by the Node that came along, and says what to do where that does not run', () => {
  const launcher = readFileSync(inProject('bin', 'ballast'), 'utf8')
  expect(launcher.indexOf('$home/node/bin/node')).toBeLessThan(launcher.indexOf('command -v node'))
  expect(launcher).toContain('glibc')
})
