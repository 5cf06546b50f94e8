import { done, type Result, refused } from '../kernel/result.ts'
import type { ArchiveFault } from './refusals.ts'

/** A file of an archive, as its directory states it and as it was found. */
export interface ZipMember {
  readonly name: string
  readonly method: number
  readonly isEncrypted: boolean
  /** Where its packed bytes begin, and how many they are. */
  readonly from: number
  readonly packed: number
  /** Its length unpacked, and the checksum of that. */
  readonly size: number
  readonly checksum: number
}

// Signatures and lengths of the records of the format (APPNOTE 6.3, 4.3): file header, directory entry, end, 64-bit end and its locator.
const FILE = 0x04034b50
const ENTRY = 0x02014b50
const END = 0x06054b50
const END_64 = 0x06064b50
const LOCATOR_64 = 0x07064b50
const FILE_LENGTH = 30
const ENTRY_LENGTH = 46
const END_LENGTH = 22
const LOCATOR_LENGTH = 20
const LARGE_END_LENGTH = 56
const LONGEST_COMMENT = 0xffff

/** A number that is too large for its field stands in the 64-bit one. */
const FULL_32 = 0xffffffff

const ENCRYPTED = 0b1
/** Sizes and checksum follow the data, and the header in front of it may leave them out. */
const STATED_BEHIND = 0b1000

/** Names in a package differ by more than capital letters and the slant of their strokes. */
export const keyOf = (name: string) => name.replaceAll('\\', '/').toLowerCase()

/** The files of an archive, each found where the directory says, once and apart from the others; refused where anything does not agree. */
export function zipMembers(archive: Buffer): Result<readonly ZipMember[], ArchiveFault> {
  const directory = directoryOf(archive)
  if (directory.kind === 'refused') return directory
  const entries = entriesIn(archive, directory.value)
  if (entries === undefined) return refused({ code: 'damaged' })
  const files = entries.filter(({ name }) => !/[\\/]$/.test(name))
  const seen = new Set<string>()
  for (const { name } of files) {
    if (seen.has(keyOf(name))) return refused({ code: 'part_twice', part: name })
    seen.add(keyOf(name))
  }
  const members: ZipMember[] = []
  for (const entry of files) {
    const member = found(archive, entry, directory.value.from)
    if (member.kind === 'refused') return member
    members.push(member.value)
  }
  const sharing = sharingBytes(directory.value.from, members)
  return sharing === undefined ? done(members) : refused({ code: 'part_length', part: sharing.name })
}

/** What the directory states of every file; undefined where it is not made of so many entries. */
function entriesIn(archive: Buffer, { from, to, count }: Directory): readonly Entry[] | undefined {
  const entries: Entry[] = []
  let at = from
  while (at < to) {
    if (at + ENTRY_LENGTH > to || archive.readUInt32LE(at) !== ENTRY) return undefined
    const entry = entryAt(archive, at)
    if (entry === undefined) return undefined
    entries.push(entry)
    at = entry.end
  }
  return at === to && entries.length === count ? entries : undefined
}

interface Directory {
  readonly from: number
  readonly to: number
  readonly count: number
}

/** Where the directory stands; without its end the file was cut off. */
function directoryOf(archive: Buffer): Result<Directory, ArchiveFault> {
  const end = endOf(archive)
  if (end === undefined) return refused({ code: 'cut_off' })
  const stated = hasLargeEnd(archive, end) ? largeEnd(archive, end - LOCATOR_LENGTH) : endRecord(archive, end)
  if (stated === undefined) return refused({ code: 'damaged' })
  const { at, disk, count, size, from } = stated
  if (disk !== 0 || from + size !== at) return refused({ code: 'damaged' })
  return done({ from, to: from + size, count })
}

/** The end record, with nothing behind it but its comment, or zeros that a medium filled its last block with. */
function endOf(archive: Buffer): number | undefined {
  let length = archive.length
  while (length > 0 && archive[length - 1] === 0 && archive.length - length < LONGEST_COMMENT) length--
  for (const whole of [archive.length, length]) {
    const last = Math.min(archive.length - END_LENGTH, whole)
    for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
      if (archive.readUInt32LE(at) !== END) continue
      const stop = at + END_LENGTH + archive.readUInt16LE(at + 20)
      if (stop >= whole && stop <= archive.length) return at
    }
  }
  return undefined
}

interface EndRecord {
  readonly at: number
  readonly disk: number
  readonly count: number
  readonly size: number
  readonly from: number
}

