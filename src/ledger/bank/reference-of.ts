/** Digits of the number of a line in a reference. */
const lineDigits = 6
/** Digits of the year in front of it. */
const yearDigits = 4

/** What a payment is found again by in an answer: the number of its file and its line there, as digits alone, which every bank takes. */
export function referenceOf(file: string, line: number): string {
  return `${file.replace('-', '')}${String(line).padStart(lineDigits, '0')}`
}

/** The file and line of a reference; undefined where it is none. */
export function placeOfReference(reference: string): { readonly file: string; readonly line: number } | undefined {
  if (!/^\d{14,24}$/.test(reference)) return undefined
  const number = reference.slice(0, -lineDigits)
  return { file: `${number.slice(0, yearDigits)}-${number.slice(yearDigits)}`, line: Number(reference.slice(-lineDigits)) }
}
