import { crc32, inflateRawSync } from 'node:zlib'
import { done, type Result, refused } from '../kernel/result.ts'
import type { ArchiveFault } from './refusals.ts'
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
  /** A file's bytes, held to their checksum and length, or what is wrong with it; undefined where there is no such file. */
  bytes(name: string): Result<Uint8Array, ArchiveFault> | undefined
}

/** Opens an archive; refused where it is cut off, ambiguous or would fill the memory. */
export function openZip(bytes: Uint8Array): Result<ZipArchive, ArchiveFault> {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found = zipMembers(archive)
  if (found.kind === 'refused') return found
  const members = found.value
  const unpacked = members.reduce((sum, { size }) => sum + size, 0)
  if (unpacked > MOST_UNPACKED) return refused({ code: 'unpacks_too_large', bytes: unpacked })
  const byName = new Map(members.map((member) => [keyOf(member.name), member]))
  return done({
    names: members.map(({ name }) => name),
    spelling: (name) => byName.get(keyOf(name))?.name,
    bytes: (name) => {
      const member = byName.get(keyOf(name))
      return member === undefined ? undefined : unpackedOf(archive, member)
    },
  })
}

const STORED = 0
const DEFLATED = 8

function unpackedOf(archive: Buffer, member: ZipMember): Result<Uint8Array, ArchiveFault> {
  const { name, method, from, packed, size, checksum } = member
  if (member.isEncrypted) return refused({ code: 'encrypted' })
  if (size > MOST_OF_ONE) return refused({ code: 'unpacks_too_large', bytes: size })
  if (method !== STORED && method !== DEFLATED) return refused({ code: 'packed_unknown', part: name })
  const data = archive.subarray(from, from + packed)
  const unpacked = method === STORED ? done(data) : inflated(data, member)
  if (unpacked.kind === 'refused') return unpacked
  const plain = unpacked.value
  if (plain.length !== size) return refused({ code: 'part_length', part: name })
  if (crc32(plain) !== checksum) return refused({ code: 'part_changed', part: name })
  return done(plain)
}

/** Never more than the archive states: what goes on beyond that is not unpacked. */
function inflated(data: Buffer, { name, packed, size }: ZipMember): Result<Buffer, ArchiveFault> {
  try {
    const options = { maxOutputLength: Math.max(1, size), info: true } as const
    const { buffer, engine } = inflateRawSync(data, options) as unknown as {
      readonly buffer: Buffer
      readonly engine: { readonly bytesWritten: number }
    }
    return engine.bytesWritten === packed ? done(buffer) : refused({ code: 'part_length', part: name })
  } catch (error) {
    const isLonger = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
    return refused({ code: isLonger ? 'part_length' : 'part_changed', part: name })
  }
}
