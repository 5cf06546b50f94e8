import { unzipSync } from 'fflate'

/** More than any document holds, pictures included. */
export const MOST_UNPACKED = 200 * 1024 * 1024

/** The files a zip archive lists, with the sizes it states unpacked; undefined when its directory cannot be read. */
export function zipEntries(bytes: Uint8Array): ReadonlyMap<string, number> | undefined {
  const sizes = new Map<string, number>()
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        sizes.set(name, originalSize)
        return false
      },
    })
    return sizes
  } catch {
    return undefined
  }
}

/** A listed file's text, or an empty one when it is not there or cannot be unpacked. It is never longer than the archive states. */
export function zipText(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder().decode(unzipSync(bytes, { filter: (file) => file.name === name })[name])
  } catch {
    return ''
  }
}
