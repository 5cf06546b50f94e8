/** The material that a word rests on which somebody said itself. */
export const saidOnline = '本单位（本人）在网上确认'
export const waivedOnline = '本单位（本人）在网上表示自愿放弃'
/** Where an account comes from that was entered because its payee asked for it. */
export const askedOnline = (request: bigint, reason: string): string => `网上申请第${request}号：${reason}`
