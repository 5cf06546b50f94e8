import type { Document, Scalar } from 'yaml'
import type { Place, Problem } from '../../kernel/problem.ts'
import { type ParsedYaml, parseYaml } from './parse-yaml.ts'
import { isScalar, offsetsOf } from './yaml-node.ts'

export { isMap, isScalar, isSeq, itemsOf, pairsOf, textOf } from './yaml-node.ts'

/** A piece of YAML that knows which file it stands in and where it starts there, so that every value can be pointed at. */
export class YamlSource {
  readonly file: string
  private readonly text: string
  private readonly parsed: ParsedYaml
  private readonly firstLine: number

  constructor(file: string, text: string, firstLine = 1) {
    this.file = file
    this.text = text
    this.firstLine = firstLine
    this.parsed = parseYaml(text)
  }

  get document(): Document.Parsed {
    return this.parsed.document
  }

  /**
   * Mistakes of the YAML itself: the first one, because the others follow from it, every repeated key, what the reader of YAML
   * only warns of, and hidden characters written in disguise.
   */
  syntaxProblems(): readonly Problem[] {
    return this.parsed.slips.map((slip) => ({ code: slip.code, severity: 'error', at: this.place(slip.from, slip.to), with: slip.with }))
  }

  place(from: number, to: number): Place {
    const { line, col } = this.parsed.lines.linePos(from)
    return { file: this.file, line: this.firstLine + line - 1, column: col, length: Math.max(1, to - from) }
  }

  placeOf(node: unknown): Place {
    return this.place(...offsetsOf(node))
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
