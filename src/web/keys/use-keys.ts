import { useEffect, useRef } from 'react'
import { type Binding, bindKeys } from './bindings.ts'

/** Gives a page keys while it is shown; `?` lists them. */
export function useKeys(bindings: readonly Binding[]): void {
  const latest = useRef(bindings)
  latest.current = bindings
  const names = bindings.map(({ stroke, what }) => `${stroke}\t${what}`).join('\n')
  useEffect(() => {
    if (names === '') return undefined
    return bindKeys(
      names.split('\n').map((line, at) => {
        const [stroke = '', what = ''] = line.split('\t')
        return { stroke, what, act: () => latest.current[at]?.act() }
      }),
    )
  }, [names])
}
