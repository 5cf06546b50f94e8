import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib'

/** A part of an archive: its name and its text. */
interface ZipPart {
  readonly name: string
  readonly text: string
}

/** What stands in an archive after a file was added. */
interface ZippedFile {
  readonly name: string
  readonly bytes: number
  readonly sha256: string
}

/** 1 January 1980, the first day that an archive can say: equal parts make equal bytes, whenever they are packed. */
const firstDay = 0x0021
const utf8Names = 0x0800
const deflated = 8
const version = 20
/** Beyond this an archive of this form cannot say where something stands. */
const mostBytes = 0xff_ff_ff_fe
/** Where in an entry, and how many bytes, checksum and both sizes are: all that is known only once a file is in. */
const sizes = { at: 14, from: 10, bytes: 12 }

/** An entry of an archive: what stands before its bytes, and the line of the directory that leads to it. */
class Entry {
  private readonly called: Buffer
  private readonly common = Buffer.alloc(26)
  private readonly begins: number

  constructor(name: string, begins: number) {
    this.called = Buffer.from(name, 'utf8')
    this.begins = begins
    this.common.writeUInt16LE(version, 0)
    this.common.writeUInt16LE(utf8Names, 2)
    this.common.writeUInt16LE(deflated, 4)
    this.common.writeUInt16LE(firstDay, 8)
    this.common.writeUInt16LE(this.called.length, 22)
  }

  /** Says what is in it once that is known; gives the bytes that say so and their place. */
  measured(crc: number, packed: number, plain: number): { readonly bytes: Buffer; readonly at: number } {
    this.common.writeUInt32LE(crc, 10)
    this.common.writeUInt32LE(packed, 14)
    this.common.writeUInt32LE(plain, 18)
    return { bytes: this.common.subarray(sizes.from, sizes.from + sizes.bytes), at: this.begins + sizes.at }
  }

  head(): Buffer {
    return Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), this.common, this.called])
  }

  line(): Buffer {
    const place = Buffer.alloc(14)
    place.writeUInt32LE(this.begins, 10)
    return Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), Buffer.from([version, 0]), this.common, place, this.called])
  }
}

/** The directory of an archive, and its end; `at` is where the directory begins. */
function directoryOf(lines: readonly Buffer[], at: number): Buffer {
  const entries = Buffer.concat(lines)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(lines.length, 4)
  end.writeUInt16LE(lines.length, 6)
  end.writeUInt32LE(entries.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([entries, Buffer.from('PK\x05\x06', 'latin1'), end])
}

/** Packs parts into an archive, in their order; gives its bytes. */
export function zipOf(parts: readonly ZipPart[]): Buffer {
  const written: Buffer[] = []
  const lines: Buffer[] = []
  let at = 0
  for (const { name, text } of parts) {
    const plain = Buffer.from(text, 'utf8')
    const packed = deflateRawSync(plain)
    const entry = new Entry(name, at)
    entry.measured(crc32(plain), packed.length, plain.length)
    const head = entry.head()
    written.push(head, packed)
    lines.push(entry.line())
    at += head.length + packed.length
  }
  return Buffer.concat([...written, directoryOf(lines, at)])
}

/** An archive that is written file by file onto the disk, each as it comes: nothing of it is held in memory. */
export class ZipFile {
  private readonly handle: FileHandle
  private readonly lines: Buffer[] = []
  private at = 0
  private isClosed = false
  /** Whether more was to go in than an archive of this form holds: four gigabytes. What is there is of no use then. */
  isFull = false

  private constructor(handle: FileHandle) {
    this.handle = handle
  }

  static async create(path: string): Promise<ZipFile> {
    return new ZipFile(await open(path, 'w'))
  }

  /** Adds a file of these pieces; gives its size and SHA-256. Where the archive could not say any more where it is, nothing of it is written and `isFull` says so. */
  async add(name: string, pieces: AsyncIterable<string | Buffer> | Iterable<string | Buffer>, signal?: AbortSignal): Promise<ZippedFile> {
    const entry = new Entry(name, this.at)
    await this.write(entry.head())
    const hash = createHash('sha256')
    let [crc, bytes, packed] = [0, 0, 0]
    const counted = new Transform({
      transform(chunk: Buffer, _, passed) {
        hash.update(chunk)
        crc = crc32(chunk, crc)
        bytes += chunk.length
        passed(null, chunk)
      },
    })
    await pipeline(
      Readable.from(pieces, { objectMode: true }),
      counted,
      createDeflateRaw(),
      async (chunks: AsyncIterable<Buffer>) => {
        for await (const chunk of chunks) {
          packed += chunk.length
          await this.write(chunk)
        }
      },
      { signal },
    )
    if (bytes > mostBytes) this.isFull = true
    if (this.isFull) return { name, bytes, sha256: hash.digest('hex') }
    const measured = entry.measured(crc, packed, bytes)
    await this.handle.write(measured.bytes, 0, measured.bytes.length, measured.at)
    this.lines.push(entry.line())
    return { name, bytes, sha256: hash.digest('hex') }
  }

  /** Writes the directory and closes the archive. */
  async end(): Promise<void> {
    await this.write(directoryOf(this.lines, this.at))
    await this.close()
  }

  /** Lets the file go, whole or not; more than once does no harm. */
  async close(): Promise<void> {
    if (this.isClosed) return
    this.isClosed = true
    await this.handle.close()
  }

  private async write(bytes: Buffer): Promise<void> {
    if (this.isFull || this.at + bytes.length > mostBytes) {
      this.isFull = true
      return
    }
    await this.handle.write(bytes, 0, bytes.length, this.at)
    this.at += bytes.length
  }
}
