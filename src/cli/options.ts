/** Values of a command's options as `parseArgs` gives them. */
export type OptionValues = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>

/** What was typed cannot be carried out; `message` says what to type instead. Exit code 2. */
export class UsageFailure extends Error {}

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
