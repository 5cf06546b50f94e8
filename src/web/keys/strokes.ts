/** What a key event says, as it is written in help: `j`, `Shift x`, `Ctrl k`, `?`. */
export function strokeOf(event: {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}): string {
  const isLetter = /^[a-zA-Z]$/.test(event.key)
  const parts = [
    event.ctrlKey || event.metaKey ? 'Ctrl' : '',
    event.altKey ? 'Alt' : '',
    // What is not a letter already says that Shift was held: `?`.
    event.shiftKey && isLetter ? 'Shift' : '',
    isLetter ? event.key.toLowerCase() : event.key,
  ]
  return parts.filter((part) => part !== '').join(' ')
}

const typedInto = new Set(['text', 'search', 'password', 'number', 'email', 'tel', 'url', 'date', 'month', 'time', 'datetime-local'])

/** Whether keys pressed here are letters that somebody types. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target.tagName === 'TEXTAREA' || target.tagName === 'SELECT') return true
  if (target.getAttribute('role') === 'combobox' || target.getAttribute('role') === 'textbox') return true
  return target instanceof HTMLInputElement && typedInto.has(target.type)
}

/** Follows strokes and tells which binding is meant: a stroke of its own, or the second after a first (`g d`). */
export function makeSequence(): (stroke: string, known: readonly string[]) => string | undefined {
  let first: string | undefined
  return (stroke, known) => {
    const pair = first === undefined ? undefined : `${first} ${stroke}`
    first = undefined
    if (pair !== undefined && known.includes(pair)) return pair
    if (known.includes(stroke)) return stroke
    if (known.some((one) => one.startsWith(`${stroke} `) && one.length === stroke.length + 2)) first = stroke
    return undefined
  }
}
