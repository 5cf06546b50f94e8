import { expect, test } from 'vitest'
import { parseDate } from '../../kernel/calendar.ts'
import { EARLIEST_DAY, LATEST_DAY } from '../../rules/index.ts'
import type { Parameter, ParameterEntry } from '../plan.ts'
import { bindParameter } from './bind-parameter.ts'

const on = (text: string): number => {
  const day = parseDate(text)
  if (day === undefined) throw new Error(`${text} is no day`)
  return day
}

/** One month until June, three from July, written down in August. */
const entry = (from: string | undefined, to: string | undefined, knownOn: string, value: bigint): ParameterEntry => {
  const at = { file: '', line: 1, column: 1, length: 1 }
  return {
    plan: 'p',
    clause: '一',
    file: '',
    line: 1,
    at,
    knownOn: on(knownOn),
    from: from === undefined ? { kind: 'open' } : { kind: 'day', day: on(from) },
    to: to === undefined ? { kind: 'open' } : { kind: 'day', day: on(to) },
    value: { kind: 'cell', cell: { value, standing: 'set', masked: undefined, at } },
  } as unknown as ParameterEntry
}
const parameter = {
  shape: { id: 'months', zh: '月数', kind: 'value', type: { kind: 'number', dimension: 'month', scale: 0, low: 0n, high: 99n } },
  entries: [entry(undefined, '2022-06-30', '2022-01-01', 1n), entry('2022-07-01', '2022-12-31', '2022-08-01', 3n)],
} as unknown as Parameter

test.each([
  ['2022-06-30', '2022-07-31', 1n],
  ['2022-07-01', '2022-07-31', 'parameter_not_known_yet 2022-08-01'],
  ['2022-07-01', '2022-08-01', 3n],
  ['2023-01-01', '2022-07-31', 'parameter_not_in_force'],
  ['2023-01-01', '2022-08-01', 'parameter_not_in_force'],
] as const)('on %s, as known on %s', (day, knownOn, expected) => {
  const bound = bindParameter(parameter, on(day), on(day), { years: () => new Map(), knownOn: on(knownOn) })
  if ('code' in bound) {
    const since = bound.code === 'parameter_not_known_yet' && bound.knownOn === on('2022-08-01') ? ' 2022-08-01' : ''
    expect(`${bound.code}${since}`).toBe(expected)
  } else expect(bound.periods).toMatchObject([{ from: EARLIEST_DAY, to: LATEST_DAY, value: { kind: 'cell', cell: { value: expected } } }])
})
