/** Which row of a list was the current one when somebody left it, by the address of the list; coming back leads to it. */
const rows = new Map<string, string>()
const kept = 50

export function rememberRow(address: string, key: string): void {
  rows.delete(address)
  rows.set(address, key)
  const [oldest] = rows.keys()
  if (rows.size > kept && oldest !== undefined) rows.delete(oldest)
}

export const rememberedRow = (address: string): string | undefined => rows.get(address)
