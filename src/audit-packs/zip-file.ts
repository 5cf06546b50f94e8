import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createDeflateRaw } from 'node:zlib'

/** What stands in an archive after a file was added. */
export interface ZippedFile {
  readonly name: string
  readonly bytes: number
  readonly sha256: string
}

/** 1 January 1980, the first day that an archive can say. */
const firstDay = 0x0021
const utf8Names = 0x0800
const deflated = 8
const version = 20
/** Beyond this an archive of this form cannot say where something stands. */
const mostBytes = 0xff_ff_ff_fe
/** Of the part that is known once a file is in: checksum and both sizes. */
const sizesAt = 14

/** An archive that is written file by file onto the disk, each as it comes: nothing of it is held in memory. */
export class ZipFile {
  private readonly handle: FileHandle
  private readonly directory: Buffer[] = []
  private at = 0
  private files = 0
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
    const called = Buffer.from(name, 'utf8')
    const begins = this.at
    const common = Buffer.alloc(26)
    common.writeUInt16LE(version, 0)
    common.writeUInt16LE(utf8Names, 2)
    common.writeUInt16LE(deflated, 4)
    common.writeUInt16LE(firstDay, 8)
    common.writeUInt16LE(called.length, 22)
    await this.write(Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, called]))
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
    common.writeUInt32LE(crc, 10)
    common.writeUInt32LE(packed, 14)
    common.writeUInt32LE(bytes, 18)
    await this.handle.write(common.subarray(10, 22), 0, 12, begins + sizesAt)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(begins, 10)
    this.directory.push(Buffer.from('PK\x01\x02', 'latin1'), Buffer.from([version, 0]), common, place, called)
    this.files += 1
    return { name, bytes, sha256: hash.digest('hex') }
  }

  /** Writes the directory and closes the archive. */
  async end(): Promise<void> {
    const entries = Buffer.concat(this.directory)
    const end = Buffer.alloc(18)
    end.writeUInt16LE(this.files, 4)
    end.writeUInt16LE(this.files, 6)
    end.writeUInt32LE(entries.length, 8)
    end.writeUInt32LE(this.at, 12)
    await this.write(Buffer.concat([entries, Buffer.from('PK\x05\x06', 'latin1'), end]))
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
