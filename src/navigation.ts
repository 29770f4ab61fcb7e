import {
  Boxes,
  Building2,
  CalendarDays,
  ChartNoAxesColumn,
  Clock,
  Footprints,
  Handshake,
  House,
  Inbox,
  LayoutDashboard,
  MapPin,
  Plus,
  Settings,
  ShoppingBasket,
  Signature,
  Store,
  Truck,
  User,
  Users,
  Wallet,
} from 'lucide-react'
import type { Role } from '#platform/session/roles.ts'
import type { fr } from './messages.fr.ts'
import { homeOf } from './modules/portals/homes.ts'

type Entry = {
  word: keyof typeof fr.nav
  /** Path under the hub; empty for its home. */
  path: string
  icon: typeof House
  /** The single key that opens it. */
  shortcut?: string
  /** Further addresses that stand under the same entry. */
  also?: readonly string[]
  /** Who finds it in their navigation; everybody when absent. */
  roles?: readonly Role[]
  /** Who finds it under another entry. */
  unless?: readonly Role[]
  /** For those who hold the role itself: it shows their own affairs, which an administrator has none of. */
  own?: true
  /** Not the place of the pages below it: they have entries of their own. */
  alone?: true
}

/** Those who read every trip find noting theirs on that list. */
const READS_TRIPS: readonly Role[] = ['coordinator', 'desk', 'treasurer']

const DESK: readonly Role[] = ['coordinator', 'desk', 'volunteer', 'drop-off']

/** Most used first: a phone shows the first three, then « Plus ». */
const ENTRIES: readonly Entry[] = [
  { word: 'today', path: '', icon: House },
  { word: 'missions', path: 'mes-missions', icon: Handshake, roles: ['provider'] },
  { word: 'space', path: 'mon-espace', icon: House, roles: ['member'], own: true, alone: true },
  { word: 'askMine', path: 'mon-espace/demander', icon: Plus, roles: ['member'], own: true },
  { word: 'mine', path: 'mon-espace/moi', icon: User, roles: ['member'], own: true },
  { word: 'company', path: 'mon-entreprise', icon: Building2, roles: ['company-contact'], own: true },
  { word: 'field', path: 'terrain', icon: MapPin, roles: ['provider', 'driver', 'drop-off', 'volunteer'] },
  { word: 'desk', path: 'guichet', icon: Store, shortcut: 'n', roles: DESK },
  {
    word: 'trip',
    path: 'deplacements/nouveau',
    also: ['deplacements', 'tournees'],
    icon: Truck,
    roles: ['driver', 'drop-off', 'volunteer'],
    unless: ['admin', ...READS_TRIPS],
  },
  { word: 'requests', path: 'demandes', icon: Inbox, roles: [...DESK, 'driver', 'treasurer'] },
  {
    word: 'till',
    path: 'caisse',
    icon: ShoppingBasket,
    shortcut: 'c',
    roles: ['coordinator', 'desk', 'volunteer'],
  },
  { word: 'calendar', path: 'calendrier', icon: CalendarDays, roles: [...DESK, 'driver'] },
  {
    word: 'rounds',
    path: 'tournees',
    also: ['deplacements'],
    icon: Truck,
    roles: READS_TRIPS,
  },
  {
    word: 'hours',
    path: 'mes-heures',
    also: ['heures', 'permanences'],
    icon: Clock,
    roles: ['coordinator', 'treasurer', 'desk', 'drop-off', 'driver', 'volunteer'],
  },
  { word: 'people', path: 'personnes', icon: Users, roles: ['coordinator', 'desk', 'treasurer'] },
  {
    word: 'partners',
    path: 'partenaires',
    also: ['prestataires'],
    icon: Building2,
    roles: ['coordinator', 'desk', 'treasurer'],
  },
  {
    word: 'contracts',
    path: 'contrats',
    also: ['prises-en-charge'],
    icon: Signature,
    roles: ['coordinator', 'desk', 'treasurer'],
  },
  { word: 'catalogue', path: 'catalogue', icon: Boxes, roles: ['coordinator', 'desk'] },
  {
    word: 'money',
    path: 'argent',
    also: ['abonnements'],
    icon: Wallet,
    roles: ['coordinator', 'treasurer'],
  },
  { word: 'plan', path: 'modele', icon: LayoutDashboard, roles: ['coordinator', 'treasurer', 'committee'] },
  {
    word: 'trial',
    path: 'phase-de-test',
    icon: Footprints,
    roles: ['coordinator', 'treasurer', 'committee'],
  },
  {
    word: 'measures',
    path: 'mesures',
    icon: ChartNoAxesColumn,
    roles: ['coordinator', 'treasurer', 'committee', 'network'],
  },
  { word: 'settings', path: 'reglages', icon: Settings, roles: ['coordinator'] },
]

/** The entries of a person's navigation, by their roles: a volunteer sees three, not twelve. */
export const entriesFor = (roles: readonly Role[]): readonly Entry[] =>
  ENTRIES.filter(({ roles: those, unless = [], own, path }) =>
    those
      ? roles.some((role) => (role === 'admin' && !own) || those.includes(role)) &&
        !roles.some((role) => unless.includes(role))
      : path !== '' || homeOf({ roles }) === null,
  )
