import { readdirSync, readFileSync } from 'node:fs'

/** A process and those it started, of which the system tells; Linux alone does. */
export function familyOf(pid: number): readonly number[] {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), parent: figureOf(Number(name), 'PPid') }))
  const family = new Set([pid])
  for (let before = 0; before < family.size; ) {
    before = family.size
    for (const each of processes) if (family.has(each.parent)) family.add(each.pid)
  }
  return [...family]
}

/** The memory that a process and those it started hold, in bytes. */
export const memoryOf = (pid: number): number => familyOf(pid).reduce((sum, each) => sum + figureOf(each, 'VmRSS') * 1024, 0)

/** Seconds of the processor that a process and those it started have used, with those of them that ended. */
export const processorOf = (pid: number): number => familyOf(pid).reduce((sum, each) => sum + processorAlone(each), 0)

const ticksPerSecond = 100

function processorAlone(pid: number): number {
  try {
    // Behind the name, which may hold anything: the 12th to the 15th are its own and those of its children that ended.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / ticksPerSecond
  } catch {
    // It ended meanwhile.
    return 0
  }
}

function figureOf(pid: number, name: string): number {
  try {
    return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}
