import { strToU8, zipSync } from 'fflate'

const types = (main: string) =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/main.xml" ContentType="application/vnd.${main}+xml"/></Types>`

const packed = (main: string, more: Readonly<Record<string, Uint8Array>> = {}): Buffer =>
  Buffer.from(zipSync({ '[Content_Types].xml': strToU8(types(main)), 'main.xml': strToU8('<x/>'), ...more }))

export const workbook = packed('openxmlformats-officedocument.spreadsheetml.sheet.main')

/** Files by what is in them. */
export const samples = {
  pdf: Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'),
  png: Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(500, 7)]),
  jpeg: Buffer.concat([Buffer.from('ffd8ffe000104a464946', 'hex'), Buffer.alloc(500, 9)]),
  xlsx: workbook,
  docx: packed('openxmlformats-officedocument.wordprocessingml.document.main'),
  macros: packed('ms-excel.sheet.macroEnabled.main'),
  ofd: Buffer.from(zipSync({ 'OFD.xml': strToU8('<OFD/>') })),
  zip: Buffer.from(zipSync({ 'a.txt': strToU8('hello') })),
  csv: Buffer.from('单位名称,金额\n甲,100\n'),
  gb18030: Buffer.from([0xb5, 0xa5, 0xce, 0xbb, 0x2c, 0xbd, 0xf0, 0xb6, 0xee, 0x0a]),
  page: Buffer.from('<!doctype html><script>alert(1)</script>,,,'),
  program: Buffer.concat([Buffer.from('4d5a', 'hex'), Buffer.alloc(100)]),
  oldExcel: Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
  locked: Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le'), Buffer.alloc(600)]),
  noise: Buffer.from(Array.from({ length: 300 }, (_, at) => (at * 89 + 13) % 256)),
} as const

/** A workbook that unpacks to far more than it is. */
export const bomb = packed('openxmlformats-officedocument.spreadsheetml.sheet.main', {
  a: Buffer.alloc(60 << 20),
  b: Buffer.alloc(60 << 20),
  c: Buffer.alloc(60 << 20),
  d: Buffer.alloc(60 << 20),
})

/** The same, with directory and headers that say each part is small. */
export function understated(): Buffer {
  const bytes = Buffer.from(packed('openxmlformats-officedocument.spreadsheetml.sheet.main', { a: Buffer.alloc(30 << 20) }))
  const [large, small] = [Buffer.alloc(4), Buffer.alloc(4)]
  large.writeUInt32LE(30 << 20)
  small.writeUInt32LE(1000)
  for (let at = bytes.indexOf(large); at >= 0; at = bytes.indexOf(large, at + 4)) small.copy(bytes, at)
  return bytes
}

/** A workbook with one byte of its content changed. */
export function spoiled(): Buffer {
  const bytes = Buffer.from(packed('openxmlformats-officedocument.spreadsheetml.sheet.main', { a: Buffer.from('content '.repeat(500)) }))
  const at = bytes.indexOf('content') + 5
  bytes[at > 5 ? at : 300] = (bytes[at > 5 ? at : 300] ?? 0) ^ 0x55
  return bytes
}
