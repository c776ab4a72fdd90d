import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Form, Input, InputNumber, Select } from 'antd'
import { api, body, type Schemas } from '../api/client'
import { channels, kinds } from '../api/words'
import { FieldItem } from '../forms/FieldItem'
import { FormEnd } from '../forms/FormEnd'
import { FormRows } from '../forms/FormRows'
import { useLocale } from '../i18n/LocaleProvider'
import { SideDrawer } from '../layout/SideDrawer'

type Body = Schemas['RegisterPartnerBody']

/** Registers a partner: who it is, where they speak, and what they ask for. */
export function PartnerForm({ close, done }: { close: () => void; done: (partner: string) => void }) {
  const { t, word } = useLocale()
  const queries = useQueryClient()
  const register = useMutation({
    mutationFn: (given: Body) => body(api.POST('/api/v1/partners', { body: { ...given, id: null } })),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['partners'] })
      done(id)
    },
  })
  const needed = [{ required: true }]
  return (
    <SideDrawer title={t('partners.new')} width={620} close={close}>
      <Form<Body> layout="vertical" onFinish={(given) => register.mutate(given)} initialValues={{ accounts: [{}], rates: [], categories: [] }}>
        <Form.Item name="name" label={t('partners.name')} rules={needed}>
          <Input autoFocus maxLength={200} />
        </Form.Item>
        <fieldset className="rows">
          <legend>{t('partners.accounts')}</legend>
          <FormRows name="accounts" add={t('partners.account.add')} least={1}>
            {(at) => (
              <>
                <Form.Item name={[at, 'channel']} label={t('deliverables.channel')} rules={needed}>
                  <Select options={channels.map((value) => ({ value, label: word('channel', value) }))} />
                </Form.Item>
                <Form.Item name={[at, 'handle']} label={t('partners.handle')} rules={needed}>
                  <Input />
                </Form.Item>
                <Form.Item name={[at, 'followers']} label={t('partners.followers')} rules={needed}>
                  <InputNumber min={0} precision={0} className="full" />
                </Form.Item>
              </>
            )}
          </FormRows>
        </fieldset>
        <fieldset className="rows">
          <legend>{t('partners.rates')}</legend>
          <FormRows name="rates" add={t('partners.rate.add')}>
            {(at) => (
              <>
                <Form.Item name={[at, 'kind']} label={t('collab.kind')} rules={needed}>
                  <Select options={kinds.map((value) => ({ value, label: word('kind', value) }))} />
                </Form.Item>
                <Form.Item name={[at, 'fee']} label={t('deliverables.fee')} rules={needed}>
                  <InputNumber min={0} precision={2} className="full" />
                </Form.Item>
              </>
            )}
          </FormRows>
        </fieldset>
        <FieldItem field={{ name: 'categories', label: t('partners.categories'), kind: 'tags', help: t('partners.categories.help') }} />
        <Form.Item name="contact" label={t('partners.contact')} extra={t('partners.contact.help')}>
          <Input maxLength={300} />
        </Form.Item>
        <FormEnd send={t('partners.register')} busy={register.isPending} problem={register.error} cancel={close} />
      </Form>
    </SideDrawer>
  )
}
