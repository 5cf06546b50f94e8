import { bannedFolders, featureEdges, ruleEdges } from './edges.ts'
import { computedImport, importsOf, isTest, isTypescript, placeInSource, type SourceFile, withoutStrings } from './source-file.ts'

/** Looks through the project and says in a sentence each what breaks one rule. */
export type Check = (files: readonly SourceFile[]) => readonly string[]

const typescriptInSource = (files: readonly SourceFile[]) => files.filter((file) => file.path.startsWith('src/') && isTypescript(file.path))

interface Crossing {
  readonly from: string
  readonly fromFeature: string
  readonly to: string
  readonly toFeature: string
  readonly toRest: string
}

function crossings(files: readonly SourceFile[]): readonly Crossing[] {
  return typescriptInSource(files).flatMap((file) => {
    const from = placeInSource(file.path)
    return importsOf(file).flatMap(({ target }) => {
      const to = target === undefined ? undefined : placeInSource(target)
      if (from === undefined || to === undefined || target === undefined || from.feature === to.feature) return []
      return [{ from: file.path, fromFeature: from.feature, to: target, toFeature: to.feature, toRest: to.rest }]
    })
  })
}

/** A feature is entered through its index.ts; kernel has no door, its files are imported one by one. */
export const throughTheDoor: Check = (files) =>
  crossings(files)
    .filter(({ toFeature, toRest }) => toFeature !== 'kernel' && toRest !== 'index.ts')
    .map(({ from, to, toFeature }) => `${from} imports ${to}: enter ${toFeature} through src/${toFeature}/index.ts`)

/** A switch over a closed union names every kind, so that a new kind does not compile until each place has answered for it. */
export const everyKindAnswered: Check = (files) =>
  typescriptInSource(files)
    .filter((file) => !isTest(file.path))
    .flatMap((file) => {
      const code = withoutStrings(file.text)
      return [...code.matchAll(/\bswitch \([\w.]*\.kind\) \{/g)]
        .filter((found) => /\bdefault\s*:/.test(bodyFrom(code, found.index + found[0].length)))
        .map((found) => `${file.path}: ${found[0]} has a default: name the kinds it stands for`)
    })

/** What stands in the braces that are open at this place, inner braces left out. */
function bodyFrom(code: string, start: number): string {
  let depth = 1
  let body = ''
  for (let at = start; at < code.length && depth > 0; at += 1) {
    if (code[at] === '{') depth += 1
    if (depth === 1) body += code[at]
    if (code[at] === '}') depth -= 1
  }
  return body
}

/** src/ stands on its own, and every import in it can be read without running it. */
export const insideSource: Check = (files) =>
  typescriptInSource(files).flatMap((file) =>
    importsOf(file).flatMap(({ specifier, target }) => {
      if (specifier === computedImport) return [`${file.path} imports a computed path: write the path out`]
      const leaves = target !== undefined && !target.startsWith('src/') && !isTest(file.path)
      return leaves ? [`${file.path} imports ${target}: src/ imports nothing from outside src/`] : []
    }),
  )

/** Only features of the table, and only along its edges; tests may look at other features, through their doors. */
export const alongTheEdges: Check = (files) => {
  const unknown = new Set(
    typescriptInSource(files)
      .map((file) => placeInSource(file.path)?.feature ?? '')
      .filter((feature) => !Object.hasOwn(featureEdges, feature)),
  )
  const strangers = [...unknown].map((feature) =>
    feature === ''
      ? 'a file stands directly in src/: move it into a feature'
      : `src/${feature} is a new feature: add it and the features it may import to tests/architecture/edges.ts`,
  )
  const forbidden = crossings(files).filter(({ from, fromFeature, toFeature }) => {
    const allowed = featureEdges[fromFeature] ?? []
    return !isTest(from) && !unknown.has(fromFeature) && allowed !== 'everything' && !allowed.includes(toFeature)
  })
  return [
    ...strangers,
    ...forbidden.map(({ from, fromFeature, to, toFeature }) => `${from} imports ${to}: ${fromFeature} may not import ${toFeature}`),
  ]
}

function rulesPlace(path: string): { readonly pass: string; readonly rest: string } | undefined {
  const match = /^src\/rules\/(?:([^/]+)\/)?(.+)$/.exec(path)
  if (match === null || match[0] === 'src/rules/index.ts') return undefined
  return { pass: match[1] ?? 'foundation', rest: match[2] ?? '' }
}

/** Inside rules/ a pass sees only the passes before it; the interpreter and SQL see the typed tree, never each other. */
export const passesInOrder: Check = (files) =>
  typescriptInSource(files)
    .filter((file) => !isTest(file.path))
    .flatMap((file) => {
      const from = rulesPlace(file.path)
      if (from === undefined) return []
      const allowed = ruleEdges[from.pass]
      if (allowed === undefined) return [`src/rules/${from.pass} is a new pass: add it to ruleEdges in tests/architecture/edges.ts`]
      return importsOf(file).flatMap(({ target }) => {
        if (target === 'src/rules/index.ts') return [`${file.path} imports ${target}: a pass may not import the door of its own feature`]
        const to = target === undefined ? undefined : rulesPlace(target)
        if (to === undefined || to.pass === from.pass || allowed.includes(to.pass) || allowed.includes(`${to.pass}/${to.rest}`)) return []
        return [`${file.path} imports ${target}: inside rules, ${from.pass} may not import ${to.pass}`]
      })
    })

/** No file reaches itself by its imports, type-only ones included. */
export const withoutCycles: Check = (files) => {
  const graph = new Map(
    typescriptInSource(files).map(
      (file) => [file.path, importsOf(file).flatMap(({ target }) => (target === undefined ? [] : [target]))] as const,
    ),
  )
  const done = new Set<string>()
  const found: string[] = []
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path)
    if (start >= 0) found.push(`import cycle: ${[...trail.slice(start), path].join(' -> ')}`)
    if (start >= 0 || done.has(path)) return
    for (const target of graph.get(path) ?? []) visit(target, [...trail, path])
    done.add(path)
  }
  for (const path of graph.keys()) visit(path, [])
  return found
}

/** Folders are named after what the office does. */
export const namedFolders: Check = (files) => {
  const folders = new Set(
    files.filter((file) => /^(src|tests|bench|tools)\//.test(file.path)).map((file) => file.path.slice(0, file.path.lastIndexOf('/'))),
  )
  return [...folders]
    .filter((folder) => folder.split('/').some((name) => bannedFolders.includes(name)))
    .map((folder) => `${folder}: name the folder after what it does; ${bannedFolders.join(', ')} are banned`)
}
