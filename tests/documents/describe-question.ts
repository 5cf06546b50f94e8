import type { WeighedQuestion } from '../../src/documents/index.ts'

/** One line for each question: its code and the values in order of their names. */
export function describeQuestion({ code, with: values }: WeighedQuestion): string {
  const written = Object.keys(values)
    .sort()
    .filter((name) => values[name] !== '')
    .map((name) => `${name}=${values[name]}`)
  return [code, ...written].join(' ')
}
