import { readdirSync, readFileSync } from 'node:fs'

/** The memory that a process and those it started hold, in bytes; Linux alone tells. */
export function memoryOf(pid: number): number {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => statusOf(Number(name)))
  const family = new Set([pid])
  for (let before = 0; before < family.size; ) {
    before = family.size
    for (const each of processes) if (family.has(each.parent)) family.add(each.pid)
  }
  return processes.filter((each) => family.has(each.pid)).reduce((sum, { resident }) => sum + resident, 0)
}

function statusOf(pid: number): readonly { readonly pid: number; readonly parent: number; readonly resident: number }[] {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const figure = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0)
    return [{ pid, parent: figure('PPid'), resident: figure('VmRSS') * 1024 }]
  } catch {
    // It ended meanwhile.
    return []
  }
}
