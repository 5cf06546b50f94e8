import { createHash } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

const bytesAtOnce = 1 << 20

/**
 * Copies a file whose SHA-256 is known, whole or not at all: what is written is what was hashed. False where it cannot be read, or is
 * not what it should be; what cannot be written throws.
 */
export async function copyChecked(from: string, into: string, sha256: string): Promise<boolean> {
  const source = await open(from).catch(() => undefined)
  if (source === undefined) return false
  const unfinished = `${into}.part`
  try {
    await mkdir(dirname(into), { recursive: true })
    const target = await open(unfinished, 'w')
    const hash = createHash('sha256')
    try {
      const buffer = Buffer.allocUnsafe(bytesAtOnce)
      for (;;) {
        const read = await source.read(buffer, 0, bytesAtOnce).then(
          ({ bytesRead }) => bytesRead,
          () => undefined,
        )
        if (read === undefined) return false
        if (read === 0) break
        const bytes = buffer.subarray(0, read)
        hash.update(bytes)
        await target.writeFile(bytes)
      }
    } finally {
      await target.close()
    }
    if (hash.digest('hex') !== sha256) return false
    await rename(unfinished, into)
    return true
  } finally {
    await source.close()
    await rm(unfinished, { force: true })
  }
}
