import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

/** What tells one process from every other: where it runs, its number there, and when it started, for numbers come again. */
export interface ProcessIdentity {
  /** Machine, boot and, where there is one, name space of process numbers, as eight hexadecimal digits. */
  readonly place: string
  readonly pid: number
  /** The time of its start, as eight hexadecimal digits; zeros where the system does not tell. */
  readonly start: string
}

let own: ProcessIdentity | undefined

/** The identity of the process this runs in. */
export function thisProcess(): ProcessIdentity {
  own ??= { place: placeOf(), pid: process.pid, start: startOf(process.pid) ?? noStart }
  return own
}

/** Whether a process runs; undefined where it runs, or ran, in a place that cannot be seen from here. */
export function isRunning({ place, pid, start }: ProcessIdentity): boolean | undefined {
  if (place !== thisProcess().place) return undefined
  if (!hasNumber(pid)) return false
  const found = startOf(pid)
  return found === undefined || start === noStart || found === start
}

const noStart = '00000000'

/** Is there a process of this number, whosever it is. */
function hasNumber(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // A process of somebody else may not be signalled, but it is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function placeOf(): string {
  const parts = [hostname()]
  if (process.platform === 'linux') parts.push(textOf('/proc/sys/kernel/random/boot_id'), nameSpace())
  return digestOf(parts.join('\n'))
}

/** Two containers of one name have process numbers of their own. */
function nameSpace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid')
  } catch {
    return ''
  }
}

/** When a process started; undefined where the system does not tell. */
function startOf(pid: number): string | undefined {
  const told = process.platform === 'linux' ? linuxStart(pid) : process.platform === 'darwin' ? listedStart(pid) : ''
  return told === '' ? undefined : digestOf(told)
}

/** The 22nd field of its status, in ticks since the boot; the second, its name, may hold blanks and brackets. */
function linuxStart(pid: number): string {
  const status = textOf(`/proc/${pid}/stat`)
  return status.slice(status.lastIndexOf(')') + 2).split(' ')[19] ?? ''
}

function listedStart(pid: number): string {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', env: { LC_ALL: 'C', TZ: 'UTC' } }).trim()
  } catch {
    return ''
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return ''
  }
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8)
}
