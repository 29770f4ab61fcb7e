import { addDays, type Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { listServices } from '#modules/catalogue/index.server.ts'
import { addOrganisation } from '#modules/people/index.server.ts'
import {
  type Application,
  addDocument,
  announceAbsence,
  apply,
  fileSeenAt,
  keepFile,
  moveFile,
  openFile,
} from '#modules/providers/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { pdfOf } from '#platform/pdf/document.server.ts'
import type { Actor } from '#platform/session/roles.ts'
import { euros } from './live.ts'
import type { Teller } from './story.ts'

type Hours = readonly (readonly [weekdays: readonly number[], from: number, until: number])[]
type Vetted = {
  /** Key of an organisation of the story, or a new one. */
  who: string | { name: string; kind: 'provider' | 'producer'; city: string }
  /** Names of services of the catalogue. */
  does?: readonly string[]
  skills?: readonly string[]
  zone?: readonly string[]
  perWeek?: number
  /** Per cent of the price. */
  share?: number
  hours?: Hours
  /** Days from today; the paper itself is joined when asked. */
  insurance?: { insurer: string; number: string; ends: number; paper?: true }
  registration?: { title: string; number: string }
  certificates?: readonly { title: string; ends?: number }[]
  waived?: string
  away?: readonly [from: number, until: number, why: string]
  /** Stays a candidate. */
  waits?: true
}

export type Vetting = { files: readonly Vetted[]; applications: readonly (Application & { ago: number })[] }

const stranger: Actor = { userId: null, name: '', roles: [] }

async function paperOf(ctx: Ctx, insurer: string, number: string) {
  const setup = { title: 'Attestation d’assurance', author: insurer, at: ctx.now() }
  const bytes = await pdfOf(setup, (doc) => {
    doc.font('bold').fontSize(18).text(setup.title).moveDown()
    doc
      .font('regular')
      .fontSize(12)
      .text(`${insurer}\nResponsabilité civile professionnelle\nContrat ${number}`)
  })
  return { name: 'attestation-assurance.pdf', type: 'application/pdf', content: Buffer.from(bytes) }
}

async function papers(ctx: Ctx, id: Id<'Organisation'>, vetted: Vetted, today: Day): Promise<void> {
  const { insurance, registration, certificates = [] } = vetted
  const of = { organisationId: id }
  if (insurance) {
    const { insurer, number, ends, paper } = insurance
    const upload = paper && (await paperOf(ctx, insurer, number))
    const document = {
      kind: 'insurance',
      title: insurer,
      number,
      expiresOn: addDays(today, ends),
      upload,
    } as const
    must(await addDocument(ctx, { ...of, ...document }))
  }
  if (registration) must(await addDocument(ctx, { ...of, kind: 'registration', ...registration }))
  for (const { title, ends } of certificates) {
    const expiresOn = ends === undefined ? undefined : addDays(today, ends)
    must(await addDocument(ctx, { ...of, kind: 'certificate', title, expiresOn }))
  }
}

async function vet(ctx: Ctx, teller: Teller, vetted: Vetted, today: Day): Promise<void> {
  const { who, does = [], skills = [], zone = [], perWeek, share, hours = [], waived, away, waits } = vetted
  const id =
    typeof who === 'string'
      ? teller.organisation(who)
      : must(await addOrganisation(ctx, { siret: undefined, ...who })).id
  must(await openFile(ctx, id))
  await papers(ctx, id, vetted, today)
  const services = (await listServices(ctx)).filter((service) => does.includes(service.name))
  const week = hours.flatMap(([weekdays, from, until]) =>
    weekdays.map((weekday) => ({ weekday, fromMinute: from * 60, untilMinute: until * 60 })),
  )
  must(
    await keepFile(ctx, id, {
      ...{ zone: [...zone], skills: [...skills], weeklyCapacity: perWeek, hours: week },
      services: services.map((service) => service.id),
      sharePermille: share === undefined ? null : share * 10,
      insuranceWaived: waived,
      seenAt: (await fileSeenAt(ctx, id))!,
    }),
  )
  if (!waits) must(await moveFile(ctx, { organisationId: id, verb: 'approve' }))
  if (!away) return
  const [from, until, why] = away
  const absence = { organisationId: id, fromDay: addDays(today, from), untilDay: addDays(today, until), why }
  must(await announceAbsence(ctx, absence))
}

/** Three weeks ago the coordinator opened a file for each provider; since then one insurance has lapsed. */
export function tellProviders(teller: Teller, today: Day, by: string, vetting: Vetting): void {
  const { diary, actor } = teller
  diary.plan(diary.at(addDays(today, -20), 7 * 60 + 30), actor(by), async (ctx) => {
    for (const one of vetting.files) await vet(ctx, teller, one, today)
  })
  for (const { ago, ...application } of vetting.applications)
    diary.plan(diary.at(addDays(today, -ago), 19 * 60 + 12), stranger, async (ctx) => {
      must(await apply(ctx, application, application.name))
    })
}

const WEEK = [1, 2, 3, 4, 5]
const TOWN = ['38000', '38100']

export const QUARTIER_VETTING: Vetting = {
  files: [
    {
      who: 'bricol',
      ...{ does: ['Petit bricolage'], skills: ['bricolage', 'électricité'], zone: TOWN, perWeek: 18 },
      hours: [
        [WEEK, 8, 12],
        [WEEK, 13, 18],
      ],
      insurance: { insurer: 'Mutuelle des Artisans', number: 'MA-48210', ends: 300, paper: true },
      registration: { title: 'Répertoire des métiers', number: 'RM 38-2219' },
      certificates: [{ title: 'Habilitation électrique BR', ends: 120 }],
    },
    {
      who: 'laverie',
      ...{ does: ['Repassage', 'Pressing'], perWeek: 60, share: 64 },
      hours: [[[1, 2, 3, 4, 5, 6], 9, 19]],
      insurance: { insurer: 'Assurances du Parc', number: 'AP-7751', ends: 50 },
      registration: { title: 'RCS Grenoble', number: '512 884 310' },
    },
    {
      who: 'proprete',
      ...{ does: ['Nettoyage du local à poubelles', 'Ménage'], skills: ['propreté'], perWeek: 12 },
      insurance: { insurer: 'Mutuelle Solidaire', number: 'MS-0093', ends: 420 },
      registration: { title: 'Association loi 1901', number: 'W381004477' },
    },
    {
      who: 'velo',
      ...{ does: ['Réparation de vélo'], skills: ['cycles'], perWeek: 15 },
      hours: [[[2, 3, 4, 5, 6], 10, 18]],
      insurance: { insurer: 'Mutuelle des Artisans', number: 'MA-51774', ends: 24 },
      away: [30, 37, 'congés'],
    },
    {
      who: { name: 'Serrurerie du Drac', kind: 'provider', city: 'Grenoble' },
      ...{ does: ['Petit bricolage'], skills: ['serrurerie', 'bricolage'], zone: TOWN, perWeek: 4 },
      insurance: { insurer: 'Assurances du Parc', number: 'AP-9102', ends: -6 },
      registration: { title: 'RCS Grenoble', number: '820 447 191' },
    },
    {
      who: { name: 'Jardins de Nadia', kind: 'provider', city: 'Eybens' },
      ...{ does: ['Tonte et taille'], skills: ['espaces verts'], zone: ['38320', ...TOWN], perWeek: 6 },
      registration: { title: 'Micro-entreprise', number: '901 233 618' },
      waits: true,
    },
  ],
  applications: [
    {
      ...{ kind: 'provider', name: 'Couture Samia', contactName: 'Samia Belkacem', ago: 1 },
      ...{
        phone: '0658114203',
        email: 'samia.belkacem@exemple.example',
        postcode: '38100',
        city: 'Grenoble',
      },
      offer:
        'Retouches, ourlets, fermetures. J’ai tenu un atelier douze ans ; je peux prendre vos dépôts deux fois par semaine.',
      ...{ zone: 'Grenoble sud', indicativePrice: euros(12) },
    },
  ],
}

export const RURAL_VETTING: Vetting = {
  files: [
    {
      who: 'plombier',
      ...{
        does: ['Petit dépannage'],
        skills: ['plomberie', 'chauffage'],
        zone: ['387', '38930'],
        perWeek: 8,
      },
      hours: [[WEEK, 8, 17]],
      insurance: { insurer: 'Mutuelle des Artisans', number: 'MA-60318', ends: 240, paper: true },
      registration: { title: 'Répertoire des métiers', number: 'RM 38-4402' },
    },
    { who: 'ferme', waived: 'vend ses légumes au comptoir', ...{ perWeek: 2, share: 82 } },
    {
      who: 'fromagerie',
      share: 80,
      insurance: { insurer: 'Mutuelle Paysanne', number: 'MP-2207', ends: 18 },
      certificates: [{ title: 'Agrément sanitaire', ends: 410 }],
    },
    {
      who: { name: 'Élagage Prat', kind: 'provider', city: 'Le Collet' },
      ...{ does: ['Bois rentré'], skills: ['élagage'], perWeek: 3 },
      insurance: { insurer: 'Mutuelle Paysanne', number: 'MP-3310', ends: -9 },
    },
  ],
  applications: [
    {
      ...{ kind: 'producer', name: 'Les Ruches du Collet', contactName: 'Paul Serre', ago: 2 },
      ...{ phone: '0674905511', postcode: '38710', city: 'Le Collet' },
      offer: 'Miel de montagne et pain d’épices, une vingtaine de pots par mois. Dépôt le vendredi.',
      indicativePrice: euros(8.5),
    },
  ],
}
