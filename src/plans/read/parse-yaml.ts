import { type Document, LineCounter, parseDocument, visit } from 'yaml'
import { findHidden } from '../../kernel/hidden-characters.ts'
import { remembered } from '../../kernel/remembered.ts'
import { offsetsOf, pairsOf } from './yaml-node.ts'

/** A text of YAML, wherever it stands: its tree, where its lines begin, and what is wrong with it. Nobody changes one. */
export interface ParsedYaml {
  readonly document: Document.Parsed
  readonly lines: LineCounter
  readonly slips: readonly YamlSlip[]
}

/** A mistake of the YAML itself, from one offset of the text to another. */
export interface YamlSlip {
  readonly code: 'yaml_syntax' | 'yaml_duplicate_key' | 'escaped_character' | 'keys_look_alike'
  readonly from: number
  readonly to: number
  readonly with: Readonly<Record<string, string>>
}

/** About five times what the project's own plans and glossary hold, so that they stay while others are looked at. */
const mostCharacters = 2_000_000

/**
 * Parses a text, once for as long as it keeps being asked for. Plans are loaded again for every question, and a run beside the plans of
 * today, nearly always with the same texts; what a text says does not hang on where it stands or what stands around it.
 */
export const parseYaml = remembered((text: string): ParsedYaml => {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true })
  return { document, lines, slips: [...syntaxSlips(text, document), ...escapedCharacters(text, document), ...lookAlikeKeys(document)] }
}, mostCharacters)

/** The first mistake, because the others follow from it, every repeated key, and what the reader of YAML only warns of. */
function syntaxSlips(text: string, { errors, warnings }: Document.Parsed): readonly YamlSlip[] {
  const [first] = [...errors.filter((error) => error.code !== 'DUPLICATE_KEY'), ...warnings]
  const repeated = errors.filter((error) => error.code === 'DUPLICATE_KEY')
  const slip = (code: YamlSlip['code'], from: number, to: number, detail: string): YamlSlip => ({
    code,
    from,
    to: Math.max(to, from + 1),
    with: { detail },
  })
  return [
    ...(first === undefined ? [] : [slip('yaml_syntax', first.pos[0], Math.max(...first.pos), first.code)]),
    ...repeated.map(({ pos, code }) => slip('yaml_duplicate_key', pos[0], endOfKey(text, pos[0]), code)),
  ]
}

function endOfKey(text: string, from: number): number {
  return from + (/^[^:\n]*/.exec(text.slice(from))?.[0].length ?? 1)
}

/** An escape such as the one for nought puts a character into a text that does not stand in the file, where it would be seen. */
function escapedCharacters(text: string, document: Document.Parsed): readonly YamlSlip[] {
  const found: YamlSlip[] = []
  if (!text.includes('\\')) return found
  visit(document, {
    Scalar: (_, node) => {
      if (node.type !== 'QUOTE_DOUBLE' || typeof node.value !== 'string') return
      const hidden = findHidden(node.value)[0]?.character ?? /[\n\t]/.exec(node.value)?.[0]
      const [from, to] = offsetsOf(node)
      const written = node.range === null || node.range === undefined ? '' : text.slice(from, to)
      if (hidden !== undefined && written.includes('\\')) found.push({ code: 'escaped_character', from, to, with: { found: hidden } })
    },
  })
  return found
}

/** Keys that differ in width or spaces only are one key to whoever reads them; the reader of YAML sees two. */
function lookAlikeKeys(document: Document.Parsed): readonly YamlSlip[] {
  const found: YamlSlip[] = []
  visit(document, {
    Map: (_, node) => {
      const seen = new Map<string, string>()
      for (const { key, keyNode } of pairsOf(node)) {
        const alike = key.normalize('NFKC').replace(/\s/g, '')
        const before = seen.get(alike)
        const [from, to] = offsetsOf(keyNode)
        if (before !== undefined && before !== key) found.push({ code: 'keys_look_alike', from, to, with: { found: key, other: before } })
        else seen.set(alike, key)
      }
    },
  })
  return found
}
