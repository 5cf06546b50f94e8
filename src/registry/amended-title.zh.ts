const amended = /（并入[^（）]*，\d{4}-\d{2}-\d{2}）$/

/** The title of a registry with so many facts and payments that were established since it was delivered, the last on that day. */
export function amendedTitle(
  title: string,
  { facts, payments }: { readonly facts: number; readonly payments: number },
  day: string,
): string {
  const joined = [...(facts > 0 || payments === 0 ? [`核实事实 ${facts} 项`] : []), ...(payments > 0 ? [`已发放 ${payments} 笔`] : [])]
  return `${registryTitle(title)}（并入${joined.join('、')}，${day}）`
}

/** The title of the registry as it was delivered: snapshots that share it are the same registry. */
export function registryTitle(title: string): string {
  return title.replace(amended, '')
}
