/** The columns of a letter as a workbook, in their order; the first three are hidden and tie a row to what it answers. */
export const letterColumns = [
  { id: 'row', width: 12, isHidden: true },
  { id: 'version', width: 8, isHidden: true },
  { id: 'mark', width: 14, isHidden: true },
  { id: 'number', width: 6 },
  { id: 'name', width: 32 },
  { id: 'identity', width: 22 },
  { id: 'unit', width: 32, isOptional: true },
  { id: 'region', width: 12 },
  { id: 'present', width: 16 },
  { id: 'finding', width: 12, isFilled: true },
  { id: 'value', width: 20, isFilled: true },
  { id: 'source', width: 28, isFilled: true },
  { id: 'sourceOn', width: 14, isFilled: true },
  { id: 'note', width: 24, isFilled: true },
] as const satisfies readonly LetterColumn[]

interface LetterColumn {
  readonly id: string
  readonly width: number
  readonly isHidden?: true
  readonly isFilled?: true
  /** Whether a workbook may come back without it: those handed out by earlier releases have none. */
  readonly isOptional?: true
}

export type LetterColumnId = (typeof letterColumns)[number]['id']

/** What a filled cell holds at the most, as the form on screen has it. */
export const longestText = { value: 200, source: 200, note: 1000 } as const
