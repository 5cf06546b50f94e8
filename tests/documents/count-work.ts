type Method = (...args: readonly unknown[]) => unknown
type Callback = (...args: readonly unknown[]) => unknown

/** What one call has cost: what stood before it, what it was given, what it gave. */
type Cost = (self: unknown, args: readonly unknown[], result: unknown, lastIndex: number) => number

/**
 * Counts the work that code does on texts and lists: characters that patterns and searches go over, elements that loops and callbacks
 * visit. The count is the same on every machine and in every run, so it shows how work grows with the length of a text, which a
 * clock shows only on an idle machine. Not counted: what a pattern goes over twice within one match, and loops over `text[at]`;
 * the benchmark measures those by time.
 */
export function countWork(work: () => void): number {
  let count = 0
  const restore: (() => void)[] = []
  const replace = (owner: object, name: string | symbol, counted: (original: Method) => Method) => {
    const original = Reflect.get(owner, name) as Method
    Reflect.set(owner, name, counted(original))
    restore.push(() => Reflect.set(owner, name, original))
  }
  const watch = (owner: object, names: readonly (string | symbol)[], cost: Cost) => {
    for (const name of names)
      replace(
        owner,
        name,
        (original) =>
          function (this: unknown, ...args: readonly unknown[]) {
            const lastIndex = this instanceof RegExp ? this.lastIndex : 0
            const result = Reflect.apply(original, this, args)
            count += cost(this, args, result, lastIndex)
            return result
          },
      )
  }
  const watchVisits = (names: readonly string[]) => {
    for (const name of names)
      replace(
        Array.prototype,
        name,
        (original) =>
          function (this: unknown, callback: unknown, ...args: readonly unknown[]) {
            const visit = (...given: readonly unknown[]) => {
              count += 1
              return (callback as Callback)(...given)
            }
            return Reflect.apply(original, this, [visit, ...args])
          },
      )
  }
  watch(RegExp.prototype, ['exec'], scanned)
  watch(String.prototype, ['charAt', 'charCodeAt', 'codePointAt'], () => 1)
  watch(String.prototype, ['indexOf', 'includes', 'lastIndexOf', 'startsWith', 'endsWith'], searched)
  watch(Array.prototype, ['slice', 'concat', 'join', 'sort', 'toSorted', 'reverse', 'flat', 'splice', 'toSpliced'], sizeOf)
  watch(Array.prototype, ['indexOf', 'includes'], lookedUp)
  watchVisits(['map', 'flatMap', 'filter', 'forEach', 'reduce', 'find', 'findIndex', 'findLast', 'findLastIndex', 'some', 'every'])
  watch(Object.getPrototypeOf([][Symbol.iterator]()) as object, ['next'], () => 1)
  try {
    work()
  } finally {
    for (const undo of restore.reverse()) undo()
  }
  return count
}

/** Characters a pattern went over: to the end of what it found, or of the text; of one bound to a place no more than it found there. */
const scanned: Cost = (self, args, result, lastIndex) => {
  const pattern = self as RegExp
  const text = String(args[0])
  const from = pattern.global || pattern.sticky ? lastIndex : 0
  const isBound = pattern.sticky || (pattern.source.startsWith('^') && !pattern.multiline)
  if (result === null) return isBound ? 1 : Math.max(0, text.length - from) + 1
  const { index, 0: found } = result as RegExpExecArray
  return (isBound ? 0 : index - from) + found.length + 1
}

const searched: Cost = (self, args, result) => {
  const from = typeof args[1] === 'number' ? args[1] : 0
  if (typeof result === 'boolean') return String(args[0]).length + 1
  return (typeof result === 'number' && result >= 0 ? Math.abs(result - from) : String(self).length) + 1
}

const sizeOf: Cost = (_, __, result) => (Array.isArray(result) ? result.length : 1) + 1

const lookedUp: Cost = (self, _, result) => (typeof result === 'number' && result >= 0 ? result : (self as readonly unknown[]).length) + 1
