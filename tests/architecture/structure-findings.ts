import { bannedFolders, featureEdges, passEdges, pipelines } from './edges.ts'
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

function passPlace(path: string): { readonly room: string; readonly pass: string; readonly rest: string } | undefined {
  const match = /^src\/([^/]+)\/(?:([^/]+)\/)?(.+)$/.exec(path)
  const [, room = '', pass, rest = ''] = match ?? []
  if (!Object.hasOwn(passEdges, room) || path === `src/${room}/index.ts` || pipelines.includes(path)) return undefined
  return { room, pass: pass ?? 'foundation', rest }
}

/** Inside a room that is a pipeline a pass sees only the passes its line of the table names, and never the door or the pipeline. */
export const passesInOrder: Check = (files) =>
  typescriptInSource(files)
    .filter((file) => !isTest(file.path))
    .flatMap((file) => {
      const from = passPlace(file.path)
      if (from === undefined) return []
      const { room } = from
      const allowed = passEdges[room]?.[from.pass]
      if (allowed === undefined) return [`src/${room}/${from.pass} is a new pass: add it to passEdges in tests/architecture/edges.ts`]
      return importsOf(file).flatMap(({ target }) => {
        if (target === `src/${room}/index.ts` || (target !== undefined && pipelines.includes(target)))
          return [`${file.path} imports ${target}: a pass may not import the door of its own feature`]
        const to = target === undefined ? undefined : passPlace(target)
        if (
          to === undefined ||
          to.room !== room ||
          to.pass === from.pass ||
          allowed.includes(to.pass) ||
          allowed.includes(`${to.pass}/${to.rest}`)
        )
          return []
        return [`${file.path} imports ${target}: inside ${room}, ${from.pass} may not import ${to.pass}`]
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
