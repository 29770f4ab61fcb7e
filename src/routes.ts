import { index, type RouteConfig, route } from '@react-router/dev/routes'
import { bankRoutes } from './modules/bank/routes.ts'
import { purchaseRoutes } from './modules/billing/purchase-routes.ts'
import { billingPublicRoutes, billingRoutes } from './modules/billing/routes.ts'
import { catalogueRoutes } from './modules/catalogue/routes.ts'
import { certificateRoutes } from './modules/certificates/routes.ts'
import { contractRoutes } from './modules/contracts/routes.ts'
import { fundingRoutes } from './modules/funding/routes.ts'
import { measureRoutes } from './modules/measures/routes.ts'
import { moneyPublicRoutes, moneyRoutes } from './modules/money/routes.ts'
import { noticeRoutes } from './modules/notices/routes.ts'
import { peopleRoutes } from './modules/people/routes.ts'
import { planRoutes } from './modules/plan/routes.ts'
import { portalRoutes } from './modules/portals/routes.ts'
import { providerPublicRoutes, providerRoutes } from './modules/providers/routes.ts'
import { requestsPublicRoutes, requestsRoutes } from './modules/requests/routes.ts'
import { roundsInterfaceRoutes } from './modules/rounds/interface-routes.ts'
import { roundRoutes } from './modules/rounds/routes.ts'
import { subscriptionRoutes } from './modules/subscriptions/routes.ts'
import { tillRoutes } from './modules/till/routes.ts'
import { trialPublicRoutes, trialRoutes } from './modules/trial/routes.ts'
import { volunteeringRoutes } from './modules/volunteering/routes.ts'

/** Every address of Palier, gathered from the modules. */
export default [
  index('hubs.route.tsx'),
  route('connexion', 'sign-in.route.tsx'),
  route('connexion/demo', 'demo-sign-in.route.tsx'),
  route('preferences', 'preferences.route.tsx'),
  route('deconnexion', 'sign-out.route.tsx'),
  // Open to anybody, without an account: what has a link, a form or a QR of its own.
  route('ouvert/:hub', 'public.route.tsx', [
    index('public-home.route.tsx'),
    ...moneyPublicRoutes,
    ...requestsPublicRoutes,
    ...billingPublicRoutes,
    ...providerPublicRoutes,
    ...trialPublicRoutes,
  ]),
  route(':hub', 'hub.route.tsx', [
    index('today.route.tsx'),
    route('recherche', 'search.route.tsx'),
    route('recherche/vite', 'search-quick.ts'),
    ...peopleRoutes,
    ...fundingRoutes,
    ...providerRoutes,
    ...noticeRoutes,
    ...moneyRoutes,
    ...purchaseRoutes,
    ...billingRoutes,
    ...bankRoutes,
    ...requestsRoutes,
    ...volunteeringRoutes,
    ...roundRoutes,
    ...tillRoutes,
    ...certificateRoutes,
    ...portalRoutes,
    ...catalogueRoutes,
    ...contractRoutes,
    ...roundsInterfaceRoutes,
    ...subscriptionRoutes,
    ...measureRoutes,
    ...trialRoutes,
    ...planRoutes,
  ]),
] satisfies RouteConfig
