const amended = /（并入核实事实 \d+ 项，\d{4}-\d{2}-\d{2}）$/

/** The title of a registry with so many facts that were established since it was delivered, the last on that day. */
export function amendedTitle(title: string, facts: number, day: string): string {
  return `${registryTitle(title)}（并入核实事实 ${facts} 项，${day}）`
}

/** The title of the registry as it was delivered: snapshots that share it are the same registry. */
export function registryTitle(title: string): string {
  return title.replace(amended, '')
}
