import { Button } from 'antd'
import { useState, type ReactNode } from 'react'

interface ButtonsProps {
  /** The steps that are open, as the API says. */
  readonly next: readonly string[]
  readonly label: (step: string) => string
  readonly danger?: readonly string[]
  readonly small?: boolean
  readonly busy?: boolean
  readonly take: (step: string) => void
}

/** A button for each step that is open. */
export function StepButtons({ next, label, danger = [], small = false, busy, take }: ButtonsProps) {
  return next.map((one, index) => (
    <Button key={one} size={small ? 'small' : 'middle'} type={index === 0 && !small ? 'primary' : 'default'} danger={danger.includes(one)} loading={busy} onClick={() => take(one)}>
      {label(one)}
    </Button>
  ))
}

interface Props extends Omit<ButtonsProps, 'busy' | 'take'> {
  readonly ask: (step: string, close: () => void) => ReactNode
}

/** A button for each step that is open, and what it asks. */
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
