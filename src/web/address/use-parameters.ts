import { useLocation, useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo } from 'react'
import { useAddressNotice } from './address-notice.ts'
import { changedSearch, type Parameters, type ParameterValues, readParameters } from './parameters.ts'
import type { SearchValues } from './search-text.ts'

interface Change {
  /** Whether Back leads to the state before; typing replaces, choosing adds. */
  readonly replace?: boolean
}

/**
 * The state of a page that stands in its address: the values by name, and how to change some of them.
 * A page declares its parameters outside the component: `const declared = { sort: oneOf(['net', 'key']), after: text() }`.
 */
export function useParameters<P extends Parameters>(
  declared: P,
): readonly [values: ParameterValues<P>, change: (some: Partial<ParameterValues<P>>, how?: Change) => void] {
  const search = useLocation({ select: (location) => location.search as SearchValues })
  const navigate = useNavigate()
  const read = useMemo(() => readParameters(declared, search), [declared, search])
  const notice = useAddressNotice()
  const misread = [...read.unknown, ...read.unfit].join('\n')
  useEffect(() => {
    notice.declare(misread === '' ? [] : misread.split('\n'))
  }, [notice, misread])
  const change = useCallback(
    (some: Partial<ParameterValues<P>>, how?: Change) =>
      void navigate({
        to: '.',
        search: ((before: SearchValues) => changedSearch(declared, before, some)) as never,
        replace: how?.replace ?? false,
        resetScroll: false,
      }),
    [navigate, declared],
  )
  return [read.values, change]
}
