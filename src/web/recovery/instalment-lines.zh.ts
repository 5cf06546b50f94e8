/** Which line of instalments cannot be read, and how it is written. */
export const unreadInstalment = (line: number): string => `第 ${line} 行读不出。请写还款日、空格、金额，如 2023-02-10 1000.00。`
