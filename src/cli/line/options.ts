/** Values of a command's options, as typed. */
export type OptionValues = Readonly<Record<string, string | boolean | readonly string[] | undefined>>

/** What was typed cannot be carried out; `message` says what to type instead. Exit code 2. */
export class UsageFailure extends Error {
  readonly code: string

  constructor(message: string, code = 'usage') {
    super(message)
    this.name = 'UsageFailure'
    this.code = code
  }
}

/** The value of a text option, or undefined. */
export function textOption(options: OptionValues, name: string): string | undefined {
  const value = options[name]
  return typeof value === 'string' ? value : undefined
}

/** The values of a repeatable text option. */
export function listOption(options: OptionValues, name: string): readonly string[] {
  const value = options[name]
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []
}

/** Option values that remember which of them anybody looked at. */
export function recordReads(values: OptionValues): { readonly options: OptionValues; unread(): readonly string[] } {
  const read = new Set<string>()
  const options = new Proxy(values, {
    get: (target, name) => {
      read.add(String(name))
      return target[String(name)]
    },
  })
  return { options, unread: () => Object.keys(values).filter((name) => !read.has(name)) }
}
