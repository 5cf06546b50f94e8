import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'

/** Bytes read at once. */
const pieceBytes = 1 << 20

/** The SHA-256 of a file's bytes, in hexadecimal. Throws what the system says where the file cannot be read. */
export async function sha256Of(path: string): Promise<string> {
  const handle = await open(path)
  try {
    const { size } = await handle.stat()
    // One piece for the whole file, and no larger than it: memory outside the heap drives the collector, and most files here are small.
    const piece = Buffer.allocUnsafe(Math.max(1, Math.min(size, pieceBytes)))
    const hash = createHash('sha256')
    for (;;) {
      const { bytesRead } = await handle.read(piece, 0, piece.length)
      if (bytesRead === 0) return hash.digest('hex')
      hash.update(piece.subarray(0, bytesRead))
    }
  } finally {
    await handle.close()
  }
}
