import { characterOf, drawn } from './dice.ts'
import { anyLine, branchOf, endings, lines, organisationEnding, placeUnknown, tradeCharacters } from './name-parts.zh.ts'

/** What a firm's name is made from. */
export interface FirmToName {
  readonly key: bigint
  /** The name of the county it is registered in, where known. */
  readonly place: string | undefined
  /** Id of the glossary's kinds of units. */
  readonly kind: string | undefined
  /** Code of GB/T 4754, the section's letter first. */
  readonly industry: string | undefined
}

/** A firm's name, always the same for the same facts. */
export function nameOfFirm({ key, place, kind, industry }: FirmToName): string {
  const known = isKind(kind) ? endings[kind] : endings.enterprise
  return `${place ?? placeUnknown}${tradeName(key)}${known.line ? lineOf(key, industry) : ''}${known.end}`
}

/** The name of a firm's insured unit: of its first that of the firm, of others that of a branch. */
export function nameOfUnit(firm: string, isFirst: boolean, place: string | undefined): string {
  return isFirst ? firm : branchOf(firm, place ?? placeUnknown)
}

/** The name of an organisation that is no firm of the register. */
export function nameOfOrganisation(key: bigint, place: string | undefined): string {
  return `${place ?? placeUnknown}${tradeName(-key - 1n)}${organisationEnding}`
}

function tradeName(key: bigint): string {
  return [11, 12, 13].map((salt) => characterOf(tradeCharacters, key, salt)).join('')
}

function lineOf(key: bigint, industry: string | undefined): string {
  const known = lines[industry?.charAt(0) ?? ''] ?? anyLine
  return known[drawn(key, 14, known.length)] ?? ''
}

function isKind(kind: string | undefined): kind is keyof typeof endings {
  return kind !== undefined && Object.hasOwn(endings, kind)
}
