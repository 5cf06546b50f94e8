/** What a registry is called that was made up for a year; the seed tells two of one year apart. */
export const demoTitle = (year: number, seed: number): string => `演示登记库 ${year} 年（第 ${seed} 套）`
