import { IntakeFailure } from './failure.ts'

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

/** The files of an archive, each found where the directory says, once and apart from the others. What does not agree is an `IntakeFailure`. */
export function zipMembers(path: string, archive: Buffer): readonly ZipMember[] {
  const { from, to, count } = directoryOf(path, archive)
  const entries: Entry[] = []
  let at = from
  while (at < to) {
    if (at + ENTRY_LENGTH > to || archive.readUInt32LE(at) !== ENTRY) throw new IntakeFailure('damaged', path)
    const entry = entryAt(path, archive, at)
    entries.push(entry)
    at = entry.end
  }
  if (at !== to || entries.length !== count) throw new IntakeFailure('damaged', path)
  const files = entries.filter(({ name }) => !/[\\/]$/.test(name))
  const seen = new Set<string>()
  for (const { name } of files) {
    if (seen.has(keyOf(name))) throw new IntakeFailure('part_twice', path, name)
    seen.add(keyOf(name))
  }
  return apart(
    path,
    from,
    files.map((entry) => found(path, archive, entry, from)),
  )
}

interface Directory {
  readonly from: number
  readonly to: number
  readonly count: number
}

/** Where the directory stands; without its end the file was cut off. */
function directoryOf(path: string, archive: Buffer): Directory {
  const end = endOf(archive)
  if (end === undefined) throw new IntakeFailure('cut_off', path)
  const { at, disk, count, size, from } = largeEnd(path, archive, end) ?? endRecord(archive, end)
  if (disk !== 0 || from + size !== at) throw new IntakeFailure('damaged', path)
  return { from, to: from + size, count }
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
function largeEnd(path: string, archive: Buffer, end: number): EndRecord | undefined {
  const locator = end - LOCATOR_LENGTH
  if (locator < 0 || archive.readUInt32LE(locator) !== LOCATOR_64) return undefined
  const at = Number(archive.readBigUInt64LE(locator + 8))
  if (at + LARGE_END_LENGTH > locator || archive.readUInt32LE(at) !== END_64) throw new IntakeFailure('damaged', path)
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

function entryAt(path: string, archive: Buffer, at: number): Entry {
  const nameEnd = at + ENTRY_LENGTH + archive.readUInt16LE(at + 28)
  const extraEnd = nameEnd + archive.readUInt16LE(at + 30)
  const end = extraEnd + archive.readUInt16LE(at + 32)
  if (end > archive.length) throw new IntakeFailure('damaged', path)
  const [size = 0, packed = 0, header = 0] = widened(
    path,
    [24, 20, 42].map((offset) => archive.readUInt32LE(at + offset)),
    archive.subarray(nameEnd, extraEnd),
  )
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

/** Numbers that fill their field are told in 64 bits among the extra fields, in the same order. */
function widened(path: string, numbers: readonly number[], extra: Buffer): readonly number[] {
  if (!numbers.includes(FULL_32)) return numbers
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== WIDE_NUMBERS) continue
    let next = at + 4
    return numbers.map((number) => {
      if (number !== FULL_32) return number
      if (next + 8 > extra.length) throw new IntakeFailure('damaged', path)
      next += 8
      return Number(extra.readBigUInt64LE(next - 8))
    })
  }
  throw new IntakeFailure('damaged', path)
}

/** The file in front of whose data the same is stated as in the directory: another length or checksum there is another file. */
function found(path: string, archive: Buffer, entry: Entry, directory: number): ZipMember {
  const { name, header, flags, method, checksum, packed, size } = entry
  if (header + FILE_LENGTH > directory || archive.readUInt32LE(header) !== FILE) throw new IntakeFailure('damaged', path)
  const nameEnd = header + FILE_LENGTH + archive.readUInt16LE(header + 26)
  const from = nameEnd + archive.readUInt16LE(header + 28)
  if (from > directory || from + packed > directory) throw new IntakeFailure('part_length', path, name)
  const stated = [14, 18, 22].map((offset) => archive.readUInt32LE(header + offset))
  const isBehind = (archive.readUInt16LE(header + 6) & STATED_BEHIND) !== 0
  const isSame =
    archive.toString('utf8', header + FILE_LENGTH, nameEnd) === name &&
    archive.readUInt16LE(header + 8) === method &&
    [checksum, packed, size].every(
      (number, index) => stated[index] === number || stated[index] === FULL_32 || (isBehind && stated[index] === 0),
    )
  if (!isSame) throw new IntakeFailure('part_stated_twice', path, name)
  return { name, method, isEncrypted: (flags & ENCRYPTED) !== 0, from, packed, size, checksum }
}

/** Files that share bytes unpack to more than the archive could hold. */
function apart(path: string, directory: number, members: readonly ZipMember[]): readonly ZipMember[] {
  const inOrder = [...members].sort((a, b) => a.from - b.from)
  inOrder.forEach((member, index) => {
    const next = inOrder[index + 1]?.from ?? directory
    if (member.from + member.packed > next) throw new IntakeFailure('part_length', path, member.name)
  })
  return members
}
