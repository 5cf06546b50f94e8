import { crc32, inflateRawSync } from 'node:zlib'
import { IntakeFailure } from './failure.ts'
import { keyOf, type ZipMember, zipMembers } from './zip-directory.ts'

/** More than any document holds unpacked, pictures included. */
const MOST_UNPACKED = 200 * 1024 * 1024
/** Of one file of the text itself; the rest are pictures. */
const MOST_OF_ONE = 64 * 1024 * 1024

/** A zip archive whose directory agrees with what stands in the file. */
export interface ZipArchive {
  /** Names of the files in it, as the archive spells them. */
  readonly names: readonly string[]
  /** The name the archive itself uses for a file, capital letters aside; undefined where it has none. */
  spelling(name: string): string | undefined
  /** A file's bytes, held to their checksum and length; undefined where there is no such file. Any fault of it is an `IntakeFailure`. */
  bytes(name: string): Uint8Array | undefined
}

/** Opens an archive; one that is cut off, ambiguous or would fill the memory is an `IntakeFailure`. */
export function openZip(path: string, bytes: Uint8Array): ZipArchive {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const members = zipMembers(path, archive)
  const unpacked = members.reduce((sum, { size }) => sum + size, 0)
  if (unpacked > MOST_UNPACKED) throw new IntakeFailure('unpacks_too_large', path, megabytes(unpacked))
  const byName = new Map(members.map((member) => [keyOf(member.name), member]))
  return {
    names: members.map(({ name }) => name),
    spelling: (name) => byName.get(keyOf(name))?.name,
    bytes: (name) => {
      const member = byName.get(keyOf(name))
      return member === undefined ? undefined : unpackedOf(path, archive, member)
    },
  }
}

const megabytes = (size: number) => `${Math.ceil(size / 1024 / 1024)} MB`

const STORED = 0
const DEFLATED = 8

function unpackedOf(path: string, archive: Buffer, member: ZipMember): Uint8Array {
  const { name, method, from, packed, size, checksum } = member
  if (member.isEncrypted) throw new IntakeFailure('encrypted', path)
  if (size > MOST_OF_ONE) throw new IntakeFailure('unpacks_too_large', path, megabytes(size))
  if (method !== STORED && method !== DEFLATED) throw new IntakeFailure('packed_unknown', path, name)
  const data = archive.subarray(from, from + packed)
  const plain = method === STORED ? data : inflated(path, data, member)
  if (plain.length !== size) throw new IntakeFailure('part_length', path, name)
  if (crc32(plain) !== checksum) throw new IntakeFailure('part_changed', path, name)
  return plain
}

/** Never more than the archive states: what goes on beyond that is not unpacked. */
function inflated(path: string, data: Buffer, { name, packed, size }: ZipMember): Buffer {
  try {
    const options = { maxOutputLength: Math.max(1, size), info: true } as const
    const { buffer, engine } = inflateRawSync(data, options) as unknown as {
      readonly buffer: Buffer
      readonly engine: { readonly bytesWritten: number }
    }
    if (engine.bytesWritten !== packed) throw new IntakeFailure('part_length', path, name)
    return buffer
  } catch (error) {
    if (error instanceof IntakeFailure) throw error
    const isLonger = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
    throw new IntakeFailure(isLonger ? 'part_length' : 'part_changed', path, name)
  }
}
