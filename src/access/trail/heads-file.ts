import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { done, type Result, refused } from '../../kernel/result.ts'
import type { TrailFinding } from './refusals.ts'
import type { SealRecord } from './seal-record.ts'

const line = z.object({ seal: z.int().min(1), at: z.iso.datetime(), head: z.hex(), signature: z.base64() })

/** A head as it lies outside the database. */
export type FiledHead = z.infer<typeof line>

/** The heads of a file, in the order they were written; none where there is no file. A last line that a stop cut short is not counted. */
export function readHeads(file: string): Result<readonly FiledHead[], Extract<TrailFinding, { code: 'file_unreadable' }>> {
  const lines = textOf(file).split('\n').slice(0, -1)
  const heads: FiledHead[] = []
  for (const [at, text] of lines.entries()) {
    const head = line.safeParse(parseJson(text))
    if (!head.success || head.data.seal !== at + 1) return refused({ code: 'file_unreadable', line: at + 1, file })
    heads.push(head.data)
  }
  return done(heads)
}

/** Writes heads behind those of a file, and does not come back before they are on the disk. */
export function appendHeads(file: string, seals: readonly SealRecord[]): void {
  if (seals.length === 0) return
  mkdirSync(dirname(file), { recursive: true })
  const before = textOf(file)
  // A line that a stop cut short is written anew.
  const text = seals.map((seal) => `${JSON.stringify(filed(seal))}\n`).join('')
  const whole = before.slice(0, before.lastIndexOf('\n') + 1)
  const descriptor = openSync(file, before.length === whole.length ? 'a' : 'w', 0o600)
  try {
    writeSync(descriptor, before.length === whole.length ? text : whole + text)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** A seal as the file has it. */
export function filed({ number, at, head, signature }: SealRecord): FiledHead {
  return { seal: number, at: at.toISOString(), head: head.toString('hex'), signature: signature.toString('base64') }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
