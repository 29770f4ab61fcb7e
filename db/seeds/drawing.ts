import { crc32, deflateSync } from 'node:zlib'

type Colour = readonly [number, number, number]
type Box = readonly [x: number, y: number, width: number, height: number, colour: Colour]

const SIZE = { width: 120, height: 90 }
const WALL: Colour = [226, 216, 200]
const WOOD: Colour = [150, 98, 52]
const STEEL: Colour = [104, 112, 118]
const TEAL: Colour = [15, 92, 99]

/** A few boxes on a wall, enough to tell a shelf from a door on a small photo. */
const SCENES = {
  shelf: [
    [18, 24, 84, 6, WOOD],
    [18, 52, 84, 6, WOOD],
    [28, 10, 8, 14, TEAL],
    [38, 12, 10, 12, [194, 118, 27]],
    [70, 38, 16, 14, STEEL],
  ],
  wall: [
    [30, 40, 4, 4, STEEL],
    [86, 40, 4, 4, STEEL],
    [30, 60, 60, 2, WOOD],
  ],
  door: [
    [40, 12, 40, 78, WOOD],
    [72, 50, 4, 4, STEEL],
    [52, 34, 16, 12, [251, 248, 243]],
  ],
} as const satisfies Record<string, readonly Box[]>

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** A small PNG in place of the photo that somebody took. */
export function drawing(scene: keyof typeof SCENES): Buffer {
  const { width, height } = SIZE
  const boxes: readonly Box[] = SCENES[scene]
  const lines = Array.from({ length: height }, (_, y) => {
    const line = Buffer.alloc(1 + width * 3)
    for (let x = 0; x < width; x++) {
      const box = boxes.findLast(([left, top, w, h]) => x >= left && x < left + w && y >= top && y < top + h)
      line.set(box?.[4] ?? WALL, 1 + x * 3)
    }
    return line
  })
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  // Eight bits of red, green and blue.
  head.set([8, 2], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(lines))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
