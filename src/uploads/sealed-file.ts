import { open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as letOthers } from 'node:timers/promises'
import { makeFolder } from '../store/index.ts'
import { type FileKey, openPart, sealPart } from '../subjects/index.ts'

/** A file is sealed in parts of so many bytes, so that nothing else waits for a large one. */
const partBytes = 256 * 1024
/** In front of each part stands how long its cipher is. */
const lengthBytes = 4

/** Where the bytes of a file lie. */
export const sealedPath = (folder: string, file: string): string => join(folder, `${file}.sealed`)

/** Writes bytes into the folder under a key of their own, whole or not at all, and on the disk before it returns. */
export async function writeSealed(folder: string, file: string, key: FileKey, bytes: Buffer): Promise<void> {
  await makeFolder(folder)
  const path = sealedPath(folder, file)
  const unfinished = `${path}.part`
  try {
    const handle = await open(unfinished, 'wx', 0o600)
    try {
      for (let from = 0, at = 0; from < bytes.length; from += partBytes, at++) {
        const isLast = from + partBytes >= bytes.length
        const sealed = sealPart(key, { file, at, isLast }, bytes.subarray(from, from + partBytes))
        const length = Buffer.alloc(lengthBytes)
        length.writeUInt32BE(sealed.length)
        await handle.writev([length, sealed])
        await letOthers()
      }
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}

/** The bytes of a file; undefined where it is gone, cut off, or not what was written under this key and name. */
export async function readSealed(folder: string, file: string, key: FileKey): Promise<Buffer | undefined> {
  const sealed = await readFile(sealedPath(folder, file)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (sealed === undefined) return undefined
  const parts: Buffer[] = []
  for (let from = 0, at = 0; from < sealed.length; at++) {
    if (from + lengthBytes > sealed.length) return undefined
    const to = from + lengthBytes + sealed.readUInt32BE(from)
    if (to > sealed.length) return undefined
    const part = openPart(key, { file, at, isLast: to === sealed.length }, sealed.subarray(from + lengthBytes, to))
    if (part === undefined) return undefined
    parts.push(part)
    from = to
    await letOthers()
  }
  return parts.length === 0 ? undefined : Buffer.concat(parts)
}
