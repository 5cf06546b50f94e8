/** What a browser of the floor lacks and the packages use; each is given only where it is missing. */

type Lacking = Record<string, unknown>

const give = (target: object, name: string, value: unknown): void => {
  if (!(name in target)) Object.defineProperty(target, name, { value, writable: true, configurable: true })
}

function at<T>(this: ArrayLike<T>, index: number): T | undefined {
  const whole = Math.trunc(index) || 0
  return this[whole < 0 ? this.length + whole : whole]
}

function findLast<T>(this: readonly T[], fits: (value: T, index: number, all: readonly T[]) => boolean): T | undefined {
  for (let index = this.length - 1; index >= 0; index -= 1) {
    if (fits(this[index] as T, index, this)) return this[index]
  }
  return undefined
}

function findLastIndex<T>(this: readonly T[], fits: (value: T, index: number, all: readonly T[]) => boolean): number {
  for (let index = this.length - 1; index >= 0; index -= 1) {
    if (fits(this[index] as T, index, this)) return index
  }
  return -1
}

for (const prototype of [Array.prototype, String.prototype, Object.getPrototypeOf(Uint8Array.prototype) as object])
  give(prototype, 'at', at)
give(Array.prototype, 'findLast', findLast)
give(Array.prototype, 'findLastIndex', findLastIndex)
give(Array.prototype, 'toSorted', function toSorted<T>(this: readonly T[], by?: (a: T, b: T) => number) {
  return [...this].sort(by)
})
give(Array.prototype, 'toReversed', function toReversed<T>(this: readonly T[]) {
  return [...this].reverse()
})
give(Object, 'hasOwn', (target: object, name: PropertyKey) => Object.getOwnPropertyDescriptor(target, name) !== undefined)
give(Promise, 'withResolvers', function withResolvers<T>() {
  let resolve: unknown
  let reject: unknown
  const promise = new Promise<T>((done, failed) => {
    resolve = done
    reject = failed
  })
  return { promise, resolve, reject }
})
give(URL, 'canParse', (text: string, base?: string) => {
  try {
    return new URL(text, base) !== undefined
  } catch {
    return false
  }
})
give(AbortSignal, 'timeout', (milliseconds: number) => {
  const controller = new AbortController()
  setTimeout(() => controller.abort(), milliseconds)
  return controller.signal
})
give(AbortSignal, 'any', (signals: readonly AbortSignal[]) => {
  const controller = new AbortController()
  for (const signal of signals) {
    if (signal.aborted) controller.abort()
    else signal.addEventListener('abort', () => controller.abort(), { once: true })
  }
  return controller.signal
})
give(globalThis as unknown as Lacking, 'structuredClone', <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T)
