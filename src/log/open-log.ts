import { closeSync, mkdirSync, openSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { dayInChina } from '../kernel/china-time.ts'
import type { Log, LogLine } from './log-line.ts'

/** Where lines go: the error stream, or a folder of files, a new one every day and after so many bytes. */
export type LogPlace =
  | { readonly kind: 'stream'; readonly write: (text: string) => void }
  | { readonly kind: 'folder'; readonly folder: string; readonly mostBytes?: number; readonly mostFiles?: number }

export interface OpenLog {
  readonly write: Log
  readonly close: () => void
}

const usualBytes = 20 * 2 ** 20
const usualFiles = 60
const nameOf = (day: string, part: number) => `ballast-${day}.${String(part).padStart(3, '0')}.jsonl`
const ownName = /^ballast-\d{4}-\d{2}-\d{2}\.\d{3,}\.jsonl$/

/** Opens a log. A line that cannot be written is counted and told with the next one that can: a full disk stops nobody's work. */
export function openLog(place: LogPlace, now: () => Date): OpenLog {
  const out = place.kind === 'stream' ? { write: (text: string) => place.write(text), close: () => undefined } : openFolder(place, now)
  let lost = 0
  return {
    write: (line) => {
      const at = now()
      try {
        out.write(`${JSON.stringify(told(line, at, lost))}\n`, at)
        lost = 0
      } catch {
        lost += 1
      }
    },
    close: () => out.close(),
  }
}

function told(line: LogLine, at: Date, lost: number): object {
  return { at: at.toISOString(), level: levelOf(line), ...line, ...(lost === 0 ? {} : { linesLost: lost }) }
}

function levelOf(line: LogLine): 'info' | 'warn' | 'error' {
  switch (line.event) {
    case 'failure':
      return 'error'
    case 'seal':
      return 'warn'
    case 'request':
      return line.status >= 500 ? 'error' : 'info'
    case 'job':
      return line.state === 'failed' ? 'warn' : 'info'
    case 'command':
      return line.isDone ? 'info' : 'warn'
    case 'start':
    case 'migration':
    case 'listen':
    case 'stop':
      return 'info'
  }
}

/** Files of a folder, read by their owner alone; the oldest make room for new ones, and nothing else of the folder is touched. */
function openFolder({ folder, mostBytes = usualBytes, mostFiles = usualFiles }: Extract<LogPlace, { kind: 'folder' }>, now: () => Date) {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  let open: { readonly descriptor: number; readonly day: string; readonly part: number; bytes: number } | undefined
  const begin = (day: string, part: number) => {
    const path = join(folder, nameOf(day, part))
    const descriptor = openSync(path, 'a', 0o600)
    open = { descriptor, day, part, bytes: statSync(path).size }
    removeOldest(folder, mostFiles)
    return open
  }
  begin(dayInChina(now()), lastPart(folder, dayInChina(now())))
  const close = () => {
    if (open !== undefined) closeSync(open.descriptor)
    open = undefined
  }
  return {
    close,
    write: (text: string, at: Date) => {
      const day = dayInChina(at)
      let file = open ?? begin(day, lastPart(folder, day))
      const isNewDay = file.day !== day
      if (isNewDay || file.bytes >= mostBytes) {
        close()
        file = begin(day, isNewDay ? lastPart(folder, day) : file.part + 1)
      }
      file.bytes += writeSync(file.descriptor, text)
    },
  }
}

/** The file of a day that was written last; the first where there is none. */
function lastPart(folder: string, day: string): number {
  const parts = readdirSync(folder)
    .filter((name) => ownName.test(name) && name.startsWith(`ballast-${day}.`))
    .map((name) => Number(name.split('.')[1]))
  return Math.max(1, ...parts)
}

function removeOldest(folder: string, most: number): void {
  const own = readdirSync(folder)
    .filter((name) => ownName.test(name))
    .sort()
  for (const name of own.slice(0, Math.max(0, own.length - most))) rmSync(join(folder, name), { force: true })
}