function endRecord(archive: Buffer, at: number): EndRecord {
  return {
    at,
    disk: archive.readUInt16LE(at + 4),
    count: archive.readUInt16LE(at + 10),
    size: archive.readUInt32LE(at + 12),
    from: archive.readUInt32LE(at + 16),
  }
}

/** The 64-bit end that large archives have in front of the other; archives of ours are never that large, but some programs always write it. */
function hasLargeEnd(archive: Buffer, end: number): boolean {
  return end >= LOCATOR_LENGTH && archive.readUInt32LE(end - LOCATOR_LENGTH) === LOCATOR_64
}

/** The 64-bit end that a locator points to; undefined where it is not there. */
function largeEnd(archive: Buffer, locator: number): EndRecord | undefined {
  const at = Number(archive.readBigUInt64LE(locator + 8))
  if (at + LARGE_END_LENGTH > locator || archive.readUInt32LE(at) !== END_64) return undefined
  const wide = (offset: number) => Number(archive.readBigUInt64LE(at + offset))
  return { at, disk: archive.readUInt32LE(at + 16), count: wide(32), size: wide(40), from: wide(48) }
}

/** What the directory states of one file. */
interface Entry {
  readonly name: string
  readonly flags: number
  readonly method: number
  readonly checksum: number
  readonly packed: number
  readonly size: number
  readonly header: number
  /** Where the next entry begins. */
  readonly end: number
}

/** Undefined where the entry is longer than the archive, or leaves out a number. */
function entryAt(archive: Buffer, at: number): Entry | undefined {
  const nameEnd = at + ENTRY_LENGTH + archive.readUInt16LE(at + 28)
  const extraEnd = nameEnd + archive.readUInt16LE(at + 30)
  const end = extraEnd + archive.readUInt16LE(at + 32)
  if (end > archive.length) return undefined
  const numbers = widened(
    [24, 20, 42].map((offset) => archive.readUInt32LE(at + offset)),
    archive.subarray(nameEnd, extraEnd),
  )
  if (numbers === undefined) return undefined
  const [size = 0, packed = 0, header = 0] = numbers
  return {
    name: archive.toString('utf8', at + ENTRY_LENGTH, nameEnd),
    flags: archive.readUInt16LE(at + 8),
    method: archive.readUInt16LE(at + 10),
    checksum: archive.readUInt32LE(at + 16),
    packed,
    size,
    header,
    end,
  }
}

const WIDE_NUMBERS = 0x0001

/** Numbers that fill their field are told in 64 bits among the extra fields, in the same order; undefined where one is not. */
function widened(numbers: readonly number[], extra: Buffer): readonly number[] | undefined {
  if (!numbers.includes(FULL_32)) return numbers
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== WIDE_NUMBERS) continue
    let next = at + 4
    if (next + 8 * numbers.filter((number) => number === FULL_32).length > extra.length) return undefined
    return numbers.map((number) => {
      if (number !== FULL_32) return number
      next += 8
      return Number(extra.readBigUInt64LE(next - 8))
    })
  }
  return undefined
}

/** The file in front of whose data the same is stated as in the directory: another length or checksum there is another file. */
function found(archive: Buffer, entry: Entry, directory: number): Result<ZipMember, ArchiveFault> {
  const { name, header, flags, method, checksum, packed, size } = entry
  if (header + FILE_LENGTH > directory || archive.readUInt32LE(header) !== FILE) return refused({ code: 'damaged' })
  const nameEnd = header + FILE_LENGTH + archive.readUInt16LE(header + 26)
  const from = nameEnd + archive.readUInt16LE(header + 28)
  if (from > directory || from + packed > directory) return refused({ code: 'part_length', part: name })
  const stated = [14, 18, 22].map((offset) => archive.readUInt32LE(header + offset))
  const isBehind = (archive.readUInt16LE(header + 6) & STATED_BEHIND) !== 0
  const isSame =
    archive.toString('utf8', header + FILE_LENGTH, nameEnd) === name &&
    archive.readUInt16LE(header + 8) === method &&
    [checksum, packed, size].every(
      (number, index) => stated[index] === number || stated[index] === FULL_32 || (isBehind && stated[index] === 0),
    )
  if (!isSame) return refused({ code: 'part_stated_twice', part: name })
  return done({ name, method, isEncrypted: (flags & ENCRYPTED) !== 0, from, packed, size, checksum })
}

/** The first file that shares bytes with the next: such files unpack to more than the archive could hold. */
function sharingBytes(directory: number, members: readonly ZipMember[]): ZipMember | undefined {
  const inOrder = [...members].sort((a, b) => a.from - b.from)
  return inOrder.find((member, index) => member.from + member.packed > (inOrder[index + 1]?.from ?? directory))
}
