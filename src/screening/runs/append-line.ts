import { appendFile, mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Adds a line of JSON to a file that only ever grows. One write at its end: two processes do not mix their lines, and a line cut short ends where the next begins. */
export async function appendLine(file: string, line: object): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  const start = (await endsInside(file)) ? '\n' : ''
  await appendFile(file, `${start}${JSON.stringify(line)}\n`)
}

/** Whether a file's last line was never finished. */
async function endsInside(file: string): Promise<boolean> {
  const handle = await open(file, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (handle === undefined) return false
  try {
    const { size } = await handle.stat()
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1))
    return bytesRead === 1 && buffer[0] !== 0x0a
  } finally {
    await handle.close()
  }
}
