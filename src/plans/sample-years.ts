/** Every mask is taken as one and the same sample year, so that gaps show before the year is known. */
export const sampleYears = {
  years: (): ReadonlyMap<string, string> =>
    new Map([
      ['20XX', '2020'],
      ['201X', '2019'],
      ['202X', '2020'],
    ]),
}
