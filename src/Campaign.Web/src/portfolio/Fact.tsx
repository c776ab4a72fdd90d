export function Fact({ label, value, note }: { label: string; value: string; note?: string }) {
  return (
    <div className="fact">
      <span className="soft">{label}</span>
      <strong>{value}</strong>
      {note && <span className="soft">{note}</span>}
    </div>
  )
}
