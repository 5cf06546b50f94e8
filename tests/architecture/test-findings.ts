import { isTest, withoutStrings } from './source-file.ts'
import type { Check } from './structure-findings.ts'

/** Holds bad samples of every rule. */
const samples = 'tests/architecture.test.ts'
const code = (path: string) => /\.(tsx?|mjs|js)$/.test(path)
const quotedPath = /(['"`])((?:\.\.[/])+[^'"`$\n]*|\.\.)\1/g
const outOfRoot = /\b(?:project|root|projectFolder)\s*,\s*['"`]\.\.(?:[/'"`])/

/** A path that climbs out of the project, from the file's own folder or from the project's, reaches what lies beside the clone. */
export const insideTheClone: Check = (files) =>
  files
    .filter(({ path }) => code(path) && /^(src|tests|tools|bench)[/]/.test(path) && path !== samples)
    .flatMap(({ path, text }) => {
      const depth = path.split('/').length - 1
      const climbing = [...text.matchAll(quotedPath)].map(([, , inner = '']) => inner).find((inner) => climbs(inner) > depth)
      const found = climbing ?? outOfRoot.exec(text)?.[0]
      return found === undefined ? [] : [`${path} looks beside the clone: ${found}`]
    })

const climbs = (path: string): number => path.split('/').filter((part) => part === '..').length

/** Texts outside the project come in by one module, which fails where they are not there; nothing else asks whether they are. */
export const oneWayToTexts: Check = (files) =>
  files
    .filter(
      ({ path, text }) =>
        code(path) && path !== textsModule && new RegExp(`env\\W+${textsVariable}|['"\`]${textsVariable}['"\`]`).test(text),
    )
    .map(({ path }) => `${path} reads ${textsVariable}: official texts come in by ${textsModule}`)

const textsModule = 'tests/texts/official-texts.ts'
const textsVariable = ['BALLAST', 'TEXTS'].join('_')

const skipping = /(?<![\w$])(?:test|it|describe|suite|bench|context|ctx)(?:\s*\.\s*\w+)*\s*\.\s*(skip|skipIf|runIf|todo|only|fails)\b/

/** A test that cannot run fails; none is left out, by name or by what the machine has. */
export const everyTestRuns: Check = (files) =>
  files
    .filter(({ path }) => path.endsWith('.ts') && (path.startsWith('tests/') || isTest(path)))
    .flatMap(({ path, text }) => {
      const found = skipping.exec(withoutStrings(text))?.[1]
      return found === undefined ? [] : [`${path} has a test that may not run (${found}): let it fail where it cannot`]
    })

const clocks =
  /(?<![.\w$])performance\s*\.|\bcpuUsage\b|\bhrtime\b|(?<![.\w$])Date\s*(?:\.\s*now\b|\(\s*\))|\bnew\s+Date\s*(?:\(\s*\)|(?![\w(]))/

/** A command of its own, which runs for as long as it is let. */
const fuzzing = 'tests/conformance/fuzz.ts'

/** What a test says is the same on a busy machine and on any day: times are measured in bench/. */
export const noClockInTests: Check = (files) =>
  files
    .filter(({ path }) => path.endsWith('.ts') && (path.startsWith('tests/') || isTest(path)) && path !== fuzzing)
    .flatMap(({ path, text }) => {
      const found = clocks.exec(withoutStrings(text))?.[0]
      return found === undefined ? [] : [`${path} reads the clock (${found}): count work, or measure in bench/`]
    })
