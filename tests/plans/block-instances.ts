import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { rootShapes } from '../../src/plans/format/file-format.ts'
import { planBlocks } from '../../src/plans/format/plan-format.ts'
import type { Blocks, Shape } from '../../src/plans/format/shape.ts'
import { namedEntries } from '../../src/plans/read/check-shape.ts'
import { type Keywords, readKeywords } from '../../src/plans/read/read-keywords.ts'
import { readMarkdown } from '../../src/plans/read/read-markdown.ts'
import { isMap, itemsOf, pairsOf, YamlSource } from '../../src/plans/read/yaml-source.ts'

const root = join(import.meta.dirname, '../..')
export const sampleFolder = join(root, 'reference/plan-format/ours-2022')
export const keywords: Keywords = readKeywords('keywords.yaml', readFileSync(join(root, 'glossary/keywords.yaml'), 'utf8'))
export const blocks: Blocks = planBlocks

/** One value of a block of the sample plan: where it stands in its piece of YAML. */
export interface Instance {
  readonly block: string
  readonly key: string
  readonly shape: Shape
  readonly file: string
  /** The piece of YAML as a whole, the line of the file it starts on, and the shape it has. */
  readonly text: string
  readonly firstLine: number
  readonly root: Shape
  /** Where the value and its key stand in the piece. */
  readonly from: number
  readonly to: number
  readonly keyFrom: number
  readonly keyTo: number
}

interface Piece {
  readonly file: string
  readonly text: string
  readonly firstLine: number
  readonly root: Shape
}

/** Every piece of YAML of the sample plan with the shape it has as a whole. */
export function samplePieces(): readonly Piece[] {
  const names = readdirSync(sampleFolder, { recursive: true, encoding: 'utf8' }).sort()
  return names.flatMap((file): readonly Piece[] => {
    if (!/\.(md|yaml)$/.test(file)) return []
    const text = readFileSync(join(sampleFolder, file), 'utf8')
    if (file.endsWith('.md')) {
      const fences = readMarkdown(text).sections.flatMap((section) => section.fences)
      return fences.map((fence) => ({ file, text: fence.text, firstLine: fence.firstLine, root: rootOf(fence.kind) }))
    }
    const kind = file.startsWith('examples') ? 'examples' : file.replace('.yaml', '')
    return [{ file, text, firstLine: 1, root: rootOf(kind) }]
  })
}

function rootOf(kind: string): Shape {
  return (rootShapes as Readonly<Record<string, Shape>>)[kind] ?? { kind: 'block', block: kind }
}

/** Every value of every block of the sample plan. */
export function sampleInstances(): readonly Instance[] {
  return samplePieces().flatMap((piece) => {
    const source = new YamlSource(piece.file, piece.text)
    const found: Instance[] = []
    visit(piece.root, source.document.contents, piece, source, found)
    return found
  })
}

function visit(shape: Shape, node: unknown, piece: Piece, source: YamlSource, found: Instance[]): void {
  for (const [inner, part] of partsOf(shape, node, source)) visit(inner, part, piece, source, found)
  if (shape.kind !== 'block') return
  for (const pair of pairsOf(node)) {
    const key = keywords.keys.get(shape.block)?.get(pair.key) ?? ''
    const inner = blocks[shape.block]?.keys[key]?.shape
    if (inner === undefined) throw new Error(`${piece.file}: ${shape.block} has no ${pair.key}`)
    const [from, to] = rangeOf(pair.value)
    const [keyFrom, keyTo] = rangeOf(pair.keyNode)
    found.push({ ...piece, block: shape.block, key, shape: inner, from, to, keyFrom, keyTo })
    visit(inner, pair.value, piece, source, found)
  }
}

/** The values a shape is made of, each with its own shape. */
function partsOf(shape: Shape, node: unknown, source: YamlSource): readonly (readonly [Shape, unknown])[] {
  switch (shape.kind) {
    case 'list':
    case 'one_or_list':
      return itemsOf(node).map((item) => [shape.of, item])
    case 'mapping':
      return pairsOf(node).map((pair) => [shape.of, pair.value])
    case 'named':
      return namedEntries({ node, source }).map((entry) => [{ kind: 'block', block: shape.block }, entry.at.node])
    case 'text_or_block':
      return isMap(node) ? [[{ kind: 'block', block: shape.block }, node]] : []
    default:
      return []
  }
}

function rangeOf(node: unknown): readonly [number, number] {
  const [from = 0, to = 0] = (node as { range?: readonly number[] }).range ?? []
  return [from, to]
}

/** The piece of YAML with another value in place of this one. */
export function replaced({ text, from, to }: Instance, value: string): string {
  const old = text.slice(from, to)
  return `${text.slice(0, from)}${value}${old.endsWith('\n') ? '\n' : ''}${text.slice(to)}`
}

/** The piece of YAML with another key in place of this one. */
export function renamed({ text, keyFrom, keyTo }: Instance, key: string): string {
  return text.slice(0, keyFrom) + key + text.slice(keyTo)
}
