import { afterEach, beforeEach, expect, test } from 'vitest'
import { must } from '#kit/result.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { keepTiles, tilesOf } from './tiles.server.ts'

let hub: TestHub
beforeEach(async () => {
  hub = await testHub()
})
afterEach(() => hub.close())

test('nobody is asked for tiles until a coordinator names them, for this hub alone', async () => {
  expect(await tilesOf(hub.ctx)).toBeNull()
  const style = 'https://tuiles.example.org/style.json'
  must(await keepTiles(hub.ctx, { tiles: ` ${style}` }))
  expect(await tilesOf(hub.ctx)).toEqual({ url: style, credit: '' })
  expect(await tilesOf(await hub.other('voisin'))).toBeNull()
  must(await keepTiles(hub.ctx, {}))
  expect(await tilesOf(hub.ctx)).toBeNull()
})

test('what is no address, images owed to nobody, and who may not are refused; nothing changes', async () => {
  const images = 'https://tuiles.example.org/{z}/{x}/{y}.png'
  expect(await keepTiles(hub.ctx, { tiles: 'le plan de la mairie' })).toMatchObject({
    ...{ code: 'not_tiles', field: 'tiles' },
  })
  expect(await keepTiles(hub.ctx, { tiles: images })).toMatchObject({ code: 'required', field: 'credit' })
  expect(await keepTiles(hub.as('desk'), { tiles: images, credit: '© Nous' })).toMatchObject({
    code: 'not_permitted',
  })
  expect(await tilesOf(hub.ctx)).toBeNull()
  must(await keepTiles(hub.ctx, { tiles: images, credit: '© Nous' }))
  expect(await tilesOf(hub.ctx)).toEqual({ url: images, credit: '© Nous' })
})
