type Point = { readonly x: number; readonly y: number }
type Room = {
  readonly wide: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/**
 * Where words about a point hide the least of the curve: under it, where the curve cannot cross them, else as near above
 * as it leaves room, with the point under some letter of theirs.
 */
export function freePlace(curve: readonly Point[], point: Point, room: Room): { left: number; top: number } {
  const end = room.x + room.width - room.wide
  const within = (left: number) => Math.min(Math.max(room.x, left), end)
  const centred = within(point.x - room.wide / 2)
  if (point.y + 20 < room.y + room.height) return { left: centred, top: point.y + 6 }
  const tops = Array.from({ length: 20 }, (_, i) => point.y - 26 - i * 4).filter((top) => top >= room.y - 6)
  const places = tops.flatMap((top) =>
    [0.5, 0.3, 0.7, 0.1, 0.9].map((share) => ({ left: within(point.x - room.wide * share), top })),
  )
  const free = places.find(({ left, top }) => !crosses(curve, { left, top, wide: room.wide }))
  return free ?? { left: centred, top: Math.max(room.y, point.y - 32) }
}

/** Whether the curve passes through words, looked at every point across and every fourth up or down. */
function crosses(curve: readonly Point[], { left, top, wide }: { left: number; top: number; wide: number }) {
  return curve.some((b, i) => {
    const a = curve[i - 1]
    if (!a || b.x < left - 4 || a.x > left + wide + 4) return false
    const steps = Math.max(1, Math.ceil(b.x - a.x), Math.ceil(Math.abs(b.y - a.y) / 4))
    return Array.from({ length: steps + 1 }, (_, n) => n / steps).some((t) => {
      const [x, y] = [a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t]
      return x >= left - 4 && x <= left + wide + 4 && y >= top - 4 && y <= top + 15
    })
  })
}
