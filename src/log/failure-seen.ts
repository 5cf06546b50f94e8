/** What of a failure may stand in a log: what it is and where in the program it happened, never what it says. */
export interface FailureSeen {
  readonly name: string
  readonly code?: string
  /** What of the database it concerns. */
  readonly table?: string
  readonly constraint?: string
  /** The innermost places of the program, file and line. */
  readonly at: readonly string[]
}

const mostPlaces = 8
/** Names of classes, codes, tables; a state of SQL is five signs. */
const word = /^(?:[A-Za-z_][\w$.-]{0,79}|[0-9A-Z]{5})$/

/** Reads a failure for the log. Its message is left out: it repeats what was typed, and a database's quotes rows. */
export function failureSeen(error: unknown): FailureSeen {
  if (!(error instanceof Error)) return { name: typeof error, at: [] }
  const { code, table, constraint } = error as { readonly code?: unknown; readonly table?: unknown; readonly constraint?: unknown }
  return {
    name: word.test(error.name) ? error.name : 'Error',
    ...given('code', code),
    ...given('table', table),
    ...given('constraint', constraint),
    at: placesOf(error),
  }
}

function given<N extends string>(name: N, value: unknown): { readonly [K in N]?: string } {
  return (typeof value === 'string' && word.test(value) ? { [name]: value } : {}) as { readonly [K in N]?: string }
}

/** File and line of each frame; the message before the frames is passed over, however many lines it has. */
function placesOf(error: Error): readonly string[] {
  const frames = (error.stack ?? '')
    .slice(String(error).length)
    .matchAll(/\n {4}at .*?([\w$@.+-]+(?:\/[\w$@.+-]+){0,3}\.(?:m?[jt]s|cjs)):(\d+):\d+\)?$/gm)
  return [...frames].slice(0, mostPlaces).map(([, file = '', line = '']) => `${file}:${line}`)
}
