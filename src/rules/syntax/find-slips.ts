import { findHidden } from '../../kernel/hidden-characters.ts'
import { type ExpressionProblem, expressionProblem } from './syntax-tree.ts'

/**
 * Slips of the pen that FEEL would swallow into a name or a harmless-looking value: full-width signs and digits, mathematical
 * signs, percent literals, a keyword glued to the next word. Found in the text before parsing, so that the message can name them.
 */
export function findSlips(text: string): readonly ExpressionProblem[] {
  const masked = maskStrings(text)
  const problems: ExpressionProblem[] = []
  for (const slip of slips) {
    for (const match of masked.matchAll(slip.pattern)) {
      const from = match.index
      problems.push(expressionProblem(slip.code, { from, to: from + match[0].length }, { found: match[0], write: slip.write(match[0]) }))
    }
  }
  for (const { at, character } of findHidden(masked))
    problems.push(expressionProblem('invisible_character', { from: at, to: at + character.length }, { found: character }))
  return firstOfOverlapping(problems)
}

interface Slip {
  readonly code: string
  readonly pattern: RegExp
  readonly write: (found: string) => string
}

/** Code points only, so that this file stays free of full-width characters. */
const fullWidthSigns: ReadonlyMap<string, string> = new Map([
  ['\uFF0C', ','],
  ['\u3001', ','],
  ['\uFF08', '('],
  ['\uFF09', ')'],
  ['\u3010', '['],
  ['\u3011', ']'],
  ['\uFF3B', '['],
  ['\uFF3D', ']'],
  ['\u3014', '['],
  ['\u3015', ']'],
  ['\uFF1C', '<'],
  ['\uFF1E', '>'],
  ['\uFF1D', '='],
  ['\uFF0B', '+'],
  ['\uFF0D', '-'],
  ['\uFF0A', '*'],
  ['\uFF0F', '/'],
  ['\uFF0E', '.'],
  ['\u3002', '.'],
  ['\uFF1A', ':'],
  ['\uFF1B', ';'],
  ['\uFF05', '%'],
  ['\uFF01', '!'],
  ['\uFF3F', '_'],
])
const signClass = `[${[...fullWidthSigns.keys()].join('')}]`
const mathSigns: ReadonlyMap<string, string> = new Map([
  ['\u2264', '<='],
  ['\u2265', '>='],
  ['\u2260', '!='],
  ['\u00D7', '*'],
  ['\u00F7', '/'],
  ['\u2212', '-'],
  ['\u2266', '<='],
  ['\u2267', '>='],
])

const slips: readonly Slip[] = [
  { code: 'full_width_decimal_point', pattern: /[0-9\uFF10-\uFF19]+[\u3002\uFF0E][0-9\uFF10-\uFF19]+\s*[%\uFF05]?/g, write: halfWidth },
  {
    code: 'percent_literal',
    pattern: /[0-9\uFF10-\uFF19]+(?:\.[0-9]+)?\s*[%\uFF05]/g,
    write: (found) => halfWidth(found).replace('%', ''),
  },
  {
    code: 'full_width_comparison',
    pattern: /[<>!]\s*\uFF1D|[\uFF1C\uFF1E\uFF01](?:\s*[\uFF1D=])|[\uFF1C\uFF1E\uFF1D]/g,
    write: (found) => halfWidth(found).replace(/\s/g, ''),
  },
  {
    code: 'mathematical_sign',
    pattern: new RegExp(`[${[...mathSigns.keys()].join('')}]`, 'g'),
    write: (found) => mathSigns.get(found) ?? found,
  },
  { code: 'full_width_sign', pattern: new RegExp(signClass, 'g'), write: halfWidth },
  { code: 'quotation_mark', pattern: /[\u2018\u2019\u201C\u201D\u300C\u300D\uFF02]/g, write: () => '' },
  { code: 'digits_before_name', pattern: /(?<![\p{L}\p{N}_.])[0-9]+\p{Script=Han}[\p{Script=Han}\w]*/gu, write: () => '' },
  {
    code: 'keyword_without_space',
    pattern: /(?<![\p{L}\p{N}_])(?:and|or|not|in|if|then|else|between|satisfies)(?=\p{Script=Han})[\p{Script=Han}\w]+/gu,
    write: (found) => found.replace(/^[a-z]+/, (keyword) => `${keyword} `).replace(/^not (.+)$/, 'not($1)'),
  },
  {
    code: 'keyword_without_space',
    pattern: /[\p{Script=Han}][\p{Script=Han}\w]*?(?:and|or|in|then|else|between|satisfies)(?=[\s(])/gu,
    write: (found) => found.replace(/[a-z]+$/, (keyword) => ` ${keyword}`),
  },
  { code: 'full_width_digit', pattern: /[\uFF10-\uFF19]+/g, write: halfWidth },
  { code: 'full_width_letter', pattern: /[\uFF21-\uFF3A\uFF41-\uFF5A]+/g, write: halfWidth },
  { code: 'full_width_space', pattern: /[\u3000\u00A0]/g, write: () => ' ' },
  { code: 'reversed_comparison', pattern: /=[<>]/g, write: (found) => `${found[1] ?? ''}=` },
  { code: 'foreign_operator', pattern: /&&|\|\||==|<>|!(?!=)/g, write: (found) => foreign[found] ?? found },
  {
    code: 'foreign_operator',
    pattern: /(?<![\p{L}\p{N}_])(?:AND|OR|NOT|IN|IF|THEN|ELSE|TRUE|FALSE)(?![\p{L}\p{N}_])/gu,
    write: (found) => found.toLowerCase(),
  },
  { code: 'null_literal', pattern: /(?<![\p{L}\p{N}_])null(?![\p{L}\p{N}_])/gu, write: () => '' },
]

const foreign: Readonly<Record<string, string>> = { '&&': 'and', '||': 'or', '==': '=', '<>': '!=', '!': 'not(...)' }

function halfWidth(text: string): string {
  let out = ''
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    out += fullWidthSigns.get(character) ?? (code >= 0xff01 && code <= 0xff5e ? String.fromCodePoint(code - 0xfee0) : character)
  }
  return out
}

/** Blanks out string literals of the same length, so that what stands in quotes is never a slip. */
function maskStrings(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"/g, (literal) => ' '.repeat(literal.length))
}

function firstOfOverlapping(problems: readonly ExpressionProblem[]): readonly ExpressionProblem[] {
  const sorted = [...problems].sort((a, b) => a.span.from - b.span.from || b.span.to - a.span.to)
  const kept: ExpressionProblem[] = []
  for (const problem of sorted) {
    const last = kept.at(-1)
    if (last === undefined || problem.span.from >= last.span.to) kept.push(problem)
  }
  return kept
}
