// The mark: data in a datagram in a packet in a frame.
export function Logo() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false" fill="none" strokeWidth="2.6">
      <rect x="1.5" y="1.5" width="29" height="29" rx="7" className="logo-link" />
      <rect x="6.5" y="6.5" width="19" height="19" rx="4.5" className="logo-internet" />
      <rect x="11.5" y="11.5" width="9" height="9" rx="2" className="logo-data" />
    </svg>
  )
}
