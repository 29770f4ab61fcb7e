import { webEn } from '#modules/requests/messages.web.en.ts'
import { webFr } from '#modules/requests/messages.web.fr.ts'
import { FOLLOW_STEPS } from '#modules/requests/rules/web-request.ts'
import { followWebRequest } from '#modules/requests/web/ask.server.ts'
import { noPage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DateTimeFr } from '#ui/DayFr.tsx'
import { formatClock, formatDay } from '#ui/dates.ts'
import { useLanguage, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Steps } from '#ui/Steps.tsx'
import type { Route } from './+types/follow.route'
import '#modules/requests/ui/web.css'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  const page = await followWebRequest(ctx, params.token)
  if (!page) noPage()
  const { origin, pathname, searchParams } = new URL(request.url)
  return { page, hub: ctx.hub.name, link: `${origin}${pathname}`, thanks: searchParams.has('merci') }
}

/** Whoever holds the link sees how far it is, and nothing of who asked. */
export default function Follow({ loaderData, params }: Route.ComponentProps) {
  const w = useWords({ fr: webFr, en: webEn }).follow
  const { page, thanks, link } = loaderData
  const { locale, today } = useLanguage()
  const base = `/ouvert/${params.hub}`
  return (
    <>
      <title>{`${w.title} · ${loaderData.hub}`}</title>
      <PageHeader
        title={thanks ? w.thanks : w.title}
        lede={
          <>
            {w.on} <DateTimeFr value={page.receivedAt} />
          </>
        }
      />
      <div className="ui-stack">
        {'step' in page && (
          <>
            <Steps
              current={page.step === 'done' ? FOLLOW_STEPS.length : FOLLOW_STEPS.indexOf(page.step)}
              steps={FOLLOW_STEPS.map((step) => ({ label: w.steps[step] }))}
            />
            <Card title={w.next}>
              {page.passage && (
                <p className="requests-passage">
                  {w.passage(
                    formatDay(page.passage.day, locale, today?.slice(0, 4)),
                    formatClock(page.passage.slot.from, locale),
                    formatClock(page.passage.slot.to, locale),
                  )}
                </p>
              )}
              <p>{w.nexts[page.step]}</p>
            </Card>
          </>
        )}
        {'ended' in page && (
          <Notice
            tone={page.ended === 'answered' ? 'success' : 'info'}
            title={w.ends[page.ended]}
            live={false}
          >
            {page.answer && <p className="requests-said">{page.answer}</p>}
          </Notice>
        )}
        {thanks && (
          <Notice title={w.link} live={false}>
            <p>{w.thanksText}</p>
            <p>
              <a className="requests-link" href={link}>
                {link}
              </a>
            </p>
          </Notice>
        )}
        <div className="ui-row ui-no-print">
          <ButtonLink href={`${base}/demander`}>{w.again}</ButtonLink>
          <ButtonLink href={base}>{w.home}</ButtonLink>
        </div>
      </div>
    </>
  )
}
