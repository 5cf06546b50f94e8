/** A decimal short enough to be one. */
export function readable(value: string | undefined): string | undefined {
  return value !== undefined && /^\d{1,12}(\.\d{1,4})?$/.test(value) ? value : undefined
}

/** A decimal with its point moved. */
export function shifted(value: string, places: number): string {
  const [whole = '', fraction = ''] = value.split('.')
  const digits = `${'0'.repeat(Math.max(0, -places))}${whole}${fraction}${'0'.repeat(Math.max(0, places))}`
  const point = digits.length - fraction.length - Math.max(0, places) + places
  const before = digits.slice(0, point).replace(/^0+(?=\d)/, '')
  const behind = digits.slice(point).replace(/0+$/, '')
  return behind === '' ? before || '0' : `${before || '0'}.${behind}`
}
