import { bank } from './permits/bank.ts'
import { billing } from './permits/billing.ts'
import { catalogue } from './permits/catalogue.ts'
import { certificates } from './permits/certificates.ts'
import { contracts } from './permits/contracts.ts'
import { front } from './permits/front.ts'
import { funding } from './permits/funding.ts'
import { measures } from './permits/measures.ts'
import { money } from './permits/money.ts'
import { notices } from './permits/notices.ts'
import { people } from './permits/people.ts'
import { plan } from './permits/plan.ts'
import { portals } from './permits/portals.ts'
import { providers } from './permits/providers.ts'
import { requests } from './permits/requests.ts'
import { rounds } from './permits/rounds.ts'
import { subscriptions } from './permits/subscriptions.ts'
import { till } from './permits/till.ts'
import { trial } from './permits/trial.ts'
import { volunteering } from './permits/volunteering.ts'
import type { Act, Permits, Read } from './permits/words.ts'

/** From left to right. */
const MODULES: readonly Permits[] = [
  front,
  people,
  notices,
  catalogue,
  providers,
  money,
  billing,
  contracts,
  subscriptions,
  requests,
  volunteering,
  rounds,
  till,
  bank,
  certificates,
  portals,
  funding,
  measures,
  plan,
  trial,
]

/** Every address under a hub, as the routes write it. A route that is not here fails the checks. */
export const READ: Readonly<Record<string, Read>> = Object.fromEntries(
  MODULES.flatMap(({ read }) => Object.entries(read)),
)

/** Addresses outside every hub: what they answer to nobody, and to somebody signed in. */
export const OUTSIDE: Readonly<Record<string, { out: number; in: number }>> = {
  '': { out: 302, in: 302 },
  connexion: { out: 200, in: 302 },
  // Without this installation's key.
  'connexion/demo': { out: 404, in: 404 },
  preferences: { out: 302, in: 200 },
  deconnexion: { out: 302, in: 302 },
}

/** Addresses under `ouvert/:hub`, with what they answer to anybody whose link holds no good secret. */
export const OPEN: Readonly<Record<string, number>> = {
  '': 200,
  demander: 200,
  'suivi/:token': 404,
  'devenir-partenaire': 200,
  'agenda/:token': 404,
  'offre/:token': 404,
  'avis/:token': 404,
  'bon/:code': 404,
  'devis/:token': 404,
  'devis/:token/pdf': 404,
  'facture/:token': 404,
  'facture/:token/pdf': 404,
  'comite/:token': 404,
  'comite/:token/pdf': 404,
  'jalon/:gate': 404,
}

/** Every form of the product, verb by verb. A route with an action that is not here fails the checks. */
export const ACTS: readonly Act[] = MODULES.flatMap(({ acts }) => acts)
