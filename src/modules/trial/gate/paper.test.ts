import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { filesInPdf } from '#platform/pdf/attachments.server.ts'
import { textOfPdf } from '#platform/pdf/picture.server.ts'
import type { DossierRecord } from '../rules/dossier.ts'
import type { Evidence } from '../rules/record.ts'
import { dossierFingerprint } from './dossier.server.ts'
import { dossierPdf } from './dossier-pdf.server.ts'
import { sharesOf } from './paper.server.ts'

const evidence = (n: number): Evidence => ({
  ...{ criterionId: `c${n}`, name: `Critère ${n}`, level: 'must', hypothesis: null },
  measure: { id: 'money.costs', name: 'Charges', definition: 'Ce qui est payé.', unit: 'count' },
  ...{ comparison: 'at-least', threshold: 10, minSample: 1, value: n, sample: n },
  ...{ from: day('2026-01-01'), to: day('2026-03-02') },
  verdict: n >= 10 ? 'met' : 'too-early',
})
const record: DossierRecord = {
  ...{ version: 1, hub: 'Les Tilleuls', number: 3 },
  stage: {
    ...{ id: 's', name: 'Trois services', purpose: 'Savoir', budget: 500_000, lossCeiling: 1, spent: null },
    ...{ startsOn: day('2026-01-01'), endsOn: day('2026-03-31'), volunteerHours: 10 },
  },
  ...{ asked: 'Ouvrir le samedi ?', proposal: 'launch', nextMeans: '' },
  evidence: Array.from({ length: 12 }, (_, i) => evidence(i + 1)),
  parts: [
    {
      ...{ key: 'focus', title: 'Cibles', lines: ['Six cases.'] },
      tables: [
        {
          ...{ caption: 'Cases', columns: [{ name: 'Cible' }, { name: 'Demandes', align: 'end' }] },
          rows: Array.from({ length: 70 }, (_, i) => [`Cible ${i + 1}`, String(i)]),
        },
      ],
    },
  ],
  committee: [{ id: 'm', name: 'Ada Perret', role: 'Maire', voices: 2 }],
  ...{ quorum: 'half', answersBy: day('2026-03-20'), day: day('2026-03-02') },
  ...{ at: '2026-03-02T09:00:00.000Z', openedBy: 'Claire Morel', previous: null },
}
const row = {
  ...{ hubId: 'h' as Id<'Hub'>, gateId: 'g' as Id<'Gate'>, number: 3, at: new Date(record.at) },
  ...{ userId: null, record, fingerprint: dossierFingerprint(record) },
}

test('the dossier prints everything it froze, and the same dossier gives the same bytes', async () => {
  const [one, two] = await Promise.all([dossierPdf(row, 'Europe/Paris'), dossierPdf(row, 'Europe/Paris')])
  expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true)
  const text = (await textOfPdf(one)).join(' ').replace(/\s+/g, ' ')
  for (const words of [
    ...['Jalon 3', 'Ouvrir le samedi', 'Critère 12', 'Trop tôt', 'Cible 70', 'Ada Perret', 'Quorum'],
    ...[row.fingerprint, 'Critères atteints : 3 sur 12', 'Gelé le lun. 2 mars 2026 à 10 h 00'],
  ])
    expect(text).toContain(words)
})

test('the record inside the PDF has the fingerprint that is printed', async () => {
  const [file] = await filesInPdf(await dossierPdf(row, 'Europe/Paris'))
  expect(file?.name).toBe('dossier.json')
  const sum = createHash('sha256')
    .update(file?.content ?? '')
    .digest('hex')
  expect(sum).toBe(row.fingerprint)
})

test('a narrow column of figures keeps its head and its amounts whole beside long words', () => {
  const columns = [
    ...[{ name: 'Cible' }, { name: 'Service' }, { name: 'État' }],
    ...['Demandes', 'Reviennent', 'Marge', 'Satisfaits', 'Heures'].map((name) => ({ name })),
  ]
  const row = [
    'Personnes âgées',
    'Nettoyage du local à poubelles '.repeat(2),
    'Testé',
    '88',
    '67 %',
    '700,00 €',
  ]
  const shares = sharesOf({ caption: '', columns, rows: [[...row, '94 %', '46 h']] }, 7.5)
  const line = shares.reduce((sum, one) => sum + one, 0)
  expect(line).toBeLessThanOrEqual(930 / 7.5 + 1e-9)
  columns.forEach(({ name }, i) => {
    expect(shares[i]).toBeGreaterThan(name.length + 2)
  })
})
