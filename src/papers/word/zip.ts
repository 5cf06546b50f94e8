import { crc32, deflateRawSync } from 'node:zlib'

/** A part of a package: its name and its text. */
export interface ZipPart {
  readonly name: string
  readonly text: string
}

/** 1 January 1980, the first day that an archive can say: equal parts make equal bytes, whenever they are packed. */
const firstDay = 0x0021
const utf8Names = 0x0800
const deflated = 8
const version = 20

/** Packs parts into an archive, in their order. */
export function zipOf(parts: readonly ZipPart[]): Buffer {
  const local: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, text } of parts) {
    const plain = Buffer.from(text, 'utf8')
    const packed = deflateRawSync(plain)
    const called = Buffer.from(name, 'utf8')
    // What stands before the bytes and in the directory alike.
    const common = Buffer.alloc(26)
    common.writeUInt16LE(version, 0)
    common.writeUInt16LE(utf8Names, 2)
    common.writeUInt16LE(deflated, 4)
    common.writeUInt16LE(firstDay, 8)
    common.writeUInt32LE(crc32(plain), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(plain.length, 18)
    common.writeUInt16LE(called.length, 22)
    local.push(Buffer.from('PK\x03\x04', 'latin1'), common, called, packed)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    directory.push(Buffer.from('PK\x01\x02', 'latin1'), Buffer.from([version, 0]), common, place, called)
    at += 4 + common.length + called.length + packed.length
  }
  const entries = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(entries.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...local, entries, Buffer.from('PK\x05\x06', 'latin1'), end])
}
