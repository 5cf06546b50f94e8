import { crc32, deflateSync } from 'node:zlib'

/** A picture of at most 256 colours: three bytes a colour, a byte a dot, row by row. */
export interface PalettePicture {
  readonly width: number
  readonly height: number
  readonly palette: Uint8Array
  readonly dots: Uint8Array
}

const signature = Uint8Array.from([137, 80, 78, 71, 13, 10, 26, 10])

/** The bytes of a picture as an indexed PNG (ISO/IEC 15948); pages of an office come to a third of what Chromium writes. */
export function writePalettePng({ width, height, palette, dots }: PalettePicture): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  // Eight bits a dot, by palette.
  head.set([8, 3, 0, 0, 0], 8)
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++) rows.set(dots.subarray(y * width, (y + 1) * width), y * (width + 1) + 1)
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(body.length + 8)
  frame.writeUInt32BE(data.length, 0)
  body.copy(frame, 4)
  frame.writeUInt32BE(crc32(body), body.length + 4)
  return frame
}
