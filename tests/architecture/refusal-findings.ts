import { isTest, type SourceFile, withoutStrings } from './source-file.ts'
import type { Check } from './structure-findings.ts'

/** Return types that may be a refusal: a `Result`, or a refusal where nothing else is given. */
const maybeRefused = /\bResult<|\b\w*(?:Refusal|RefusalWith<[^>]*>|Damage)\s*\|\s*undefined\b/

/** A line that ends so goes on in the next one. */
const goesOn = /(?:[([,=?:+]|&&|\|\||=>)$/

/** A refusal that is returned and not looked at is an error swallowed: no call that may be refused stands alone as a statement. */
export const refusalsAreLookedAt: Check = (files) => {
  const code = files
    .filter((file) => /^(?:src|tests|bench)\/.*\.tsx?$/.test(file.path))
    .map(({ path, text }) => ({ path, text: withoutStrings(text) }))
  const names = new Set(code.filter((file) => file.path.startsWith('src/')).flatMap(refusingIn))
  return code.flatMap(({ path, text }) => {
    const lines = text.split('\n')
    return lines.flatMap((line, i) => {
      const [, name = ''] = /^\s*(?:await\s+)?(\w+)(?:<[^()]*>)?\(/.exec(line) ?? []
      const before = lines.slice(0, i).findLast((other) => other.trim() !== '') ?? ''
      if (!names.has(name) || goesOn.test(before.trimEnd())) return []
      return [`${path}:${i + 1} does not look at what ${name} gives: it may have been refused`]
    })
  })
}

/** Names of the exported functions of a file whose return type may be a refusal. */
function refusingIn({ text }: SourceFile): readonly string[] {
  return [...text.matchAll(/\bexport\s+(?:async\s+)?function\s+(\w+)/g)].flatMap((match) => {
    const closed = closingParenthesis(text, text.indexOf('(', match.index))
    const returned = text.slice(closed + 1, text.indexOf('{\n', closed))
    return match[1] !== undefined && maybeRefused.test(returned) ? [match[1]] : []
  })
}

function closingParenthesis(text: string, open: number): number {
  let depth = 0
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1
    if (text[at] === ')') depth -= 1
    if (depth === 0) return at
  }
  return text.length
}

/** Bugs and failing machines: all that is thrown outside the command line. */
const thrownAnywhere = /\bthrow\s+new\s+(?!(?:Error|RangeError|TypeError|StoreFailure)\b)(\w+)/

/**
 * A refusal is returned by every room; only the two edges, the command line and the procedures of the server, end on one. So no other
 * room makes a kind of error of its own, or throws one.
 */
export const refusalsAreReturned: Check = (files) =>
  files
    .filter(({ path }) => /^src\/.*\.tsx?$/.test(path) && !/^src\/(?:cli|api)\//.test(path) && !isTest(path))
    .flatMap(({ path, text }) =>
      withoutStrings(text)
        .split('\n')
        .flatMap((line, i) => {
          const made = path.startsWith('src/store/') ? null : /\bclass\s+(\w+)\s+extends\s+\w*Error\b/.exec(line)
          const unwrapped = /\bif\s*\(.*refused.*\)\s*\{?\s*throw\b/.test(text.split('\n')[i] ?? '')
          if (made === null && !unwrapped && !thrownAnywhere.test(line)) return []
          return [`${path}:${i + 1} throws what is no bug and no failing machine: return it as a Result`]
        }),
    )
