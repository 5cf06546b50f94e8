/** What a draft writes: texts, whole numbers, lists and mappings whose keys keep their order; an undefined value leaves its key out. */
export type YamlValue = string | number | readonly YamlValue[] | YamlMap

export interface YamlMap {
  readonly pairs: readonly (readonly [key: string, value: YamlValue | undefined])[]
}

/** Longest mapping written on one line inside a list. */
const longestFlow = 110

export function mapOf(entries: YamlMap['pairs']): YamlMap {
  return { pairs: entries }
}

/** Every text a value is written with: those of its keys that name something, and all values. */
export function textsIn(value: YamlValue | undefined): readonly string[] {
  if (value === undefined) return []
  if (typeof value === 'string' || typeof value === 'number') return [String(value)]
  return 'pairs' in value
    ? value.pairs.flatMap(([key, entry]) => (entry === undefined ? [] : [key, ...textsIn(entry)]))
    : value.flatMap(textsIn)
}

/** The lines of a mapping, one key after another. */
export function blockLines(value: YamlMap, indent = ''): readonly string[] {
  return value.pairs.flatMap(([key, entry]) => (entry === undefined || isEmpty(entry) ? [] : entryLines(scalar(key), entry, indent)))
}

function isEmpty(value: YamlValue): boolean {
  return Array.isArray(value) && value.length === 0
}

function entryLines(key: string, value: YamlValue, indent: string): readonly string[] {
  const flow = flowText(value)
  const isShort = flow.length + key.length + indent.length <= longestFlow
  if (typeof value === 'string' || typeof value === 'number') return [`${indent}${key}: ${flow}`]
  if ('pairs' in value) {
    const isPlain = value.pairs.every(([, entry]) => entry === undefined || typeof entry === 'string' || typeof entry === 'number')
    return isShort && isPlain ? [`${indent}${key}: ${flow}`] : [`${indent}${key}:`, ...blockLines(value, `${indent}  `)]
  }
  const isPlain = value.every((item) => typeof item === 'string' || typeof item === 'number')
  if (isShort && isPlain) return [`${indent}${key}: ${flow}`]
  return [`${indent}${key}:`, ...value.map((item) => `${indent}  - ${flowText(item)}`)]
}

/** A value on one line. */
export function flowText(value: YamlValue): string {
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return scalar(value)
  if (!('pairs' in value)) return `[${value.map(flowText).join(', ')}]`
  const entries = value.pairs.flatMap(([key, entry]) =>
    entry === undefined || isEmpty(entry) ? [] : [`${scalar(key)}: ${flowText(entry)}`],
  )
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`
}

/** Signs that would end or change a plain text, and words that mean something else. */
const unsafe = /[:#[\]{},&*!|>'"@`\\\n\t\r?]|^[-%\s.+=~]|\s$|^$|^0\d|[\p{C}\u2028\u2029]/u
const otherMeaning = /^(?:true|false|null|yes|no|on|off|y|n)$/i

function scalar(text: string): string {
  return unsafe.test(text) || otherMeaning.test(text) ? JSON.stringify(text.replace(/[\p{C}\u2028\u2029]/gu, ' ')) : text
}
