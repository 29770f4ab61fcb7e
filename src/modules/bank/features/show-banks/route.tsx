import { en } from '#modules/bank/messages.bank.en.ts'
import { fr } from '#modules/bank/messages.bank.fr.ts'
import { mayKeepBank, mayReadBank } from '#modules/bank/permits.ts'
import '#modules/bank/ui/bank.css'
import { WaitingList } from '#modules/bank/ui/WaitingList.tsx'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { formatDay } from '#ui/dates.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Check, Columns2, FileText, Pencil, Plus, Upload, Wallet } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Status } from '#ui/Status.tsx'
import type { Route } from './+types/route'
import { readBanks, type ShownAccount } from './query.server.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadBank(ctx.actor)) refusePage()
  return { ...(await readBanks(ctx)), mayKeep: mayKeepBank(ctx.actor) }
}

export default function Banks({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const { accounts, waits, mayKeep } = loaderData
  const base = `/${params.hub}/argent`
  return (
    <>
      <title>{`${t.title} · Palier`}</title>
      <PageHeader
        title={t.title}
        lede={t.lede}
        quiet={
          mayKeep &&
          accounts.length > 0 && (
            <ButtonLink href={`${base}/banque/comptes/nouveau`} icon={Plus}>
              {t.add}
            </ButtonLink>
          )
        }
      />
      <MoneyTabs hub={params.hub} current="bank" />
      <div className="ui-stack">
        {accounts.length === 0 ? (
          <EmptyState
            title={t.none}
            icon={Wallet}
            action={
              mayKeep && (
                <ButtonLink tone="primary" href={`${base}/banque/comptes/nouveau`} icon={Plus}>
                  {t.addFirst}
                </ButtonLink>
              )
            }
          >
            {t.noneText}
          </EmptyState>
        ) : (
          <div className="ui-grid bank-cards">
            {accounts.map((account) => (
              <AccountCard key={account.id} account={account} base={`${base}/banque`} mayKeep={mayKeep} />
            ))}
          </div>
        )}
        <Card title={t.waits}>
          <WaitingList waits={waits} base={`${base}/remises`} mayRemit={mayKeep && accounts.length > 0} />
        </Card>
      </div>
    </>
  )
}

function AccountCard({ account, base, mayKeep }: { account: ShownAccount; base: string; mayKeep: boolean }) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { open, upTo } = account
  const here = `${base}/${account.id}`
  const day = upTo ? t.upTo(formatDay(upTo, locale)) : t.noStatement
  return (
    <Card
      title={account.name}
      aside={
        mayKeep && (
          <ButtonLink href={`${base}/comptes/${account.id}`} icon={Pencil}>
            {t.edit}
          </ButtonLink>
        )
      }
    >
      <dl className="bank-sides">
        <div>
          <dt>{t.atBank}</dt>
          <dd>
            <Amount value={account.atBank} />
            <small>{day}</small>
          </dd>
        </div>
        <div>
          <dt>{t.inBooks}</dt>
          <dd>
            <Amount value={account.inBooks} />
            <small>{upTo ? day : ''}</small>
          </dd>
        </div>
      </dl>
      <p>
        {upTo && (
          <Status tone={open > 0 ? 'warn' : 'success'} icon={open > 0 ? undefined : Check}>
            {t.toMatch(open)}
          </Status>
        )}
      </p>
      <div className="ui-row">
        {open > 0 && (
          <ButtonLink tone="primary" href={here} icon={Columns2}>
            {t.match}
          </ButtonLink>
        )}
        <ButtonLink tone={open > 0 ? 'quiet' : 'primary'} href={`${here}/releves`} icon={Upload}>
          {t.import}
        </ButtonLink>
        {upTo && (
          <ButtonLink href={`${here}/etat`} icon={FileText}>
            {t.state}
          </ButtonLink>
        )}
      </div>
    </Card>
  )
}
