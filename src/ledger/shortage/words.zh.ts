/** Why a row is held, as its trail and its numbered change say it. */
export const reasonOfShare = (number: string, by: string): string => `资金不足，按${by}决定（${number}）暂缓`
