import { Button } from 'antd'
import { useId, useState, type ReactNode } from 'react'
import type { Schemas } from '../api/client'
import { useLocale } from '../i18n/LocaleProvider'

interface ButtonsProps {
  /** The steps that can be taken, as the API says. */
  readonly next: readonly string[]
  /** The steps that are for somebody else, as the API says. */
  readonly withheld?: readonly Schemas['WithheldStep'][]
  readonly label: (step: string) => string
  readonly danger?: readonly string[]
  readonly small?: boolean
  readonly busy?: boolean
  readonly take: (step: string) => void
}

/** A button per step; steps for somebody else cannot be pressed, and the reason is shown below. */
export function StepButtons({ next, withheld = [], label, danger = [], small = false, busy, take }: ButtonsProps) {
  const { wording } = useLocale()
  const id = useId()
  return (
    <>
      {withheld.map(({ step }) => (
        // Not `disabled`: the button stays in the tab order, where a screen reader finds the reason.
        <Button key={step} size={small ? 'small' : 'middle'} className="withheld" aria-disabled aria-describedby={id + step}>
          {label(step)}
        </Button>
      ))}
      {next.map((one, index) => (
        <Button key={one} size={small ? 'small' : 'middle'} type={index === 0 && !small && withheld.length === 0 ? 'primary' : 'default'} danger={danger.includes(one)} loading={busy} onClick={() => take(one)}>
          {label(one)}
        </Button>
      ))}
      {withheld.map(({ step, why }) => (
        <p key={step} id={id + step} className="soft small reason">
          {wording(why)}
        </p>
      ))}
    </>
  )
}

interface Props extends Omit<ButtonsProps, 'busy' | 'take'> {
  readonly ask: (step: string, close: () => void) => ReactNode
}

/** A button per step, and the form that it opens. */
export function Steps({ next, ask, ...buttons }: Props) {
  const [step, take] = useState<string>()
  if (next.length === 0) return null
  return (
    <div className="tags no-print">
      <StepButtons next={next} {...buttons} take={take} />
      {step && ask(step, () => take(undefined))}
    </div>
  )
}
