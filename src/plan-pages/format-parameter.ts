import type { Parameter, ParameterEntry } from '../plans/index.ts'
import type { Vocabulary } from '../rules/index.ts'
import { formatValue, trimmed, unitText } from '../screening/index.ts'
import { valueWords } from './words.zh.ts'

type Shape = Parameter['shape']
type Cell = Extract<ParameterEntry['value'], { kind: 'cell' }>['cell']
type Tier = Extract<ParameterEntry['value'], { kind: 'tiers' }>['tiers'][number]

/** How the bounds of a tier are said. */
type Signs = Readonly<Record<'<' | '<=' | '>' | '>=', string>>

const written: Signs = { '<': '<', '<=': '<=', '>': '>', '>=': '>=' }

/** A value of a parameter as its plan writes it: ceilings and what is left to others marked, tables and tiers row by row. */
export function formatParameterEntry({ value }: ParameterEntry, shape: Shape, vocabulary: Vocabulary): string {
  const cell = (each: Cell) => formatCell(each, shape, vocabulary)
  switch (value.kind) {
    case 'cell':
      return cell(value.cell)
    case 'texts':
      return valueWords.items(value.texts.length)
    case 'codes': {
      const enumeration = shape.kind === 'table' && shape.key.kind === 'enumeration' ? shape.key.enumeration : ''
      const names = vocabulary.enumerations.get(enumeration)?.values ?? []
      return [...value.cells].map(([code, each]) => `${names[Number(code)]?.zh ?? code} ${cell(each)}`).join(', ')
    }
    case 'tiers':
      return value.tiers.map((tier) => `${tierText(tier, value.scale, shape, vocabulary)} ${cell(tier.cell)}`).join(', ')
  }
}

/** One cell of a parameter, ceilings and what is left to others marked. */
export function formatCell({ value, masked, standing }: Cell, shape: Shape, vocabulary: Vocabulary): string {
  if (standing === 'delegated') return valueWords.delegated
  const text =
    value === undefined || shape.kind === 'text_list' ? (masked ?? valueWords.delegated) : formatValue(value, shape.type, vocabulary)
  return standing === 'ceiling' ? `${valueWords.ceiling} ${text}` : text
}

/** The bounds of a tier with their unit. */
export function tierText(tier: Tier, scale: number, shape: Shape, vocabulary: Vocabulary, signs: Signs = written): string {
  const dimension = shape.kind === 'table' && shape.key.kind === 'tiers' ? unitText(shape.key.dimension, vocabulary) : ''
  const low = tier.low === undefined ? '' : `${signs[tier.isLowInclusive ? '>=' : '>']}${trimmed(tier.low, scale)}`
  const high = tier.high === undefined ? '' : `${signs[tier.isHighInclusive ? '<=' : '<']}${trimmed(tier.high, scale)}`
  return `${[low, high].filter((bound) => bound !== '').join(' ')}${dimension}`
}
