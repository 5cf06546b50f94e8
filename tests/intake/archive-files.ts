import { crc32, deflateRawSync } from 'node:zlib'

/** A file to be put into a zip archive, and what its records are to state instead of the truth. */
export interface Packed {
  readonly name: string
  readonly content: string | Uint8Array
  readonly isStored?: boolean
  /** Bytes to stand in the archive in place of the packed content. */
  readonly data?: Uint8Array
  /** What header and directory state, each with the truth where it is left out. */
  readonly stated?: Partial<Stated>
  /** What the header in front of the data states otherwise than the directory. */
  readonly header?: Partial<Stated>
  /** Sizes in 64-bit fields, as programs write that do not know them in advance. */
  readonly isWide?: boolean
}

interface Stated {
  readonly name: string
  readonly flags: number
  readonly method: number
  readonly checksum: number
  readonly packed: number
  readonly size: number
}

const record = (signature: string, ...fields: readonly (readonly [bytes: 2 | 4 | 8, value: number])[]) =>
  Buffer.concat([
    Buffer.from(signature, 'latin1'),
    ...fields.map(([bytes, value]) => {
      const field = Buffer.alloc(bytes)
      if (bytes === 8) field.writeBigUInt64LE(BigInt(value))
      else field.writeUIntLE(value, 0, bytes)
      return field
    }),
  ])

const FULL = 0xffffffff

/** A zip archive of files; `count` is how many of them its end states. */
export function archiveOf(files: readonly Packed[], { count = files.length, comment = '', hasWideEnd = false } = {}): Buffer {
  const locals: Buffer[] = []
  const entries: Buffer[] = []
  let offset = 0
  for (const file of files) {
    const content = Buffer.from(file.content)
    const data = Buffer.from(file.data ?? (file.isStored === true ? content : deflateRawSync(content)))
    const truth = {
      name: file.name,
      flags: 0,
      method: file.isStored === true ? 0 : 8,
      checksum: crc32(content),
      packed: data.length,
      size: content.length,
    }
    const entry = { ...truth, ...file.stated }
    const header = { ...entry, ...file.header }
    const wide = (size: number, packed: number) =>
      file.isWide === true ? record('\x01\x00', [2, 16], [8, size], [8, packed]) : Buffer.alloc(0)
    const fields = (each: Stated, extra: Buffer) =>
      [
        [2, each.flags],
        [2, each.method],
        [4, 0],
        [4, each.checksum],
        [4, file.isWide === true ? FULL : each.packed],
        [4, file.isWide === true ? FULL : each.size],
        [2, Buffer.byteLength(each.name)],
        [2, extra.length],
      ] as const
    const [before, inside] = [wide(header.size, header.packed), wide(entry.size, entry.packed)]
    const local = Buffer.concat([record('PK\x03\x04\x14\x00', ...fields(header, before)), Buffer.from(header.name), before, data])
    entries.push(
      Buffer.concat([
        record('PK\x01\x02\x14\x00\x14\x00', ...fields(entry, inside), [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]),
        Buffer.from(entry.name),
        inside,
      ]),
    )
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(entries)
  const wideEnd = record(
    'PK\x06\x06',
    [8, 44],
    [2, 20],
    [2, 20],
    [4, 0],
    [4, 0],
    [8, count],
    [8, count],
    [8, directory.length],
    [8, offset],
  )
  const locator = record('PK\x06\x07', [4, 0], [8, offset + directory.length], [4, 1])
  const end = hasWideEnd
    ? [wideEnd, locator, record('PK\x05\x06', [2, 0], [2, 0], [2, 0xffff], [2, 0xffff], [4, FULL], [4, FULL], [2, comment.length])]
    : [record('PK\x05\x06', [2, 0], [2, 0], [2, count], [2, count], [4, directory.length], [4, offset], [2, comment.length])]
  return Buffer.concat([...locals, directory, ...end, Buffer.from(comment)])
}
