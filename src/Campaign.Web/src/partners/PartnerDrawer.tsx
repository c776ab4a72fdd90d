import { Descriptions, Table } from 'antd'
import { formOf } from '../drafts/useDraft'
import { Steps } from '../forms/Steps'
import { useLocale } from '../i18n/LocaleProvider'
import { SideDrawer } from '../layout/SideDrawer'
import { ErasePerson } from '../subjects/ErasePerson'
import { PartnerForm } from './PartnerForm'
import { PartnerHistory } from './PartnerHistory'
import { PartnerStep } from './PartnerStep'
import type { Partner } from './queries'

/** A partner's profile, with the findings of the latest vetting and a button to vet again. */
export function PartnerDrawer({ partner, close }: { partner: Partner; close: () => void }) {
  const { t, word, count } = useLocale()
  return (
    <SideDrawer title={partner.name} width={560} close={close}>
      <div className="stack">
        <Descriptions
          column={1}
          size="small"
          items={[
            { key: 'state', label: t('deliverables.state'), children: word('partner', partner.status) },
            { key: 'categories', label: t('partners.categories'), children: partner.categories.join(' · ') || '—' },
            { key: 'contact', label: t('partners.contact'), children: partner.contact ?? '—' },
            { key: 'proof', label: t('partners.proof'), children: partner.proofOfUse ?? '—' },
          ]}
        />
        <Table
          rowKey={(account) => account.channel + account.handle}
          size="small"
          pagination={false}
          dataSource={[...partner.accounts]}
          columns={[
            { title: t('deliverables.channel'), dataIndex: 'channel', render: (channel: string) => word('channel', channel) },
            { title: t('partners.handle'), dataIndex: 'handle' },
            { title: t('partners.followers'), dataIndex: 'followers', align: 'right', render: count },
          ]}
        />
        {partner.rates.length > 0 && (
          <ul className="plain">
            {partner.rates.map((rate) => (
              <li key={rate.kind}>
                {word('kind', rate.kind)} · {count(rate.fee)}
              </li>
            ))}
          </ul>
        )}
        {partner.findings.length > 0 && (
          <section>
            <h3>{t('partners.findings')}</h3>
            <ul className="plain">
              {partner.findings.map((finding, index) => (
                <li key={index}>{finding.note ?? word('finding', finding.code)}</li>
              ))}
            </ul>
          </section>
        )}
        <section>
          <h3>{t('partners.history')}</h3>
          <PartnerHistory partner={partner.id} />
        </section>
        <Steps next={partner.next} danger={['suspend']} label={(step) => word('partnerstep', step)} ask={(step, close) => (step === 'amend' ? <PartnerForm partner={partner} close={close} done={close} /> : <PartnerStep partner={partner} step={step} close={close} />)} />
        <ErasePerson kind="partner" draft={formOf('partner', partner.id, 'erase')} account={{ channel: 'partner', handle: partner.id }} name={partner.name} offered={partner.contact !== null} />
      </div>
    </SideDrawer>
  )
}
