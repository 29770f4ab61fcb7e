import { DrizzleQueryError } from 'drizzle-orm'
import pg from 'pg'
import { expect, test, vi } from 'vitest'
import { logError, reason } from './log.server.ts'

const fromPostgres = (message: string, code: string, constraint?: string) =>
  Object.assign(new pg.DatabaseError(message, message.length, 'error'), {
    severity: 'ERROR',
    code,
    constraint,
  })

test('a failed query is named by its code and constraint, never by its parameters', () => {
  const cause = fromPostgres('duplicate key value', '23505', 'people_email')
  const error = new DrizzleQueryError('insert into people values ($1)', ['Léa Martin'], cause)
  expect(error.message).toContain('Léa Martin')
  expect(reason(error)).toBe('database error 23505 people_email')
})

test('an error of the driver itself does not repeat the value it refuses', () => {
  expect(reason(fromPostgres('invalid input syntax for type uuid: "Léa"', '22P02'))).toBe(
    'database error 22P02',
  )
})

test('a database that does not answer is said as such', () => {
  const cause = Object.assign(new Error('connect ECONNREFUSED /home/lea/run'), { code: 'ECONNREFUSED' })
  expect(reason(new DrizzleQueryError('select 1', [], cause))).toBe('database error ECONNREFUSED')
})

test('any other bug keeps its sentence, and a thrown value that is no error says nothing', () => {
  expect(reason(new RangeError('proportion of nothing'))).toBe('RangeError: proportion of nothing')
  expect(reason('Léa Martin')).toBe('unknown error')
})

test('the line on standard error has the place and the frames, without the sentence above them', () => {
  const written = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  logError(
    'GET /:hub/personnes',
    new DrizzleQueryError('select $1', ['Léa Martin'], fromPostgres('x', '42P01')),
  )
  const line = String(written.mock.calls[0]?.[0])
  written.mockRestore()
  expect(line).toContain('GET /:hub/personnes: database error 42P01\n')
  expect(line).toContain('log.test.ts')
  expect(line).not.toContain('Léa')
})
