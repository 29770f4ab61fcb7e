import qrcode from 'qrcode'

export type QrSquare = { size: number; path: string }

/** A QR square as one path, a unit per module: runs of dark modules, row by row (ISO/IEC 18004, level M). */
export function qrSquare(text: string): QrSquare {
  const { size, data } = qrcode.create(text, { errorCorrectionLevel: 'M' }).modules
  let path = ''
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const start = x
      while (x < size && data[y * size + x]) x++
      if (x > start) path += `M${start} ${y}h${x - start}v1h-${x - start}z`
    }
  return { size, path }
}
