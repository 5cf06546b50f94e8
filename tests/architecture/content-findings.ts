import { pureFeatures } from './edges.ts'
import { importsOf, isTest, isTypescript, placeInSource, type SourceFile, withoutStrings } from './source-file.ts'
import type { Check } from './structure-findings.ts'

/** Han characters, CJK punctuation and full-width forms. */
const aboveTheSeam = /[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF]/u

/** Files that hold a room's Chinese words and sentences, and nothing else; and what the web office draws, which is Chinese itself. */
const isOfTheSeam = (path: string) => /\/[a-z][a-z-]*\.zh\.ts$/.test(path) || /^src\/web\/(?:.+\.tsx|index\.html)$/.test(path)

/** Below the language seam everything is ASCII English; the Chinese words and sentences of a room live in its `*.zh.ts` files, those of a screen in the screen. */
export const belowTheSeam: Check = (files) =>
  files
    .filter((file) => file.path.startsWith('src/') && !isTest(file.path) && !isOfTheSeam(file.path))
    .flatMap((file) => {
      const lines = file.text.split('\n')
      const at = lines.findIndex((line) => aboveTheSeam.test(line))
      return at < 0 ? [] : [`${file.path}:${at + 1} has a Chinese or full-width character: put the text into a .zh.ts file of its room`]
    })

/** An escape of one character, or of a range of them. */
const escaped = /(?<!\\)\\{1,2}u(?:\{([0-9A-Fa-f]{4,6})\}|([0-9A-Fa-f]{4}))(?:-\\{1,2}u(?:\{([0-9A-Fa-f]{4,6})\}|([0-9A-Fa-f]{4})))?/g
/** A range as wide as this is a part of the script; a narrower one spells its characters. */
const WIDE = 64
/** Characters made of their numbers, or of bytes. */
const made = /\bfrom(?:CharCode|CodePoint)\s*\(([^()]*)\)/g
const encoded = /%[Ee][4-9](?:%[0-9A-Fa-f]{2}){2}|&#(?:x[4-9][0-9A-Fa-f]{3}|[2-4]\d{4});/g

