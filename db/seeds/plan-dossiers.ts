import { must } from '#kit/result.ts'
import { addDossier, dossiersOf, handOver, writeDossier } from '#modules/plan/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

type Written = {
  readonly name: string
  readonly audience: 'funder' | 'bank'
  readonly addressee: string
  readonly asked: string
  readonly story: Readonly<Record<string, string>>
  readonly handed: boolean
}

const DOSSIERS: Readonly<Record<'quartier' | 'rural', Written>> = {
  quartier: {
    name: 'Demande 2027 à la Métropole',
    audience: 'funder',
    addressee: 'Métropole, direction de l’emploi et de l’économie sociale',
    asked: 'metropole-2027',
    handed: true,
    story: {
      request:
        'Nous demandons 10 000 € pour 2027, la moitié de 2026 : la conciergerie commence à vivre de ses services, et la part publique baisse chaque année du modèle.\n\nL’aide paie le temps d’accueil du mercredi et du samedi, que les habitants ne paieraient pas.',
      project:
        'Une conciergerie au pied des immeubles : dépannage, linge, colis, petits trajets, aide aux démarches. On y entre pour un colis, on y revient pour tout le reste.',
      territory:
        'Un quartier d’immeubles des années soixante, à vingt minutes du centre, où le dernier bureau de poste a fermé. Beaucoup de familles d’un seul parent et de retraités seuls ; des salariés qui rentrent après la fermeture des commerces.',
      team: 'Deux salariés, une coordinatrice, une trésorière bénévole et une trentaine de bénévoles réguliers. La régie de quartier nous prête le local.',
      citizens:
        'Des habitants tiennent la permanence du vendredi depuis le printemps. Le troc de quartier et les repas de palier sont organisés par eux.',
      results:
        'La première étape visait les salariés des entreprises : deux contrats signés, mais des décisions trop lentes. La deuxième s’est tournée vers les habitants, qui reviennent d’eux-mêmes.',
      risks:
        'Le premier risque est une subvention versée tard : un prêt d’amorçage le couvre. Le second est la dépendance à un seul financeur : aucun ne dépasse la moitié de nos produits.',
    },
  },
  rural: {
    name: 'Prêt pour les casiers et le froid',
    audience: 'bank',
    addressee: 'Banque coopérative, agence de la vallée',
    asked: 'pret',
    handed: false,
    story: {
      request:
        'Un prêt de 40 000 € sur l’équipement : froid du magasin et casiers de retrait. Il se rembourse par la marge de l’épicerie et le contrat du bureau de poste.',
      project:
        'Une épicerie, un café, un resto : le tout est un magasin multiservices, avec le bureau de poste, le retrait d’espèces et l’accès numérique.',
      team: 'Un salarié, un salarié en insertion, et des bénévoles qui ouvrent le dimanche.',
      risks:
        'L’hiver est creux : les ventes baissent d’un cinquième de novembre à mars, et le modèle en tient compte mois par mois.',
    },
  },
}

/** A dossier begun, written, and for one hub handed over with the plan of the day. */
export async function tellDossier(ctx: Ctx, hub: 'quartier' | 'rural'): Promise<void> {
  const { name, audience, addressee, asked, story, handed } = DOSSIERS[hub]
  const { id } = must(await addDossier(ctx, { name, audience, addressee }))
  const begun = (await dossiersOf(ctx))?.find((dossier) => dossier.id === id)
  if (!begun) throw new Error(`no dossier ${id}`)
  must(
    await writeDossier(
      ctx,
      { id, version: begun.version },
      {
        ...{ name, audience, addressee, asked, scenario: null, parts: begun.parts },
        story: { ...begun.story, ...story },
      },
    ),
  )
  if (handed) must(await handOver(ctx, { id, version: begun.version + 1, reason: `Dossier remis : ${name}` }))
}
