import { useCallback, useEffect, useRef, useState } from 'react'
import type { Meeting } from '#modules/rounds/day/meet.server.ts'
import type { Line, Proposal } from '#modules/rounds/day/proposal.ts'

export type Search = {
  readonly state: 'idle' | 'running' | 'done' | 'stopped' | 'broken'
  readonly share: number
  /** Plans heard of, each better than the one before. */
  readonly plans: number
  readonly proposal: Proposal | null
  readonly refused: string | null
  /** Which two rounds meet, when that is why. */
  readonly meeting: Meeting | null
}

const IDLE: Search = { state: 'idle', share: 0, plans: 0, proposal: null, refused: null, meeting: null }

/** One search at a time, heard line by line; stopped, or left with its page, it ends on the server too. */
export function useSearch(): { search: Search; start: (address: string) => void; stop: () => void } {
  const [search, setSearch] = useState(IDLE)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])
  const start = useCallback((address: string) => {
    running.current?.abort()
    const mine = new AbortController()
    running.current = mine
    setSearch({ ...IDLE, state: 'running' })
    const hear = (line: Line) => {
      if (!mine.signal.aborted) setSearch((before) => after(before, line))
    }
    listen(address, mine.signal, hear).catch(() => {
      if (!mine.signal.aborted) setSearch((before) => ({ ...before, state: 'broken' }))
    })
  }, [])
  const stop = useCallback(() => {
    running.current?.abort()
    setSearch((before) => ({ ...before, state: 'stopped' }))
  }, [])
  return { search, start, stop }
}

function after(before: Search, line: Line): Search {
  if (line.type === 'progress') return { ...before, share: line.share }
  if (line.type === 'refused')
    return { ...before, state: 'done', refused: line.code, meeting: line.meeting ?? null }
  const { proposal } = line
  if (line.type === 'done') return { ...before, state: 'done', share: 1, proposal }
  return { ...before, plans: before.plans + 1, share: proposal.progress.share, proposal }
}

/** @throws when the answer is none, or breaks off before its last line */
async function listen(address: string, signal: AbortSignal, hear: (line: Line) => void): Promise<void> {
  const answer = await fetch(address, { signal })
  if (!answer.ok || !answer.body) throw new Error(`answered ${answer.status}`)
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  let ended = false
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    const lines = (rest + read.value).split('\n')
    rest = lines.pop() ?? ''
    for (const text of lines) {
      const line = JSON.parse(text) as Line
      ended = line.type === 'done' || line.type === 'refused'
      hear(line)
    }
  }
  if (!ended) throw new Error('broke off')
}
