import { walletsEn } from '#modules/money/messages.wallets.en.ts'
import { walletsFr } from '#modules/money/messages.wallets.fr.ts'
import { mayReadBooks, mayUseWallets } from '#modules/money/permits.ts'
import { PrepaidTabs } from '#modules/money/ui/PrepaidTabs.tsx'
import { findOrganisations, findPeople } from '#modules/people/index.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { ArrowLeft, Building2, Search, User } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import '#modules/money/ui/money.css'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayUseWallets(ctx.actor)) refusePage()
  const q = (new URL(request.url).searchParams.get('q') ?? '').trim().slice(0, 100)
  return {
    q,
    people: q === '' ? [] : await findPeople(ctx, q, 8),
    organisations: q === '' ? [] : await findOrganisations(ctx, { q, limit: 5 }),
    books: mayReadBooks(ctx.actor),
  }
}

/** Whose wallet is topped up: the one question before it. */
export default function OpenWallet({ loaderData, params }: Route.ComponentProps) {
  const w = useWords({ fr: walletsFr, en: walletsEn })
  const { q, people, organisations, books } = loaderData
  const base = `/${params.hub}/argent/porte-monnaie`
  const found = [
    ...people.map((one) => ({ ...one, href: `${base}/personne/${one.id}`, Icon: User })),
    ...organisations.map((one) => ({ ...one, href: `${base}/organisme/${one.id}`, Icon: Building2 })),
  ]
  return (
    <>
      <title>{`${w.find} · Palier`}</title>
      <PageHeader
        title={w.find}
        lede={w.findLede}
        quiet={
          <ButtonLink icon={ArrowLeft} href={base}>
            {w.back}
          </ButtonLink>
        }
      />
      <PrepaidTabs hub={params.hub} current="wallets" books={books} />
      <div className="ui-stack">
        <Card>
          <Form id="find" method="get">
            <Field type="search" name="q" label={w.findLabel} value={q} autoComplete="off" />
            <FormActions>
              <Button tone="primary" icon={Search}>
                {w.findGo}
              </Button>
            </FormActions>
          </Form>
        </Card>
        {q !== '' && found.length === 0 && <p>{w.nobody(q)}</p>}
        {found.length > 0 && (
          <Card>
            <ul className="money-lines">
              {found.map(({ id, label, detail, href, Icon }) => (
                <li key={id}>
                  <a href={href}>
                    <Icon className="ui-icon" /> {label}
                  </a>
                  <span className="ui-soft">{detail}</span>
                </li>
              ))}
            </ul>
          </Card>
        )}
      </div>
    </>
  )
}
