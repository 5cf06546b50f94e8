import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, inflateRawSync } from 'node:zlib'

/** Unpacks an archive into a folder by its directory, as any program would; throws where a checksum does not fit. */
export function unpack(bytes: Buffer): { readonly folder: string; readonly names: readonly string[]; read(name: string): string } {
  const folder = mkdtempSync(join(tmpdir(), 'ballast-pack-'))
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  const count = bytes.readUInt16LE(end + 10)
  const contents = new Map<string, Buffer>()
  let at = bytes.readUInt32LE(end + 16)
  for (let n = 0; n < count; n++) {
    const [crc, packed, size] = [16, 20, 24].map((offset) => bytes.readUInt32LE(at + offset)) as [number, number, number]
    const [called, extra, note] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [number, number, number]
    const local = bytes.readUInt32LE(at + 42)
    const name = bytes.toString('utf8', at + 46, at + 46 + called)
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const content = inflateRawSync(bytes.subarray(from, from + packed))
    if (bytes.readUInt32LE(local + 14) !== crc || crc32(content) !== crc || content.length !== size) throw new Error(`${name} is damaged`)
    contents.set(name, content)
    writeFileSync(join(folder, name), content)
    at += 46 + called + extra + note
  }
  return {
    folder,
    names: [...contents.keys()],
    read: (name) => contents.get(name)?.toString('utf8') ?? '',
  }
}

/** The rows of a table of text by the headings of its columns. */
export function rowsOf(text: string): readonly Readonly<Record<string, string>>[] {
  const [head = '', ...lines] = text
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n')
  const cells = (line: string) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '')
  const titles = cells(head)
  return lines.map((line) => Object.fromEntries(cells(line).map((cell, at) => [titles[at] ?? '', cell])))
}
