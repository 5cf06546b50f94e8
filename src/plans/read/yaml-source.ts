import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
  visit,
  type YAMLMap,
} from 'yaml'
import { findHidden, replaceHidden } from '../../kernel/hidden-characters.ts'
import type { Place, Problem } from '../../kernel/problem.ts'

/** A piece of YAML that knows which file it stands in and where it starts there, so that every value can be pointed at. */
export class YamlSource {
  readonly file: string
  readonly document: Document.Parsed
  private readonly text: string
  private readonly lines = new LineCounter()
  private readonly firstLine: number

  constructor(file: string, text: string, firstLine = 1) {
    this.file = file
    this.text = text
    this.firstLine = firstLine
    this.document = parseDocument(text, { lineCounter: this.lines, uniqueKeys: true })
  }

  /**
   * Mistakes of the YAML itself: the first one, because the others follow from it, every repeated key, what the reader of YAML
   * only warns of, and hidden characters written in disguise.
   */
  syntaxProblems(): readonly Problem[] {
    const { errors, warnings } = this.document
    const [first] = [...errors.filter((error) => error.code !== 'DUPLICATE_KEY'), ...warnings]
    const repeated = errors.filter((error) => error.code === 'DUPLICATE_KEY')
    return [
      ...(first === undefined ? [] : [this.syntaxProblem('yaml_syntax', first.pos[0], Math.max(...first.pos), first.code)]),
      ...repeated.map(({ pos, code }) => this.syntaxProblem('yaml_duplicate_key', pos[0], this.endOfKey(pos[0]), code)),
      ...this.escapedCharacters(),
      ...this.lookAlikeKeys(),
    ]
  }

  /** Keys that differ in width or spaces only are one key to whoever reads them; the reader of YAML sees two. */
  private lookAlikeKeys(): readonly Problem[] {
    const found: Problem[] = []
    visit(this.document, {
      Map: (_, node) => {
        const seen = new Map<string, string>()
        for (const { key, keyNode } of pairsOf(node)) {
          const alike = key.normalize('NFKC').replace(/\s/g, '')
          const before = seen.get(alike)
          if (before !== undefined && before !== key) found.push(this.problem('keys_look_alike', keyNode, { found: key, other: before }))
          else seen.set(alike, key)
        }
      },
    })
    return found
  }

  /** An escape such as the one for nought puts a character into a text that does not stand in the file, where it would be seen. */
  private escapedCharacters(): readonly Problem[] {
    const found: Problem[] = []
    visit(this.document, {
      Scalar: (_, node) => {
        if (node.type !== 'QUOTE_DOUBLE' || typeof node.value !== 'string') return
        const hidden = findHidden(node.value)[0]?.character ?? /[\n\t]/.exec(node.value)?.[0]
        const written = node.range === null || node.range === undefined ? '' : this.text.slice(node.range[0], node.range[1])
        if (hidden !== undefined && written.includes('\\')) found.push(this.problem('escaped_character', node, { found: hidden }))
      },
    })
    return found
  }

  private syntaxProblem(code: string, from: number, to: number, detail: string): Problem {
    return { code, severity: 'error', at: this.place(from, Math.max(to, from + 1)), with: { detail } }
  }

  private endOfKey(from: number): number {
    return from + (/^[^:\n]*/.exec(this.text.slice(from))?.[0].length ?? 1)
  }

  place(from: number, to: number): Place {
    const { line, col } = this.lines.linePos(from)
    return { file: this.file, line: this.firstLine + line - 1, column: col, length: Math.max(1, to - from) }
  }

  placeOf(node: unknown): Place {
    const range = (node as Node | null)?.range
    return range === undefined || range === null ? this.place(0, 1) : this.place(range[0], range[1])
  }

  problem(code: string, node: unknown, values: Readonly<Record<string, string>> = {}): Problem {
    return { code, severity: 'error', at: this.placeOf(node), with: values }
  }

  /**
   * The text of an expression and a way from its offsets to places in the file. Only plain and literal scalars keep offsets
   * honest; quoted and folded ones are refused.
   */
  expression(node: unknown): { readonly text: string; readonly at: (from: number, to: number) => Place } | Problem {
    if (!isScalar(node) || node.range === undefined || node.range === null) throw new Error('an expression is a scalar')
    const [start, end] = node.range
    if (node.type === 'PLAIN') {
      if (this.isCut(start, end)) return this.problem('expression_cut', node)
      return this.plainExpression(start, end)
    }
    if (node.type === 'BLOCK_LITERAL') return this.literalExpression(node as Scalar<string>, start, end)
    return this.problem('expression_quoted', node)
  }

  /** Inside `{ }` a comma or bracket ends a plain scalar: the rest of the expression has become something else. */
  private isCut(start: number, end: number): boolean {
    const text = this.text.slice(start, end)
    const next = this.text.slice(end).trimStart()[0]
    const isOpen = text.split('(').length > text.split(')').length
    return (isOpen && next === ',') || next === '['
  }

  private plainExpression(start: number, end: number) {
    const text = this.text.slice(start, end)
    return { text, at: (from: number, to: number) => this.place(start + from, start + to) }
  }

  /** Offsets of a `|` scalar: each of its lines lost the block's indentation. */
  private literalExpression(node: Scalar<string>, start: number, end: number) {
    const text = node.value.trimEnd()
    if (text === '') return { text, at: () => this.placeOf(node) }
    const bodyStart = this.text.indexOf('\n', start) + 1
    const written = this.text.slice(bodyStart, end).split('\n')
    const kept = node.value.split('\n')
    const sourceOf = (offset: number): number => {
      const above = text.slice(0, offset)
      const line = above.split('\n').length - 1
      const lost = (written[line]?.length ?? 0) - (kept[line]?.length ?? 0)
      const before = written.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0)
      const column = offset - (above.lastIndexOf('\n') + 1)
      return bodyStart + before + Math.max(0, lost) + column
    }
    return { text, at: (from: number, to: number) => this.place(sourceOf(from), sourceOf(to)) }
  }
}

/** The pairs of a mapping, or nothing when the node is not one. */
export function pairsOf(node: unknown): readonly { readonly key: string; readonly keyNode: unknown; readonly value: unknown }[] {
  if (!isMap(node)) return []
  return (node as YAMLMap).items.map((pair: Pair) => ({ key: textOf(pair.key) ?? '', keyNode: pair.key, value: pair.value }))
}

export function itemsOf(node: unknown): readonly unknown[] {
  return isSeq(node) ? node.items : []
}

/** A scalar as the author wrote it, numbers included; hidden characters, which are problems of their own, are left out. */
export function textOf(node: unknown): string | undefined {
  if (!isScalar(node) || node.value === null || node.value === undefined) return undefined
  if (node.source !== undefined && typeof node.value !== 'string') return node.source
  return replaceHidden(String(node.value), () => '')
}

export { isMap, isScalar, isSeq }