/** A word is written to be read: an escape, a number or an encoding of a Han character hides it; the ends of a part of the script do not. */
export const noHiddenWords: Check = (files) =>
  files
    .filter((file) => /^(src|tests|bench|tools)\//.test(file.path) && isTypescript(file.path) && file.path !== samples)
    .flatMap((file) =>
      file.text.split('\n').flatMap((line, at) => {
        const hidden = hiddenIn(line)
        return hidden === '' ? [] : [`${file.path}:${at + 1} hides ${hidden}: write it in a .zh.ts file or in reference/`]
      }),
    )

/** Holds bad samples of every rule. */
const samples = 'tests/architecture.test.ts'

function hiddenIn(line: string): string {
  const spelled = [...line.matchAll(escaped)].flatMap(([, long, short, longEnd, shortEnd]) => {
    const first = Number.parseInt(long ?? short ?? '0', 16)
    const last = Number.parseInt(longEnd ?? shortEnd ?? first.toString(16), 16)
    return last - first >= WIDE ? [] : [first, ...(last > first ? [last] : [])]
  })
  const numbered = [...line.matchAll(made)].flatMap(([, numbers = '']) => (numbers.match(/\b(?:0x[\da-f]+|\d+)\b/gi) ?? []).map(Number))
  const bytes = line.match(encoded) ?? []
  const characters = [...spelled, ...numbered].map((code) => String.fromCodePoint(code)).filter(isWritten)
  return [...characters, ...bytes].join('')
}

/** A Han character that stands as it is written; one that normalizing replaces can only be escaped. */
const isWritten = (character: string) => /\p{Script=Han}/u.test(character) && character.normalize('NFC') === character

const impurities: readonly (readonly [string, RegExp])[] = [
  ['reads the clock', /\bnew\s+Date\b|(?<![.\w$])Date\s*(?:\.\s*now\b|\()|(?<![.\w$])performance\s*\./],
  ['uses chance', /\bMath\s*\.\s*random\b|(?<![.\w$])crypto\s*\./],
  ['uses the process', /(?<![.\w$])process\s*(?:\.|\[|\?\.)|(?<![.\w$])globalThis\b/],
  ['waits or fetches', /(?<![.\w$])(?:setTimeout|setInterval|setImmediate|fetch)\s*\(/],
]

/** Kernel, rules and documents compute from their arguments alone. */
export const pureCore: Check = (files) =>
  files
    .filter((file) => file.path.endsWith('.ts') && !isTest(file.path) && pureFeatures.includes(placeInSource(file.path)?.feature ?? ''))
    .flatMap((file) => {
      const modules = importsOf(file)
        .filter(({ specifier }) => specifier.startsWith('node:'))
        .map(({ specifier }) => `${file.path} imports ${specifier}: this feature is pure`)
      const code = withoutStrings(file.text)
      const calls = impurities.filter(([, pattern]) => pattern.test(code)).map(([what]) => `${file.path} ${what}: this feature is pure`)
      return [...modules, ...calls]
    })

/** Where the clock may be read: in one place for what people are told, and to tell what is half made from what somebody still works on. */
const clockReaders = ['src/cli/clock.ts', 'src/store/ownership/']

/** The clock comes in at one place, where tests can set it; durations are no time of day. */
export const oneClock: Check = (files) =>
  files
    .filter((file) => /^src\/.*\.tsx?$/.test(file.path) && !isTest(file.path) && !clockReaders.some((place) => file.path.startsWith(place)))
    .filter((file) =>
      /\bnew\s+Date\s*(?:\(\s*\)|;|$)|(?<![.\w$])Date\s*\.\s*now\b|(?<![.\w$])(?<!new\s)Date\s*\(\s*\)/m.test(withoutStrings(file.text)),
    )
    .map((file) => `${file.path} reads the clock: ask src/cli/clock.ts`)

/** What shows a moment in a way of its own: in the zone of the machine or the browser, by hours added, or in UTC. */
const ownTime =
  /\.get(?:Hours|Minutes|Seconds|Date|Day|Month|FullYear|TimezoneOffset)\(|toLocale(?:Time|Date)String|DateTimeFormat|toISOString\(\)\s*\.|replace\('T', ' '\)|8 \* 3_?600_?000/

/** Where days of a workbook are read, which have neither zone nor time. */
const workbookReaders = ['src/files/sheets/', 'src/sheets/']

/** Moments are shown in the time of China, by one module: whoever formats one elsewhere shows what a machine's zone makes of it. */
export const oneTime: Check = (files) =>
  files
    .filter((file) => /^src\/.*\.tsx?$/.test(file.path) && !isTest(file.path) && file.path !== 'src/kernel/china-time.ts')
    .filter((file) => !workbookReaders.some((place) => file.path.startsWith(place)))
    .flatMap((file) => {
      const at = file.text.split('\n').findIndex((line) => ownTime.test(line))
      return at < 0 ? [] : [`${file.path}:${at + 1} shows a moment in its own way: use src/kernel/china-time.ts`]
    })

/** One opener of databases: DuckDB is imported in src/store alone. */
export const oneOpener: Check = (files) =>
  files
    .filter((file) => /\.(tsx?|mjs)$/.test(file.path) && !file.path.startsWith('src/store/'))
    .filter((file) => importsOf(file).some(({ specifier }) => specifier.startsWith('@duckdb/')))
    .map((file) => `${file.path} imports DuckDB: databases are opened in src/store`)

/** What makes SQL read or write a file; a path in it would be a pattern, or a column, wherever it is not written with care. */
const fileSql =
  /\b(?:read_(?:csv|csv_auto|parquet|json|text|blob|ndjson)\w*|parquet_\w+|sniff_csv|glob)\s*\(|\bcopy\s+\(|\b(?:from|to)\s+'[^'\n]*\.(?:csv|parquet)/i

/** SQL touches files through `parquetRows`, `csvRows` and `copyInto` alone, which write a path as the name of one file. */
export const oneWayToFiles: Check = (files) =>
  files
    .filter((file) => /^(?:src|bench)\/.*\.tsx?$/.test(file.path) && !isTest(file.path) && !file.path.startsWith('src/store/'))
    .flatMap((file) => {
      const lines = file.text.split('\n')
      const at = lines.findIndex((line) => fileSql.test(line))
      return at < 0 ? [] : [`${file.path}:${at + 1} names a file in SQL: use parquetRows, csvRows or copyInto of src/store`]
    })

/** The one script that looks beside the clone. */
const besideScript = '.ci/run'

// The patterns are spelled so that this file does not match itself.
const strangers: readonly (readonly [string, RegExp, (file: SourceFile) => boolean])[] = [
  [
    'names a package registry',
    /\b(?:registry|npm|mirrors?|artifactory|nexus)\.[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|cn|io|dev|internal|local)\b/i,
    () => true,
  ],
  ['names a package registry', /\b(?:npmmirror|pypi|crates)\.(?:com|org|io)\b/i, () => true],
  ['names a path of one machine', /(?<![\w.-])[/]work[/]/, () => true],
  // Written as a path or as parts to be joined.
  ['needs a folder beside the project', /\.\.(?:[/]|['"`]\s*,\s*['"`])shared\b/, (file) => file.path !== besideScript],
]

/** What is committed works anywhere: no registry hosts, no machine's paths, nothing from beside the project. */
export const atHomeAnywhere: Check = (files) =>
  files.flatMap((file) =>
    strangers
      .filter(([, pattern, applies]) => applies(file) && pattern.test(file.text))
      .map(([what, pattern]) => `${file.path} ${what}: ${pattern.exec(file.text)?.[0] ?? ''}`),
  )
